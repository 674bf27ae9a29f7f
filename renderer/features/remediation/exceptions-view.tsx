// The register of accepted risks: what runs, what ends soon, what has come back, each with who approved it and until when.
import { type ReactNode, useState } from 'react';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { useBounded } from './bounded.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import styles from './remediation.module.css';
import { type ExceptionFilter, exceptionFilter } from './remediation-model.ts';

export function ExceptionsView(): ReactNode {
  const { words } = useApp();
  const said = words.remediation.exceptions;
  const query = useQuery('exception.list', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(records) =>
        records.length === 0 ? (
          <Block title={said.title}>
            <EmptyState title={said.nothing}>{said.nothingMeans}</EmptyState>
          </Block>
        ) : (
          <Register records={records} />
        )
      }
    </Loaded>
  );
}

function Register({ records }: { readonly records: readonly ExceptionRecord[] }): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.exceptions;
  const [filter, setFilter] = useState<ExceptionFilter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const [following, setFollowing] = useState(false);
  const back = records.filter((record) => record.cameBack).length;
  useCommands(back === 0 ? {} : { 'remediation.reviewAgain': () => setFollowing(true) });
  const matching = records.filter((record) => exceptionFilter(record, filter));
  const { shown, more, restart } = useBounded(matching, 40);
  const detail = matching.find((record) => record.decision === chosen) ?? shown[0] ?? null;
  const option = (value: ExceptionFilter, label: string) => ({
    value,
    label,
    count: format.number(records.filter((record) => exceptionFilter(record, value)).length),
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
          <Block title={said.register} note={said.registerNote(records.length)}>
            <Segmented<ExceptionFilter>
              label={said.which}
              value={filter}
              onChange={(next) => {
                setFilter(next);
                restart();
              }}
              options={[
                option('all', said.filters.all),
                option('running', said.filters.running),
                option('soon', said.filters.soon),
                option('over', said.filters.over),
                option('waiting', said.filters.waiting),
              ]}
            />
            {shown.length === 0 ? (
              <p className={styles.none}>{words.remediation.none}</p>
            ) : (
              <div className={styles.heads} aria-hidden>
                <span>{said.columns.risk}</span>
                <span>{said.columns.access}</span>
                <span>{said.columns.state}</span>
                <span>{said.columns.end}</span>
              </div>
            )}
            <ul className={styles.list}>
              {shown.map((record) => (
                <li key={record.decision}>
                  <button
                    type="button"
                    className={styles.row}
                    aria-pressed={record.decision === detail?.decision}
                    onClick={() => setChosen(record.decision)}
                  >
                    <RiskMark risk={record.risk} />
                    <span>
                      <b>{record.identity}</b>
                      <small>{words.remediation.on(record.privilege, record.resource)}</small>
                    </span>
                    <span>
                      <span className={classes(styles.state, styles[record.state])}>
                        {words.remediation.exceptionStates[record.state]}
                      </span>
                      <small>{record.approver.name}</small>
                    </span>
                    <span className={styles.when}>
                      {format.date(record.expires)}
                      <small className={classes(record.daysLeft < 0 && styles.late)}>
                        {record.daysLeft < 0 ? said.ago(-record.daysLeft) : said.in(record.daysLeft)}
                      </small>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {more}
          </Block>
        }
        side={detail === null ? null : <Detail key={detail.decision} record={detail} />}
      />
      <FollowUpDialog open={following} onClose={() => setFollowing(false)} />
    </>
  );
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
