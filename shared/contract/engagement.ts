// Parties, persons, keys, and who may decide what.
import { z } from 'zod';
import { operatingModels, parties, raciLetters, risks, workingParties } from '../words.ts';
import { actingPerson, businessDate, nothing, path, read, write } from './method.ts';

export const person = z.object({
  id: z.string(),
  name: z.string(),
  party: z.enum(parties),
  email: z.string(),
  /** Their function: "Head of Finance Operations". */
  title: z.string().nullable(),
  active: z.boolean(),
  addedAt: z.string(),
  hasKey: z.boolean(),
});
export type Person = z.infer<typeof person>;

/** A column of the RACI matrix: a role that one party holds, with the persons who fill it. */
export const raciRole = z.object({
  role: z.string(),
  title: z.string(),
  party: z.enum(workingParties),
  persons: z.array(z.string()),
});

export const activity = z.object({
  activity: z.string(),
  title: z.string(),
  /** Only the customer may be Accountable for it. */
  deciding: z.boolean(),
  /** In this engagement's scope; activities outside it need no letters. */
  applies: z.boolean(),
  /** role -> letter */
  letters: z.record(z.string(), z.enum(raciLetters)),
});

export const decisionRight = z.object({
  right: z.string(),
  title: z.string(),
  heldBy: z.string(),
  upTo: z.enum(risks),
  /** From this risk on a second person confirms; null: never. */
  secondPersonFrom: z.enum(risks).nullable(),
  ifAbsent: z.string().nullable(),
});

export const delegatedTask = z.object({
  task: z.string(),
  title: z.string(),
  scope: z.string(),
  systems: z.array(z.string()),
  from: businessDate,
  until: businessDate.nullable(),
});

export const escalationStep = z.object({
  name: z.string(),
  party: z.enum(workingParties),
  after: z.string(),
  note: z.string().nullable(),
});

export const serviceThreshold = z.object({
  threshold: z.string(),
  title: z.string(),
  /** Holds where no severity has a figure of its own. */
  agreed: z.number(),
  unit: z.string(),
  /** In the same unit; a severity that is not named takes `agreed`. */
  bySeverity: z.partialRecord(z.enum(risks), z.number()).default({}),
  /** Null: a proposal of the template, which nobody has agreed to yet. A person's id, or a name in words. */
  agreedBy: z.string().nullable().default(null),
  agreedAt: businessDate.nullable().default(null),
});
export type ServiceThreshold = z.infer<typeof serviceThreshold>;

/** What somebody may have to do with an access, as the evidence says it, that keeps him from judging it. */
export const selfReviewBars = ['creator', 'granter', 'user', 'beneficiary', 'owner'] as const;
export type SelfReviewBar = (typeof selfReviewBars)[number];

/** What holds where two persons answered one item differently, the strictest first. */
export const conflictStrategies = ['strictest_stands', 'all_must_accept', 'last_stands'] as const;
export type ConflictStrategy = (typeof conflictStrategies)[number];

/** Rules of the separation of duties that a decision can have been made without, because they were loosened. */
export const loosenedRules = [...selfReviewBars, 'conflicting_answers'] as const;
export type LoosenedRule = (typeof loosenedRules)[number];

/** Who may not judge what. Left out or null: as is standard; anything looser than that says why. */
export const separationOfDuties = z.object({
  selfReview: z.partialRecord(
    z.enum(selfReviewBars),
    z.object({ applies: z.boolean(), reason: z.string().nullable().default(null) }),
  ),
  conflictingAnswers: z
    .object({ strategy: z.enum(conflictStrategies), reason: z.string().nullable().default(null) })
    .nullable(),
});
export type SeparationOfDuties = z.infer<typeof separationOfDuties>;

/** The whole operating model: one document, versioned by its ledger entries. */
export const operatingModelDocument = z.object({
  model: z.enum(operatingModels),
  contract: z.object({
    reference: z.string().nullable(),
    from: businessDate.nullable(),
    until: businessDate.nullable(),
  }),
  roles: z.array(raciRole),
  activities: z.array(activity),
  decisionRights: z.array(decisionRight),
  delegatedTasks: z.array(delegatedTask),
  escalation: z.array(escalationStep),
  incidentOwner: z.string().nullable(),
  serviceThresholds: z.array(serviceThreshold),
  riskAppetite: z.object({
    statement: z.string().nullable(),
    agreedBy: z.string().nullable(),
    agreedAt: businessDate.nullable(),
  }),
  separation: separationOfDuties.default({ selfReview: {}, conflictingAnswers: null }),
});
export type OperatingModelDocument = z.infer<typeof operatingModelDocument>;

/**
 * A document as a ledger entry holds it: one from before a field existed stays without it, so that replaying the entry
 * gives the very text that was stored then.
 */
export const recordedModelDocument = operatingModelDocument.extend({
  serviceThresholds: z.array(
    serviceThreshold.extend({
      bySeverity: serviceThreshold.shape.bySeverity.unwrap().optional(),
      agreedBy: serviceThreshold.shape.agreedBy.unwrap().optional(),
      agreedAt: serviceThreshold.shape.agreedAt.unwrap().optional(),
    }),
  ),
  separation: separationOfDuties.optional(),
});
export type RecordedModelDocument = z.infer<typeof recordedModelDocument>;

export const modelProblem = z.object({
  /** What it is about: an activity's id, `escalation`, `decision_rights`, `delegated_task`, `incident_owner`. */
  about: z.string(),
  code: z.string(),
  text: z.string(),
  /** A campaign cannot open while it stands. */
  blocks: z.boolean(),
});
export type ModelProblem = z.infer<typeof modelProblem>;

