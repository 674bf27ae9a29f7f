// What an identity is known for elsewhere: the sources that show it, who acts through it, and facts that only a linked
// record tells. A fact is taken over from records that are linked to this one itself, never from those behind them, and
// only where they agree.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail, Fact } from '../../../../shared/contract/inventory.ts';
import type { Locale } from '../../../../shared/locale.ts';
import { statement } from '../../workspace/statement.ts';
import type { Citer, StoredAddress } from '../citer.ts';
import { distinct } from '../citer.ts';
import { listFacts } from '../fact-list.ts';
import type { Facts } from '../facts.ts';
import { factNotes } from '../messages/fact-notes.ts';
import { inSystem, kindInWords, labelOf, valueInWords } from '../words.ts';

export interface LinkedIdentity {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly kind: string;
  readonly system: string;
  readonly native_id: string;
}

const standing = `link.from_subject = 'identity' and link.state in ('applied', 'confirmed')`;

/** All records of the same NHI but this one. */
export function membersOf(db: Database, identity: number): LinkedIdentity[] {
  return db
    .prepare<[{ identity: number }], LinkedIdentity>(
      `select identity.id, identity.uid, identity.name, identity.kind, identity.system, identity.native_id
       from linked_identity as own
       join linked_identity as other on other.nhi = own.nhi and other.identity_id <> own.identity_id
       join identity on identity.id = other.identity_id
       where own.identity_id = $identity
         and own.standing > 0
       order by identity.system, identity.name, identity.id`,
    )
    .all({ identity });
}

/** Records with a standing link to this one itself. */
export function neighboursOf(db: Database, identity: number): (LinkedIdentity & Facts)[] {
  return selectNeighbours(db).all({ identity });
}

const selectNeighbours = statement<{ identity: number }, LinkedIdentity & Facts>(
  `select identity.*
   from (
     select identity_id as id from link where ${standing} and from_id = $identity
     union
     select from_id from link where ${standing} and identity_id = $identity
   ) as neighbour
   join identity on identity.id = neighbour.id
   where identity.removed_bundle is null
   order by identity.id`,
);

/** Facts of which it does not matter which record of the NHI tells them. */
const combined: ReadonlySet<string> = new Set(['purpose', 'owner', 'last_use']);

/** Shown with the owner, and taken over with him. */
const ofOwner = ['owner_email', 'owner_status'] as const;

/**
 * The same list with what linked records add; `prefix` is that of the identity's facts in it (`identity.` or none). Where
 * linked records disagree, the fact stays unknown and the note says so.
 */
export function withLinkedFacts(
  db: Database,
  citer: Citer,
  identity: number,
  facts: readonly Fact[],
  prefix: '' | 'identity.',
  locale: Locale = 'en',
): Fact[] {
  const neighbours = neighboursOf(db, identity);
  if (neighbours.length === 0) return [...facts];
  const shown = facts.flatMap((fact): Fact[] => {
    const column = fact.fact.startsWith(prefix) ? fact.fact.slice(prefix.length) : '';
    if (fact.value !== null || !combined.has(column)) return [fact];
    const told = neighbours.flatMap((neighbour) => {
      const [own] = listFacts(
        citer,
        { subject: 'identity', id: neighbour.id, row: neighbour },
        [{ fact: column }],
        locale,
      );
      return own === undefined || own.value === null ? [] : [{ neighbour, own }];
    });
    const [first] = told;
    if (first === undefined) return [fact];
    if (told.some(({ own }) => own.value !== first.own.value)) {
      const values = told.map(({ own, neighbour }) => `${own.value} (${neighbour.system})`);
      return [{ ...fact, note: factNotes[locale].disagree(values) }];
    }
    const taken = takenOver(fact, first.own, first.neighbour, locale);
    if (column !== 'owner') return [taken];
    const more = listFacts(
      citer,
      { subject: 'identity', id: first.neighbour.id, row: first.neighbour },
      ofOwner.map((one) => ({ fact: one, as: `${prefix}${one}`, onlyWhenKnown: true })),
      locale,
    );
    return [taken, ...more.filter((one) => !facts.some((known) => known.fact === one.fact))];
  });
  return [...shown, seenIn(db, citer, identity, prefix, locale)];
}

function takenOver(fact: Fact, own: Fact, { kind, name, system }: LinkedIdentity, locale: Locale): Fact {
  const source = factNotes[locale].takenFrom(kindInWords(kind, locale), name, inSystem(system, locale));
  return {
    ...fact,
    value: own.value,
    note: own.note === null ? source : `${own.note}; ${source}`,
    citations: own.citations,
  };
}

/** The other records as one fact, on the lines that link them. */
function seenIn(db: Database, citer: Citer, identity: number, prefix: string, locale: Locale): Fact {
  const members = membersOf(db, identity).map(
    ({ name, kind, system }) => `${kindInWords(kind, locale)} ${name} ${inSystem(system, locale)}`,
  );
  const links = db
    .prepare<[{ identity: number }], string>(
      `select citations
       from link
       where ${standing} and (identity_id = $identity or from_id = $identity)
       order by uid`,
    )
    .pluck()
    .all({ identity });
  const citations = links.flatMap((text) =>
    (JSON.parse(text) as StoredAddress[]).map((address) => citer.citation(address)),
  );
  return {
    fact: `${prefix}seen_in`,
    ...labelOf('identity', 'seen_in', locale),
    value: members.join('; '),
    note: null,
    citations: distinct(citations),
  };
}

/** Who acts through this identity: the first hop of the way to what it may do. Many are told as one. */
export function actorsOf(
  db: Database,
  citer: Citer,
  identity: number,
  locale: Locale = 'en',
): NonNullable<EntitlementDetail['actors']> {
  const rows = selectActors(db).all({ identity });
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const [address] = JSON.parse(first.citations) as StoredAddress[];
  return [
    {
      kind: 'acts through it',
      name: first.name,
      note:
        others.length === 0
          ? `${valueInWords('kind', first.kind, locale)} ${inSystem(first.system, locale)}`
          : factNotes[locale].moreActors(others.length),
      citation: address === undefined ? null : citer.citation(address),
    },
  ];
}

const selectActors = statement<{ identity: number }, LinkedIdentity & { citations: string }>(
  `select identity.id, identity.uid, identity.name, identity.kind, identity.system, identity.native_id, link.citations
   from link
   join identity on identity.id = link.from_id
   where ${standing}
     and link.directed = 1
     and link.identity_id = $identity
     and identity.removed_bundle is null
   order by identity.system, identity.name`,
);
