// The population a campaign is about: every entitlement that the evidence shows as live, each either in scope or left out
// for a reason, worst risk first.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CampaignScope } from '../../../shared/contract/review.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';
import { plainText } from '../engagement/same-person.ts';

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
  readonly identityEnvironment: string | null;
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

export interface PopulationChoice {
  /** The plan's reason for what its scope leaves out. */
  readonly chosenReason: string;
  /** Of a limited review: these entitlements (uid) alone, and why; null: no limit. */
  readonly limit: { readonly entitlements: readonly string[]; readonly reason: string } | null;
  /** Taken over from earlier campaigns (uid): in scope whatever the filters say, and first. */
  readonly carried: ReadonlySet<string>;
  /** Whether it is left open by an earlier campaign, for the filters that ask. */
  readonly isOpenEnd: (candidate: Candidate) => boolean;
}

export function populationOf(db: Database, scope: CampaignScope, choice: PopulationChoice): Population {
  const inScope: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  const limit = choice.limit === null ? null : new Set(choice.limit.entitlements);
  const isChosenOut = chosenOut(db, scope, choice);
  for (const candidate of selectLive(db).all()) {
    const leave = (reason: string, chosen: boolean) => void leftOut.push({ candidate, reason, chosen });
    if (candidate.effect === 'deny') leave(denyReason, false);
    else if (choice.carried.has(candidate.uid)) inScope.push(candidate);
    else if (limit !== null && !limit.has(candidate.uid)) leave(choice.limit?.reason ?? followUpReason, false);
    else if (candidate.vendorManaged === 1 && !scope.vendorManaged && limit === null) leave(vendorReason, false);
    else if (isChosenOut(candidate)) leave(choice.chosenReason, true);
    else inScope.push(candidate);
  }
  const isCarried = (candidate: Candidate) => choice.carried.has(candidate.uid);
  return {
    inScope: [...inScope.filter(isCarried), ...inScope.filter((candidate) => !isCarried(candidate))],
    leftOut,
  };
}

function chosenOut(db: Database, scope: CampaignScope, { isOpenEnd }: PopulationChoice) {
  const { systems, privilegeKinds, minimumRisk, environments } = scope;
  const owners = scope.owners === undefined ? null : new Set(scope.owners.map(plainText));
  const changeOf = scope.changedOnly === true || scope.cameBack === true ? changeSinceReview(db) : null;
  return (candidate: Candidate): boolean => {
    const environment = candidate.environment ?? candidate.identityEnvironment;
    return (
      (systems !== null && !systems.includes(candidate.system)) ||
      (scope.identityKinds !== undefined && !scope.identityKinds.includes(candidate.identityKind)) ||
      (privilegeKinds !== null && !privilegeKinds.includes(candidate.privilegeKind)) ||
      // An unknown risk is never taken for a low one, nor an unknown environment for another one.
      (minimumRisk !== null && candidate.risk !== null && riskRank(candidate.risk) < riskRank(minimumRisk)) ||
      (environments !== undefined && environment !== null && !environments.some((one) => one === environment)) ||
      (owners !== null && !isOwnedBy(candidate, owners)) ||
      (changeOf !== null && !isOpenEnd(candidate) && isSettled(changeOf(candidate), scope))
    );
  };
}

function isOwnedBy({ owner, ownerEmail }: Candidate, owners: ReadonlySet<string>): boolean {
  if (owner === null && ownerEmail === null) return owners.has(unknownOwner);
  return [owner, ownerEmail].some((text) => text !== null && owners.has(plainText(text)));
}

const unknownOwner = '(unknown)';

/** Reviewed before, and nothing about it came back or, where every change is asked for, changed. */
function isSettled({ change, reviewed }: ReviewedChange, scope: CampaignScope): boolean {
  if (scope.cameBack === true) return change !== 'reappeared';
  return reviewed && change === 'unchanged';
}

function selectLive(db: Database) {
  return db.prepare<[], Candidate>(`
    select entitlement.id, entitlement.uid, identity.id as identityId, identity.uid as identityUid,
      identity.name as identity, identity.kind as identityKind, identity.system, identity.owner,
      identity.owner_email as ownerEmail, entitlement.environment,
      identity.environment as identityEnvironment, entitlement.privilege_kind as privilegeKind, entitlement.privilege, entitlement.resource, entitlement.effect,
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
  /** It was an item of a campaign before. */
  readonly reviewed: boolean;
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
      const changed = row === undefined ? [] : parseChanged(row.changed_facts);
      return { change: row?.change ?? 'new', changed, reviewed: false };
    }
    const rows = since.all({ id, ordinal });
    const changed = mergeChanges(rows.map((row) => parseChanged(row.changed_facts)));
    if (rows.some((row) => row.change === 'reappeared')) return { change: 'reappeared', changed, reviewed: true };
    return { change: changed.length > 0 ? 'changed' : 'unchanged', changed, reviewed: true };
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
