// What a campaign is to review, by whom and from when on: the plan, and what opening it would do.
import { z } from 'zod';
import { risks } from '../words.ts';
import { actingPerson, businessDate } from './method.ts';

export const campaignScope = z.object({
  /** null: all. */
  systems: z.array(z.string()).nullable().default(null),
  privilegeKinds: z.array(z.string()).nullable().default(null),
  minimumRisk: z.enum(risks).nullable().default(null),
  /** Platform vendor's own identities (service-linked roles, system accounts) are left out unless asked for. */
  vendorManaged: z.boolean().default(false),
  /** Of a follow-up review: exactly these, by uid. Left out: all that the rest covers. */
  entitlements: z.array(z.string()).optional(),
  /** Kinds of identity as the evidence has them: `service_account`. Left out: every kind. */
  identityKinds: z.array(z.string()).optional(),
  /** Where the evidence does not say, it stays in scope. Left out: everywhere. */
  environments: z.array(z.enum(['production', 'non_production'])).optional(),
  /** Names or e-mail addresses of owners; `(unknown)` stands for those whose owner is not in the evidence. */
  owners: z.array(z.string()).optional(),
  /** Only what changed since it was last reviewed, was never reviewed, or was left without an answer. */
  changedOnly: z.boolean().optional(),
  /** Only what an earlier campaign left open or until a date, and what was gone and came back. */
  cameBack: z.boolean().optional(),
});
export type CampaignScope = z.infer<typeof campaignScope>;

/** Who reviews what: the first rule that matches an item wins; `owner` matches items whose owner is a known person. */
export const assignmentRule = z.discriminatedUnion('by', [
  z.object({ by: z.literal('owner') }),
  z.object({ by: z.literal('system'), system: z.string(), person: z.string() }),
  z.object({ by: z.literal('ownerText'), contains: z.string(), person: z.string() }),
  /** By uid, or by name as the evidence has it. */
  z.object({ by: z.literal('identity'), identity: z.string(), person: z.string() }),
]);
export type AssignmentRule = z.infer<typeof assignmentRule>;

/** Why a campaign is opened, where it is no round of its own: what it takes over or is limited to follows from this. */
export const campaignOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('series'), series: z.string() }),
  /** Items of earlier campaigns, by id. */
  z.object({ kind: z.literal('follow_up'), items: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('trigger'), trigger: z.string() }),
]);
export type CampaignOrigin = z.infer<typeof campaignOrigin>;

export const carryReasons = [
  'no_decision',
  'cannot_decide',
  'certified_until',
  'certification_ended',
  'exception_ended',
] as const;
export type CarryReason = (typeof carryReasons)[number];

/** An item of an earlier campaign whose entitlement has to be answered again. */
export const openEnd = z.object({
  item: z.string(),
  reference: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  entitlement: z.string(),
  identity: z.string(),
  privilege: z.string(),
  resource: z.string(),
  system: z.string(),
  risk: z.enum(risks),
  why: z.enum(carryReasons),
  /** Last day of a certification or exception; null where nothing ends. */
  endsOn: z.string().nullable(),
  /** False: the newest evidence no longer shows the entitlement. */
  live: z.boolean(),
});
export type OpenEnd = z.infer<typeof openEnd>;

export const campaignPlan = z.object({
  name: z.string().trim().min(1),
  due: businessDate,
  scope: campaignScope.prefault({}),
  assignment: z.array(assignmentRule).default([{ by: 'owner' }]),
  /** Reviews what no rule assigns; null leaves those items unassigned, and the campaign says so. */
  fallback: z.string().nullable().default(null),
  /** Why anything is left out, and which customer person approved that: required when the scope leaves something out. */
  outOfScopeReason: z.string().nullable().default(null),
  outOfScopeApprover: z.string().nullable().default(null),
  origin: campaignOrigin.optional(),
  as: actingPerson,
});
export type CampaignPlan = z.infer<typeof campaignPlan>;

export const campaignPreview = z.object({
  items: z.number(),
  byRisk: z.record(z.enum(risks), z.number()),
  outOfScope: z.array(z.object({ reason: z.string(), items: z.number() })),
  assignments: z.array(z.object({ person: z.string().nullable(), name: z.string(), items: z.number() })),
  unassigned: z.array(
    z.object({ uid: z.string(), identity: z.string(), owner: z.string().nullable(), items: z.number() }),
  ),
  /** Taken over from earlier campaigns, in their order; what is not live is named, and not reviewed. */
  carried: z.array(openEnd),
  /** Why the review is limited or where it belongs; null for a round of its own. */
  because: z.string().nullable(),
  /** What is wrong with the evidence and does not stop it: partial sources, unread rows, unknown signers. */
  notices: z.array(z.string()).optional(),
  problems: z.array(z.string()),
  /** Of them, what keeping the plan as a series would refuse as well. */
  seriesProblems: z.array(z.string()).optional(),
});
