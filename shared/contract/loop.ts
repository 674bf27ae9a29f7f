// What follows a sign-off: exceptions, instructions to the provider, what the provider did, and what later evidence shows.
import { z } from 'zod';
import { outcomes, remediationStates, risks } from '../words.ts';
import { actionAnswer, actionAnswers, actionStandings } from './action-words.ts';
import { businessDate, citation, nothing, path, read, write } from './method.ts';
import { campaignDetail, remediation } from './review.ts';

const named = z.object({ id: z.string(), name: z.string() });

// Exceptions

export const exceptionStates = [
  /** Its decision is not signed off yet. */
  'waiting',
  'running',
  'review_due',
  'ends_soon',
  'expired',
  'ended',
  'replaced',
] as const;
export type ExceptionState = (typeof exceptionStates)[number];

export const exceptionRecord = z.object({
  /** Id of the decision that it is attached to. */
  decision: z.string(),
  item: z.string(),
  reference: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  campaignOpen: z.boolean(),
  identity: z.string(),
  system: z.string(),
  privilege: z.string(),
  resource: z.string(),
  risk: z.enum(risks),
  rules: z.array(z.string()),
  outcome: z.enum(outcomes),
  /** Of a CERTIFY_UNTIL: the access itself ends then. */
  until: businessDate.nullable(),
  justification: z.string().nullable(),
  decidedBy: named,
  decidedAt: z.string(),
  ledgerEntry: z.number(),
  /** As in force now: renewals change them. */
  approver: named,
  compensatingControl: z.string(),
  expires: businessDate,
  reviewOn: businessDate.nullable(),
  daysLeft: z.number(),
  state: z.enum(exceptionStates),
  /** What it covered is open again, and nothing reviews it yet. */
  cameBack: z.boolean(),
  events: z.array(
    z.object({
      event: z.enum(['renewed', 'ended']),
      by: named,
      at: z.string(),
      reason: z.string(),
      expires: businessDate.nullable(),
      ledgerEntry: z.number(),
    }),
  ),
});
export type ExceptionRecord = z.infer<typeof exceptionRecord>;

/** What people look for in the register. */
export const exceptionParts = ['all', 'running', 'soon', 'over', 'waiting'] as const;
export type ExceptionPart = (typeof exceptionParts)[number];

const exceptionPage = z.object({
  /** Of what is asked for. */
  total: z.number(),
  rows: z.array(exceptionRecord),
  /** Of everything. */
  counts: z.record(z.enum(exceptionParts), z.number()),
  cameBack: z.number(),
  endsSoon: z.number(),
});
export type ExceptionPage = z.infer<typeof exceptionPage>;

// Instructions

export const instructionKinds = ['REVOKE', 'REDUCE', 'ROTATE', 'QUESTION', 'WITHDRAWN'] as const;
export type InstructionKind = (typeof instructionKinds)[number];

