// The one contract between the engine and everybody who asks it: window, CLI, tests. A method is a name, a right, a zod
// input and a zod output; the types of the bridge, of the engine's handlers and of the CLI's calls are inferred from here.
import type { z } from 'zod';
import { campaignMethods } from './contract/campaign.ts';
import { controlsMethods } from './contract/controls.ts';
import { deltaMethods } from './contract/delta.ts';
import { engagementMethods } from './contract/engagement.ts';
import { evidenceMethods } from './contract/evidence.ts';
import { fileMethods } from './contract/files.ts';
import { inventoryMethods } from './contract/inventory.ts';
import { linkMethods } from './contract/links.ts';
import { loopMethods } from './contract/loop.ts';
import { mappingMethods } from './contract/mapping.ts';
import { reconciliationMethods } from './contract/reconciliation.ts';
import { reportMethods } from './contract/report.ts';
import { reviewMethods } from './contract/review.ts';
import { sessionMethods } from './contract/session.ts';
import { workspaceMethods } from './contract/workspace.ts';

export const contract = {
  ...workspaceMethods,
  ...evidenceMethods,
  ...mappingMethods,
  ...inventoryMethods,
  ...linkMethods,
  ...deltaMethods,
  ...reconciliationMethods,
  ...controlsMethods,
  ...engagementMethods,
  ...reviewMethods,
  ...campaignMethods,
  ...loopMethods,
  ...reportMethods,
  ...sessionMethods,
  ...fileMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a caller writes: defaults may be left out. */
export type MethodInput<M extends MethodName> = z.input<Contract[M]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type MethodArguments<M extends MethodName> = z.output<Contract[M]['input']>;
export type MethodOutput<M extends MethodName> = z.output<Contract[M]['output']>;

/** Topics that a change touches, broadcast after each write so that views can ask again. */
export const topics = [
  'workspace',
  'evidence',
  'inventory',
  'controls',
  'engagement',
  'review',
  'report',
  'ledger',
  'session',
] as const;
export type Topic = (typeof topics)[number];

export interface CallContext {
  readonly signal: AbortSignal;
  /** `total` is 0 while it is not known. */
  progress(done: number, total: number, label: string): void;
}

/** One handler for each method: a missing or wrong one is a type error. */
export type Handlers = {
  readonly [M in MethodName]: (
    input: MethodArguments<M>,
    context: CallContext,
  ) => Promise<MethodOutput<M>> | MethodOutput<M>;
};
