// The facts of a case, each with the marks of its lines; what the evidence does not say is said. Facts that seldom matter
// to the decision stand behind a press, so that the case stays on one page.
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import type from '../../ui/type.module.css';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { CaseMarks } from './case-marks.tsx';
import { type FactLine, type FactPart, factLines } from './fact-lines.ts';

interface CaseFactsProps {
  /** Offers to hand the item to another owner; null where this person can't. */
  readonly onNotMine: (() => void) | null;
}

export function CaseFacts({ onNotMine }: CaseFactsProps): ReactNode {
  const { format } = useApp();
  const { reviewCase } = useCase();
  const [all, setAll] = useState(false);
  const { facts } = reviewCase.entitlement;
  const { first, rest } = useMemo(() => factLines(facts, format, new Date()), [facts, format]);
  return (
    <div className={styles.facts}>
      <Facts>
        {[...first, ...(all ? rest : [])].map((line) => (
          <CaseFact key={line.line} line={line} onNotMine={line.line === 'owner' ? onNotMine : null} />
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

function CaseFact({ line, onNotMine }: { readonly line: FactLine } & CaseFactsProps): ReactNode {
  return (
    <FactRow label={line.label}>
      {line.parts.map((part, position) => (
        <Fragment key={part.lead}>
          {position === 0 ? '' : ', '}
          <Part part={part} />
        </Fragment>
      ))}
      {onNotMine === null ? null : (
        <>
          {' '}
          <LinkButton small onClick={onNotMine}>
            not mine: it is…
          </LinkButton>
        </>
      )}
    </FactRow>
  );
}

function Part({ part }: { readonly part: FactPart }): ReactNode {
  const { lead, value, note, mono, citations } = part;
  return (
    <>
      {lead === '' ? '' : `${lead}${value === null ? ': ' : ' '}`}
      {value === null ? (
        <span className={type.unknown}>not in the evidence</span>
      ) : (
        <span className={mono ? type.mono : undefined}>{value}</span>
      )}
      {note === null ? null : <PartNote note={note} />}
      {citations.length === 0 ? null : (
        <span className={type.nowrap}>
          &nbsp;
          <CaseMarks of={citations} />
        </span>
      )}
    </>
  );
}

function PartNote({ note }: { readonly note: string }): ReactNode {
  if (note.startsWith('inferred')) {
    return (
      <span title={note}>
        {' '}
        <Badge tone="inferred">inferred, nobody attested it</Badge>
      </span>
    );
  }
  if (note.startsWith('attested'))
    return (
      <span className={type.dim} title={note}>
        {' '}
        attested
      </span>
    );
  return <span className={type.dim}> ({note})</span>;
}
