// Opening a campaign: the population is frozen with its facts, written as one file named by its hash, and the act that
// opens the campaign names that hash. Replaying the act reads the same file.

import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import { type CampaignPlan, campaignScope } from '../../../shared/contract/campaign-plan.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { requireActor } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { campaignDetail } from './campaign.ts';
import { digestOf } from './digest.ts';
import { evidenceNotices } from './evidence-notices.ts';
import {
  type FrozenItem,
  freeze,
  insertPopulation,
  itemDigest,
  outOfScopeEntries,
  storePopulation,
} from './frozen-population.ts';
import { carriedRecord, type OriginRecord, originRecord } from './origin.ts';
import { type PlannedCampaign, planCampaign } from './plan.ts';

const openedBody = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  due: businessDate,
  scope: campaignScope,
  modelVersion: z.number(),
  baseline: z.strictObject({
    bundles: z.array(z.strictObject({ id: z.string(), name: z.string(), ordinal: z.number() })),
    digest: z.string(),
    population: z.string(),
    items: z.number().min(1),
    unassigned: z.number(),
    outOfScope: z.number(),
  }),
  assignments: z.array(z.strictObject({ id: z.string(), person: z.string() })),
  notices: z.array(z.string()),
  /** Left out where it is a round of its own. */
  origin: originRecord.optional(),
  carried: z.array(carriedRecord).optional(),
});

export const campaignOpened: Act<z.infer<typeof openedBody>> = {
  name: 'campaign.opened',
  body: openedBody,
  apply(transaction, body, head) {
    const { db } = transaction;
    db.prepare(
      `insert into campaign (
         id, name, due, scope, opened_at, opened_by, model_version, baseline_bundles, baseline_ordinal, baseline_digest,
         population_sha256, notices
       )
       values (
         $id, $name, $due, $scope, $at, $by, $modelVersion, $bundles, $ordinal, $digest, $population, $notices
       )`,
    ).run({
      id: body.id,
      name: body.name,
      due: body.due,
      scope: JSON.stringify(body.scope),
      at: head.at,
      by: head.actor.person,
      modelVersion: body.modelVersion,
      bundles: JSON.stringify(body.baseline.bundles),
      ordinal: Math.max(0, ...body.baseline.bundles.map((bundle) => bundle.ordinal)),
      digest: body.baseline.digest,
      population: body.baseline.population,
      notices: JSON.stringify(body.notices),
    });
    insertAssignments(db, body.id, body.assignments, head.at);
    insertPopulation(db, body.id, body.baseline.population);
    if (body.origin !== undefined) insertOrigin(db, body.id, body.origin);
    insertCarried(db, body.id, body.carried ?? []);
    fillQueue(db, body.id);
  },
};

/**
 * Freezes the population and opens the campaign. Throws OPERATING_MODEL_INCOMPLETE (its problems in the details),
 * CAMPAIGN_EMPTY, INPUT_INVALID, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND.
 */
export async function openCampaign(workspace: Workspace, plan: CampaignPlan): Promise<CampaignDetail> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const actor = requireActor(db, 'campaign.open', plan.as);
    const planned = planCampaign(db, plan, clock);
    const first = planned.problems[0];
    if (first !== undefined) throw first;
    const msecs = clock().getTime();
    const assignments = assignmentsOf(planned, msecs);
    const byPerson = new Map(assignments.map(({ id, person }) => [person, id]));
    const items = freeze(db, planned, byPerson, msecs);
    const outOfScope = outOfScopeEntries(planned.population.leftOut, plan.outOfScopeApprover);
    const carried = carriedOf(planned, items);
    const id = v7({ msecs });
    const bundles = bundlesOf(db);
    await perform(transaction, campaignOpened, actor, {
      id,
      name: plan.name,
      due: plan.due,
      scope: scopeOf(plan, planned),
      modelVersion: planned.modelVersion,
      baseline: {
        bundles,
        digest: digestOf(items.map(itemDigest)),
        population: await storePopulation(db, items, outOfScope),
        items: items.length,
        unassigned: items.filter((item) => item.assignment === null).length,
        outOfScope: planned.population.leftOut.length,
      },
      assignments,
      notices: noticesOf(db, plan, bundles.at(-1)?.ordinal ?? 0, items, carried),
      ...(planned.origin.record === null ? {} : { origin: planned.origin.record }),
      ...(carried.length === 0 ? {} : { carried }),
    });
    return campaignDetail(db, id, todayOf(clock));
  });
}

