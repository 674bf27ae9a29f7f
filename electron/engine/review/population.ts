// The population a campaign is about: every entitlement that the evidence shows as live, each either in scope or left out
// for a reason, worst risk first.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CampaignScope } from '../../../shared/contract/review.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';

export interface ChangedFact {
  readonly fact: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Candidate {
  readonly id: number;
  readonly uid: string;
  readonly identityId: number;
  readonly identityUid: string;
  readonly identity: string;
  readonly identityKind: string;
  readonly system: string;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
  readonly environment: string | null;
  readonly privilegeKind: string;
  readonly privilege: string;
  readonly resource: string;
  readonly effect: 'allow' | 'deny';
  readonly vendorManaged: number | null;
  /** Null: no assessment has seen it yet. */
  readonly risk: Risk | null;
}

export interface LeftOut {
  readonly candidate: Candidate;
  readonly reason: string;
  /** Left out by the plan's own choice, which needs somebody's approval; else by a rule of the product. */
  readonly chosen: boolean;
}

export interface Population {
  readonly inScope: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
}

export const followUpReason = 'This follow-up reviews only what came to its end; the rest stands as it was decided.';
export const denyReason = 'It denies access: there is nothing to certify.';
export const vendorReason = "It belongs to the platform's vendor and can't be changed by the customer.";

/** `chosenReason` is the plan's reason for what its scope leaves out. */
export function populationOf(db: Database, scope: CampaignScope, chosenReason: string): Population {
  const inScope: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  const followedUp = scope.entitlements === undefined ? null : new Set(scope.entitlements);
  for (const candidate of selectLive(db).iterate()) {
    if (candidate.effect === 'deny') leftOut.push({ candidate, reason: denyReason, chosen: false });
    else if (candidate.vendorManaged === 1 && !scope.vendorManaged) {
      leftOut.push({ candidate, reason: vendorReason, chosen: false });
    } else if (followedUp !== null && !followedUp.has(candidate.uid)) {
      leftOut.push({ candidate, reason: followUpReason, chosen: false });
    } else if (isChosenOut(candidate, scope)) leftOut.push({ candidate, reason: chosenReason, chosen: true });
    else inScope.push(candidate);
  }
  return { inScope, leftOut };
}

function isChosenOut(candidate: Candidate, scope: CampaignScope): boolean {
  const { systems, privilegeKinds, minimumRisk } = scope;
  return (
    (systems !== null && !systems.includes(candidate.system)) ||
    (privilegeKinds !== null && !privilegeKinds.includes(candidate.privilegeKind)) ||
    // An unknown risk is never taken for a low one.
    (minimumRisk !== null && candidate.risk !== null && riskRank(candidate.risk) < riskRank(minimumRisk))
  );
}

function selectLive(db: Database) {
  return db.prepare<[], Candidate>(`
    select entitlement.id, entitlement.uid, identity.id as identityId, identity.uid as identityUid,
      identity.name as identity, identity.kind as identityKind, identity.system, identity.owner,
      identity.owner_email as ownerEmail, entitlement.environment,
      entitlement.privilege_kind as privilegeKind, entitlement.privilege, entitlement.resource, entitlement.effect,
      identity.vendor_managed as vendorManaged, entitlement_assessment.risk
    from entitlement
    join identity on identity.id = entitlement.identity_id
    left join entitlement_assessment on entitlement_assessment.entitlement_id = entitlement.id
    where entitlement.removed_bundle is null
    order by coalesce(entitlement_assessment.risk_rank, 5) desc, identity.system, identity.name, entitlement.privilege,
      entitlement.resource, entitlement.uid`);
}

/** What is new to a reviewer, which need not be what is new in the last bundle. */
export interface ReviewedChange {
  readonly change: Change;
  readonly changed: readonly ChangedFact[];
}

/**
 * Says of an entitlement what changed since it was last an item of a campaign; where it never was one, what the last
 * bundle changed.
 */
export function changeSinceReview(db: Database): (candidate: Pick<Candidate, 'id' | 'uid'>) => ReviewedChange {
  const reviewed = new Map(
    db
      .prepare<[], { uid: string; ordinal: number }>(
        `select entitlement_uid as uid, max(campaign.baseline_ordinal) as ordinal
         from review_item
         join campaign on campaign.id = review_item.campaign_id
         group by entitlement_uid`,
      )
      .all()
      .map((row) => [row.uid, row.ordinal]),
  );
  const current = db.prepare<[{ id: number }], { change: Change; changed_facts: string }>(
    'select change, changed_facts from entitlement where id = $id',
  );
  const since = db.prepare<[{ id: number; ordinal: number }], { change: Change; changed_facts: string }>(
    `select change, changed_facts
     from history
     where subject = 'entitlement' and subject_id = $id and bundle > $ordinal
     order by bundle`,
  );
  return ({ id, uid }) => {
    const ordinal = reviewed.get(uid);
    if (ordinal === undefined) {
      const row = current.get({ id });
      return { change: row?.change ?? 'new', changed: row === undefined ? [] : parseChanged(row.changed_facts) };
    }
    const rows = since.all({ id, ordinal });
    const changed = mergeChanges(rows.map((row) => parseChanged(row.changed_facts)));
    if (rows.some((row) => row.change === 'reappeared')) return { change: 'reappeared', changed };
    return { change: changed.length > 0 ? 'changed' : 'unchanged', changed };
  };
}

/** The first "before" and the last "after" of each fact; what went back to what it was is no change. */
export function mergeChanges(steps: readonly (readonly ChangedFact[])[]): ChangedFact[] {
  const merged = new Map<string, ChangedFact>();
  for (const { fact, before, after } of steps.flat()) {
    merged.set(fact, { fact, before: merged.has(fact) ? merged.get(fact)?.before : before, after });
  }
  return [...merged.values()].filter((change) => change.before !== change.after);
}

const changedFacts = z.array(z.object({ fact: z.string(), before: z.unknown(), after: z.unknown() }));

export function parseChanged(json: string): ChangedFact[] {
  return changedFacts
    .parse(JSON.parse(json))
    .map(({ fact, before, after }) => ({ fact, before: before ?? null, after: after ?? null }));
}
