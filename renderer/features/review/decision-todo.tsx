// What stands between the person and recording, in words, each with its step; what is settled has a tick.
import { Check, CircleAlert, Info, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Blocker } from '../../../shared/contract/decision.ts';
import type { Outcome } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { LinkButton } from '../../ui/button.tsx';
import styles from './decision.module.css';
import type { FormField, Missing } from './decision-form.ts';

interface DecisionTodoProps {
  readonly id: string;
  /** What the engine says that no field of the form settles. */
  readonly blockers: readonly Blocker[];
  readonly mustOpen: readonly number[];
  readonly missing: readonly Missing[];
  readonly outcome: Outcome | null;
  readonly onEvidence: (number: number) => void;
  readonly onField: (field: FormField) => void;
}

export function DecisionTodo(props: DecisionTodoProps): ReactNode {
  const { words } = useApp();
  const said = words.reviewDecision;
  const { id, blockers, mustOpen, missing, outcome, onEvidence, onField } = props;
  const [firstEvidence] = mustOpen;
  const ofException = missing.filter(({ field }) => field.startsWith('exception.'));
  const single = missing.filter(({ field }) => !field.startsWith('exception.'));
  const [firstOfException] = ofException;
  const settled = blockers.filter((blocker) => blocker.code === 'AUTHORITY');
  const others = blockers.filter((blocker) => blocker.code !== 'AUTHORITY' && isShown(blocker, outcome));
  return (
    <ul className={styles.todo} id={id} aria-label={said.todo.label}>
      {settled.map((blocker) => (
        <li key={blocker.code} className={styles.done}>
          <Check aria-hidden className={styles.ok} />
          <span>{blocker.text}</span>
        </li>
      ))}
      {firstEvidence === undefined ? null : (
        <li className={styles.open}>
          <CircleAlert aria-hidden className={styles.no} />
          <span>
            <LinkButton onClick={() => onEvidence(firstEvidence)}>{said.todo.openEvidence(mustOpen)}</LinkButton>{' '}
            {said.todo.evidenceFirst}
          </span>
        </li>
      )}
      {single.map(({ field, text }) => (
        <li key={`${field} ${text}`} className={styles.open}>
          <CircleAlert aria-hidden className={styles.no} />
          <span>
            <LinkButton onClick={() => onField(field)}>{text}</LinkButton>
          </span>
        </li>
      ))}
      {firstOfException === undefined ? null : (
        <li className={styles.open}>
          <CircleAlert aria-hidden className={styles.no} />
          <span>
            <LinkButton onClick={() => onField(firstOfException.field)}>{said.missing.exception}</LinkButton>:{' '}
            {said.missing.answers(ofException.length)}
          </span>
        </li>
      )}
      {others.map((blocker) => (
        <li key={blocker.code} className={blocker.blocks ? styles.open : undefined}>
          {blocker.blocks ? (
            <CircleAlert aria-hidden className={styles.no} />
          ) : blocker.code === 'SECOND_PERSON_NEEDED' ? (
            <Users aria-hidden />
          ) : (
            <Info aria-hidden />
          )}
          <span>{blocker.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Warnings that belong to other outcomes are not shown. */
function isShown(blocker: Blocker, outcome: Outcome | null): boolean {
  if (blocker.code === 'SECOND_PERSON_NEEDED') return outcome !== 'CANNOT_DECIDE';
  if (blocker.code === 'KEEP_AFTER_REVOKE') return outcome !== 'CANNOT_DECIDE' && outcome !== 'REVOKE';
  return true;
}
