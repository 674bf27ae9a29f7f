// The facts of a case, each with the marks of its lines; what the evidence does not say is said in one line. Facts that
// seldom matter to the decision stand behind a press, so that the case stays on one page.
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { citationKey } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
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
  const { words, format } = useApp();
  const { reviewCase } = useCase();
  const [all, setAll] = useState(false);
  const { openedAt } = reviewCase.campaign;
  const { facts } = reviewCase.entitlement;
  // As old as they were in the baseline, which is what the findings count from.
  const { first, unknown, rest, restUnknown } = useMemo(
    () => factLines(facts, words.reviewCase, format, new Date(openedAt)),
    [facts, words, format, openedAt],
  );
  const more =
    rest.length === 0 ? null : (
      <span className={styles.more}>
        <LinkButton small aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.reviewCase.fewerFacts : words.reviewCase.moreFacts(rest.length, restUnknown)}
        </LinkButton>
      </span>
    );
  return (
    <div className={styles.facts}>
      <Facts>
        {first.map((line) => (
          <CaseFact key={line.line} line={line} onNotMine={line.line === 'owner' ? onNotMine : null} />
        ))}
        {unknown.length === 0 ? null : (
          <FactRow label={words.reviewCase.facts.unknown}>
            <span className={type.unknown} title={words.reviewCase.unknown}>
              {unknown.join(', ')}
            </span>{' '}
            {more}
          </FactRow>
        )}
        {all ? rest.map((line) => <CaseFact key={line.line} line={line} onNotMine={null} />) : null}
      </Facts>
      {unknown.length === 0 ? more : null}
    </div>
  );
}

function CaseFact({ line, onNotMine }: { readonly line: FactLine } & CaseFactsProps): ReactNode {
  const { words } = useApp();
  return (
    <FactRow label={line.label}>
      {line.parts.map((part, position) => (
        <Fragment key={part.fact}>
          {position === 0 ? '' : ', '}
          <Part part={part} followed={isSameEvidence(part, line.parts[position + 1])} />
        </Fragment>
      ))}
      {onNotMine === null ? null : (
        <>
          {' '}
          <LinkButton small onClick={onNotMine}>
            {words.reviewCase.notMine}
          </LinkButton>
        </>
      )}
    </FactRow>
  );
}

/** Two facts of one line of evidence share its mark, behind the second. */
function isSameEvidence(part: FactPart, next: FactPart | undefined): boolean {
  const keys = (one: FactPart) => one.citations.map(citationKey).sort().join(' ');
  return next !== undefined && next.value !== null && keys(next) === keys(part);
}

/** A note that is longer explains a word; it stands behind the dotted line under it. */
const longNote = 48;

function Part({ part, followed }: { readonly part: FactPart; readonly followed: boolean }): ReactNode {
  const { words } = useApp();
  const { lead, value, full, note, mono, citations } = part;
  const isExplained = note !== null && note.length > longNote && part.fact !== 'identity.owner';
  return (
    <>
      {lead === '' ? '' : `${lead}${value === null ? ': ' : ' '}`}
      {value === null ? (
        <span className={type.unknown}>{words.reviewCase.unknown}</span>
      ) : (
        <span
          className={classes(mono && styles.code, isExplained && styles.explained)}
          title={full ?? (isExplained ? (note ?? undefined) : undefined)}
        >
          {mono ? <Breakable text={value} /> : value}
        </span>
      )}
      {note === null ? null : <PartNote part={part} note={note} />}
      {followed || citations.length === 0 ? null : (
        <span className={type.nowrap}>
          {'\u00a0'}
          <CaseMarks of={citations} />
        </span>
      )}
    </>
  );
}

/** A long address breaks behind its parts, not inside a name. */
function Breakable({ text }: { readonly text: string }): ReactNode {
  return text.split(/(?<=[:/])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address never change their order
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}

/** The engine says on an owner whether somebody attested it; the rest of its sentence is in the title. */
function PartNote({ part, note }: { readonly part: FactPart; readonly note: string }): ReactNode {
  const { words } = useApp();
  if (part.fact !== 'identity.owner') {
    return note.length > longNote ? (
      <span className={type.hidden}> ({note})</span>
    ) : (
      <span className={type.dim}> ({note})</span>
    );
  }
  if (/^(attested|bestätigt)/.test(note)) {
    return (
      <span className={type.dim} title={note}>
        {' '}
        {words.reviewCase.attested}
      </span>
    );
  }
  return (
    <span title={note}>
      {' '}
      <Badge tone="inferred">{words.reviewCase.inferred}</Badge>
    </span>
  );
}