export const engagement = z.object({
  customer: z.string(),
  provider: z.string(),
  version: z.number(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  reason: z.string(),
  document: operatingModelDocument,
  problems: z.array(modelProblem),
  /** Never delegable, in words. */
  staysWithCustomer: z.array(z.string()),
});
export type Engagement = z.infer<typeof engagement>;

export const modelVersion = z.object({
  version: z.number(),
  changedAt: z.string(),
  /** A name; null: whoever had the workspace open. */
  changedBy: z.string().nullable(),
  reason: z.string(),
  ledgerEntry: z.number(),
  /** Campaigns that were opened under it, by name. */
  campaigns: z.array(z.string()),
});
export type ModelVersion = z.infer<typeof modelVersion>;

/** One thing that two versions say otherwise, in words; null: it was not there, or is not there any more. */
export const modelDifference = z.object({
  part: z.enum([
    'contract',
    'roles',
    'raci',
    'decision_rights',
    'delegated_tasks',
    'escalation',
    'incident_owner',
    'service_thresholds',
    'risk_appetite',
  ]),
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ModelDifference = z.infer<typeof modelDifference>;

/** A version by its number, or a document that is not saved yet. */
const comparedModel = z.union([z.number(), operatingModelDocument]);

export const engagementDraft = z.object({
  /** The version that the draft started from. */
  basedOn: z.number(),
  document: operatingModelDocument,
});
export type EngagementDraft = z.infer<typeof engagementDraft>;

export const delegation = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  scope: z.object({
    campaign: z.string().nullable(),
    systems: z.array(z.string()).nullable(),
    /** Ids of review items; null: every item that the rest covers. */
    items: z.array(z.string()).nullable(),
    upTo: z.enum(risks),
  }),
  validFrom: businessDate,
  validUntil: businessDate,
  reason: z.string(),
  grantedBy: z.string(),
  grantedAt: z.string(),
  state: z.enum(['future', 'valid', 'expired', 'ended']),
  /** UTC ISO time; left out where nobody ended it. */
  endedAt: z.string().optional(),
});
export type Delegation = z.infer<typeof delegation>;

export const signingKey = z.object({
  id: z.string(),
  person: z.string(),
  subject: z.string(),
  algorithm: z.string(),
  fingerprint: z.string(),
  origin: z.enum(['generated', 'pkcs12']),
  createdAt: z.string(),
  notAfter: z.string(),
});
export type SigningKey = z.infer<typeof signingKey>;

export const engagementMethods = {
  'engagement.read': read(nothing, engagement),
  /** The template's document for a model, with nothing filled in that only the parties can know. */
  'engagement.template': read(z.object({ model: z.enum(operatingModels) }), operatingModelDocument),
  /** `basedOn` refuses with MODEL_CHANGED when somebody saved another version meanwhile; null does not ask. */
  'engagement.change': write(
    z.object({
      document: operatingModelDocument,
      reason: z.string().trim().min(1),
      basedOn: z.number().nullable().default(null),
      as: actingPerson,
    }),
    engagement,
  ),
  /** What would be missing in a document that is not saved. */
  'engagement.check': read(z.object({ document: operatingModelDocument }), z.array(modelProblem)),
  'engagement.versions': read(nothing, z.array(modelVersion)),
  'engagement.version': read(
    z.object({ version: z.number() }),
    modelVersion.extend({ document: operatingModelDocument }),
  ),
  'engagement.compare': read(z.object({ before: comparedModel, after: comparedModel }), z.array(modelDifference)),
  'engagement.draft': read(nothing, engagementDraft.extend({ at: z.string() }).nullable()),
  /** Working notes, no act; null forgets them. */
  'engagement.saveDraft': write(
    z.object({ draft: engagementDraft.nullable(), as: actingPerson }),
    z.object({ at: z.string().nullable() }),
  ),
  /** Writes the RACI and what the customer has to do as a page to print (.html) or a table (.csv). Changes nothing. */
  'engagement.export': read(
    z.object({ out: path, version: z.number().nullable().default(null) }),
    z.object({ file: z.string() }),
  ),
  'person.list': read(nothing, z.array(person)),
  'person.add': write(
    z.object({
      name: z.string().trim().min(1),
      party: z.enum(parties),
      email: z.string().trim().min(3),
      title: z.string().nullable().default(null),
      as: actingPerson,
    }),
    /** Titles of the roles that the first person of a party fills until others are named. */
    person.extend({ filledRoles: z.array(z.string()) }),
  ),
  /** The person left; what they own and review needs somebody else. */
  'person.deactivate': write(
    z.object({ person: z.string(), reason: z.string().trim().min(1), as: actingPerson }),
    person,
  ),
  'delegation.list': read(nothing, z.array(delegation)),
  'delegation.grant': write(
    z.object({
      from: z.string(),
      to: z.string(),
      campaign: z.string().nullable().default(null),
      systems: z.array(z.string()).nullable().default(null),
      items: z.array(z.string()).min(1).nullable().default(null),
      upTo: z.enum(risks).default('critical'),
      validFrom: businessDate,
      validUntil: businessDate,
      reason: z.string().trim().min(1),
      as: z.string(),
    }),
    delegation,
  ),
  'delegation.end': write(z.object({ id: z.string(), reason: z.string().trim().min(1), as: z.string() }), delegation),
  'key.list': read(nothing, z.array(signingKey)),
  'key.create': write(z.object({ person: z.string(), passphrase: z.string() }), signingKey),
  'key.importPkcs12': write(
    z.object({ person: z.string(), path, filePassphrase: z.string(), passphrase: z.string() }),
    signingKey,
  ),
  /** Writes the root certificate (PEM) that an auditor needs to trust this person's signatures. */
  'key.exportRoot': write(
    z.object({ person: z.string(), out: path }),
    z.object({ file: z.string(), fingerprint: z.string() }),
  ),
};
