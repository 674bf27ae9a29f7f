// What leads from one campaign to the next: series, what an earlier one left open, events that call for a small review,
// reminders, and the receipt of a sign-off.
import { z } from 'zod';
import { risks, unfinishedReasons } from '../words.ts';
import { assignmentRule, campaignOrigin, campaignPlan, campaignScope, openEnd } from './campaign-plan.ts';
import { actingPerson, businessDate, citation, nothing, path, read, write } from './method.ts';

/** `{quarter}`, `{month}`, `{year}` and `{date}` of the day on which a round opens. */
export const seriesDefinition = z.object({
  name: z.string().trim().min(1),
  /** The first round's day; the others follow from it. */
  firstOpens: businessDate,
  everyMonths: z.number().int().min(1).max(24).default(3),
  /** Days from the opening until it is due. */
  dueDays: z.number().int().min(1).max(365).default(21),
  scope: campaignScope.prefault({}),
  assignment: z.array(assignmentRule).default([{ by: 'owner' }]),
  fallback: z.string().nullable().default(null),
  outOfScopeReason: z.string().nullable().default(null),
  outOfScopeApprover: z.string().nullable().default(null),
});
export type SeriesDefinition = z.infer<typeof seriesDefinition>;

export const campaignSeries = z.object({
  id: z.string(),
  definition: seriesDefinition,
  savedAt: z.string(),
  savedBy: z.string(),
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** Null once it has ended. */
  next: z
    .object({
      name: z.string(),
      opensOn: z.string(),
      due: z.boolean(),
      /** Rounds before it that nobody opened. */
      missed: z.number(),
      /** How many items it takes over from earlier campaigns. */
      carried: z.number(),
      /** Left open too, and not in the evidence any more: it only lists them. */
      gone: z.number(),
    })
    .nullable(),
  campaigns: z.array(z.object({ id: z.string(), name: z.string(), opensOn: z.string() })),
});
export type CampaignSeries = z.infer<typeof campaignSeries>;

const choices = z.array(z.object({ value: z.string(), count: z.number() }));

/** `(unknown)` where the evidence does not say. */
export const scopeChoices = z.object({
  systems: choices,
  identityKinds: choices,
  owners: choices,
  environments: choices,
});
export type ScopeChoices = z.infer<typeof scopeChoices>;

export const triggerKinds = ['owner_left', 'secret_leaked', 'privilege_raised'] as const;
export type TriggerKind = (typeof triggerKinds)[number];

/** Something that happened after an entitlement was last reviewed and calls for looking again, now. */
export const reviewTrigger = z.object({
  trigger: z.string(),
  kind: z.enum(triggerKinds),
  /** What happened, in a sentence. */
  text: z.string(),
  /** When the evidence or somebody first said so. */
  since: z.string(),
  entitlements: z.array(
    z.object({
      uid: z.string(),
      identity: z.string(),
      system: z.string(),
      privilege: z.string(),
      resource: z.string(),
      risk: z.enum(risks).nullable(),
      citation: citation.nullable(),
    }),
  ),
});
export type ReviewTrigger = z.infer<typeof reviewTrigger>;

/** One reviewer's reminder, as files to be handed over by whatever way there is. */
export const campaignReminder = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  items: z.number(),
  open: z.number(),
  serious: z.number(),
  due: z.string(),
  overdue: z.boolean(),
  /** Minutes for what is open, from the median of earlier decisions; null: there are none yet. */
  minutes: z.number().nullable(),
  /** Whose median it is. */
  basis: z.enum(['own', 'everybody', 'none']),
  files: z.object({ stem: z.string(), calendar: z.string(), page: z.string(), text: z.string() }),
});
export type CampaignReminder = z.infer<typeof campaignReminder>;

/** How many items stood decided at the end of a day. */
export const paceDay = z.object({ day: z.string(), decided: z.number() });
export type PaceDay = z.infer<typeof paceDay>;

