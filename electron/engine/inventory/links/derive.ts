// Derives the links of the newest evidence and holds them against what people said of them. What is certain stands until
// somebody undoes it; what is suggested waits. Derived tables: replaced whole, the same from the same evidence.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { StoredAddress } from '../citer.ts';
import { createHintResolver } from './hints.ts';
import { gatherLinkFacts, type LinkFacts } from './link-facts.ts';
import { linkCandidates } from './rules.ts';

export type LinkState = 'applied' | 'confirmed' | 'suggested' | 'undone';

/** The same at every import and in every workspace, whichever end is named first. */
export function linkUid(one: string, other: string): string {
  return `l-${hash('sha256', JSON.stringify([one, other].sort()), 'hex').slice(0, 16)}`;
}

/** Links that a person undid or dismissed. */
export function undoneLinks(db: Database): ReadonlySet<string> {
  return new Set(db.prepare<[], string>("select link from link_ruling where verdict = 'undone'").pluck().all());
}

interface DerivedLink {
  readonly uid: string;
  readonly fromSubject: 'identity' | 'finding';
  readonly fromId: number;
  readonly identity: number;
  readonly rule: string;
  readonly strength: 'certain' | 'suggested';
  readonly basis: string;
  readonly directed: boolean;
  readonly citations: readonly StoredAddress[];
  readonly state: LinkState;
}

/** Replaces `link` and `linked_identity`. Call inside a write, after the evidence or a ruling has changed. */
export function deriveLinks(db: Database): void {
  db.exec('delete from linked_identity; delete from link');
  const facts = gatherLinkFacts(db);
  const rulings = new Map(
    db
      .prepare<[], { link: string; verdict: 'confirmed' | 'undone' }>('select link, verdict from link_ruling')
      .all()
      .map(({ link, verdict }) => [link, verdict] as const),
  );
  const links = [...betweenIdentities(facts, rulings), ...ofFindings(db, facts, rulings)];
  const insert = db.prepare(
    `insert into link (uid, from_subject, from_id, identity_id, rule, strength, basis, directed, citations, state)
     values ($uid, $fromSubject, $fromId, $identity, $rule, $strength, $basis, $directed, $citations, $state)
     on conflict do nothing`,
  );
  for (const link of links) {
    insert.run({ ...link, directed: Number(link.directed), citations: JSON.stringify(link.citations) });
  }
  groupIdentities(db, facts, links);
  const { bundle, ruling } = newest(db);
  db.prepare(
    `insert into link_derivation (only, bundle, ruling)
     values (1, $bundle, $ruling)
     on conflict do update set bundle = excluded.bundle, ruling = excluded.ruling`,
  ).run({ bundle, ruling });
}

/** Derives them where the evidence or the rulings are newer, or an older version never did. Call inside a write. */
export function ensureLinks(db: Database): void {
  const derived = db
    .prepare<[], { bundle: number; ruling: number }>('select bundle, ruling from link_derivation where only = 1')
    .get();
  const { bundle, ruling } = newest(db);
  if (derived?.bundle !== bundle || derived.ruling !== ruling) deriveLinks(db);
}

function newest(db: Database): { bundle: number; ruling: number } {
  return (
    db
      .prepare<[], { bundle: number; ruling: number }>(
        `select (select coalesce(max(ordinal), 0) from bundle) as bundle,
           (select coalesce(max(entry), -1) from link_ruling) as ruling`,
      )
      .get() ?? { bundle: 0, ruling: -1 }
  );
}

type Rulings = ReadonlyMap<string, 'confirmed' | 'undone'>;

function betweenIdentities(facts: LinkFacts, rulings: Rulings): DerivedLink[] {
  return linkCandidates(facts).map(({ from, to, rule, strength, basis, directed, citations }) => {
    const uid = linkUid(from.uid, to.uid);
    const state = rulings.get(uid) ?? (strength === 'certain' ? 'applied' : 'suggested');
    const ends = { fromSubject: 'identity', fromId: from.id, identity: to.id } as const;
    return { uid, ...ends, rule, strength, basis, directed, citations, state };
  });
}

function ofFindings(db: Database, { findings, identities }: LinkFacts, rulings: Rulings): DerivedLink[] {
  if (findings.length === 0) return [];
  const resolve = createHintResolver(db);
  const uids = new Map(identities.map(({ id, uid }) => [id, uid]));
  return findings.flatMap(({ id, uid: finding, hint, identity: about, address }) => {
    const match = resolve(hint);
    const identity = match === null ? undefined : uids.get(match.identity);
    // Whoever names the identity itself is believed before a hint.
    if (match === null || identity === undefined || (about !== null && about !== match.identity)) return [];
    const uid = linkUid(finding, identity);
    return [
      {
        uid,
        fromSubject: 'finding',
        fromId: id,
        identity: match.identity,
        rule: 'named',
        strength: 'certain',
        basis: match.basis,
        directed: false,
        citations: [address, match.address],
        state: rulings.get(uid) ?? 'applied',
      },
    ];
  });
}

interface Tally {
  standing: number;
  suggested: number;
}

function groupIdentities(db: Database, { identities }: LinkFacts, links: readonly DerivedLink[]): void {
  const groups = createGroups();
  const tallies = new Map<number, Tally>();
  const tallyOf = (id: number): Tally => {
    const tally = tallies.get(id) ?? { standing: 0, suggested: 0 };
    tallies.set(id, tally);
    return tally;
  };
  for (const { fromSubject, fromId, identity, state } of links) {
    if (fromSubject !== 'identity' || state === 'undone') continue;
    const field = state === 'suggested' ? 'suggested' : 'standing';
    for (const id of [fromId, identity]) tallyOf(id)[field] += 1;
    if (field === 'standing') groups.join(fromId, identity);
  }
  const systems = new Map(identities.filter(({ id }) => tallies.has(id)).map(({ id, system }) => [id, system]));
  const members = new Map<number, number[]>();
  for (const id of tallies.keys()) {
    const nhi = groups.of(id);
    const group = members.get(nhi);
    if (group === undefined) members.set(nhi, [id]);
    else group.push(id);
  }
  const insert = db.prepare(
    `insert into linked_identity (identity_id, nhi, seen_in, standing, suggested)
     values ($id, $nhi, $seenIn, $standing, $suggested)`,
  );
  for (const [id, tally] of [...tallies].sort(([a], [b]) => a - b)) {
    const nhi = groups.of(id);
    const others = (members.get(nhi) ?? []).filter((member) => member !== id);
    const seenIn = [...new Set(others.flatMap((member) => systems.get(member) ?? []))].sort().join(', ');
    insert.run({ id, nhi, seenIn, ...tally });
  }
}

/** Disjoint sets, each named by its smallest id. */
function createGroups(): { join(one: number, other: number): void; of(id: number): number } {
  const parents = new Map<number, number>();
  const of = (id: number): number => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  return {
    of,
    join(one, other) {
      const [small, large] = [of(one), of(other)].sort((a, b) => a - b);
      if (small !== undefined && large !== undefined && small !== large) parents.set(large, small);
    },
  };
}
