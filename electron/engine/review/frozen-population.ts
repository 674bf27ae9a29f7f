// The population of a campaign as it is frozen: each item with its facts, and what was left out, as one file of JSON lines
// that is named by its hash and kept like evidence.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import { changes, risks } from '../../../shared/words.ts';
import { partyNames } from '../engagement/operating-model.ts';
import { riskRank } from '../engagement/rights.ts';
import { getBlob, putBlob } from '../inventory/blobs.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { digestOf } from './digest.ts';
import { factsReader, frozenFacts, text } from './frozen-facts.ts';
import type { PlannedCampaign } from './plan.ts';
import { changeSinceReview, type LeftOut } from './population.ts';
import { referenceOf, referencePrefix } from './reference.ts';

const changedFact = z.strictObject({ fact: z.string(), before: z.unknown(), after: z.unknown() });

const frozenItem = z.strictObject({
  id: z.string(),
  ordinal: z.number(),
  reference: z.string(),
  entitlement: z.string(),
  identityUid: z.string(),
  identity: z.string(),
  identityKind: z.string(),
  system: z.string(),
  privilege: z.string(),
  resource: z.string(),
  environment: z.string().nullable(),
  owner: z.string().nullable(),
  risk: z.enum(risks),
  rules: z.array(z.string()),
  change: z.enum(changes),
  changed: z.array(changedFact),
  facts: frozenFacts,
  assignment: z.string().nullable(),
});
export type FrozenItem = z.infer<typeof frozenItem>;

const outOfScopeEntry = z.strictObject({
  identityUid: z.string(),
  identity: z.string(),
  system: z.string(),
  entitlements: z.number(),
  reason: z.string(),
  approver: z.string().nullable(),
});
export type OutOfScopeEntry = z.infer<typeof outOfScopeEntry>;

/** The items in scope, numbered in their order. `assignments` gives each reviewer's assignment. */
export function freeze(
  db: Database,
  { population, reviewers }: PlannedCampaign,
  assignments: ReadonlyMap<string, string>,
  msecs: number,
): FrozenItem[] {
  const factsOf = factsReader(db);
  const changeOf = changeSinceReview(db);
  const failing = db
    .prepare<[number], string>('select rule from rule_failure where entitlement_id = ? order by rule')
    .pluck();
  const prefix = referencePrefix(partyNames(db).customer);
  return population.inScope.map((candidate, position) => {
    const { change, changed } = changeOf(candidate);
    const facts = factsOf(candidate);
    const reviewer = reviewers[position] ?? null;
    return {
      id: v7({ msecs }),
      ordinal: position + 1,
      reference: referenceOf(prefix, position + 1, population.inScope.length),
      entitlement: candidate.uid,
      identityUid: candidate.identityUid,
      identity: candidate.identity,
      identityKind: candidate.identityKind,
      system: candidate.system,
      privilege: candidate.privilege,
      resource: candidate.resource,
      environment: candidate.environment,
      owner: text(facts.identity.owner),
      risk: candidate.risk ?? 'critical',
      rules: failing.all(candidate.id),
      change,
      changed: changed.map(({ fact, before, after }) => ({ fact, before, after })),
      facts,
      assignment: reviewer === null ? null : (assignments.get(reviewer) ?? null),
    };
  });
}

/** What is frozen of an item: everything but who reviews it. */
export function itemDigest({ assignment: _, ...item }: FrozenItem): string {
  return digestOf(item);
}

/** One entry for each identity and reason. */
export function outOfScopeEntries(leftOut: readonly LeftOut[], approver: string | null): OutOfScopeEntry[] {
  const entries = new Map<string, OutOfScopeEntry>();
  for (const { candidate, reason, chosen } of leftOut) {
    const key = `${candidate.identityUid} ${reason}`;
    const entry = entries.get(key) ?? {
      identityUid: candidate.identityUid,
      identity: candidate.identity,
      system: candidate.system,
      entitlements: 0,
      reason,
      // What a rule of the product leaves out was nobody's choice.
      approver: chosen ? approver : null,
    };
    entries.set(key, { ...entry, entitlements: entry.entitlements + 1 });
  }
  return [...entries.values()];
}

/** Keeps the population as a file; resolves with its SHA-256. */
export async function storePopulation(
  db: Database,
  items: readonly FrozenItem[],
  outOfScope: readonly OutOfScopeEntry[],
): Promise<string> {
  const lines = [
    ...items.map((item) => canonicalJson({ digest: itemDigest(item), item })),
    ...outOfScope.map((entry) => canonicalJson({ outOfScope: entry })),
  ];
  return putBlob(db, Buffer.from(`${lines.join('\n')}\n`, 'utf8'));
}

const populationLine = z.union([
  z.strictObject({ item: frozenItem, digest: z.string() }),
  z.strictObject({ outOfScope: outOfScopeEntry }),
]);

/** Writes a stored population into the tables of its campaign. */
export function insertPopulation(db: Database, campaign: string, sha256: string): void {
  const insertItem = db.prepare(
    `insert into review_item (
       id, campaign_id, ordinal, reference, entitlement_uid, identity_uid, identity, identity_kind, system, privilege,
       resource, environment, owner, risk, risk_rank, rules, change, changed, facts, digest, assignment_id
     )
     values (
       $id, $campaign, $ordinal, $reference, $entitlement, $identityUid, $identity, $identityKind, $system, $privilege,
       $resource, $environment, $owner, $risk, $riskRank, $rules, $change, $changed, $facts, $digest, $assignment
     )`,
  );
  const insertOutOfScope = db.prepare(
    `insert into out_of_scope (campaign_id, position, identity_uid, identity, system, entitlements, reason, approver)
     values ($campaign, $position, $identityUid, $identity, $system, $entitlements, $reason, $approver)`,
  );
  let position = 0;
  for (const line of getBlob(db, sha256).toString('utf8').split('\n')) {
    if (line === '') continue;
    const parsed = populationLine.parse(JSON.parse(line));
    if ('item' in parsed) {
      const { item, digest } = parsed;
      insertItem.run({
        ...item,
        campaign,
        riskRank: riskRank(item.risk),
        rules: JSON.stringify(item.rules),
        changed: JSON.stringify(item.changed),
        facts: JSON.stringify(item.facts),
        digest,
      });
    } else insertOutOfScope.run({ ...parsed.outOfScope, campaign, position: position++ });
  }
}
