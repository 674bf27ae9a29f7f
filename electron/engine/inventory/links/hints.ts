// Whom a finding means that names no identity but a key, an account or a name.
import type { Database } from 'better-sqlite3';
import type { StoredAddress } from '../citer.ts';

export interface HintMatch {
  readonly identity: number;
  readonly basis: string;
  /** Where that id or name stands. */
  readonly address: StoredAddress;
}

interface MatchRow extends StoredAddress {
  readonly identity: number;
}

/** A hint that fits several links to none: a wrong name under an exposed secret is worse than no name. */
export function createHintResolver(db: Database): (hint: string) => HintMatch | null {
  const ways = [
    {
      select: db.prepare<[string], MatchRow>(
        `select identity_id as identity, artefact_id, line, pointer
         from credential
         where native_id = ?
         group by identity_id
         limit 2`,
      ),
      basis: (hint: string) => `The finding names the credential ${hint}, which is this identity's.`,
    },
    {
      select: db.prepare<[string], MatchRow>(
        'select id as identity, artefact_id, line, pointer from identity where native_id = ? limit 2',
      ),
      basis: (hint: string) => `The finding names ${hint}, which is the identity's id.`,
    },
    {
      select: db.prepare<[string], MatchRow>(
        'select id as identity, artefact_id, line, pointer from identity where name = ? collate nocase limit 2',
      ),
      basis: (hint: string) => `The finding names ${hint}, and no other identity is called so.`,
    },
  ];
  return (hint) => {
    for (const { select, basis } of ways) {
      const [found, another] = select.all(hint);
      if (found === undefined) continue;
      if (another !== undefined) return null;
      const { identity, artefact_id, line, pointer } = found;
      return { identity, basis: basis(hint), address: { artefact_id, line, pointer } };
    }
    return null;
  };
}
