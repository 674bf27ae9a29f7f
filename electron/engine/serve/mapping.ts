// mapping.*
import type { Database } from 'better-sqlite3';
import type { Handlers, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { mappedKind } from '../../../shared/mapping-words.ts';
import { requirePerson } from '../engagement/persons.ts';
import {
  activeMappings,
  allMappings,
  lastReadBy,
  retireMapping,
  type SavedMapping,
  saveMapping,
} from '../inventory/mapping/profiles.ts';
import { columnReading, mappingFields, previewMapping, suggestMapping } from '../inventory/mapping/try-out.ts';
import type { Actor } from '../ledger/act.ts';
import { actorOf } from './actor.ts';
import type { Desk } from './desk.ts';

type MappingHandlers = Pick<Handlers, Extract<keyof Handlers, `mapping.${string}`>>;

export function mappingHandlers(desk: Desk): MappingHandlers {
  return {
    'mapping.fields': () => mappingFields(),
    'mapping.suggest': (input) => suggestMapping(desk.read(), input),
    'mapping.reading': (input) => columnReading(desk.read(), input),
    'mapping.preview': (input, { signal }) => previewMapping(desk.read(), input, signal),
    'mapping.save': async ({ profile, reason, as }) => {
      const saved = await saveMapping(desk.workspace(), { profile, reason, as: presentActor(desk.read(), as) });
      return told(desk.read(), saved);
    },
    'mapping.list': ({ all }) => {
      const db = desk.read();
      return (all ? allMappings(db) : activeMappings(db)).map((mapping) => told(db, mapping));
    },
    'mapping.retire': ({ name, reason, as }) =>
      retireMapping(desk.workspace(), { name, reason, as: presentActor(desk.read(), as) }),
  };
}

/** Throws NOT_FOUND, and PERSON_INACTIVE for somebody who has left. */
function presentActor(db: Database, as: string | null): Actor {
  if (as !== null) {
    const person = requirePerson(db, as);
    if (!person.active)
      throw new CountersignError('PERSON_INACTIVE', `${person.name} is no longer active and can't do this.`, {
        person: as,
      });
  }
  return actorOf(db, as);
}

function told(db: Database, mapping: SavedMapping): MethodOutput<'mapping.save'> {
  const { slug, id: _id, ...rest } = mapping;
  return { ...rest, kind: mappedKind(mapping.name), lastBundle: lastReadBy(db, slug) };
}
