// Workspaces, and the overview of one.
import { z } from 'zod';
import { coverageStatuses, frameworks, operatingModels, parties, risks } from '../words.ts';
import { actionAnswer, actionStandings } from './action-words.ts';
import { citation, nothing, path, read, write } from './method.ts';

export const workspaceSummary = z.object({
  id: z.string(),
  file: z.string(),
  customer: z.string(),
  provider: z.string(),
  model: z.enum(operatingModels),
  createdAt: z.string(),
  /** True for the sample engagement: its keys share one published passphrase. */
  sample: z.boolean(),
});
export type WorkspaceSummary = z.infer<typeof workspaceSummary>;

export const campaignProgress = z.object({
  id: z.string(),
  name: z.string(),
  openedAt: z.string(),
  due: z.string(),
  state: z.enum(['open', 'closed']),
  closedAt: z.string().nullable(),
  items: z.number(),
  decided: z.number(),
  cannotDecide: z.number(),
  waitingSecondPerson: z.number(),
  unassigned: z.number(),
  signedOff: z.number(),
  /** True only when every item has a final decision; never with zero or unassigned items. */
  complete: z.boolean(),
});
export type CampaignProgress = z.infer<typeof campaignProgress>;

export const overview = z.object({
  workspace: workspaceSummary,
  campaign: campaignProgress.nullable(),
  needs: z.array(
    z.object({
      kind: z.enum([
        'decide',
        'second_person',
        'assign',
        'sign_off',
        'close',
        'exception_ends',
        'engagement',
        'import',
        'trust',
        'open_campaign',
        'handover',
        'further_key',
        'rejected_rows',
        'partial_source',
        'unauthorised',
        'overdue',
        'instruct',
        'dependency',
        'event',
        'series',
      ]),
      text: z.string(),
      due: z.string().nullable(),
      overdue: z.boolean(),
      /** The screen that leads there. */
      screen: z.enum([
        'engagement',
        'evidence',
        'inventory',
        'review',
        'controls',
        'remediation',
        'exceptions',
        'reports',
        'ledger',
      ]),
    }),
  ),
  /** Some of the provider's actions with no decision or approval behind them, what nobody answered first. */
  unauthorised: z.array(
    z.object({
      uid: z.string(),
      performedBy: z.string(),
      verb: z.string(),
      target: z.string(),
      at: z.string().nullable(),
      standing: z.enum(actionStandings),
      explanation: z.string(),
      answer: actionAnswer.nullable(),
      citation,
    }),
  ),
  actionsTotal: z.number(),
  unauthorisedTotal: z.number(),
  /** How many of the unauthorised ones the customer answered. */
  answeredTotal: z.number(),
  /** Of what was signed off to be revoked or reduced: what no evidence shows yet, by the day it was due. */
  remediation: z.object({
    open: z.number(),
    overdue: z.number(),
    /** Failed, or reappeared. */
    wrong: z.number(),
    byDue: z.array(z.object({ due: z.string().nullable(), items: z.number() })),
  }),
  reviewers: z.array(
    z.object({
      person: z.string().nullable(),
      name: z.string(),
      party: z.enum(parties).nullable(),
      decided: z.number(),
      items: z.number(),
      signedOff: z.boolean(),
    }),
  ),
  coverage: z.array(
    z.object({ framework: z.enum(frameworks), counts: z.record(z.enum(coverageStatuses), z.number()) }),
  ),
  openBySystem: z.array(z.object({ system: z.string(), counts: z.record(z.enum(risks), z.number()) })),
  population: z.array(
    z.object({
      system: z.string(),
      declared: z.number().nullable(),
      imported: z.number(),
      rejected: z.number(),
      partial: z.boolean(),
    }),
  ),
  counts: z.object({
    bundles: z.number(),
    identities: z.number(),
    credentials: z.number(),
    entitlements: z.number(),
    findings: z.number(),
    actions: z.number(),
    rejected: z.number(),
  }),
});
export type Overview = z.infer<typeof overview>;

export const workspaceMethods = {
  'workspace.create': write(
    z.object({
      file: path,
      customer: z.string().trim().min(1),
      provider: z.string().trim().min(1),
      model: z.enum(operatingModels),
    }),
    workspaceSummary,
  ),
  'workspace.open': write(z.object({ file: path }), workspaceSummary),
  /** Makes the sample engagement in `folder` (bundles, workspace, keys) if it is not there, and opens it. */
  'workspace.openSample': write(z.object({ folder: path }), workspaceSummary.extend({ passphrase: z.string() })),
  'workspace.close': write(nothing, z.null()),
  'workspace.current': read(nothing, workspaceSummary.nullable()),
  'workspace.backup': write(z.object({ file: path }), z.object({ file: z.string() })),
  'overview.read': read(z.object({ person: z.string().nullable().default(null) }), overview),
};
