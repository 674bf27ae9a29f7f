// The work: stages with their counts, how old what is open is, the list, and the whole chain of the one that is chosen.
import { CircleCheck, CircleX, MessageSquareQuote, Paperclip, RotateCcw, Send } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { RemediationDetail } from '../../../shared/contract/loop.ts';
import type { Remediation, RemediationPage } from '../../../shared/contract/review.ts';
import type { RemediationState } from '../../../shared/words.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { type Format, localDay } from '../../lib/format.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { Messages } from '../../messages/table.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { BarsChart } from '../../ui/charts/bars.tsx';
import { SearchInput } from '../../ui/field.tsx';
import type { GridColumn } from '../../ui/grid.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { AttachDialog } from './attach-dialog.tsx';
import { Chain } from './chain.tsx';
import { accessColumns, LongList, TwoLines } from './long-list.tsx';
import styles from './remediation.module.css';
import { overThePromise, stateOrder } from './remediation-model.ts';

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
  const query = useQuery('remediation.list', { item, limit: 1 });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={10} />}>
      {(all) => (all.total === 0 ? <NothingInstructed /> : <Work all={all} asked={item} />)}
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

function Work({ all, asked }: { readonly all: RemediationPage; readonly asked: string | null }): ReactNode {
  const { engine, words, format } = useApp();
  const said = words.remediation.work;
  const [only, setOnly] = useState<RemediationState | null>(null);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed).trim();
  const filter = { state: only, search };
  const found = useQuery('remediation.list', { search, limit: 1 }).value ?? all;
  const [start] = useState(all.position);
  const pages = usePages<Remediation>({
    key: JSON.stringify(filter),
    method: 'remediation.list',
    load: (offset, limit, signal) => engine.call('remediation.list', { ...filter, offset, limit }, { signal }),
    startAt: start ?? 0,
  });
  const [active, setActive] = useState(start);
  const [chosen, setChosen] = useState(asked);
  const shown = chosen ?? pages.rowAt(0)?.item ?? null;
  const columns = useMemo(() => workColumns(words.remediation, words.field, format), [words, format]);
  const show = (next: RemediationState | null, text: string) => {
    setActive(null);
    setOnly(next);
    setTyped(text);
  };
  return (
    <>
      <div className={styles.totals}>
        {stateOrder.map((state) => (
          <button
            key={state}
            type="button"
            title={words.remediation.states[state].meaning}
            aria-pressed={only === state}
            onClick={() => show(only === state ? null : state, typed)}
          >
            <b>{format.number(found.counts[state])}</b>
            <StateMark state={state} />
          </button>
        ))}
      </div>
      <Columns
        main={
          <Block
            title={only === null ? said.title : words.remediation.states[only].title}
            note={said.listed(pages.total ?? 0, only === null ? null : words.remediation.states[only].meaning)}
            action={
              <span className={styles.find}>
                <SearchInput
                  label={said.search}
                  placeholder={said.searchShort}
                  value={typed}
                  onChange={(text) => show(only, text)}
                />
              </span>
            }
          >
            <LongList
              label={said.listLabel}
              pages={pages}
              columns={columns}
              active={active}
              onActive={(position) => {
                setActive(position);
                const row = pages.rowAt(position);
                if (row !== undefined) setChosen(row.item);
              }}
              isChosen={(row) => row.item === shown}
              focusOn={only === null && search === '' ? start : null}
              empty={
                <EmptyState
                  title={said.noneFits}
                  steps={<Button onClick={() => show(null, '')}>{said.showAll}</Button>}
                >
                  {said.noneFitsMeans}
                </EmptyState>
              }
            />
          </Block>
        }
        side={
          <>
            <Block title={said.age} note={said.ageNote(found.overdue, found.open)}>
              {found.open === 0 ? (
                <p className={type.two}>{said.allVerified}</p>
              ) : (
                <>
                  <BarsChart
                    label={said.ageLabel}
                    bars={overThePromise(found.byDue, localDay(new Date()), said.bands)}
                    agreed={null}
                    agreedText=""
                  />
                  <p className={styles.says}>{said.bandsUnit}</p>
                </>
              )}
            </Block>
            {shown === null ? null : <Detail key={shown} item={shown} />}
          </>
        }
      />
    </>
  );
}

function workColumns(
  words: Messages['remediation'],
  { outcomes }: Messages['field'],
  format: Format,
): readonly GridColumn<Remediation>[] {
  const said = words.work;
  const { columns } = said;
  return [
    ...accessColumns(words, columns, 98),
    {
      id: 'state',
      title: columns.state,
      width: 152,
      render: ({ state, outcome, instruction }) => (
        <TwoLines
          first={<StateMark state={state} />}
          second={said.decided(outcomes[outcome], instruction === null ? said.notSent : instruction.reference)}
        />
      ),
    },
    {
      id: 'age',
      title: columns.age,
      width: 120,
      align: 'right',
      render: ({ state, days, due, overdue }) => (
        <TwoLines
          first={<span>{state === 'verified' ? said.took(days) : said.old(days)}</span>}
          second={due === null || state === 'verified' ? '' : said.due(format.day(due), overdue)}
          isLate={overdue}
        />
      ),
    },
  ];
}

function Detail({ item }: { readonly item: string }): ReactNode {
  const query = useQuery('remediation.detail', { item });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(detail) => <DetailBlock detail={detail} />}
    </Loaded>
  );
}

function DetailBlock({ detail }: { readonly detail: RemediationDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.remediation.work;
  const { remediation: item } = detail;
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
      <Chain detail={detail} />
      <Button size="small" icon={<Paperclip aria-hidden />} onClick={() => setAttaching(true)}>
        {said.attach}
      </Button>
      <AttachDialog subject={item.item} name={item.identity} open={attaching} onClose={() => setAttaching(false)} />
    </Block>
  );
}
