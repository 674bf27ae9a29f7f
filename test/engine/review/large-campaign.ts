// A campaign of any size, written straight into the tables, with seeded chance: what lists and counts are tested and measured
// on. Its acts are written as `apply` would write them; who may do them is tested elsewhere.
import type { Database } from 'better-sqlite3';

const at = '2026-10-01T08:00:00.000Z';
export const campaignId = '01a00000-0000-7000-8000-000000000001';

export interface LargeCampaign {
  readonly items: number;
  readonly persons: readonly string[];
  readonly systems: readonly string[];
  /** Of one identity, on average. */
  readonly itemsPerIdentity: number;
  readonly seed: number;
}

export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

export const itemId = (number: number): string => `01a00000-0000-7000-9000-${String(number).padStart(12, '0')}`;
export const assignmentId = (person: string): string => `a-${person}`;

/** Opens it: baseline, assignments and, in a file that has them, places in the lists. */
export function insertCampaign(db: Database, { items, persons, systems, itemsPerIdentity, seed }: LargeCampaign): void {
  const chance = seeded(seed);
  const person = db.prepare(
    `insert into person (id, name, party, email, email_plain, active, added_at)
     values ($id, $id, 'customer', $id || '@northwind.example', $id || '@northwind.example', 1, '${at}')`,
  );
  for (const id of persons) person.run({ id });
  db.exec(`
    insert into operating_model values (1, '{}', '${at}', '${persons[0]}', 'Signed', 0);
    insert into blob values ('population', 0);
    insert into campaign (
      id, name, due, scope, opened_at, model_version, baseline_bundles, baseline_ordinal, baseline_digest,
      population_sha256, notices
    )
    values ('${campaignId}', 'Q3', '2026-10-31', '{"systems":null,"privilegeKinds":null,"minimumRisk":null,"vendorManaged":false}', '${at}', 1, '[]', 1, 'd', 'population', '[]')`);
  const assignment = db.prepare(
    `insert into assignment (id, campaign_id, person_id, created_at) values ($id, '${campaignId}', $person, '${at}')`,
  );
  for (const id of persons) assignment.run({ id: assignmentId(id), person: id });
  const insert = db.prepare(
    `insert into review_item (
       id, campaign_id, ordinal, reference, entitlement_uid, identity_uid, identity, identity_kind, system, privilege,
       resource, environment, owner, risk, risk_rank, rules, change, changed, facts, digest, assignment_id
     )
     values (
       $id, '${campaignId}', $ordinal, $reference, $entitlement, $identityUid, $identity, 'service_account', $system,
       $privilege, $resource, $environment, $owner, $risk, $rank, '[]', $change, '[]', '{}', 'd', $assignment
     )`,
  );
  const risks = ['low', 'medium', 'high', 'critical'];
  const changes = ['unchanged', 'unchanged', 'unchanged', 'new', 'changed', 'reappeared'];
  const identities = Math.max(1, Math.ceil(items / itemsPerIdentity));
  // as opening numbers them: worst risk first
  const ranks = Array.from({ length: items }, () => Math.max(0, chance(8) - 4)).sort((one, other) => other - one);
  for (const [position, rank] of ranks.entries()) {
    const identity = chance(identities);
    insert.run({
      id: itemId(position + 1),
      ordinal: position + 1,
      reference: `NT-${String(position + 1).padStart(3, '0')}`,
      entitlement: `e-${position + 1}`,
      identityUid: `i-${identity}`,
      identity: `svc-${['invoice', 'payroll', 'deploy', 'backup'][identity % 4]}-${identity}`,
      system: systems[identity % systems.length],
      privilege: ['read', 'write', 's3:GetObject', 'iam:PassRole'][chance(4)],
      resource: `store-${chance(500)}`,
      environment: ['production', 'non_production', null][chance(3)],
      owner: chance(5) === 0 ? null : 'Dana Owner',
      risk: risks[Math.min(rank, 3)],
      rank: Math.min(rank, 3) + 1,
      change: changes[chance(changes.length)],
      assignment: chance(50) === 0 ? null : assignmentId(persons[identity % persons.length] ?? ''),
    });
  }
  const fills = db.prepare("select 1 from sqlite_schema where name = 'queue_campaign'").get() !== undefined;
  if (fills) db.prepare('insert into queue_campaign (campaign_id) values (?)').run(campaignId);
}

