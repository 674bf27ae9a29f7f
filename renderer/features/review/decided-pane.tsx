// The right pane once the item is decided: what was recorded, by whom, what it waits for, and the ways on: the second
// person's word, a change before sign-off, a correction after it.
import { type ReactNode, useState } from 'react';
import type { Decision, ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { DecisionMark } from '../../ui/marks.tsx';
import { Pane } from '../../ui/pane.tsx';
import { DecisionDialog } from '../reports/decision-dialog.tsx';
import styles from './decision.module.css';
import { consequenceOf, decisionWord } from './words.ts';

interface DecidedPaneProps {
  readonly reviewCase: ReviewCase;
  readonly decision: Decision;
  readonly as: string | null;
  /** Puts the decision back into the form. Null: it is final. */
  readonly onChange: (() => void) | null;
  readonly onUndo: (() => void) | null;
  readonly onCorrect: (() => void) | null;
}

export function DecidedPane({ reviewCase, decision, as, onChange, onUndo, onCorrect }: DecidedPaneProps): ReactNode {
  const [handing, setHanding] = useState(false);
  const isMine = decision.performer.id === as;
  const waits = reviewCase.item.state === 'waiting_second_person';
  return (
    <Pane label="Decision" width="decide" sunken>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>{isMine ? 'Your decision' : `Decided by ${decision.performer.name}`}</h2>
          <span />
        </div>
        <p className={styles.lead}>{standing(reviewCase, decision)}</p>
        <RecordedDecision decision={decision} />
        {waits && isMine ? (
          <div className={styles.gap}>
            <Banner title="A second person has to confirm.">
              The risk is {reviewCase.item.risk}. Somebody else of the customer opens Review, sees it under “Second
              person”, and agrees or not. Until then it counts as open.
            </Banner>
          </div>
        ) : null}
        <div className={styles.steps}>
          {onChange === null ? null : <Button onClick={onChange}>Change it</Button>}
          {onUndo === null ? null : (
            <Button tone="quiet" keys="z" onClick={onUndo}>
              Take it back
            </Button>
          )}
          {onCorrect === null ? null : <Button onClick={onCorrect}>Correct it with a reason</Button>}
          {isSignedOff(reviewCase) ? <Button onClick={() => setHanding(true)}>Hand over this decision</Button> : null}
        </div>
        {handing ? (
          <DecisionDialog
            item={reviewCase.item.id}
            reference={reviewCase.item.reference}
            onClose={() => setHanding(false)}
          />
        ) : null}
      </div>
    </Pane>
  );
}

/** Before that nothing is sealed, and there is nothing to prove. */
function isSignedOff({ item }: ReviewCase): boolean {
  return item.state === 'signed_off' || item.state === 'closed';
}

function standing({ item }: ReviewCase, decision: Decision): string {
  if (item.state === 'signed_off' || decision.final)
    return 'Signed off. It changes only by a later decision that names its reason.';
  if (item.state === 'closed') return 'The campaign is closed.';
  if (item.state === 'asked') return 'Stays open until the question is answered. You can decide at any time.';
  if (decision.supersedes !== null) return 'A correction. It takes effect when a second person has confirmed it.';
  return 'Recorded. It becomes final when the assignment is signed off.';
}

interface ConfirmPaneProps {
  readonly reviewCase: ReviewCase;
  readonly decision: Decision;
  readonly as: string;
  readonly onDone: (decision: Decision) => void;
}

/** The second person's view: what was decided and why, and two answers. Nothing is chosen. */
export function ConfirmPane({ reviewCase, decision, as, onDone }: ConfirmPaneProps): ReactNode {
  const command = useCommand('review.confirm');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const answer = async (agrees: boolean) => {
    if (!agrees && note.trim() === '') {
      setProblem('Say what speaks against it: the item goes back with your words.');
      return;
    }
    setProblem(null);
    const result = await command.run({
      item: reviewCase.item.id,
      agrees,
      note: note.trim() === '' ? null : note.trim(),
      as,
    });
    if (result.ok) onDone(result.value);
  };
  return (
    <Pane label="Decision" width="decide" sunken bare>
      <div className={styles.scroll}>
        <div className={styles.body}>
          <div className={styles.head}>
            <h2>You are the second person</h2>
            <span />
          </div>
          <p className={styles.lead}>
            {decision.performer.name} decided. Because the risk is {reviewCase.item.risk}, it stands only when you
            agree.
          </p>
          <RecordedDecision decision={decision} />
          <div className={styles.form}>
            <Field label="Your note" hint="required if you disagree" problem={problem}>
              {(parts) => <TextArea {...parts} value={note} onChange={setNote} />}
            </Field>
          </div>
        </div>
      </div>
      <div className={styles.foot}>
        {command.error === null ? null : (
          <div className={styles.error}>
            <ErrorBanner error={command.error} onDismiss={command.clearError} />
          </div>
        )}
        <p className={styles.small}>
          If you disagree, the item is open again for {decision.performer.name}, with your note.
        </p>
        <div className={styles.record}>
          <Button tone="primary" size="large" onClick={() => void answer(true)}>
            I agree
          </Button>
          <Button size="large" onClick={() => void answer(false)}>
            I disagree
          </Button>
        </div>
      </div>
    </Pane>
  );
}

function RecordedDecision({ decision }: { readonly decision: Decision }): ReactNode {
  const { format } = useApp();
  const { provider } = useWorkspace();
  const { outcome, justification, to, question, ticket, exception, secondPerson, batch } = decision;
  const isFor = decision.reviewerOfRecord.id !== decision.performer.id;
  return (
    <div className={styles.decided}>
      <DecisionMark outcome={outcome} word={decisionWord(outcome, decision, format)} />
      <p className={styles.small}>{consequenceOf(outcome, provider)}</p>
      {justification === null ? null : <p className={styles.quoted}>“{justification}”</p>}
      <div className={styles.gap}>
        <Facts narrow>
          <FactRow label="Decided">
            {format.moment(decision.decidedAt)}, by {decision.performer.name}
            {isFor ? ` for ${decision.reviewerOfRecord.name}` : ''}
            {decision.delegation === null ? '' : ', under a delegation'}
          </FactRow>
          {decision.authenticated === null ? null : (
            <FactRow label="Shown by">
              {decision.authenticated === 'key' ? 'the unlocked key' : 'the name only: named, not authenticated'}
            </FactRow>
          )}
          {decision.loosened === undefined ? null : (
            <FactRow label="Against the standard">
              {decision.loosened.map((rule) => rule.replaceAll('_', ' ')).join(', ')}: the operating model allows it
            </FactRow>
          )}
          {to === null ? null : <FactRow label="Reduce to">{to}</FactRow>}
          {question === null ? null : <FactRow label="Question">{question}</FactRow>}
          {ticket === null ? null : <FactRow label="Ticket">{ticket}</FactRow>}
          {exception === null ? null : (
            <FactRow label="Exception">
              until {format.date(exception.expires)}; instead: {exception.compensatingControl}
            </FactRow>
          )}
          {batch === null ? null : <FactRow label="Together">in a batch of {format.number(batch.size)}</FactRow>}
          {secondPerson === null ? null : (
            <FactRow label="Second">
              {secondPerson.name} {secondPerson.agrees ? 'agrees' : 'disagrees'}, {format.date(secondPerson.at)}
              {secondPerson.note === null ? '' : `: “${secondPerson.note}”`}
            </FactRow>
          )}
          {decision.reason === null ? null : <FactRow label="Corrects">{decision.reason}</FactRow>}
          <FactRow label="Ledger">entry {format.number(decision.ledgerEntry)}</FactRow>
        </Facts>
      </div>
    </div>
  );
}
