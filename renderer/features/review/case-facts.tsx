// The facts of a case, each with the marks of its lines; what the evidence does not say is said. Facts that seldom matter
// to the decision stand behind a press, so that the case stays on one page.
import { type ReactNode, useState } from 'react';
import type { Fact } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { CaseMarks } from './case-marks.tsx';
import { splitFacts, whenOf } from './fact-words.ts';

interface CaseFactsProps {
  /** Offers to hand the item to another owner; null where this person can't. */
  readonly onNotMine: (() => void) | null;
}

export function CaseFacts({ onNotMine }: CaseFactsProps): ReactNode {
  const { reviewCase } = useCase();
  const [all, setAll] = useState(false);
  const { first, rest } = splitFacts(reviewCase.entitlement.facts);
  const shown = all ? [...first, ...rest] : first;
  return (
    <div className={styles.facts}>
      <Facts>
        {shown.map((fact) => (
          <CaseFact key={fact.fact} fact={fact} onNotMine={onNotMine} />
        ))}
      </Facts>
      {rest.length === 0 ? null : (
        <div className={styles.more}>
          <LinkButton small aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer facts' : `${rest.length} more facts`}
          </LinkButton>
        </div>
      )}
    </div>
  );
}

interface CaseFactProps extends CaseFactsProps {
  readonly fact: Fact;
}

function CaseFact({ fact, onNotMine }: CaseFactProps): ReactNode {
  const { format } = useApp();
  const { label, value, note, mono, citations } = fact;
  const isOwner = fact.fact === 'owner';
  const isGuess = note?.startsWith('inferred') === true;
  const isTheirs = note?.startsWith('provider') === true;
  return (
    <FactRow
      label={label}
      mono={mono}
      note={
        note === null ? null : isGuess ? (
          <Badge tone="inferred">{note}</Badge>
        ) : isTheirs ? (
          <Badge tone="provider">{note}</Badge>
        ) : (
          note
        )
      }
      marks={
        citations.length === 0 && !isOwner ? null : (
          <>
            <CaseMarks of={citations} />
            {isOwner && onNotMine !== null ? (
              <>
                {' '}
                <LinkButton small onClick={onNotMine}>
                  not mine: it is…
                </LinkButton>
              </>
            ) : null}
          </>
        )
      }
    >
      {value === null ? null : whenOf(value, format)}
    </FactRow>
  );
}
