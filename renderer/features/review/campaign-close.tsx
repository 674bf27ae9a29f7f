// Closing a campaign: a page to read, with what has no final answer by name and what later evidence shows; then the act.
import { CircleAlert, CircleCheck, Lock } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { type UnfinishedReason, unfinishedReasons } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { ClosingBlock } from './campaign-closing.tsx';
import { ShowMore } from './campaign-open-ends.tsx';
import { Outcomes } from './campaign-page.tsx';

export function CampaignClose({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery('campaign.read', { campaign });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {(detail) => (detail.state === 'closed' ? <AlreadyClosed detail={detail} /> : <CloseOf detail={detail} />)}
    </Loaded>
  );
}

function AlreadyClosed({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.campaign.close;
  return (
    <EmptyState
      title={said.alreadyClosed}
      steps={
        <Button tone="primary" onClick={() => navigation.go({ name: 'review', campaign: detail.id, view: 'campaign' })}>
          {said.showPage}
        </Button>
      }
    >
      {said.alreadyClosedMeans}
    </EmptyState>
  );
}

function CloseOf({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.campaign.close;
  const toPage = () => navigation.go({ name: 'review', campaign: detail.id, view: 'campaign' });
  return (
    <Panes>
      <Pane label={said.stillOpen}>
        <div>
          <PageHead title={said.title(detail.name)} actions={<Button onClick={toPage}>{said.leaveOpen}</Button>}>
            {said.lead}
          </PageHead>
          <StillOpen detail={detail} />
          <Block title={words.campaign.page.outcomes} note={words.campaign.page.outcomesNote.soFar}>
            <Outcomes counts={detail.byOutcome} />
          </Block>
          <ClosingBlock campaign={detail.id} />
        </div>
      </Pane>
      <Act detail={detail} />
    </Panes>
  );
}

const firstPage = 12;
const nextPage = 100;

function StillOpen({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.campaign.close;
  const [reason, setReason] = useState<UnfinishedReason | null>(null);
  const [limit, setLimit] = useState(firstPage);
  const query = useQuery('campaign.unfinished', { campaign: detail.id, reason, limit });
  return (
    <Loaded query={query} skeleton={<Block title={said.stillOpen}>{<Skeleton rows={8} />}</Block>}>
      {({ total, counts, rows }) => {
        if (total === 0) {
          return (
            <Block title={said.stillOpen} note={said.stillOpenNote(0, detail.items)}>
              <p className={styles.settled}>
                <CircleCheck aria-hidden />
                <b>{said.nothingOpen}</b> {detail.complete ? said.nothingOpenMeans : said.partialMeans}
              </p>
            </Block>
          );
        }
        const shownTotal = reason === null ? total : counts[reason];
        const reasons = unfinishedReasons.filter((one) => counts[one] > 0);
        return (
          <Block
            title={said.stillOpen}
            note={said.stillOpenNote(total, detail.items)}
            action={
              <Button
                size="small"
                onClick={() =>
                  navigation.go({ name: 'review', campaign: detail.id, view: 'campaign', part: 'reminders' })
                }
              >
                {said.remind}
              </Button>
            }
          >
            {reasons.length < 2 ? null : (
              <div className={styles.which}>
                <Segmented<UnfinishedReason | 'all'>
                  label={said.which}
                  value={reason ?? 'all'}
                  onChange={(next) => {
                    setReason(next === 'all' ? null : next);
                    setLimit(firstPage);
                  }}
                  options={[
                    { value: 'all', label: said.all, count: format.number(total) },
                    ...reasons.map((value) => ({
                      value,
                      label: said.reasons[value],
                      count: format.number(counts[value]),
                    })),
                  ]}
                />
              </div>
            )}
            <table className={classes(table.table, table.tight, table.wrapping, styles.open)}>
              <thead>
                <tr>
                  <th scope="col">{said.columns.risk}</th>
                  <th scope="col">{said.columns.access}</th>
                  <th scope="col">{said.columns.reviewer}</th>
                  <th scope="col">{said.columns.why}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.item}>
                    <td>
                      <RiskMark risk={row.risk} />
                    </td>
                    <td>
                      <button
                        type="button"
                        className={type.link}
                        onClick={() => navigation.go({ name: 'review', campaign: detail.id, item: row.item })}
                      >
                        {row.reference} {row.identity}
                      </button>
                      <small>{said.on(row.privilege, row.resource)}</small>
                    </td>
                    <td>{row.reviewer ?? <span className={styles.nobody}>{said.nobody}</span>}</td>
                    <td>{said.reasons[row.why]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {limit >= 500 ? null : (
              <ShowMore left={shownTotal - rows.length} onMore={() => setLimit(Math.min(500, limit + nextPage))} />
            )}
          </Block>
        );
      }}
    </Loaded>
  );
}

function Act({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { navigation, toasts, words } = useApp();
  const said = words.campaign.close;
  const { as, cannotDecide } = useActor();
  const command = useCommand('campaign.close');
  const query = useQuery('campaign.unfinished', { campaign: detail.id, limit: 1 });
  const blocked = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsReason = !detail.complete;
  const missing = needsReason && reason.trim() === '';
  const unsigned = query.value?.counts.not_signed ?? 0;
  const unanswered = (query.value?.total ?? 0) - unsigned;
  const close = async () => {
    setTried(true);
    if (missing) field.current?.focus();
    if (as === null || missing) return;
    const answer = await command.run({ campaign: detail.id, reason: reason.trim() === '' ? null : reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(said.done(detail.name));
    navigation.go({ name: 'review', campaign: detail.id, view: 'campaign' });
  };
  return (
    <Pane
      label={said.what}
      width="side"
      sunken
      padded
      foot={
        <div className={styles.foot}>
          <ErrorBanner error={command.error} onDismiss={command.clearError} />
          <Button
            tone="primary"
            size="large"
            wide
            icon={<Lock aria-hidden />}
            blockedBy={cannotDecide === null ? null : blocked}
            onClick={() => void close()}
          >
            {command.running ? said.running : said.act}
          </Button>
        </div>
      }
    >
      <h2>{said.what}</h2>
      {cannotDecide === null ? null : (
        <ul className={styles.problems} id={blocked}>
          <li>
            <CircleAlert aria-hidden />
            <span>{cannotDecide}</span>
          </li>
        </ul>
      )}
      <ul className={styles.consequences}>
        {unanswered === 0 ? null : <li>{said.consequences.named(unanswered)}</li>}
        {unsigned === 0 ? null : <li>{said.consequences.unsigned(unsigned)}</li>}
        <li>{said.consequences.sealed}</li>
        <li>{said.consequences.followUp}</li>
      </ul>
      <Field
        label={needsReason ? said.reason : said.reasonComplete}
        hint={needsReason ? said.required : said.optional}
        problem={tried && missing ? said.reasonMissing : null}
      >
        {(parts) => (
          <TextArea
            {...parts}
            value={reason}
            onChange={setReason}
            placeholder={needsReason ? said.reasonExample : ''}
          />
        )}
      </Field>
    </Pane>
  );
}
