// The signs that carry a judgement, each by shape and word, never by colour alone: risk, decision, verdict, party.
import { CalendarClock, ChevronsDown, CircleCheck, CircleDashed, CircleHelp, CircleSlash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CoverageStatus, ItemOutcome, Party, Risk } from '../../shared/words.ts';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import styles from './marks.module.css';

const riskBars: Readonly<Record<Risk, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

interface RiskMarkProps {
  readonly risk: Risk;
  /** `bars` leaves the word to the screen reader: where a row has no room. A node takes the word's place. */
  readonly word?: 'word' | 'bars' | ReactNode;
}

export function RiskMark({ risk, word = 'word' }: RiskMarkProps): ReactNode {
  const { field } = useApp().words;
  const text = word === 'word' ? field.risks[risk] : word === 'bars' ? null : word;
  return (
    <span className={classes(styles.mark, styles[risk])}>
      <svg
        width="15"
        height="13"
        viewBox="0 0 15 13"
        role="img"
        aria-label={word === 'word' ? undefined : field.riskOf(risk)}
        aria-hidden={word === 'word' ? true : undefined}
      >
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            className={bar < riskBars[risk] ? styles.lit : styles.unlit}
            x={bar * 4}
            y={9 - bar * 3}
            width="3"
            height={4 + bar * 3}
            rx=".8"
          />
        ))}
      </svg>
      {text}
    </span>
  );
}

export const outcomeIcons: Readonly<Record<ItemOutcome, ReactNode>> = {
  CERTIFY: <CircleCheck aria-hidden />,
  CERTIFY_UNTIL: <CalendarClock aria-hidden />,
  REDUCE: <ChevronsDown aria-hidden />,
  REVOKE: <CircleSlash2 aria-hidden />,
  CANNOT_DECIDE: <CircleHelp aria-hidden />,
  NO_DECISION: <CircleDashed aria-hidden />,
};

interface DecisionMarkProps {
  readonly outcome: ItemOutcome;
  /** Takes the word's place: "Until 30 Nov". */
  readonly word?: ReactNode;
}

export function DecisionMark({ outcome, word }: DecisionMarkProps): ReactNode {
  const { field } = useApp().words;
  return (
    <span className={classes(styles.mark, styles.decision, styles[outcome])}>
      {outcomeIcons[outcome]}
      {word ?? field.outcomes[outcome]}
    </span>
  );
}

interface VerdictMarkProps {
  readonly status: CoverageStatus;
  /** `sign` leaves the word to the screen reader; a node takes its place. */
  readonly word?: 'word' | 'sign' | ReactNode;
  readonly tight?: boolean;
}

export function VerdictMark({ status, word = 'word', tight = false }: VerdictMarkProps): ReactNode {
  const { field } = useApp().words;
  const text = word === 'word' ? field.verdicts[status] : word === 'sign' ? null : word;
  return (
    <span className={classes(styles.mark, tight && styles.tight, styles[status])}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        role="img"
        aria-label={field.verdicts[status]}
        aria-hidden={word === 'word' ? true : undefined}
      >
        <VerdictSign status={status} />
      </svg>
      {text}
    </span>
  );
}

/** A figure in the colour of a verdict; 0 is quiet. */
export function VerdictCount({
  status,
  count,
}: {
  readonly status: CoverageStatus;
  readonly count: number;
}): ReactNode {
  return <span className={count === 0 ? styles.NO_DECISION : classes(styles.mark, styles[status])}>{count}</span>;
}

/** A figure in the colour of a risk; 0 is quiet. */
export function RiskCount({ risk, count }: { readonly risk: Risk; readonly count: number }): ReactNode {
  return (
    <span className={count === 0 ? styles.NO_DECISION : classes(styles.mark, styles[risk])}>
      {count.toLocaleString()}
    </span>
  );
}

function VerdictSign({ status }: { readonly status: CoverageStatus }): ReactNode {
  switch (status) {
    case 'MET':
      return (
        <>
          <circle cx="7" cy="7" r="6.2" className={styles.full} />
          <path d="M4.2 7.2l2 2 3.6-4" className={styles.knock} />
        </>
      );
    case 'PARTLY_MET':
      return (
        <>
          <circle cx="7" cy="7" r="5.6" className={styles.stroke} />
          <path d="M7 1.4a5.6 5.6 0 0 1 0 11.2z" className={styles.full} />
        </>
      );
    case 'NOT_MET':
      return (
        <>
          <circle cx="7" cy="7" r="5.6" className={styles.stroke} />
          <path d="M4.8 4.8l4.4 4.4M9.2 4.8l-4.4 4.4" className={styles.stroke} />
        </>
      );
    case 'NOT_EVALUABLE':
      return (
        <>
          <circle cx="7" cy="7" r="5.6" className={classes(styles.stroke, styles.dashed)} />
          <path d="M5.6 5.6a1.5 1.5 0 1 1 2 1.5c-.5.2-.6.5-.6.9M7 9.9v.1" className={styles.stroke} />
        </>
      );
  }
}

interface PartyMarkProps {
  readonly party: Party;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function PartyMark({ party, icon, children }: PartyMarkProps): ReactNode {
  return (
    <span className={classes(styles.party, styles[party])}>
      {icon}
      {children}
    </span>
  );
}

interface EvidenceMarkProps {
  readonly number: number;
  /** Where it leads, read out: "line 118 of actions.csv". */
  readonly place: string;
  readonly state?: 'unopened' | 'opened' | 'must';
  readonly onOpen: () => void;
}

/** A footnote that opens the very line. `features/evidence/cite.tsx` ties it to a citation. */
export function EvidenceMark({ number, place, state = 'unopened', onOpen }: EvidenceMarkProps): ReactNode {
  const said = useApp().words.ui.evidence;
  const standing = state === 'must' ? said.must : state === 'opened' ? said.opened : '';
  return (
    <button
      type="button"
      className={classes(styles.evidence, state === 'opened' && styles.opened, state === 'must' && styles.must)}
      title={said.title(number, place)}
      aria-label={said.label(number, place, standing)}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {number}
    </button>
  );
}
