// The register of accepted risks: what runs, what ends soon, what has come back, each with who approved it and until when.
import { type ReactNode, useState } from 'react';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import styles from './remediation.module.css';
import { type ExceptionFilter, exceptionFilter, exceptionWords } from './remediation-model.ts';

export function ExceptionsView(): ReactNode {
  const query = useQuery('exception.list', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(records) =>
        records.length === 0 ? (
          <Block title="Exceptions">
            <EmptyState title="No risk has been accepted.">
              An exception is part of a decision to certify: with who approves it, what limits the risk, and its end.
            </EmptyState>
          </Block>
        ) : (
          <Register records={records} />
        )
      }
    </Loaded>
  );
}

function Register({ records }: { readonly records: readonly ExceptionRecord[] }): ReactNode {
  const { format } = useApp();
  const [filter, setFilter] = useState<ExceptionFilter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const [following, setFollowing] = useState(false);
  const shown = records.filter((record) => exceptionFilter(record, filter));
  const detail = shown.find((record) => record.decision === chosen) ?? shown[0] ?? null;
  const back = records.filter((record) => record.cameBack).length;
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
            title={`${counted(back, 'accepted risk')} came to an end: what ${back === 1 ? 'it' : 'they'} covered is open again.`}
            actions={
              <Button size="small" onClick={() => setFollowing(true)}>
                Review it again
              </Button>
            }
          >
            Put it before its reviewer now, or let the next campaign take it.
          </Banner>
        </div>
      )}
      <Columns
        main={
          <Block title="Register" note={counted(records.length, 'exception')}>
            <Segmented<ExceptionFilter>
              label="Which exceptions"
              value={filter}
              onChange={setFilter}
              options={[
                option('all', 'All'),
                option('running', 'In force'),
                option('soon', 'End soon'),
                option('over', 'Over'),
                option('waiting', 'Not signed yet'),
              ]}
            />
            {shown.length === 0 ? <p className={styles.none}>None of them.</p> : null}
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
                      <small>
                        {record.privilege} on {record.resource}
                      </small>
                    </span>
                    <span>
                      <span className={classes(styles.state, styles[record.state])}>
                        {exceptionWords[record.state]}
                      </span>
                      <small>{record.approver.name}</small>
                    </span>
                    <span className={styles.when}>
                      {format.date(record.expires)}
                      <small className={classes(record.daysLeft < 0 && styles.late)}>
                        {record.daysLeft < 0
                          ? `${counted(-record.daysLeft, 'day')} ago`
                          : `in ${counted(record.daysLeft, 'day')}`}
                      </small>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Block>
        }
        side={detail === null ? null : <Detail key={detail.decision} record={detail} />}
      />
      {following ? <FollowUpDialog onClose={() => setFollowing(false)} /> : null}
    </>
  );
}

function Detail({ record }: { readonly record: ExceptionRecord }): ReactNode {
  const { format, navigation } = useApp();
  const [changing, setChanging] = useState<'renew' | 'end' | null>(null);
  const isOver = record.state === 'replaced' || record.state === 'ended';
  return (
    <Block
      title={record.identity}
      action={
        <LinkButton
          small
          onClick={() => navigation.go({ name: 'review', campaign: record.campaign, item: record.item })}
        >
          Open the case
        </LinkButton>
      }
    >
      <Facts narrow>
        <FactRow label="Item">{`${record.reference}, ${exceptionWords[record.state].toLowerCase()}`}</FactRow>
        <FactRow label="Risk accepted">{`${record.privilege} on ${record.resource}`}</FactRow>
        <FactRow label="Because of">{record.rules.length === 0 ? 'no rule' : record.rules.join(', ')}</FactRow>
        <FactRow label="Instead">{record.compensatingControl}</FactRow>
        <FactRow label="Approved by">{record.approver.name}</FactRow>
        <FactRow label="Ends">{format.date(record.expires)}</FactRow>
        <FactRow label="Looked at again" unknown="at its end">
          {record.reviewOn === null ? null : format.date(record.reviewOn)}
        </FactRow>
        <FactRow label="Decided by">{`${record.decidedBy.name}, ${format.date(record.decidedAt)}`}</FactRow>
        <FactRow label="Campaign">{record.campaignName}</FactRow>
      </Facts>
      <ol className={styles.chain}>
        {record.events.map((event) => (
          <li key={event.ledgerEntry}>
            <b>
              {event.event === 'renewed'
                ? `Renewed until ${format.date(event.expires ?? '')}`
                : 'Ended before its time'}
            </b>
            <span className={styles.at}>{format.date(event.at)}</span>
            <span>
              {event.by.name}: {event.reason}{' '}
              <LinkButton small onClick={() => navigation.go({ name: 'ledger', entry: event.ledgerEntry })}>
                entry {format.number(event.ledgerEntry)}
              </LinkButton>
            </span>
          </li>
        ))}
      </ol>
      {isOver ? null : (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setChanging('renew')}>
            Renew
          </Button>
          <Button size="small" onClick={() => setChanging('end')}>
            End it now
          </Button>
        </div>
      )}
      {changing === null ? null : (
        <ExceptionDialog record={record} change={changing} onClose={() => setChanging(null)} />
      )}
    </Block>
  );
}
