// Sign-off: a page to read, then the passphrase. Every high and critical item stands here by name.
import { type ReactNode, useState } from 'react';
import type { Decision, SignOff, SignOffPreview } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import { counted, type Format } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Pane, Panes, Section } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Outcomes } from './campaign-page.tsx';
import { Receipt } from './receipt.tsx';
import styles from './sign-off.module.css';
import { SignaturePane } from './signature-pane.tsx';
import { decisionWord, qualityFacts } from './words.ts';

export function SignOffScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { commands } = useApp();
  const { as, cannotDecide } = useActor();
  const campaign = screen.name === 'sign-off' ? screen.campaign : null;
  const [signed, setSigned] = useState<SignOff | null>(null);
  const query = useQuery(
    'review.signOffPreview',
    campaign === null || as === null || cannotDecide !== null || signed !== null ? null : { campaign, as },
  );
  if (signed !== null) return <Receipt signed={signed} />;
  if (cannotDecide !== null || as === null) {
    return (
      <EmptyState
        title="This person can’t sign."
        steps={
          <Button tone="primary" onClick={() => commands.run('window.actor')}>
            Choose who acts
          </Button>
        }
      >
        {cannotDecide ?? 'Nobody is chosen to act.'}
      </EmptyState>
    );
  }
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {(preview) => (
        <Panes>
          <Pane label="What you sign">
            <SignOffDocument preview={preview} />
          </Pane>
          <SignaturePane key={as} preview={preview} as={as} onSigned={setSigned} />
        </Panes>
      )}
    </Loaded>
  );
}

function SignOffDocument({ preview }: { readonly preview: SignOffPreview }): ReactNode {
  const { navigation, format } = useApp();
  const { campaign, person, customer, items, serious, exceptions } = preview;
  const answered = serious.filter(({ decision }) => decision !== null && decision.batch === null).length;
  const toItem = (item: string) => navigation.go({ name: 'review', campaign: campaign.id, item });
  return (
    <div className={styles.document}>
      <p className={styles.way}>
        <LinkButton onClick={() => navigation.go({ name: 'review', campaign: campaign.id })}>Review</LinkButton> / Sign
        off
      </p>
      <h1>Read this, then sign</h1>
      <p className={styles.lead}>
        Assignment of {person.name}, {campaign.name}, {customer}. {counted(items, 'item', undefined, format)}, baseline
        of {format.date(campaign.openedAt)}. Nothing changes after you sign, except by a later decision that names its
        reason.
      </p>
      <h2 className={type.hidden}>What was decided</h2>
      <div className={styles.totals}>
        <Outcomes counts={preview.byOutcome} />
      </div>
      <Unanswered preview={preview} onItem={toItem} />
      <div className={styles.section}>
        <Section title="High and critical, by name" note={seriousNote(serious.length, answered, format)}>
          {serious.length === 0 ? null : (
            <table className={styles.serious}>
              <thead>
                <tr>
                  <th className={styles.risk}>Risk</th>
                  <th>Identity and what it may do</th>
                  <th className={styles.outcome}>Your decision</th>
                  <th className={styles.second}>Second person</th>
                </tr>
              </thead>
              <tbody>
                {serious.map(({ item, decision }) => (
                  <tr key={item.id}>
                    <td>
                      <RiskMark risk={item.risk} />
                    </td>
                    <td title={`${item.identity}: ${item.privilege} on ${item.resource}`}>
                      <button type="button" className={styles.name} onClick={() => toItem(item.id)}>
                        {item.identity}
                      </button>{' '}
                      <span className={type.two}>
                        {item.privilege}, {item.resource}
                      </span>
                    </td>
                    <td>
                      <DecisionMark outcome={item.outcome} word={decisionWord(item.outcome, decision, format)} />
                    </td>
                    <td>
                      {decision?.secondPerson == null ? (
                        <span className={item.state === 'waiting_second_person' ? type.warn : type.dim}>
                          {secondWords(item.state, decision)}
                        </span>
                      ) : (
                        `${decision.secondPerson.name}, ${format.day(decision.secondPerson.at)}`
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
      </div>
      <div className={styles.section}>
        <Section title="Exceptions you rely on" note={exceptions.length === 0 ? 'none' : `${exceptions.length}`}>
          {exceptions.map(({ item, terms, approverName }) => (
            <div key={item.id} className={styles.exception}>
              <RiskMark risk={item.risk} />
              <span>
                {item.identity} keeps {item.privilege} until <b>{format.date(terms.expires)}</b>. Approved by{' '}
                {approverName}; instead: {terms.compensatingControl}.
              </span>
            </div>
          ))}
        </Section>
      </div>
      <div className={styles.section}>
        <Section title="How this review was done" note="goes into the report as it is">
          <Facts>
            {qualityFacts(preview.quality, format).map(([label, text]) => (
              <FactRow key={label} label={label}>
                {text}
              </FactRow>
            ))}
          </Facts>
        </Section>
      </div>
    </div>
  );
}

function seriousNote(all: number, alone: number, format: Format): string {
  if (all === 0) return 'none';
  const how = alone === all ? 'each' : `${format.number(alone)} of them`;
  return `all ${format.number(all)}, ${how} decided one at a time`;
}

function secondWords(state: SignOffPreview['serious'][number]['item']['state'], decision: Decision | null): string {
  if (state === 'waiting_second_person') return 'still missing';
  return decision === null ? 'nothing to confirm' : 'not needed';
}

interface UnansweredProps {
  readonly preview: SignOffPreview;
  readonly onItem: (item: string) => void;
}

function Unanswered({ preview, onItem }: UnansweredProps): ReactNode {
  const { format } = useApp();
  const [open, setOpen] = useState(false);
  const { unanswered, byOutcome } = preview;
  if (unanswered.length === 0) return null;
  const count = format.number(unanswered.length);
  return (
    <div className={styles.section}>
      <Banner
        tone="warn"
        title={`${counted(unanswered.length, 'item', undefined, format)} ${unanswered.length === 1 ? 'leaves' : 'leave'} this page without an answer.`}
        actions={
          <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide them' : `Show the ${count}`}
          </LinkButton>
        }
      >
        They are listed by name in the report as <i>can’t decide</i> ({format.number(byOutcome.CANNOT_DECIDE)}) and{' '}
        <i>no decision</i> ({format.number(byOutcome.NO_DECISION)}): nobody reads them as a yes.
      </Banner>
      {open ? (
        <ul className={styles.names}>
          {unanswered.map((item) => (
            <li key={item.id}>
              <RiskMark risk={item.risk} word="bars" />
              <span className={type.truncate}>
                <LinkButton onClick={() => onItem(item.id)}>{item.identity}</LinkButton> {item.privilege},{' '}
                {item.resource}
              </span>
              <DecisionMark outcome={item.outcome} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
