// The population a campaign is about: every entitlement that the evidence shows as live, each either in scope or left out
// for a reason, worst risk first.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import type { Change } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { asksForNews, type Place, placing, type ScopeFacts } from './scope.ts';

export interface ChangedFact {
  readonly fact: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Candidate extends ScopeFacts {
  readonly id: number;
  readonly uid: string;
  readonly identityId: number;
  readonly identityUid: string;
  readonly identity: string;
  /** Its own alone. */
  readonly environment: string | null;
  readonly privilege: string;
  readonly resource: string;
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
  /** Left open by an earlier campaign (uid), for the filters that ask what is new. */
  readonly openEnds: ReadonlySet<string>;
}

/** Why something in that place is left out. */
export function reasonFor(place: Exclude<Place, 'in_scope'>, { chosenReason, limit }: PopulationChoice): string {
  switch (place) {
    case 'denies':
      return denyReason;
    case 'not_asked':
      return limit?.reason ?? followUpReason;
    case 'vendors':
      return vendorReason;
    case 'chosen_out':
      return chosenReason;
  }
}

export function populationOf(db: Database, scope: CampaignScope, choice: PopulationChoice): Population {
  const carried: Candidate[] = [];
  const inScope: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  const limit = choice.limit === null ? null : new Set(choice.limit.entitlements);
  const placeOf = placing(scope, limit !== null);
  const changeOf = changeSinceReview(db);
  for (const candidate of selectLive(db).all()) {
    const { uid } = candidate;
    const isCarried = choice.carried.has(uid);
    const standing = { carried: isCarried, named: limit?.has(uid) ?? false, settled: false };
    let place = placeOf(candidate, standing);
    // Asked last: it is read for each of them.
    if (place === 'in_scope' && !isCarried && asksForNews(scope) && !choice.openEnds.has(uid))
      place = placeOf(candidate, { ...standing, settled: isSettled(changeOf(candidate), scope) });
    if (place !== 'in_scope') {
      leftOut.push({ candidate, reason: reasonFor(place, choice), chosen: place === 'chosen_out' });
    } else (isCarried ? carried : inScope).push(candidate);
  }
  return { inScope: [...carried, ...inScope], leftOut };
}

/** Reviewed before, and nothing about it came back or, where every change is asked for, changed. */
export function isSettled({ change, reviewed }: ReviewedChange, scope: CampaignScope): boolean {
  if (scope.cameBack === true) return change !== 'reappeared';
  return reviewed && change === 'unchanged';
}

function selectLive(db: Database) {
  return db.prepare<[], Candidate>(`
    select entitlement.id, entitlement.uid, identity.id as identityId, identity.uid as identityUid,
      identity.name as identity, identity.kind as identityKind, identity.system, identity.owner,
      identity.owner_email as ownerEmail, entitlement.environment,
      coalesce(entitlement.environment, identity.environment) as effectiveEnvironment,
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
  /** It was an item of a campaign before. */
  readonly reviewed: boolean;
}

/**
 * Says of an entitlement what changed since it was last an item of a campaign; where it never was one, what the last
 * bundle changed.
 */
export function changeSinceReview(db: Database): (candidate: Pick<Candidate, 'id'>) => ReviewedChange {
  const [lastReview, current, since] = [newestReview(db), changeNow(db), changesAfter(db)];
  return ({ id }) => {
    const review = lastReview.get({ id });
    if (review === undefined) {
      const row = current.get({ id });
      const changed = row === undefined ? [] : parseChanged(row.changed_facts);
      return { change: row?.change ?? 'new', changed, reviewed: false };
    }
    const rows = since.all({ id, ordinal: review.ordinal });
    const changed = mergeChanges(rows.map((row) => parseChanged(row.changed_facts)));
    if (rows.some((row) => row.change === 'reappeared')) return { change: 'reappeared', changed, reviewed: true };
    return { change: changed.length > 0 ? 'changed' : 'unchanged', changed, reviewed: true };
  };
}

const newestReview = statement<{ id: number }, { ordinal: number }>(
  'select ordinal from population_reviewed where entitlement_id = $id',
);

const changeNow = statement<{ id: number }, { change: Change; changed_facts: string }>(
  'select change, changed_facts from entitlement where id = $id',
);

const changesAfter = statement<{ id: number; ordinal: number }, { change: Change; changed_facts: string }>(
  `select change, changed_facts
   from history
   where subject = 'entitlement' and subject_id = $id and bundle > $ordinal
   order by bundle`,
);

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
