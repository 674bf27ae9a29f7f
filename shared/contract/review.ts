// Campaigns, review items, decisions, sign-off.
import { z } from 'zod';
import { authentications, itemOutcomes, outcomes, remediationStates, risks } from '../words.ts';
import { caseActions, caseException } from './case-context.ts';
import { loosenedRules } from './engagement.ts';
import { entitlementDetail } from './inventory.ts';
import { actingPerson, businessDate, citation, nothing, read, write } from './method.ts';
import { queueFilter, queueItem, queueLimit, queuePage, queuePageLength, queueView } from './queue.ts';
import { campaignProgress } from './workspace.ts';

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

export const exceptionTerms = z.object({
  approver: z.string(),
  compensatingControl: z.string().trim().min(1),
  expires: businessDate,
  /** When it is looked at again before its end. */
  reviewOn: businessDate.optional(),
});
export type ExceptionTerms = z.infer<typeof exceptionTerms>;

/** What is kept while somebody is still thinking; null fields are not filled in yet. */
export const draft = z.object({
  outcome: z.enum(outcomes).nullable(),
  justification: z.string(),
  until: z.string().nullable(),
  to: z.string().nullable(),
  ticket: z.string().nullable(),
  question: z.string().nullable(),
  exception: z
    .object({
      approver: z.string().nullable(),
      compensatingControl: z.string(),
      expires: z.string().nullable(),
      /** Drafts of before it could be said have none. */
      reviewOn: z.string().nullable().optional(),
    })
    .nullable(),
});
export type Draft = z.infer<typeof draft>;

export const decision = z.object({
  id: z.string(),
  item: z.string(),
  outcome: z.enum(outcomes),
  justification: z.string().nullable(),
  until: z.string().nullable(),
  to: z.string().nullable(),
  ticket: z.string().nullable(),
  question: z.string().nullable(),
  exception: exceptionTerms.nullable(),
  performer: z.object({ id: z.string(), name: z.string() }),
  /** Whether the performer's key was unlocked, or he was only named; null: recorded before this was. */
  authenticated: z.enum(authentications).nullable(),
  reviewerOfRecord: z.object({ id: z.string(), name: z.string() }),
  delegation: z.string().nullable(),
  batch: z.object({ id: z.string(), size: z.number() }).nullable(),
  decidedAt: z.string(),
  ledgerEntry: z.number(),
  /** SHA-256 of exactly what the decider was shown. */
  shownDigest: z.string(),
  secondPerson: z
    .object({ id: z.string(), name: z.string(), at: z.string(), agrees: z.boolean(), note: z.string().nullable() })
    .nullable(),
  final: z.boolean(),
  supersedes: z.string().nullable(),
  reason: z.string().nullable(),
  /** Rules of the separation of duties that the operating model loosened, without which it could not have been made. */
  loosened: z.array(z.enum(loosenedRules)).optional(),
  /** Who answered otherwise before and still has to accept it. */
  mustAccept: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});
export type Decision = z.infer<typeof decision>;

/** Something that stands between the acting person and recording a decision, in words, with the step that removes it. */
export const blocker = z.object({
  code: z.string(),
  text: z.string(),
  /** `evidence:N` opens citation N, `field:NAME` focuses a field, `none` can only be done by somebody else. */
  step: z.string(),
  blocks: z.boolean(),
});
export type Blocker = z.infer<typeof blocker>;

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

export const reviewQuality = z.object({
  decisions: z.number(),
  oneByOne: z.number(),
  inBulk: z.number(),
  batches: z.number(),
  medianSeconds: z.number().nullable(),
  longestSeconds: z.number().nullable(),
  evidenceOpened: z.number(),
  longestStreak: z.object({ outcome: z.enum(outcomes), length: z.number() }).nullable(),
  undone: z.number(),
  /** Acts that were refused since the campaign opened, because of who tried; left out where there was none. */
  refused: z.array(z.object({ code: z.string(), times: z.number() })).optional(),
});
export type ReviewQuality = z.infer<typeof reviewQuality>;

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

export const decisionInput = z.object({
  item: z.string(),
  outcome: z.enum(outcomes),
  justification: z.string().nullable().default(null),
  until: businessDate.nullable().default(null),
  to: z.string().nullable().default(null),
  ticket: z.string().nullable().default(null),
  question: z.string().nullable().default(null),
  exception: exceptionTerms.nullable().default(null),
  /** null (CLI): the case as it stands is taken as shown and its digest recorded. */
  shownDigest: z.string().nullable().default(null),
  secondsSpent: z.number().min(0).nullable().default(null),
  as: z.string(),
});
export type DecisionInput = z.input<typeof decisionInput>;

/** The ledger as it stood when something was read: its entries and the root over them (base64). */
export const ledgerRead = z.object({ size: z.number().int().min(0), root: z.string() });
export type LedgerRead = z.infer<typeof ledgerRead>;

const byOutcome = z.record(z.enum(itemOutcomes), z.number());

export const signOffPreview = z.object({
  campaign: campaignProgress,
  assignment: z.string(),
  person: z.object({ id: z.string(), name: z.string(), title: z.string().nullable() }),
  customer: z.string(),
  provider: z.string(),
  items: z.number(),
  byOutcome,
  /** Not decided, or asked and not answered. */
  unanswered: z.number(),
  /** Of high or critical risk, and how many of them are decided: always one at a time. */
  serious: z.object({ items: z.number(), decided: z.number() }),
  exceptions: z.number(),
  /** The first item that waits for its second person; null: none does. */
  firstWaiting: z.string().nullable(),
  quality: reviewQuality,
  statement: z.string(),
  ledger: ledgerRead,
  nextCheckpoint: z.number(),
  key: z.object({ subject: z.string(), fingerprint: z.string() }).nullable(),
  checks: z.array(blocker),
});
export type SignOffPreview = z.infer<typeof signOffPreview>;

/** The lists of the page, which is read before signing. */
export const signOffLists = ['unanswered', 'serious_decided', 'serious_undecided', 'exceptions'] as const;
export type SignOffList = (typeof signOffLists)[number];

export const signOffItems = z.object({
  /** Items in the whole list. */
  total: z.number(),
  items: z.array(
    z.object({
      item: queueItem,
      decision: decision.nullable(),
      /** Of its exception; null where it has none. */
      approverName: z.string().nullable(),
    }),
  ),
});
export type SignOffItems = z.infer<typeof signOffItems>;

/** What was read before signing, as the page had it. */
export const signOffRead = z.object({ ledger: ledgerRead, statement: z.string(), byOutcome });
export type SignOffRead = z.infer<typeof signOffRead>;

export const signOff = z.object({
  id: z.string(),
  campaign: z.string(),
  assignment: z.string(),
  person: z.string(),
  name: z.string(),
  signedAt: z.string(),
  items: z.number(),
  statement: z.string(),
  decisionsDigest: z.string(),
  checkpoint: z.string(),
  checkpointSize: z.number(),
  certificateFingerprint: z.string(),
});
export type SignOff = z.infer<typeof signOff>;

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
