// Parties, persons, keys, and who may decide what.
import { z } from 'zod';
import { operatingModels, parties, raciLetters, risks } from '../words.ts';
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
  party: z.enum(parties),
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
  party: z.enum(parties),
  after: z.string(),
  note: z.string().nullable(),
});

export const serviceThreshold = z.object({
  threshold: z.string(),
  title: z.string(),
  agreed: z.number(),
  unit: z.string(),
});

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
});
export type OperatingModelDocument = z.infer<typeof operatingModelDocument>;

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
  document: operatingModelDocument,
  problems: z.array(modelProblem),
  /** Never delegable, in words. */
  staysWithCustomer: z.array(z.string()),
});
export type Engagement = z.infer<typeof engagement>;

export const delegation = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  scope: z.object({ campaign: z.string().nullable(), systems: z.array(z.string()).nullable(), upTo: z.enum(risks) }),
  validFrom: businessDate,
  validUntil: businessDate,
  reason: z.string(),
  grantedBy: z.string(),
  grantedAt: z.string(),
  state: z.enum(['future', 'valid', 'expired', 'ended']),
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
  'engagement.change': write(
    z.object({ document: operatingModelDocument, reason: z.string().trim().min(1), as: actingPerson }),
    engagement,
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
    person,
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
