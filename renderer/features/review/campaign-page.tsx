// How a campaign stands, for whoever leads it: outcomes, each reviewer, how the review is done, what is left out; and the
// way to close it.
import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { itemOutcomes } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { DecisionMark } from '../../ui/marks.tsx';
import { Block, Columns, Page, PageHead } from '../../ui/pane.tsx';
import { SegmentBar } from '../../ui/progress.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { ClosingBlock } from './campaign-closing.tsx';
import { OpenEndList, OpenEndsBlock } from './campaign-open-ends.tsx';
import { RemindersBlock } from './campaign-reminders.tsx';
import { campaignSummary, qualityFacts } from './words.ts';

export function CampaignPage({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery('campaign.read', { campaign });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {(detail) => <CampaignOf detail={detail} />}
    </Loaded>
  );
}

function CampaignOf({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { navigation, format } = useApp();
  const [closing, setClosing] = useState(false);
  const { cannotDecide } = useActor();
  const isOpen = detail.state === 'open';
  const toItems = () => navigation.go({ name: 'review', campaign: detail.id });
  return (
    <Page>
      <PageHead
        title={detail.name}
        actions={
          <>
            <Button onClick={toItems}>To the items</Button>
            <Button onClick={() => navigation.go({ name: 'review', view: 'rounds' })}>What comes next</Button>
            <Button onClick={() => navigation.go({ name: 'reports' })}>Reports</Button>
            {isOpen && cannotDecide === null ? (
              <Button tone={detail.complete ? 'primary' : 'plain'} onClick={() => setClosing(true)}>
                Close the campaign
              </Button>
            ) : null}
          </>
        }
      >
        {format.number(detail.items)} items, {campaignSummary(detail, format)}. Baseline of{' '}
        {format.date(detail.baseline.at)}: {detail.baseline.bundles.map((bundle) => bundle.name).join(', ')}.{' '}
        {detail.origin?.because}
      </PageHead>
      <Notices detail={detail} />
      <Columns
        main={
          <>
            <Block title="Outcomes" note={detail.complete ? 'complete' : isOpen ? 'so far' : 'closed incomplete'}>
              <Outcomes counts={detail.byOutcome} />
            </Block>
            {isOpen ? null : <OpenEndsBlock campaign={detail.id} />}
            <Block title="Reviewers" note={reviewersNote(detail)}>
              {detail.assignments.map((assignment) => (
                <div key={assignment.id} className={styles.bar}>
                  <span>
                    {assignment.person === null ? (
                      <span className={styles.nobody}>Nobody yet</span>
                    ) : (
                      <b>{assignment.name}</b>
                    )}
                  </span>
                  <span className={type.two}>
                    {assignment.overdue ? <b className={styles.late}>overdue, </b> : null}
                    {format.number(assignment.decided)} of {format.number(assignment.items)} decided
                    {assignment.signedOffAt === null ? '' : `, signed ${format.day(assignment.signedOffAt)}`}
                  </span>
                  <SegmentBar total={assignment.items} segments={[{ amount: assignment.decided, tone: 'accent' }]} />
                </div>
              ))}
            </Block>
            <Block title="Systems" note={counted(detail.bySystem.length, 'system')}>
              {detail.bySystem.map(({ system, items, decided, serious }) => (
                <div key={system} className={styles.bar}>
                  <b>{system}</b>
                  <span className={type.two}>
                    {format.number(decided)} of {format.number(items)} decided
                    {serious === 0 ? '' : `, ${format.number(serious)} high or critical`}
                  </span>
                  <SegmentBar total={items} segments={[{ amount: decided, tone: 'accent' }]} />
                </div>
              ))}
            </Block>
            {detail.carried.gone.length === 0 ? null : (
              <Block title="Left open before, and gone" note="no longer in the evidence">
                <OpenEndList ends={detail.carried.gone} />
              </Block>
            )}
          </>
        }
        side={
          <>
            {isOpen ? <RemindersBlock campaign={detail.id} /> : <ClosingBlock campaign={detail.id} />}
            <Block title="Operating model">
              <p className={type.two}>
                Version {detail.modelVersion} was in force when it opened.{' '}
                <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>Show it</LinkButton>
              </p>
            </Block>
            <Block title="How it is being done" note="goes into the report as it is">
              <Facts narrow>
                {qualityFacts(detail.quality, format).map(([label, text]) => (
                  <FactRow key={label} label={label}>
                    {text}
                  </FactRow>
                ))}
              </Facts>
            </Block>
            <Block title="Left out" note={detail.outOfScope.length === 0 ? 'nothing' : 'listed in the report'}>
              <ul className={styles.people}>
                {detail.outOfScope.map(({ reason, approver, items }) => (
                  <li key={reason}>
                    <span>
                      {reason}
                      <small>{approver === null ? 'by rule' : `approved by ${approver}`}</small>
                    </span>
                    <span>{format.number(items)}</span>
                  </li>
                ))}
              </ul>
            </Block>
          </>
        }
      />
      {closing ? <CloseDialog detail={detail} onClose={() => setClosing(false)} /> : null}
    </Page>
  );
}

/** Who is late is said by name: the lead asks a person, not a percentage. */
function reviewersNote({ assignments }: CampaignDetail): string {
  const late = assignments.filter((assignment) => assignment.overdue && assignment.person !== null);
  const all = counted(assignments.length, 'assignment');
  return late.length === 0 ? all : `${all}; overdue: ${late.map((assignment) => assignment.name).join(', ')}`;
}

function Notices({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const [first, ...others] = detail.notices;
  if (first === undefined) return null;
  return (
    <Block title="To know" note={`${detail.notices.length}`}>
      <Banner tone="warn" title={first}>
        {others.length === 0 ? null : (
          <ul>
            {others.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        )}
      </Banner>
    </Block>
  );
}

export function Outcomes({ counts }: { readonly counts: CampaignDetail['byOutcome'] }): ReactNode {
  const { format } = useApp();
  return (
    <div className={styles.totals}>
      {itemOutcomes.map((outcome) => (
        <div key={outcome}>
          <b>{format.number(counts[outcome])}</b>
          <DecisionMark outcome={outcome} {...(outcome === 'CERTIFY_UNTIL' ? { word: 'Until a date' } : {})} />
        </div>
      ))}
    </div>
  );
}

function CloseDialog({
  detail,
  onClose,
}: {
  readonly detail: CampaignDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { navigation, toasts } = useApp();
  const { as } = useActor();
  const command = useCommand('campaign.close');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const unanswered = detail.byOutcome.NO_DECISION + detail.byOutcome.CANNOT_DECIDE;
  const needsReason = !detail.complete;
  const close = async () => {
    setTried(true);
    if (as === null || (needsReason && reason.trim() === '')) return;
    const answer = await command.run({ campaign: detail.id, reason: reason.trim() === '' ? null : reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(`${detail.name} is closed`);
    onClose();
  };
  return (
    <Dialog
      open
      title={`Close ${detail.name}?`}
      lead="A closed campaign takes no more decisions and can’t be deleted. Reports are issued from it."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it open</Button>
          <Button tone="primary" icon={<Lock aria-hidden />} onClick={() => void close()}>
            {command.running ? 'Closing' : 'Close it'}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {unanswered === 0 ? null : (
          <Banner
            tone="warn"
            title={`${counted(unanswered, 'item')} ${unanswered === 1 ? 'has' : 'have'} no answer.`}
            actions={
              <LinkButton onClick={() => navigation.go({ name: 'review', campaign: detail.id })}>Show them</LinkButton>
            }
          >
            Each is listed by name in the report as “no decision” or “can’t decide”. Nobody reads them as a yes.
          </Banner>
        )}
        <Field
          label="Reason"
          hint={needsReason ? 'required: it is not complete' : 'optional'}
          problem={tried && needsReason && reason.trim() === '' ? 'Say why it is closed before it is complete.' : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
