// From a stored address to a citation that a person can open, and where each fact of a record stands.
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
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

interface ArtefactPlace {
  readonly bundle: string;
  readonly bundleName: string;
  readonly file: string;
  readonly sha256: string;
}

export function createCiter(db: Database): Citer {
  const places = new Map<string, ArtefactPlace>();
  const select = db.prepare<[string], ArtefactPlace>(
    `select bundle.id as bundle, bundle.name as bundleName, artefact.path as file, artefact.sha256
     from artefact
     join bundle on bundle.id = artefact.bundle_id
     where artefact.id = ?`,
  );
  const facts = db.prepare<[{ subject: Subject; id: number; fact: string }], StoredAddress>(
    `select artefact_id, line, pointer
     from citation
     where subject = $subject and subject_id = $id and fact = $fact`,
  );
  return { citation, ofFact };

  function citation({ artefact_id: artefact, line, pointer }: StoredAddress): Citation {
    const place = places.get(artefact) ?? select.get(artefact);
    if (place === undefined)
      throw new Error(`the evidence file ${artefact} that a record cites is not in the workspace`);
    places.set(artefact, place);
    return {
      artefact,
      bundle: place.bundle,
      bundleName: place.bundleName,
      file: place.file,
      line,
      pointer,
      sha256: place.sha256,
    };
  }

  function ofFact(subject: Subject, id: number, fact: string): Citation | null {
    const found = facts.get({ subject, id, fact });
    return found === undefined ? null : citation(found);
  }
}

/** The same place is cited once. */
export function distinct(citations: readonly Citation[]): Citation[] {
  const seen = new Map(citations.map((each) => [`${each.artefact} ${each.pointer ?? ''} ${each.line ?? ''}`, each]));
  return [...seen.values()];
}
