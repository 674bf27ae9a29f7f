// How an entitlement came to be as it is: what changed last, and what each bundle did to it.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Change } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import type { ChangedFact } from './facts.ts';
import { factNotes } from './messages/fact-notes.ts';
import { labelOf, valueInWords } from './words.ts';

interface SeenRow {
  readonly id: number;
  readonly first_bundle: number;
  readonly last_bundle: number;
  readonly removed_bundle: number | null;
}

export function changedInWords(text: string, locale: Locale): EntitlementDetail['changedFacts'] {
  return (JSON.parse(text) as ChangedFact[]).map(({ fact, before, after }) => ({
    fact,
    label: labelOf('entitlement', fact, locale).label,
    before: valueInWords(fact, before, locale),
    after: valueInWords(fact, after, locale),
  }));
}

interface HistoryRow {
  readonly ordinal: number;
  readonly bundle: string;
  readonly bundleName: string;
  readonly change: Change;
  readonly changed_facts: string;
}

/** Oldest first: when it was first seen, each change, and the last bundle that showed it as it is. */
export function historyOf(db: Database, row: SeenRow, locale: Locale): EntitlementDetail['history'] {
  const notes = factNotes[locale];
  const changes = changesOf(db).all({ id: row.id });
  const seen = (ordinal: number, change: Change, text: string) => {
    const bundle = bundleAt(db).get({ ordinal });
    return bundle === undefined ? [] : [{ bundle: bundle.id, bundleName: bundle.name, change, text }];
  };
  const told = new Set(changes.map((change) => change.ordinal));
  const unchanged = row.last_bundle > row.first_bundle && row.removed_bundle === null && !told.has(row.last_bundle);
  return [
    ...seen(row.first_bundle, 'new', notes.firstSeen),
    ...changes.map(({ bundle, bundleName, change, changed_facts }) => ({
      bundle,
      bundleName,
      change,
      text: changeText(change, changed_facts, locale),
    })),
    ...(unchanged ? seen(row.last_bundle, 'unchanged', notes.seenAgain) : []),
  ];
}

const bundleAt = statement<{ ordinal: number }, { id: string; name: string }>(
  'select id, name from bundle where ordinal = $ordinal',
);

const changesOf = statement<{ id: number }, HistoryRow>(
  `select bundle.ordinal, bundle.id as bundle, bundle.name as bundleName, history.change, history.changed_facts
   from history
   join bundle on bundle.ordinal = history.bundle
   where history.subject = 'entitlement' and history.subject_id = $id
   order by bundle.ordinal`,
);

function changeText(change: Change, changedFacts: string, locale: Locale): string {
  const notes = factNotes[locale];
  if (change === 'removed') return notes.gone;
  const labels = [...new Set(changedInWords(changedFacts, locale).map(({ label }) => label))];
  return change === 'reappeared' ? notes.thereAgain(labels) : notes.changed(labels);
}
