// What can only be known once all records of a bundle are in: whom a finding with no identity is about, and which
// entitlements have to be looked at again because their identity changed.
import type { Database } from 'better-sqlite3';
import { type ChangedFact, type Facts, factColumns } from './facts.ts';
import { linkUid, undoneLinks } from './links/derive.ts';
import { createHintResolver } from './links/hints.ts';

/** Gives findings that name a key or an account the identity that has it, unless a person said that it is not. */
export function linkFindings(db: Database): void {
  const open = db
    .prepare<[], { id: number; uid: string; identity_hint: string }>(
      'select id, uid, identity_hint from finding where identity_id is null and identity_hint is not null order by id',
    )
    .all();
  if (open.length === 0) return;
  const resolve = createHintResolver(db);
  const undone = undoneLinks(db);
  const uidOf = db.prepare<[number], string>('select uid from identity where id = ?').pluck();
  const link = db.prepare('update finding set identity_id = $identity where id = $id');
  for (const { id, uid, identity_hint: hint } of open) {
    const match = resolve(hint);
    if (match === null || undone.has(linkUid(uid, uidOf.get(match.identity) ?? ''))) continue;
    link.run({ id, identity: match.identity });
  }
}

/** Facts of an identity that bear on each of its entitlements: who answers for it, what it is, whether it lives. */
const inherited: ReadonlySet<string> = new Set([
  'kind',
  'owner',
  'owner_status',
  'environment',
  'status',
  'interactive',
  'external_organisation',
]);

interface ChangedIdentity {
  readonly id: number;
  readonly changed_facts: string;
}

interface InheritingRow {
  readonly id: number;
  readonly last_bundle: number;
  readonly change: string;
  readonly changed_facts: string;
}

/** Marks the entitlements of identities that changed in this bundle as changed too; the fact is `identity.owner` and so on. */
export function inheritChanges(db: Database, ordinal: number): void {
  const identities = db
    .prepare<[number], ChangedIdentity>(
      "select id, changed_facts from identity where last_bundle = ? and change in ('changed', 'reappeared') order by id",
    )
    .all(ordinal);
  const entitlements = db.prepare<[number], InheritingRow>(
    `select id, last_bundle, change, changed_facts
     from entitlement
     where identity_id = ? and removed_bundle is null and change in ('unchanged', 'changed', 'reappeared')
     order by id`,
  );
  const mark = db.prepare(`update entitlement set change = $change, changed_facts = $changed_facts where id = $id`);
  const remember = db.prepare(
    `insert into history (subject, subject_id, bundle, change, facts, changed_facts)
     values ('entitlement', $id, $ordinal, $change, $facts, $changed_facts)
     on conflict do update set changed_facts = excluded.changed_facts`,
  );
  const columns = [...factColumns.entitlement, 'artefact_id', 'line', 'pointer'];
  const read = db.prepare<[number], Facts>(`select ${columns.join(', ')} from entitlement where id = ?`);
  for (const identity of identities) {
    const changed = (JSON.parse(identity.changed_facts) as ChangedFact[])
      .filter((change) => inherited.has(change.fact))
      .map((change) => ({ ...change, fact: `identity.${change.fact}` }));
    if (changed.length === 0) continue;
    for (const row of entitlements.all(identity.id)) {
      // What changed in it in an earlier bundle is no news of this one.
      const seen = row.last_bundle === ordinal;
      const own = seen ? (JSON.parse(row.changed_facts) as ChangedFact[]) : [];
      const change = seen && row.change === 'reappeared' ? 'reappeared' : 'changed';
      const changed_facts = JSON.stringify([...own, ...changed]);
      mark.run({ id: row.id, change, changed_facts });
      remember.run({ id: row.id, ordinal, change, facts: JSON.stringify(read.get(row.id) ?? {}), changed_facts });
    }
  }
}
