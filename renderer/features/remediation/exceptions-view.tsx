// The register of accepted risks: what runs, what ends soon, what has come back, each with who approved it and until when.
import { type ReactNode, useMemo, useState } from 'react';
import type { ExceptionPage, ExceptionPart, ExceptionRecord } from '../../../shared/contract/loop.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import type { Format } from '../../lib/format.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { Messages } from '../../messages/table.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { SearchInput } from '../../ui/field.tsx';
import type { GridColumn } from '../../ui/grid.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { accessColumns, LongList, TwoLines } from './long-list.tsx';
import styles from './remediation.module.css';

export function ExceptionsView(): ReactNode {
  const { words } = useApp();
  const said = words.remediation.exceptions;
  const query = useQuery('exception.list', { limit: 1 });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(all) =>
        all.total === 0 ? (
          <Block title={said.title}>
            <EmptyState title={said.nothing}>{said.nothingMeans}</EmptyState>
          </Block>
        ) : (
          <Register all={all} />
        )
      }
    </Loaded>
  );
}

function Register({ all }: { readonly all: ExceptionPage }): ReactNode {
  const { engine, words, format } = useApp();
  const said = words.remediation.exceptions;
  const [part, setPart] = useState<ExceptionPart>('all');
  const [typed, setTyped] = useState('');
  const search = useSettled(typed).trim();
  const filter = { part, search };
  const pages = usePages<ExceptionRecord>({
    key: JSON.stringify(filter),
    method: 'exception.list',
    load: (offset, limit, signal) => engine.call('exception.list', { ...filter, offset, limit }, { signal }),
  });
  const [active, setActive] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? pages.rowAt(0)?.decision ?? null;
  // by its id: an act may move it elsewhere in the list, and it stays beside it
  const found = useQuery('exception.list', shown === null ? null : { search: shown, limit: 1 }).value?.rows[0];
  const inList = pages.rowAt(active ?? 0);
  const detail = found ?? (inList?.decision === shown ? inList : undefined);
  const [following, setFollowing] = useState(false);
  const { cameBack: back, counts } = all;
  useCommands(back === 0 ? {} : { 'remediation.reviewAgain': () => setFollowing(true) });
  const columns = useMemo(() => registerColumns(words.remediation, format), [words, format]);
  const show = (next: ExceptionPart, text: string) => {
    setActive(null);
    setChosen(null);
    setPart(next);
    setTyped(text);
  };
  const option = (value: ExceptionPart) => ({
    value,
    label: said.filters[value],
    count: format.number(counts[value]),
  });
  return (
    <>
      {back === 0 ? null : (
        <div className={styles.notice}>
          <Banner
            tone="warn"
            title={said.back(back)}
            actions={
              <Button size="small" onClick={() => setFollowing(true)}>
                {said.again}
              </Button>
            }
          >
            {said.backMeans}
          </Banner>
        </div>
      )}
      <Columns
        main={
          <Block
            title={said.register}
            note={said.registerNote(pages.total ?? all.total)}
            action={
              <span className={styles.find}>
                <SearchInput
                  label={said.search}
                  placeholder={said.searchShort}
                  value={typed}
                  onChange={(text) => show(part, text)}
                />
              </span>
            }
          >
            <Segmented<ExceptionPart>
              label={said.which}
              value={part}
              onChange={(next) => show(next, typed)}
              options={[option('all'), option('running'), option('soon'), option('over'), option('waiting')]}
            />
            <LongList
              label={said.listLabel}
              pages={pages}
              columns={columns}
              active={active}
              onActive={(position) => {
                setActive(position);
                const record = pages.rowAt(position);
                if (record !== undefined) setChosen(record.decision);
              }}
              isChosen={(record) => record.decision === shown}
              empty={<p className={styles.none}>{words.remediation.none}</p>}
            />
          </Block>
        }
        side={detail === undefined ? null : <Detail key={detail.decision} record={detail} />}
      />
      <FollowUpDialog open={following} onClose={() => setFollowing(false)} />
    </>
  );
}

function registerColumns(words: Messages['remediation'], format: Format): readonly GridColumn<ExceptionRecord>[] {
  const said = words.exceptions;
  const { columns } = said;
  return [
    ...accessColumns(words, columns, 140),
    {
      id: 'state',
      title: columns.state,
      width: 150,
      grow: 1,
      render: ({ state, approver }) => (
        <TwoLines
          first={<span className={classes(styles.state, styles[state])}>{words.exceptionStates[state]}</span>}
          second={approver.name}
        />
      ),
    },
    {
      id: 'end',
      title: columns.end,
      width: 120,
      align: 'right',
      render: ({ expires, daysLeft }) => (
        <TwoLines
          first={<span>{format.date(expires)}</span>}
          second={daysLeft < 0 ? said.ago(-daysLeft) : said.in(daysLeft)}
          isLate={daysLeft < 0}
        />
      ),
    },
  ];
}

function Detail({ record }: { readonly record: ExceptionRecord }): ReactNode {
  const { format, navigation, words } = useApp();
  const said = words.remediation.exceptions;
  const [changing, setChanging] = useState<'renew' | 'end'>('renew');
  const [open, setOpen] = useState(false);
  const change = (next: 'renew' | 'end') => {
    setChanging(next);
    setOpen(true);
  };
  const isOver = record.state === 'replaced' || record.state === 'ended';
  return (
    <Block
      title={record.identity}
      action={
        <LinkButton
          small
          onClick={() => navigation.go({ name: 'review', campaign: record.campaign, item: record.item })}
        >
          {words.remediation.openCase}
        </LinkButton>
      }
    >
      <Facts narrow>
        <FactRow label={said.item}>
          {said.itemText(record.reference, words.remediation.exceptionStates[record.state])}
        </FactRow>
        <FactRow label={said.accepted}>{words.remediation.on(record.privilege, record.resource)}</FactRow>
        <FactRow label={said.because}>{record.rules.length === 0 ? said.noRule : record.rules.join(', ')}</FactRow>
        <FactRow label={said.instead}>{record.compensatingControl}</FactRow>
        <FactRow label={said.approvedBy}>{record.approver.name}</FactRow>
        <FactRow label={said.ends}>{format.date(record.expires)}</FactRow>
        <FactRow label={said.lookedAtAgain} unknown={said.atItsEnd}>
          {record.reviewOn === null ? null : format.date(record.reviewOn)}
        </FactRow>
        <FactRow label={said.decidedBy}>{said.byOn(record.decidedBy.name, format.date(record.decidedAt))}</FactRow>
        <FactRow label={said.campaign}>{record.campaignName}</FactRow>
      </Facts>
      <ol className={styles.chain}>
        {record.events.map((event) => (
          <li key={event.ledgerEntry}>
            <b>{event.event === 'renewed' ? said.renewedUntil(format.date(event.expires ?? '')) : said.endedEarly}</b>
            <span className={styles.at}>{format.date(event.at)}</span>
            <span>
              {said.by(event.by.name, event.reason)}{' '}
              <LinkButton small onClick={() => navigation.go({ name: 'ledger', entry: event.ledgerEntry })}>
                {words.remediation.entry(format.number(event.ledgerEntry))}
              </LinkButton>
            </span>
          </li>
        ))}
      </ol>
      {isOver ? null : (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => change('renew')}>
            {said.renew}
          </Button>
          <Button size="small" onClick={() => change('end')}>
            {said.end}
          </Button>
        </div>
      )}
      <ExceptionDialog key={changing} record={record} change={changing} open={open} onClose={() => setOpen(false)} />
    </Block>
  );
}
