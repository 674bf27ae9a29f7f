// The right pane once the item is decided: what was recorded, by whom, what it waits for, and the ways on: the second
// person's word, a change before sign-off, a correction after it.
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import type { Messages } from '../../messages/table.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { DecisionMark } from '../../ui/marks.tsx';
import { Pane } from '../../ui/pane.tsx';
import { DecisionDialog } from '../reports/decision-dialog.tsx';
import styles from './decision.module.css';
import { companyWord } from './naming.ts';
import { decisionWord } from './words.ts';

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
  const { words } = useApp();
  const said = words.reviewDecision.decided;
  const [handing, setHanding] = useState(false);
  const isMine = decision.performer.id === as;
  const waits = reviewCase.item.state === 'waiting_second_person';
  return (
    <Pane label={words.reviewDecision.pane} keys="decision" width="decide" sunken>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>{isMine ? words.reviewDecision.yours : said.by(decision.performer.name)}</h2>
          <span />
        </div>
        <p className={styles.lead}>{standing(reviewCase, decision, said)}</p>
        <RecordedDecision decision={decision} />
        {waits && isMine ? (
          <div className={styles.gap}>
            <Banner title={said.waits}>{said.waitsHow(reviewCase.item.risk)}</Banner>
          </div>
        ) : null}
        <div className={styles.steps}>
          {onChange === null ? null : <Button onClick={onChange}>{said.change}</Button>}
          {onUndo === null ? null : (
            <Button tone="quiet" onClick={onUndo}>
              {said.takeBack}
            </Button>
          )}
          {onCorrect === null ? null : <Button onClick={onCorrect}>{said.correct}</Button>}
          {isSignedOff(reviewCase) ? <Button onClick={() => setHanding(true)}>{said.handOver}</Button> : null}
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

function standing({ item }: ReviewCase, decision: Decision, said: Messages['reviewDecision']['decided']): string {
  if (item.state === 'signed_off' || decision.final) return said.signedOff;
  if (item.state === 'closed') return said.closed;
  if (item.state === 'asked') return said.asked;
  if (decision.supersedes !== null) return said.correction;
  return said.recorded;
}

interface ConfirmPaneProps {
  readonly reviewCase: ReviewCase;
  readonly decision: Decision;
  readonly as: string;
  readonly onDone: (decision: Decision) => void;
}

/** The second person's view: what was decided and why, and two answers. Nothing is chosen. */
export function ConfirmPane({ reviewCase, decision, as, onDone }: ConfirmPaneProps): ReactNode {
  const { words } = useApp();
  const said = words.reviewDecision.second;
  const command = useCommand('review.confirm');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const reasons = useId();
  const { whyNotSecond } = reviewCase;
  const blockedBy = whyNotSecond === null ? null : reasons;
  const answer = async (agrees: boolean) => {
    if (!agrees && note.trim() === '') {
      setProblem(said.noteNeeded);
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
    <Pane label={words.reviewDecision.pane} keys="decision" width="decide" sunken bare>
      <div className={styles.scroll}>
        <div className={styles.body}>
          <div className={styles.head}>
            <h2>{whyNotSecond === null ? said.title : said.notYou}</h2>
            <span />
          </div>
          <p className={styles.lead}>
            {(whyNotSecond === null ? said.lead : said.leadOther)(decision.performer.name, reviewCase.item.risk)}
          </p>
          <RecordedDecision decision={decision} />
          {whyNotSecond === null ? (
            <div className={styles.form}>
              <Field label={said.note} hint={said.noteHint} problem={problem}>
                {(parts) => <TextArea {...parts} value={note} onChange={setNote} />}
              </Field>
            </div>
          ) : null}
        </div>
      </div>
      <div className={styles.foot}>
        {command.error === null ? null : (
          <div className={styles.error}>
            <ErrorBanner error={command.error} onDismiss={command.clearError} />
          </div>
        )}
        {whyNotSecond === null ? (
          <p className={styles.small}>{said.ifNot(decision.performer.name)}</p>
        ) : (
          <ul className={styles.todo} id={reasons} aria-label={said.notYou}>
            <li className={styles.open}>
              <CircleAlert aria-hidden className={styles.no} />
              <span>{whyNotSecond}</span>
            </li>
          </ul>
        )}
        <div className={styles.record}>
          <Button tone="primary" size="large" blockedBy={blockedBy} onClick={() => void answer(true)}>
            {said.agree}
          </Button>
          <Button size="large" blockedBy={blockedBy} onClick={() => void answer(false)}>
            {said.disagree}
          </Button>
        </div>
      </div>
    </Pane>
  );
}

function RecordedDecision({ decision }: { readonly decision: Decision }): ReactNode {
  const { words, format } = useApp();
  const said = words.reviewDecision.decided;
  const { provider } = useWorkspace();
  const { outcome, justification, to, question, ticket, exception, secondPerson, batch } = decision;
  const isFor = decision.reviewerOfRecord.id !== decision.performer.id;
  return (
    <div className={styles.decided}>
      <DecisionMark outcome={outcome} word={decisionWord(outcome, decision, words, format)} />
      <p className={styles.small}>{words.review.consequences[outcome](companyWord(provider))}</p>
      {justification === null ? null : <p className={styles.quoted}>{said.quoted(justification)}</p>}
      <div className={styles.gap}>
        <Facts narrow>
          <FactRow label={said.facts.decided}>
            {said.when(
              format.moment(decision.decidedAt),
              decision.performer.name,
              isFor ? decision.reviewerOfRecord.name : null,
            )}
            {decision.delegation === null ? '' : said.underDelegation}
          </FactRow>
          {decision.authenticated === null ? null : (
            <FactRow label={said.facts.shownBy}>{decision.authenticated === 'key' ? said.byKey : said.byName}</FactRow>
          )}
          {decision.loosened === undefined ? null : (
            <FactRow label={said.facts.loosened}>
              {said.loosened(decision.loosened.map((rule) => rule.replaceAll('_', ' ')))}
            </FactRow>
          )}
          {to === null ? null : <FactRow label={said.facts.to}>{to}</FactRow>}
          {question === null ? null : <FactRow label={said.facts.question}>{question}</FactRow>}
          {ticket === null ? null : <FactRow label={said.facts.ticket}>{ticket}</FactRow>}
          {exception === null ? null : (
            <FactRow label={said.facts.exception}>
              {said.exceptionTerms(
                format.date(exception.expires),
                exception.compensatingControl,
                exception.reviewOn === undefined ? null : format.date(exception.reviewOn),
              )}
            </FactRow>
          )}
          {batch === null ? null : <FactRow label={said.facts.together}>{said.batch(batch.size)}</FactRow>}
          {secondPerson === null ? null : (
            <FactRow label={said.facts.second}>
              {said.second(secondPerson.name, secondPerson.agrees, format.date(secondPerson.at))}
              {secondPerson.note === null ? '' : said.note(secondPerson.note)}
            </FactRow>
          )}
          {decision.reason === null ? null : <FactRow label={said.facts.corrects}>{decision.reason}</FactRow>}
          <FactRow label={said.facts.ledger}>{said.entry(decision.ledgerEntry)}</FactRow>
        </Facts>
      </div>
    </div>
  );
}
