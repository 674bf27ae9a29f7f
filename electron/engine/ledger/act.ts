// An act is one kind of thing that can happen in a workspace. Its body is all that its effect depends on: `apply`
// reads nothing but the body, the entry's head and the state tables, so that replaying the ledger gives the same state.
import type { z } from 'zod';
import type { Authentication, Party } from '../../../shared/words.ts';
import type { Transaction } from '../workspace/workspace.ts';

export type { Party } from '../../../shared/words.ts';

/** Who acts. `operator` is whoever has the workspace open and has not named himself: never enough to decide. */
export type Actor =
  | {
      readonly person: string;
      readonly party: Party;
      /** Left out in entries from before it was written down. */
      readonly authenticated?: Authentication;
    }
  | { readonly person: null; readonly party: 'operator' };

export interface EntryHead {
  /** 0-based index in the ledger. */
  readonly index: number;
  /** UTC ISO time. */
  readonly at: string;
  readonly actor: Actor;
  readonly act: string;
}

export interface Act<Body> {
  /** `subject.verbed`, e.g. `decision.recorded`. */
  readonly name: string;
  readonly body: z.ZodType<Body>;
  apply(transaction: Transaction, body: Body, head: EntryHead): void | Promise<void>;
}
