// Citations of one page: from stored addresses to places that a person can open, each file looked up once, and where a
// fact stands that was merged from another line than its record's own.
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
import { statement } from '../workspace/statement.ts';
import { citationAt } from './citation.ts';
import type { Subject } from './facts.ts';

export interface StoredAddress {
  readonly artefact_id: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

export interface Citer {
  citation(address: StoredAddress): Citation;
  /** Where a fact stands that is not on the row's own line; null when it is. */
  ofFact(subject: Subject, id: number, fact: string): Citation | null;
}

export function createCiter(db: Database): Citer {
  const known = new Map<string, Citation>();
  const ofRecord = new Map<string, ReadonlyMap<string, StoredAddress>>();
  return { citation, ofFact };

  function citation({ artefact_id: artefact, line, pointer }: StoredAddress): Citation {
    const cited = known.get(artefact) ?? citationAt(db, artefact, null, null);
    if (cited === null) throw new Error(`the evidence file ${artefact} that a record cites is not in the workspace`);
    known.set(artefact, cited);
    return { ...cited, line, pointer };
  }

  function ofFact(subject: Subject, id: number, fact: string): Citation | null {
    const record = `${subject} ${id}`;
    const facts =
      ofRecord.get(record) ??
      new Map(
        addresses(db)
          .all({ subject, id })
          .map((row) => [row.fact, row]),
      );
    ofRecord.set(record, facts);
    const found = facts.get(fact);
    return found === undefined ? null : citation(found);
  }
}

/** Of a record's facts that stand elsewhere, all at once: a page asks for most of them. */
const addresses = statement<{ subject: Subject; id: number }, StoredAddress & { readonly fact: string }>(
  `select fact, artefact_id, line, pointer
   from citation
   where subject = $subject and subject_id = $id`,
);

/** The same place is cited once. */
export function distinct(citations: readonly Citation[]): Citation[] {
  const seen = new Map(citations.map((each) => [`${each.artefact} ${each.pointer ?? ''} ${each.line ?? ''}`, each]));
  return [...seen.values()];
}
