// The facts of a stored record as people read them: label, value or an honest "not in the evidence", and the lines.

import type { Fact } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Citer, distinct, type StoredAddress } from './citer.ts';
import type { Facts, Subject, Value } from './facts.ts';
import { factNotes } from './messages/fact-notes.ts';
import { labelOf, valueInWords } from './words.ts';

export interface StoredRecord {
  readonly subject: Subject;
  readonly id: number;
  readonly row: Facts;
}

export interface FactChoice {
  readonly fact: string;
  /** Name of the fact where it is shown among another record's: `identity.owner`. */
  readonly as?: string;
  /** Shown only when the evidence says it. */
  readonly onlyWhenKnown?: boolean;
  /** Places besides the record's own where it may stand. */
  readonly also?: readonly Citation[];
}

export function addressOfRow(row: Facts): StoredAddress {
  return {
    artefact_id: String(row.artefact_id),
    line: typeof row.line === 'number' ? row.line : null,
    pointer: typeof row.pointer === 'string' ? row.pointer : null,
  };
}

export function listFacts(
  citer: Citer,
  record: StoredRecord,
  choices: readonly FactChoice[],
  locale: Locale = 'en',
): Fact[] {
  return choices.flatMap((choice) => {
    const shown = showFact(citer, record, choice, locale);
    return shown.value === null && choice.onlyWhenKnown === true ? [] : [shown];
  });
}

function showFact(citer: Citer, { subject, id, row }: StoredRecord, choice: FactChoice, locale: Locale): Fact {
  const { value, note } = readFact(choice.fact, row, locale);
  const own = citer.ofFact(subject, id, choice.fact) ?? citer.citation(addressOfRow(row));
  return {
    fact: choice.as ?? choice.fact,
    ...labelOf(subject, choice.fact, locale),
    value,
    note,
    citations: value === null ? [] : distinct([own, ...(choice.also ?? [])]),
  };
}

function readFact(fact: string, row: Facts, locale: Locale): { value: string | null; note: string | null } {
  if (fact === 'last_use') return readLastUse(row.last_use_state ?? null, row.last_use_at ?? null, locale);
  if (fact === 'expires_at' && (row.expires_at ?? null) === null && row.never_expires === 1) {
    return { value: factNotes[locale].never, note: null };
  }
  const value = valueInWords(fact, row[fact] ?? null, locale);
  return { value, note: value === null ? null : noteOn(fact, row, locale) };
}

function noteOn(fact: string, row: Facts, locale: Locale): string | null {
  const notes = factNotes[locale];
  if (fact === 'owner') return row.owner_basis === 'attested' ? notes.attested : notes.inferred;
  if (fact === 'privilege' && (row.negated === 'privilege' || row.negated === 'both')) return notes.everythingBut;
  if (fact === 'resource' && (row.negated === 'resource' || row.negated === 'both')) return notes.everywhereBut;
  return null;
}

function readLastUse(state: Value, at: Value, locale: Locale): { value: string | null; note: string | null } {
  switch (state) {
    case 'at':
      return { value: valueInWords('last_use_at', at, locale), note: null };
    case 'never':
      return { value: factNotes[locale].never, note: null };
    case 'not_in_window':
      return {
        value: factNotes[locale].notInWindow,
        note: factNotes[locale].notInWindowMeans,
      };
    default:
      return { value: null, note: null };
  }
}
