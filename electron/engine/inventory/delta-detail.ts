// One entitlement at both ends of a comparison, fact by fact, each with the line that it stood on then, and why it counts
// as the same entitlement.
import type { Database } from 'better-sqlite3';
import type { DeltaDetail } from '../../../shared/contract/delta.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Citer, createCiter } from './citer.ts';
import { changeOf, deltaRowOf, type Range, rangeOf, statesOf } from './delta.ts';
import { addressOfRow } from './fact-list.ts';
import { type Facts, factColumns, isUnknown, type Subject } from './facts.ts';
import { deltaMessages, whyInWords } from './messages/delta.ts';
import { inSystem, labelOf, valueInWords } from './words.ts';

/** Facts of the holder that a reviewer of the entitlement goes by. */
const ofHolder = ['kind', 'owner', 'owner_status', 'environment', 'status', 'interactive', 'external_organisation'];

/** Told by the path as a drawing, or by another fact. */
const leftOut: ReadonlySet<string> = new Set(['path']);

/** Throws NOT_FOUND, and as rangeOf. */
export function deltaOf(
  db: Database,
  request: { readonly uid: string; readonly from: string | null; readonly to: string | null },
  locale: Locale = 'en',
): DeltaDetail {
  const range = rangeOf(db, request);
  const row = db
    .prepare<[string], { id: number; identity_id: number; key: string; first_bundle: number }>(
      'select id, identity_id, key, first_bundle from entitlement where uid = ?',
    )
    .get(request.uid);
  const states = statesOf(db, range);
  const change = row === undefined ? null : changeOf(states, row.id);
  if (row === undefined || change === null) {
    throw new CountersignError('NOT_FOUND', 'There is no such entitlement at either end of this comparison.', {
      uid: request.uid,
    });
  }
  const citer = createCiter(db);
  const compared = deltaRowOf(db, range, row.id, states, locale);
  const nativeId = db
    .prepare<[number], string>('select native_id from identity where id = ?')
    .pluck()
    .get(row.identity_id);
  const ordinals = new Map(
    db
      .prepare<[], { id: string; ordinal: number }>('select id, ordinal from bundle')
      .all()
      .map(({ id, ordinal }) => [id, ordinal]),
  );
  const changed = new Map(compared.changedFacts.map((fact) => [fact.fact, fact]));
  const compare = (subject: Subject, id: number, columns: readonly string[], prefix: string) =>
    compareFacts(citer, {
      locale,
      subject,
      prefix,
      columns,
      changed,
      before: change === 'new' || range.from === null ? null : factsAt(db, subject, id, range.from.ordinal),
      after: change === 'removed' ? null : factsAt(db, subject, id, range.to.ordinal),
      citationOf: (column) => citer.ofFact(subject, id, column),
      isOf: (citation, end) => (ordinals.get(citation.bundle) ?? 0) <= end,
      from: range.from?.ordinal ?? 0,
      to: range.to.ordinal,
    });
  const own = factColumns.entitlement.filter((column) => !leftOut.has(column) || changed.has(column));
  return {
    ...compared,
    why: whyInWords(change, range, seenAgain(db, row.id, range), locale),
    sameBecause: deltaMessages[locale].sameBecause(nativeId ?? '', inSystem(compared.identity.system, locale)),
    key: row.key,
    facts: [
      ...compare('entitlement', row.id, own, ''),
      ...compare('identity', row.identity_id, ofHolder, 'identity.'),
    ].sort((one, other) => Number(other.changed) - Number(one.changed)),
  };
}

interface Compared {
  readonly locale: Locale;
  readonly subject: Subject;
  readonly prefix: string;
  readonly columns: readonly string[];
  readonly changed: ReadonlyMap<string, { readonly before: string | null; readonly after: string | null }>;
  readonly before: Facts | null;
  readonly after: Facts | null;
  /** Where a fact of now stands that is not on its record's own line. */
  readonly citationOf: (column: string) => Citation | null;
  /** A record that comes again unchanged keeps its newest line only: that is no line of the earlier evidence. */
  readonly isOf: (citation: Citation, ordinal: number) => boolean;
  readonly from: number;
  readonly to: number;
}

/** Facts that neither end knows are left out: there is nothing to compare. */
function compareFacts(citer: Citer, comparison: Compared): DeltaDetail['facts'] {
  const { subject, prefix, columns, changed, before, after, isOf, locale } = comparison;
  const own = (facts: Facts | null, ordinal: number): Citation | null => {
    const citation = facts === null ? null : citer.citation(addressOfRow(facts));
    return citation === null || !isOf(citation, ordinal) ? null : citation;
  };
  const ofBefore = own(before, comparison.from);
  const ofAfter = own(after, comparison.to);
  return columns.flatMap((column) => {
    const fact = `${prefix}${column}`;
    const told = changed.get(fact);
    const was = told === undefined ? valueAt(before, column, fact, locale) : told.before;
    const is = told === undefined ? valueAt(after, column, fact, locale) : told.after;
    if (was === null && is === null) return [];
    const elsewhere = comparison.citationOf(column);
    return [
      {
        fact,
        ...labelOf(subject, column, locale),
        before: was,
        after: is,
        changed: told !== undefined,
        beforeCitation: was === null ? null : ofBefore,
        afterCitation: is === null ? null : elsewhere !== null && isOf(elsewhere, comparison.to) ? elsewhere : ofAfter,
      },
    ];
  });
}

function valueAt(facts: Facts | null, column: string, fact: string, locale: Locale): string | null {
  const value = facts?.[column] ?? null;
  return isUnknown(column, value) ? null : valueInWords(fact, value, locale);
}

/** The record as it stood after the bundle: what it was before the first later change, or what it is. */
function factsAt(db: Database, subject: Subject, id: number, ordinal: number): Facts {
  const later = db
    .prepare<[{ subject: Subject; id: number; ordinal: number }], string>(
      `select facts
       from history
       where subject = $subject
         and subject_id = $id
         and bundle > $ordinal
       order by bundle
       limit 1`,
    )
    .pluck()
    .get({ subject, id, ordinal });
  if (later !== undefined) return JSON.parse(later) as Facts;
  return db.prepare<[number], Facts>(`select * from ${subject} where id = ?`).get(id) ?? {};
}

/** Whether the evidence since `from` showed it again, or merely did not take it back. */
function seenAgain(db: Database, id: number, { from }: Range): boolean {
  const last = db.prepare<[number], number>('select last_bundle from entitlement where id = ?').pluck().get(id) ?? 0;
  return last > (from?.ordinal ?? 0);
}