export const instruction = z.object({
  /** `NT-I0007`, unique over the whole workspace; provider and tickets name it. */
  reference: z.string(),
  kind: z.enum(instructionKinds),
  /** `NT-012` of a review item, `NT-R01` of a rotation. */
  subject: z.string(),
  identity: z.string(),
  system: z.string(),
  nativeId: z.string().nullable(),
  privilege: z.string().nullable(),
  resource: z.string().nullable(),
  credential: z.string().nullable(),
  /** What remains after a REDUCE, what is asked in a QUESTION, why something is WITHDRAWN. */
  detail: z.string().nullable(),
  reason: z.string().nullable(),
  risk: z.enum(risks).nullable(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  due: businessDate.nullable(),
  changeWindow: z.string().nullable(),
  ticket: z.string().nullable(),
  /** Of a rotation: who confirmed what depends on it, and what that is. */
  dependants: z.array(z.string()).nullable(),
  dependantsConfirmedBy: z.string().nullable(),
  dependantsConfirmedAt: z.string().nullable(),
  /** The earlier instruction whose place it takes. */
  replaces: z.string().nullable(),
});
export type Instruction = z.infer<typeof instruction>;

export const instructionsPreview = z.object({
  campaign: z.string(),
  campaignName: z.string(),
  number: z.number(),
  /** The list before, of which this one says only what changed. */
  supersedes: z.object({ number: z.number(), sha256: z.string() }).nullable(),
  fileName: z.string(),
  /** In the order of the list; empty when nothing is new. */
  instructions: z.array(instruction),
  /** Sent earlier and as it was. */
  unchanged: z.number(),
  /** Rotations that can't go out, and why. */
  blocked: z.array(z.object({ rotation: z.string(), reference: z.string(), text: z.string(), why: z.string() })),
  /** Revocations and reductions that are decided and not signed off: they stay here. */
  unsigned: z.number(),
  key: z.object({ subject: z.string(), fingerprint: z.string() }).nullable(),
});
export type InstructionsPreview = z.infer<typeof instructionsPreview>;

export const instructionList = z.object({
  number: z.number(),
  campaign: z.string(),
  campaignName: z.string(),
  supersedes: z.number().nullable(),
  issuedAt: z.string(),
  issuedBy: z.string(),
  file: z.string(),
  fileSha256: z.string(),
  /** SHA-256 of instructions.json, which is what the signature is over. */
  sha256: z.string(),
  certificateFingerprint: z.string(),
  ledgerEntry: z.number(),
  counts: z.record(z.enum(instructionKinds), z.number()),
});
export type InstructionList = z.infer<typeof instructionList>;

export const rotation = z.object({
  id: z.string(),
  reference: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  credential: z.string(),
  credentialUid: z.string(),
  identity: z.string(),
  system: z.string(),
  reason: z.string(),
  ticket: z.string().nullable(),
  due: businessDate.nullable(),
  agreedBy: z.string(),
  agreedAt: z.string(),
  dependants: z
    .object({ list: z.array(z.string()), by: z.string(), at: z.string(), note: z.string().nullable() })
    .nullable(),
  withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
  /** Null until a list with it was issued. */
  instruction: z.object({ reference: z.string(), list: z.number(), issuedAt: z.string() }).nullable(),
  state: z.enum(remediationStates),
  since: z.string(),
  explanation: z.string(),
  overdue: z.boolean(),
  citation: citation.nullable(),
});
export type Rotation = z.infer<typeof rotation>;

/** Credentials that rules ask to replace and no rotation is agreed for. */
export const rotationCandidate = z.object({
  credential: z.string(),
  name: z.string(),
  kind: z.string(),
  identity: z.string(),
  system: z.string(),
  why: z.string(),
});
export type RotationCandidate = z.infer<typeof rotationCandidate>;

// Actions

export const reconciledAction = z.object({
  uid: z.string(),
  nativeId: z.string(),
  performedBy: z.string(),
  party: z.enum(['customer', 'provider']).nullable(),
  activity: z.string().nullable(),
  verb: z.string(),
  target: z.string(),
  system: z.string().nullable(),
  at: z.string().nullable(),
  ticket: z.string().nullable(),
  approval: z.string().nullable(),
  authorised: z.enum(['authorised', 'unauthorised', 'unknown']),
  standing: z.enum(actionStandings),
  /** What allows it, or what it was held against. */
  by: z
    .object({ kind: z.enum(['decision', 'instruction', 'ticket', 'task']), reference: z.string(), text: z.string() })
    .nullable(),
  explanation: z.string(),
  /** What the customer said to it afterwards; it never becomes authorised by that. */
  answer: actionAnswer.nullable(),
  citation: citation.nullable(),
});
export type ReconciledActionRecord = z.infer<typeof reconciledAction>;

export const serviceTime = z.object({
  threshold: z.string(),
  title: z.string(),
  agreed: z.number(),
  unit: z.string(),
  /** Nobody has agreed to it yet: it is measured, and missing it is no breach. */
  isProposal: z.boolean(),
  /** How often it could be measured, how often it took longer than agreed, and how often the evidence has no times. */
  measured: z.number(),
  missed: z.number(),
  unmeasured: z.number(),
  worst: z.number().nullable(),
  median: z.number().nullable(),
  /** Why nothing could be measured; null where something could. */
  notEvaluable: z.string().nullable(),
  bySeverity: z.array(
    z.object({
      severity: z.enum(risks),
      agreed: z.number(),
      measured: z.number(),
      missed: z.number(),
      unmeasured: z.number(),
      worst: z.number().nullable(),
      median: z.number().nullable(),
    }),
  ),
});
export type ServiceTime = z.infer<typeof serviceTime>;

// Remediation

export const ownEvidence = z.object({
  id: z.string(),
  shows: z.enum(['done', 'not_done']),
  statement: z.string(),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
  by: z.string(),
  at: z.string(),
  ledgerEntry: z.number(),
});
export type OwnEvidence = z.infer<typeof ownEvidence>;

export const remediationStep = z.object({
  stage: z.enum(['decided', 'instructed', 'claimed', 'own_evidence', 'verified', 'failed', 'reappeared']),
  at: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  ledgerEntry: z.number().nullable(),
  citation: citation.nullable(),
});
export type RemediationStep = z.infer<typeof remediationStep>;

export const remediationDetail = z.object({
  /** The chain from the decision to what shows it, oldest first. */
  remediation: remediation,
  steps: z.array(remediationStep),
  ownEvidence: z.array(ownEvidence),
});
export type RemediationDetail = z.infer<typeof remediationDetail>;

export const snapshotKinds = ['as_decided', 'not_done', 'nobody_decided', 'appeared'] as const;

export const closingSnapshot = z.object({
  campaign: z.string(),
  campaignName: z.string(),
  baseline: z.array(z.string()),
  /** Bundles that came after the baseline; without one there is nothing to compare with. */
  later: z.array(z.string()),
  counts: z.object({
    items: z.number(),
    asDecided: z.number(),
    notDone: z.number(),
    nobodyDecided: z.number(),
    unchanged: z.number(),
    appeared: z.number(),
  }),
  rows: z.array(
    z.object({
      kind: z.enum(snapshotKinds),
      reference: z.string().nullable(),
      entitlement: z.string(),
      identity: z.string(),
      system: z.string(),
      privilege: z.string(),
      resource: z.string(),
      outcome: z.string().nullable(),
      text: z.string(),
      citation: citation.nullable(),
    }),
  ),
});
export type ClosingSnapshot = z.infer<typeof closingSnapshot>;

const reason = z.string().trim().min(1);

export const loopMethods = {
  /** What ends first comes first, what is over comes last. */
  'exception.list': read(
    z.object({
      part: z.enum(exceptionParts).default('all'),
      state: z.enum(exceptionStates).nullable().default(null),
      campaign: z.string().nullable().default(null),
      /** Only what is open again and reviewed nowhere yet. */
      cameBack: z.boolean().default(false),
      /** Each of its words occurs in the access, its reference, the approver's name or the compensating control. */
      search: z.string().default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    exceptionPage,
  ),
  /** The new approver performs it: whoever holds the right up to the item's risk and is no party to the access. */
  'exception.renew': write(
    z.object({
      decision: z.string(),
      expires: businessDate,
      reviewOn: businessDate.nullable().default(null),
      /** null keeps the present one. */
      compensatingControl: z.string().nullable().default(null),
      reason,
      as: z.string(),
    }),
    exceptionRecord,
  ),
  'exception.end': write(z.object({ decision: z.string(), reason, as: z.string() }), exceptionRecord),
  /** Puts what has come back before somebody: again in its campaign while that is open, else in a follow-up review. */
  'exception.followUp': write(
    z.object({ due: businessDate, as: z.string() }),
    z.object({ reassigned: z.number(), campaign: campaignDetail.nullable() }),
  ),

  'rotation.list': read(nothing, z.array(rotation)),
  'rotation.candidates': read(nothing, z.array(rotationCandidate)),
  'rotation.agree': write(
    z.object({
      campaign: z.string(),
      credential: z.string(),
      reason,
      ticket: z.string().nullable().default(null),
      due: businessDate.nullable().default(null),
      as: z.string(),
    }),
    rotation,
  ),
  /** By whoever answers for dependency confirmation; an empty list needs a note that says where was looked. */
  'rotation.confirmDependants': write(
    z.object({
      rotation: z.string(),
      dependants: z.array(z.string().trim().min(1)),
      note: z.string().nullable().default(null),
      as: z.string(),
    }),
    rotation,
  ),
  'rotation.withdraw': write(z.object({ rotation: z.string(), reason, as: z.string() }), rotation),

  'instructions.preview': read(
    z.object({
      campaign: z.string(),
      due: businessDate.nullable().default(null),
      changeWindow: z.string().nullable().default(null),
      as: z.string().nullable().default(null),
    }),
    instructionsPreview,
  ),
  'instructions.issue': write(
    z.object({
      campaign: z.string(),
      due: businessDate.nullable().default(null),
      changeWindow: z.string().nullable().default(null),
      passphrase: z.string(),
      out: path,
      as: z.string(),
    }),
    instructionList.extend({ path: z.string() }),
  ),
  'instructions.list': read(nothing, z.array(instructionList)),

  /** What is unauthorised before the rest, oldest first; `counts` are of all. */
  'action.list': read(
    z.object({
      authorised: z.enum(['unauthorised', 'unknown', 'authorised']).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({
      counts: z.object({ unauthorised: z.number(), unknown: z.number(), authorised: z.number() }),
      rows: z.array(reconciledAction),
    }),
  ),
  'action.answer': write(
    z.object({ action: z.string(), answer: z.enum(actionAnswers), reason, as: z.string() }),
    reconciledAction,
  ),
  'action.serviceTimes': read(nothing, z.array(serviceTime)),

  'remediation.detail': read(z.object({ item: z.string() }), remediationDetail),
  /** The customer's own evidence, kept in the workspace as it is. `subject` is the item's or the rotation's id. */
  'remediation.attach': write(
    z.object({
      subject: z.string(),
      path,
      shows: z.enum(['done', 'not_done']),
      statement: reason,
      as: z.string(),
    }),
    ownEvidence,
  ),
  'remediation.closingSnapshot': read(z.object({ campaign: z.string() }), closingSnapshot),
};
