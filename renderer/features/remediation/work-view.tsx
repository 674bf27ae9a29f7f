// The work: stages with their counts, how old what is open is, the list, and the whole chain of the one that is chosen.
import { CircleCheck, CircleX, MessageSquareQuote, Paperclip, RotateCcw, Send } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { RemediationState } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { BarsChart } from '../../ui/charts/bars.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { AttachDialog } from './attach-dialog.tsx';
import { Chain } from './chain.tsx';
import styles from './remediation.module.css';
import { ageing, byState, stateOrder, stateWords } from './remediation-model.ts';

const stateIcons: Readonly<Record<RemediationState, ReactNode>> = {
  reappeared: <RotateCcw aria-hidden />,
  failed: <CircleX aria-hidden />,
  claimed: <MessageSquareQuote aria-hidden />,
  instructed: <Send aria-hidden />,
  verified: <CircleCheck aria-hidden />,
};

export function StateMark({ state }: { readonly state: RemediationState }): ReactNode {
  return (
    <span className={classes(styles.state, styles[state])}>
      {stateIcons[state]}
      {stateWords[state].title}
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
  const { navigation } = useApp();
  return (
    <Block title="Instructions">
      <EmptyState
        title="Nothing has been instructed yet."
        steps={
          <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
            To the review
          </Button>
        }
      >
        Every signed “reduce” and “revoke” becomes an instruction, and stands here until a later bundle shows it done.
      </EmptyState>
    </Block>
  );
}

function Work({ list, asked }: { readonly list: readonly Remediation[]; readonly asked: string | null }): ReactNode {
  const { format } = useApp();
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
            title={stateWords[state].meaning}
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
          .map((group) => (
            <Group
              key={group.state}
              state={group.state}
              items={group.items}
              chosen={shown?.item ?? null}
              onChoose={setChosen}
            />
          ))}
        side={
          <>
            <Block
              title="Age of what is open"
              note={overdue === 0 ? `${counted(open.length, 'change')}` : `${overdue} of ${open.length} past due`}
            >
              {open.length === 0 ? (
                <p className={type.two}>Everything that was instructed is verified.</p>
              ) : (
                <BarsChart label="Open changes by age" bars={ageing(open)} agreed={null} agreedText="" />
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
  readonly chosen: string | null;
  readonly onChoose: (item: string) => void;
}

function Group({ state, items, chosen, onChoose }: GroupProps): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, shownAtFirst);
  return (
    <Block title={stateWords[state].title} note={`${counted(items.length, 'change')}, ${stateWords[state].meaning}`}>
      <ul>
        {shown.map((one) => (
          <Row key={one.item} remediation={one} chosen={one.item === chosen} onChoose={() => onChoose(one.item)} />
        ))}
      </ul>
      {shown.length === items.length ? null : (
        <div className={styles.more}>
          <LinkButton onClick={() => setAll(true)}>Show all {items.length}</LinkButton>
        </div>
      )}
    </Block>
  );
}

interface RowProps {
  readonly remediation: Remediation;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Row({ remediation, chosen, onChoose }: RowProps): ReactNode {
  const { format } = useApp();
  const { identity, privilege, resource, risk, outcome, due, overdue, days, state, instruction } = remediation;
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={chosen} onClick={onChoose}>
        <RiskMark risk={risk} />
        <span>
          <b>{identity}</b>
          <small>
            {privilege} on {resource}
          </small>
        </span>
        <span>
          <DecisionMark outcome={outcome} />
          <small>{instruction === null ? 'not sent yet' : instruction.reference}</small>
        </span>
        <span className={styles.when}>
          {state === 'verified' ? `took ${counted(days, 'day')}` : `${counted(days, 'day')} old`}
          {due === null || state === 'verified' ? null : (
            <small className={classes(overdue && styles.late)}>
              {overdue ? `was due ${format.day(due)}` : `due ${format.day(due)}`}
            </small>
          )}
        </span>
      </button>
    </li>
  );
}

function Detail({ item }: { readonly item: Remediation }): ReactNode {
  const { navigation } = useApp();
  const query = useQuery('remediation.detail', { item: item.item });
  const [attaching, setAttaching] = useState(false);
  return (
    <Block
      title={item.identity}
      action={
        <LinkButton small onClick={() => navigation.go({ name: 'review', campaign: item.campaign, item: item.item })}>
          Open the case
        </LinkButton>
      }
    >
      <p className={type.two}>
        {item.reference}: {item.privilege} on {item.resource}, in {item.system}
      </p>
      <Loaded query={query} skeleton={<Skeleton rows={6} />}>
        {(detail) => <Chain detail={detail} />}
      </Loaded>
      <Button size="small" icon={<Paperclip aria-hidden />} onClick={() => setAttaching(true)}>
        Attach own evidence
      </Button>
      {attaching ? <AttachDialog subject={item.item} name={item.identity} onClose={() => setAttaching(false)} /> : null}
    </Block>
  );
}