/** What may happen in an open campaign, at random: decided, confirmed, disagreed, taken back, given away, corrected. */
export function actAtRandom(
  db: Database,
  { persons, items }: LargeCampaign,
  chance: (below: number) => number,
  entry: number,
): void {
  const item = itemId(chance(items) + 1);
  const row = db
    .prepare<
      [string],
      {
        decision: string | null;
        pending: string | null;
        assignment: string | null;
        signed: string | null;
        risk: string;
      }
    >(
      `select decision_id as decision, pending_id as pending, assignment_id as assignment, risk,
         assignment.signed_off_at as signed
       from review_item
       left join assignment on assignment.id = review_item.assignment_id
       where review_item.id = ?`,
    )
    .get(item);
  if (row === undefined || row.signed !== null || row.pending !== null) return;
  const performer = persons[chance(persons.length)] ?? '';
  const event = (decision: string, name: string) =>
    db
      .prepare('insert into decision_event (decision_id, event, person_id, at, ledger_entry) values (?, ?, ?, ?, ?)')
      .run(decision, name, performer, at, entry);
  const stand = (decision: string | null) =>
    db.prepare('update review_item set decision_id = ? where id = ?').run(decision, item);
  const known =
    row.decision === null
      ? []
      : db
          .prepare<[string], string>('select event from decision_event where decision_id = ?')
          .pluck()
          .all(row.decision);
  switch (chance(6)) {
    case 0:
      if (row.decision === null || known.length > 0) return;
      event(row.decision, 'undone');
      stand(null);
      return;
    case 1:
      if (row.decision === null || known.length > 0) return;
      if (chance(3) > 0) event(row.decision, 'confirmed');
      else {
        event(row.decision, 'disagreed');
        stand(null);
      }
      return;
    case 2: {
      const to = persons[chance(persons.length)] ?? '';
      const step = db.prepare(
        `insert into item_assignment (item_id, ledger_entry, step, from_person, to_person, reason, by_person, at)
         values (?, ?, ?, null, ?, 'Knows it', null, ?)`,
      );
      // nobody hands an item to himself
      if (row.assignment === assignmentId(to)) return;
      if (chance(2) === 0) step.run(item, entry, 'handed_over', to, at);
      else {
        if (
          db
            .prepare<[string], string | null>('select signed_off_at from assignment where id = ?')
            .pluck()
            .get(assignmentId(to)) !== null
        )
          return;
        db.prepare('update review_item set assignment_id = ? where id = ?').run(assignmentId(to), item);
        step.run(item, entry, 'assigned', to, at);
      }
      return;
    }
    default: {
      const outcome = ['CERTIFY', 'CERTIFY', 'CERTIFY_UNTIL', 'REDUCE', 'REVOKE', 'CANNOT_DECIDE'][chance(6)];
      const id = `d-${entry}`;
      db.prepare(
        `insert into decision (
           id, item_id, outcome, until, to_text, question, exception, performer_id, reviewer_id, decided_at, ledger_entry,
           shown_digest, evidence_opened, needs_second_person
         )
         values ($id, $item, $outcome, $until, 'reader', 'Who?', $exception, $performer, $performer, '${at}', $entry, 'x', 0, $second)`,
      ).run({
        id,
        item,
        outcome,
        until: outcome === 'CERTIFY_UNTIL' ? ['2026-10-03', '2027-01-31'][chance(2)] : null,
        exception:
          outcome === 'CERTIFY' && chance(9) === 0
            ? JSON.stringify({ expires: ['2026-10-02', '2027-06-30'][chance(2)] })
            : null,
        performer,
        entry,
        second: row.risk === 'high' || row.risk === 'critical' ? 1 : 0,
      });
      stand(id);
      if (chance(20) === 0) {
        db.prepare(
          `insert into exception_event (id, decision_id, event, person_id, reason, at, ledger_entry)
           values ('x-' || ?, ?, 'ended', ?, 'No longer accepted', ?, ?)`,
        ).run(id, id, performer, at, entry);
      }
    }
  }
}