export const unfinished = z.object({
  total: z.number(),
  counts: z.record(z.enum(unfinishedReasons), z.number()),
  /** One page of them, worst risk first. */
  rows: z.array(
    z.object({
      item: z.string(),
      reference: z.string(),
      identity: z.string(),
      privilege: z.string(),
      resource: z.string(),
      risk: z.enum(risks),
      reviewer: z.string().nullable(),
      why: z.enum(unfinishedReasons),
    }),
  ),
});
export type Unfinished = z.infer<typeof unfinished>;

/** A campaign's plan while it is typed: as the page has it, whole or not. Where it comes from is told beside it. */
export const planDraft = z.object({
  name: z.string(),
  due: z.string(),
  systems: z.array(z.string()).nullable(),
  identityKinds: z.array(z.string()).nullable(),
  environment: z.enum(['all', 'production', 'non_production']),
  owners: z.array(z.string()).nullable(),
  which: z.enum(['all', 'changed', 'came_back']),
  minimumRisk: z.enum(risks).nullable(),
  vendorManaged: z.boolean(),
  byOwner: z.boolean(),
  rules: z.array(
    z.object({
      id: z.number(),
      by: z.enum(['system', 'ownerText', 'identity']),
      value: z.string(),
      person: z.string().nullable(),
    }),
  ),
  fallback: z.string().nullable(),
  reason: z.string(),
  approver: z.string().nullable(),
});
export type PlanDraft = z.infer<typeof planDraft>;

const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(50) };

export const campaignMethods = {
  'campaign.scopeChoices': read(nothing, scopeChoices),
  /** What earlier campaigns left without a lasting answer; of one campaign, or of all that are closed. */
  'campaign.openEnds': read(z.object({ campaign: z.string().nullable().default(null) }), z.array(openEnd)),
  /** What a campaign took over from earlier ones and asks again, in their order. */
  'campaign.carried': read(
    z.object({ campaign: z.string(), ...page }),
    z.object({ total: z.number(), rows: z.array(openEnd) }),
  ),
  /** How far it was on each day on which that changed, and on the day before. */
  'campaign.pace': read(z.object({ campaign: z.string() }), z.array(paceDay)),
  /** What would have no final answer if it were closed now; `reason` null: for any reason. */
  'campaign.unfinished': read(
    z.object({ campaign: z.string(), reason: z.enum(unfinishedReasons).nullable().default(null), ...page }),
    unfinished,
  ),
  'campaign.reminders': read(z.object({ campaign: z.string() }), z.array(campaignReminder)),
  'campaign.series': read(nothing, z.array(campaignSeries)),
  /** A new one, or a new version of one. Nothing opens by it. */
  'campaign.saveSeries': write(
    z.object({ series: z.string().nullable().default(null), definition: seriesDefinition, as: z.string() }),
    campaignSeries,
  ),
  'campaign.endSeries': write(
    z.object({ series: z.string(), reason: z.string().trim().min(1), as: z.string() }),
    campaignSeries,
  ),
  /** The plan of the next round, for `campaign.preview` and `campaign.open`. */
  'campaign.nextOfSeries': read(z.object({ series: z.string() }), campaignPlan),
  /** What was typed into a plan that was not opened; `origin` null: a campaign of its own. */
  'campaign.planDraft': read(
    z.object({ origin: campaignOrigin.nullable().default(null) }),
    z.object({ draft: planDraft, at: z.string() }).nullable(),
  ),
  /** Null forgets it. */
  'campaign.savePlanDraft': write(
    z.object({ origin: campaignOrigin.nullable().default(null), draft: planDraft.nullable(), as: actingPerson }),
    z.object({ at: z.string().nullable() }),
  ),
  'campaign.triggers': read(nothing, z.array(reviewTrigger)),
  'campaign.dismissTrigger': write(
    z.object({ trigger: z.string(), reason: z.string().trim().min(1), as: z.string() }),
    z.object({ dismissed: z.number() }),
  ),
  /** What a person signed in a campaign, as a signed page of PDF. */
  'review.receipt': write(
    z.object({ signOff: z.string(), passphrase: z.string(), out: path, as: z.string() }),
    z.object({ file: z.string(), sha256: z.string() }),
  ),
};