/** What the origin limits the campaign to is part of its scope, as it is recorded. */
function scopeOf(plan: CampaignPlan, { origin }: PlannedCampaign): CampaignPlan['scope'] {
  return origin.limit === null ? plan.scope : { ...plan.scope, entitlements: [...origin.limit] };
}

/** Each open end is an item now, or is recorded as gone: none is lost on the way. */
function carriedOf({ origin }: PlannedCampaign, items: readonly FrozenItem[]): z.infer<typeof carriedRecord>[] {
  const byEntitlement = new Map(items.map((item) => [item.entitlement, item.id]));
  return origin.carried.map(({ item: from, entitlement, why, endsOn, live }) => {
    const item = byEntitlement.get(entitlement) ?? null;
    if (live && item === null) throw new Error('an open end is neither in the campaign nor gone');
    return { from, why, endsOn, item };
  });
}

function insertOrigin(db: Database, campaign: string, origin: OriginRecord): void {
  db.prepare(
    `insert into campaign_origin (campaign_id, kind, because, series_id, opens_on, trigger_key)
     values ($campaign, $kind, $because, $series, $opensOn, $trigger)`,
  ).run({
    campaign,
    kind: origin.kind,
    because: origin.because,
    series: origin.kind === 'series' ? origin.series : null,
    opensOn: origin.kind === 'series' ? origin.opensOn : null,
    trigger: origin.kind === 'trigger' ? origin.trigger : null,
  });
}

function insertCarried(db: Database, campaign: string, carried: readonly z.infer<typeof carriedRecord>[]): void {
  const insert = db.prepare(
    `insert into carried_over (campaign_id, position, from_item, why, ends_on, item_id)
     values ($campaign, $position, $from, $why, $endsOn, $item)`,
  );
  for (const [position, one] of carried.entries()) insert.run({ ...one, campaign, position });
}

function assignmentsOf({ reviewers }: PlannedCampaign, msecs: number): { id: string; person: string }[] {
  const persons = new Set(reviewers.filter((reviewer) => reviewer !== null));
  return [...persons].map((person) => ({ id: v7({ msecs }), person }));
}

function bundlesOf(db: Database): { id: string; name: string; ordinal: number }[] {
  return db
    .prepare<[], { id: string; name: string; ordinal: number }>('select id, name, ordinal from bundle order by ordinal')
    .all();
}

/** What a reader of the campaign has to know about its evidence and its items. */
function noticesOf(
  db: Database,
  plan: CampaignPlan,
  ordinal: number,
  items: readonly FrozenItem[],
  carried: readonly z.infer<typeof carriedRecord>[],
): string[] {
  const notices = evidenceNotices(db, ordinal, plan.scope);
  const unassigned = items.filter((item) => item.assignment === null).length;
  if (unassigned > 0) {
    notices.push(`${unassigned} items are assigned to nobody: the campaign can't be complete until they are.`);
  }
  const gone = carried.filter(({ item }) => item === null).length;
  if (gone > 0) {
    notices.push(
      `${gone} ${gone === 1 ? 'item that an earlier campaign left open is' : 'items that earlier campaigns left open are'} no longer in the evidence: listed by name.`,
    );
  }
  return notices;
}

/** Its items are all there: they get their places in the lists. */
function fillQueue(db: Database, campaign: string): void {
  db.prepare('insert into queue_campaign (campaign_id) values ($campaign)').run({ campaign });
}

export function insertAssignments(
  db: Database,
  campaign: string,
  assignments: readonly { readonly id: string; readonly person: string }[],
  at: string,
): void {
  const insert = db.prepare(
    'insert into assignment (id, campaign_id, person_id, created_at) values ($id, $campaign, $person, $at)',
  );
  for (const { id, person } of assignments) insert.run({ id, campaign, person, at });
}
