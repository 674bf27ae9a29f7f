// Where a row's facts came from, by kind of source, and the links between identities that came with them.
import type { Database } from 'better-sqlite3';
import type { IdentityReference } from '../intake/record.ts';
import type { Columns } from './statements.ts';
import type { Place } from './writer.ts';

/** The kind of source that a file belongs to; empty for a file of none. */
export function kindsOfArtefacts(db: Database): (artefact: string) => string {
  const known = new Map<string, string>();
  const select = db
    .prepare<[string], string>(
      `select source.kind
       from source_artefact
       join source on source.id = source_artefact.source_id
       where source_artefact.artefact_id = ?`,
    )
    .pluck();
  return (artefact) => {
    const kind = known.get(artefact) ?? select.get(artefact) ?? '';
    known.set(artefact, kind);
    return kind;
  };
}

interface LinkRow {
  readonly system: string;
  readonly native_id: string;
  readonly artefact_id: string;
}

export interface Links {
  /** Drops an identity's links that came from files of which `isReplaced` says that this bundle brings newer ones. */
  drop(identity: number, isReplaced: (artefact: string) => boolean): void;
  add(identity: number, links: readonly IdentityReference[], place: Place): void;
}

export function createLinks(db: Database): Links {
  const of = db.prepare<[number], LinkRow>(
    'select system, native_id, artefact_id from identity_link where identity_id = ?',
  );
  const remove = db.prepare<[LinkRow & { identity_id: number }]>(
    `delete from identity_link
     where identity_id = $identity_id and system = $system and native_id = $native_id and artefact_id = $artefact_id`,
  );
  const insert = db.prepare<[Columns]>(
    `insert into identity_link (identity_id, system, native_id, artefact_id, line, pointer)
     values ($identity_id, $system, $native_id, $artefact_id, $line, $pointer)
     on conflict do nothing`,
  );
  return {
    drop(identity, isReplaced) {
      for (const link of of.all(identity)) {
        if (isReplaced(link.artefact_id)) remove.run({ ...link, identity_id: identity });
      }
    },
    add(identity, links, place) {
      for (const link of links) {
        insert.run({ identity_id: identity, system: link.system, native_id: link.nativeId, ...place });
      }
    },
  };
}
