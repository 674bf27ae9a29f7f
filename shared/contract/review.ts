// The calls of a review: campaigns, the case of an item, deciding, signing off, and what became of it.
import { z } from 'zod';
import { itemOutcomes, outcomes, remediationStates, risks } from '../words.ts';
import { campaignPlan, campaignPreview, campaignScope, openEnd } from './campaign-plan.ts';
import { caseActions, caseException } from './case-context.ts';
import { blocker, decision, decisionInput, draft } from './decision.ts';
import { entitlementDetail } from './inventory.ts';
import { actingPerson, citation, nothing, read, write } from './method.ts';
import { queueFilter, queueItem, queueLimit, queuePage, queuePageLength, queueView } from './queue.ts';
import { reviewQuality, signOff, signOffItems, signOffLists, signOffPreview, signOffRead } from './sign-off.ts';
import { campaignProgress } from './workspace.ts';

export const reviewCase = z.object({
  item: queueItem,
  campaign: campaignProgress,
  entitlement: entitlementDetail,
  /** Digest of `entitlement` as shown; sent back with the decision. */
  shownDigest: z.string(),
  /** What the provider did to the identity, and how each stands. */
  providerActions: caseActions,
  /** An exception of another decision on this access; null where there is none. */
  exception: caseException.nullable(),
  reviewerOfRecord: z.object({ id: z.string(), name: z.string() }).nullable(),
  secondPersonNeeded: z.boolean(),
  /** Why the acting person can't give the second word that the item waits for; null: they can, or nothing waits. */
  whyNotSecond: z.string().nullable(),
  /** Citations (by `artefact|line|pointer`) that this person has opened in this case. */
  opened: z.array(z.string()),
  /** Citations that must be opened before deciding (what changed in a high-risk item). */
  mustOpen: z.array(z.string()),
  draft: draft.nullable(),
  draftAt: z.string().nullable(),
  decision: decision.nullable(),
  /** Earlier decisions on the same entitlement, newest first: earlier campaigns, and superseded ones of this. */
  earlier: z.array(decision.extend({ campaignName: z.string() })),
  blockers: z.array(blocker),
});
export type ReviewCase = z.infer<typeof reviewCase>;

/** One step in who reviews an item. */
export const assignmentStep = z.object({
  step: z.enum(['assigned', 'handed_over', 'accepted', 'declined']),
  from: z.string().nullable(),
  to: z.string(),
  reason: z.string(),
  /** Who did it; null: whoever had the workspace open. */
  by: z.string().nullable(),
  at: z.string(),
  ledgerEntry: z.number(),
});
export type AssignmentStep = z.infer<typeof assignmentStep>;

