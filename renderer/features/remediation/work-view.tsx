// The work: stages with their counts, how old what is open is, the list, and the whole chain of the one that is chosen.
import { CircleCheck, CircleX, MessageSquareQuote, Paperclip, RotateCcw, Send } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { RemediationState } from '../../../shared/words.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { localDay } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { BarsChart } from '../../ui/charts/bars.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { AttachDialog } from './attach-dialog.tsx';
import { useBounded } from './bounded.tsx';
import { Chain } from './chain.tsx';
import styles from './remediation.module.css';
import { byState, overThePromise, stateOrder } from './remediation-model.ts';

const stateIcons: Readonly<Record<RemediationState, ReactNode>> = {
  reappeared: <RotateCcw aria-hidden />,
  failed: <CircleX aria-hidden />,
  claimed: <MessageSquareQuote aria-hidden />,
  instructed: <Send aria-hidden />,
  verified: <CircleCheck aria-hidden />,
};

export function StateMark({ state }: { readonly state: RemediationState }): ReactNode {
  const { words } = useApp();
  return (
    <span className={classes(styles.state, styles[state])}>
      {stateIcons[state]}
      {words.remediation.states[state].title}
    </span>
  );
}

export function WorkView({ item }: { readonly item: string | null }): ReactNode {
  const query = useQuery('remediation.list', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={10} />}>
      {(list) => (list.length === 0 ? <NothingInstructed /> : <Work list={list} asked={item} />)}
    </Loaded>
  );
}

function NothingInstructed(): ReactNode {
  const { navigation, words } = useApp();
  const said = words.remediation.work;
  return (
    <Block title={said.title}>
      <EmptyState
        title={said.nothing}
        steps={
          <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
            {said.toReview}
          </Button>
        }
      >
        {said.nothingMeans}
      </EmptyState>
    </Block>
  );
}

function Work({ list, asked }: { readonly list: readonly Remediation[]; readonly asked: string | null }): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.work;
  const groups = useMemo(() => byState(list), [list]);
  const [only, setOnly] = useState<RemediationState | null>(null);
  const first = groups[0]?.items[0] ?? null;
  const [chosen, setChosen] = useState<string | null>(asked);
  const shown = list.find((one) => one.item === chosen) ?? first;
  const open = list.filter((one) => one.state !== 'verified');
  const overdue = list.filter((one) => one.overdue).length;
  return (
    <>
      <div className={styles.totals}>
        {stateOrder.map((state) => (
          <button
            key={state}
            type="button"
            title={words.remediation.states[state].meaning}
            aria-pressed={only === state}
            onClick={() => setOnly(only === state ? null : state)}
          >
            <b>{format.number(groups.find((group) => group.state === state)?.items.length ?? 0)}</b>
            <StateMark state={state} />
          </button>
        ))}
      </div>
      <Columns
        main={groups
          .filter((group) => only === null || group.state === only)
          .map((group, position) => (
            <Group
              key={group.state}
              state={group.state}
              items={group.items}
              isFirst={position === 0}
              chosen={shown?.item ?? null}
              onChoose={setChosen}
            />
          ))}
        side={
          <>
            <Block title={said.age} note={said.ageNote(overdue, open.length)}>
              {open.length === 0 ? (
                <p className={type.two}>{said.allVerified}</p>
              ) : (
                <>
                  <BarsChart
                    label={said.ageLabel}
                    bars={overThePromise(
                      open.map(({ due }) => ({ due, items: 1 })),
                      localDay(new Date()),
                      said.bands,
                    )}
                    agreed={null}
                    agreedText=""
                  />
                  <p className={styles.says}>{said.bandsUnit}</p>
                </>
              )}
            </Block>
            {shown === null ? null : <Detail key={shown.item} item={shown} />}
          </>
        }
      />
    </>
  );
}

/** Rows drawn at once; settled ones seldom need more. */
const shownAtFirst = 25;

interface GroupProps {
  readonly state: RemediationState;
  readonly items: readonly Remediation[];
  /** What the columns are is said once, above the first. */
  readonly isFirst: boolean;
  readonly chosen: string | null;
  readonly onChoose: (item: string) => void;
}

function Group({ state, items, isFirst, chosen, onChoose }: GroupProps): ReactNode {
  const { words } = useApp();
  const { title, meaning } = words.remediation.states[state];
  const { columns } = words.remediation.work;
  const { shown, more } = useBounded(items, shownAtFirst);
  return (
    <Block title={title} note={words.remediation.work.groupNote(items.length, meaning)}>
      {isFirst ? (
        <div className={styles.heads} aria-hidden>
          <span>{columns.risk}</span>
          <span>{columns.access}</span>
          <span>{columns.decided}</span>
          <span>{columns.age}</span>
        </div>
      ) : null}
      <ul>
        {shown.map((one) => (
          <Row key={one.item} remediation={one} chosen={one.item === chosen} onChoose={() => onChoose(one.item)} />
        ))}
      </ul>
      {more}
    </Block>
  );
}

interface RowProps {
  readonly remediation: Remediation;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Row({ remediation, chosen, onChoose }: RowProps): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.work;
  const { identity, privilege, resource, risk, outcome, due, overdue, days, state, instruction } = remediation;
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={chosen} onClick={onChoose}>
        <RiskMark risk={risk} />
        <span>
          <b>{identity}</b>
          <small>{words.remediation.on(privilege, resource)}</small>
        </span>
        <span>
          <DecisionMark outcome={outcome} />
          <small>{instruction === null ? said.notSent : instruction.reference}</small>
        </span>
        <span className={styles.when}>
          {state === 'verified' ? said.took(days) : said.old(days)}
          {due === null || state === 'verified' ? null : (
            <small className={classes(overdue && styles.late)}>{said.due(format.day(due), overdue)}</small>
          )}
        </span>
      </button>
    </li>
  );
}

function Detail({ item }: { readonly item: Remediation }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.remediation.work;
  const query = useQuery('remediation.detail', { item: item.item });
  const [attaching, setAttaching] = useState(false);
  useCommands({ 'remediation.attach': () => setAttaching(true) });
  return (
    <Block
      title={item.identity}
      action={
        <LinkButton small onClick={() => navigation.go({ name: 'review', campaign: item.campaign, item: item.item })}>
          {words.remediation.openCase}
        </LinkButton>
      }
    >
      <p className={type.two}>{said.subject(item.reference, item.privilege, item.resource, item.system)}</p>
      <Loaded query={query} skeleton={<Skeleton rows={6} />}>
        {(detail) => <Chain detail={detail} />}
      </Loaded>
      <Button size="small" icon={<Paperclip aria-hidden />} onClick={() => setAttaching(true)}>
        {said.attach}
      </Button>
      <AttachDialog subject={item.item} name={item.identity} open={attaching} onClose={() => setAttaching(false)} />
    </Block>
  );
}
