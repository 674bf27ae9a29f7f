// The five outcomes with what follows from each. Nothing is chosen beforehand.
import { Check } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { type Outcome, outcomes } from '../../../shared/words.ts';
import { type CommandId, commandSpec } from '../../app/commands.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { outcomeIcons } from '../../ui/marks.tsx';
import styles from './decision.module.css';
import { companyWord } from './naming.ts';

interface OutcomeChoiceProps {
  readonly value: Outcome | null;
  /** `settled`: pressed, not just passed over with the arrows. */
  /** Whether their keys work here: not in a dialog. */
  readonly withKeys?: boolean;
  readonly onChoose: (outcome: Outcome, settled: boolean) => void;
}

const outcomeCommands: Readonly<Record<Outcome, CommandId>> = {
  CERTIFY: 'review.certify',
  CERTIFY_UNTIL: 'review.certifyUntil',
  REDUCE: 'review.reduce',
  REVOKE: 'review.revoke',
  CANNOT_DECIDE: 'review.cannotDecide',
};

export function OutcomeChoice({ value, withKeys = true, onChoose }: OutcomeChoiceProps): ReactNode {
  const { words } = useApp();
  const { provider } = useWorkspace();
  const company = companyWord(provider);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = value === null ? (step === 1 ? -1 : 0) : outcomes.indexOf(value);
    const next = outcomes[(at + step + outcomes.length) % outcomes.length];
    if (next === undefined) return;
    onChoose(next, false);
    event.currentTarget.querySelector<HTMLElement>(`[data-outcome="${next}"]`)?.focus();
  };
  return (
    <div
      className={styles.outcomes}
      role="radiogroup"
      aria-label={words.reviewDecision.outcome}
      data-field="outcome"
      data-keys={withKeys ? 'queue' : undefined}
      onKeyDown={onKeyDown}
    >
      {outcomes.map((outcome, position) => {
        const checked = outcome === value;
        const key = withKeys ? commandSpec(outcomeCommands[outcome]).keys?.[0] : undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements: an outcome is more than a radio button's label can hold
          <button
            key={outcome}
            type="button"
            role="radio"
            aria-checked={checked}
            data-outcome={outcome}
            tabIndex={checked || (value === null && position === 0) ? 0 : -1}
            className={classes(styles.outcome, styles[outcome])}
            onClick={() => onChoose(outcome, true)}
          >
            {outcomeIcons[outcome]}
            <span>
              <b>{words.review.outcomes[outcome]}</b>
              {checked ? (
                <em className={styles.yours}>
                  <Check aria-hidden />
                  {words.reviewDecision.yourChoice}
                </em>
              ) : null}
              <small>{words.review.consequences[outcome](company)}</small>
            </span>
            {key === undefined ? null : (
              <span className={styles.keys}>
                <Kbd keys={key} />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