export const campaignDetail = campaignProgress.extend({
  /** Why it was closed before it was complete, or what was remarked; null: it is open, or nothing was said. */
  closeReason: z.string().nullable(),
  scope: campaignScope,
  /** Version of the operating model that was in force when it opened. */
  modelVersion: z.number(),
  due: z.string(),
  baseline: z.object({
    bundles: z.array(z.object({ id: z.string(), name: z.string() })),
    digest: z.string(),
    at: z.string(),
  }),
  byOutcome: z.record(z.enum(itemOutcomes), z.number()),
  byRisk: z.record(z.enum(risks), z.number()),
  outOfScope: z.array(z.object({ reason: z.string(), approver: z.string().nullable(), items: z.number() })),
  assignments: z.array(
    z.object({
      id: z.string(),
      person: z.string().nullable(),
      name: z.string(),
      items: z.number(),
      decided: z.number(),
      signedOffAt: z.string().nullable(),
      /** Past due and not signed off. */
      overdue: z.boolean(),
    }),
  ),
  bySystem: z.array(z.object({ system: z.string(), items: z.number(), decided: z.number(), serious: z.number() })),
  origin: z.object({ kind: z.enum(['series', 'follow_up', 'trigger']), because: z.string() }).nullable(),
  carried: z.object({
    items: z.number(),
    /** Left open before, and no longer in the evidence. */
    gone: z.array(openEnd),
  }),
  quality: reviewQuality,
  notices: z.array(z.string()),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const remediation = z.object({
  item: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  identity: z.string(),
  privilege: z.string(),
  resource: z.string(),
  risk: z.enum(risks),
  outcome: z.enum(outcomes),
  to: z.string().nullable(),
  decidedBy: z.string(),
  instructedAt: z.string(),
  state: z.enum(remediationStates),
  since: z.string(),
  explanation: z.string(),
  citation: citation.nullable(),
  reference: z.string(),
  system: z.string(),
  ticket: z.string().nullable(),
  /** The newest instruction that went to the provider; null: decided, and not sent yet. */
  instruction: z
    .object({ reference: z.string(), list: z.number(), issuedAt: z.string(), due: z.string().nullable() })
    .nullable(),
  due: z.string().nullable(),
  /** Due, and no evidence shows it done. */
  overdue: z.boolean(),
  /** From the instruction to its proof, or to today while nothing proves it. */
  days: z.number(),
});
export type Remediation = z.infer<typeof remediation>;

/** Which part of the remediation is asked for. */
const remediationPart = z.object({
  campaign: z.string().nullable().default(null),
  state: z.enum(remediationStates).nullable().default(null),
  /** Each of its words occurs in the access, its references or its ticket. */
  search: z.string().default(''),
  /** Where in the list this review item stands is told too. */
  item: z.string().nullable().default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
});

const remediationPage = z.object({
  /** Of what is asked for. */
  total: z.number(),
  rows: z.array(remediation),
  /** Position of `item`; null where it is not in the list. */
  position: z.number().nullable(),
  /** Whatever the state: how many there are of each, how many are open, and of those how many are late, and when they are due. */
  counts: z.record(z.enum(remediationStates), z.number()),
  open: z.number(),
  overdue: z.number(),
  byDue: z.array(z.object({ due: z.string().nullable(), items: z.number() })),
});
export type RemediationPage = z.infer<typeof remediationPage>;

export const reviewMethods = {
  'campaign.preview': read(campaignPlan, campaignPreview),
  'campaign.open': write(campaignPlan, campaignDetail),
  'campaign.list': read(nothing, z.array(campaignProgress)),
  'campaign.read': read(z.object({ campaign: z.string() }), campaignDetail),
  'campaign.close': write(
    z.object({ campaign: z.string(), reason: z.string().nullable().default(null), as: z.string() }),
    campaignDetail,
  ),
  /**
   * A page of a list, from a position, or in the campaign's order after an ordinal (`next` of the page before). With
   * `around` it is the page of `limit` that holds that item, where the list has it.
   */
  'review.queue': read(
    queueView.extend({
      from: z.number().int().min(0).default(0),
      after: z.number().int().min(0).default(0),
      around: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(queueLimit).default(queuePageLength),
      folded: z.array(z.string()).max(200).default([]),
    }),
    queuePage,
  ),
  /** The item before or after one in a list; `nextOpen`: the next one that is open, after it and then from the top. */
  'review.step': read(
    queueView.extend({ item: z.string(), to: z.enum(['next', 'previous', 'nextOpen']) }),
    z.object({ item: z.string().nullable() }),
  ),
  /** All items from one to another of a list, both included, in its order. Refuses a range longer than the limit. */
  'review.range': read(queueView.extend({ item: z.string(), to: z.string() }), z.object({ items: z.array(queueItem) })),
  /** Items of a campaign by their references (in any case) or by the entitlements (uid) they are about. */
  'review.find': read(
    z.object({
      campaign: z.string(),
      references: z.array(z.string()).max(queueLimit).default([]),
      entitlements: z.array(z.string()).max(queueLimit).default([]),
    }),
    z.object({ items: z.array(queueItem) }),
  ),
  /** How many items each filter shows, words apart, and how far the items of the person (null: all) are. */
  'review.counts': read(
    z.object({
      campaign: z.string(),
      person: z.string().nullable().default(null),
      filters: z.array(queueFilter).max(200),
    }),
    z.object({
      counts: z.array(z.number()),
      progress: z.object({
        items: z.number(),
        decided: z.number(),
        /** Waiting for an answer. */
        asked: z.number(),
        waitingSecondPerson: z.number(),
      }),
    }),
  ),
  'review.case': read(z.object({ item: z.string(), as: actingPerson }), reviewCase),
  /** The person has looked at a cited line (kept for review quality and for the must-open gate). */
  /** Who may approve an exception to the item when `as` decides it: the right up to its risk, and no party to it. */
  'review.approvers': read(
    z.object({ item: z.string(), as: z.string() }),
    z.array(z.object({ id: z.string(), name: z.string(), title: z.string().nullable() })),
  ),
  'review.opened': write(z.object({ item: z.string(), citation: z.string(), as: z.string() }), z.null()),
  'review.saveDraft': write(
    z.object({ item: z.string(), draft: draft.nullable(), as: z.string() }),
    z.object({ at: z.string().nullable() }),
  ),
  'review.decide': write(decisionInput, decision),
  /** Before sign-off: takes the last decision on an item back, as an appended act. */
  'review.undo': write(z.object({ item: z.string(), as: z.string() }), queueItem),
  /** What of a batch still stands. */
  'review.undoBatch': write(
    z.object({ batch: z.string(), items: z.array(z.string()).min(1), as: z.string() }),
    z.object({ undone: z.number() }),
  ),
  'review.confirm': write(
    z.object({ item: z.string(), agrees: z.boolean(), note: z.string().nullable().default(null), as: z.string() }),
    decision,
  ),
  'review.bulk': write(
    z.object({
      campaign: z.string(),
      items: z.array(z.string()).min(1),
      justification: z.string().trim().min(1),
      as: z.string(),
    }),
    z.object({
      batch: z.string(),
      decided: z.number(),
      refused: z.array(z.object({ item: z.string(), reason: z.string() })),
    }),
  ),
  'review.assign': write(
    z.object({ items: z.array(z.string()).min(1), to: z.string(), reason: z.string().trim().min(1), as: actingPerson }),
    z.object({ assigned: z.number() }),
  ),
  /** The reviewer of record names whose it is; that person has to accept before it moves. */
  'review.notMine': write(
    z.object({ item: z.string(), to: z.string(), reason: z.string().trim().min(1), as: z.string() }),
    queueItem,
  ),
  /** By the person whom the item was handed to. Declining needs a reason. */
  'review.answerHandover': write(
    z.object({ item: z.string(), accepts: z.boolean(), reason: z.string().nullable().default(null), as: z.string() }),
    queueItem,
  ),
  'review.assignments': read(z.object({ item: z.string() }), z.array(assignmentStep)),
  'review.signOffPreview': read(z.object({ campaign: z.string(), as: z.string() }), signOffPreview),
  /** A page of one of its lists, the worst risk first. */
  'review.signOffItems': read(
    z.object({
      campaign: z.string(),
      as: z.string(),
      list: z.enum(signOffLists),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    signOffItems,
  ),
  /** What was signed in a campaign, in the order of signing; of one person, or of all. */
  'review.signOffs': read(
    z.object({ campaign: z.string(), person: z.string().nullable().default(null) }),
    z.array(signOff),
  ),
  'review.signOff': write(
    z.object({
      campaign: z.string(),
      passphrase: z.string(),
      /** Refused when it would be anything else that is signed; null: as it stands. */
      read: signOffRead.nullable().default(null),
      as: z.string(),
    }),
    signOff,
  ),
  'review.supersede': write(
    decisionInput.extend({ reason: z.string().trim().min(1), passphrase: z.string() }),
    decision,
  ),
  /** By state, what went wrong first and what is settled last; in a state the worst risk, then what was instructed first. */
  'remediation.list': read(remediationPart, remediationPage),
};
