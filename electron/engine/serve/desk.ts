// The desk: the one workspace that is open in this engine, who sits there, and the clock that it is worked on by.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { flushRefusals } from '../engagement/refusals.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { type Acting, createActing } from './acting.ts';

export interface Desk {
  readonly clock: Clock;
  readonly acting: Acting;
  /** Throws WORKSPACE_CLOSED. */
  workspace(): Workspace;
  /** The open workspace's read-only connection. Throws WORKSPACE_CLOSED. */
  read(): Database;
  current(): Workspace | null;
  /** Puts a workspace on the desk; closes the one that lay there. */
  put(open: () => Promise<Workspace>): Promise<Workspace>;
  close(): Promise<void>;
  today(): string;
}

/** `locking`: deciding needs the unlocked key of who decides. */
export function createDesk(clock: Clock, locking: boolean): Desk {
  const acting = createActing(clock, locking);
  let lying: Workspace | null = null;
  const workspace = () => {
    if (lying === null) throw new CountersignError('WORKSPACE_CLOSED', 'No workspace is open.');
    return lying;
  };
  const close = async () => {
    const closing = lying;
    lying = null;
    acting.clear();
    if (closing === null) return;
    try {
      await flushRefusals(closing);
    } finally {
      await closing.close();
    }
  };
  return {
    clock,
    acting,
    workspace,
    read: () => workspace().read,
    current: () => lying,
    async put(open) {
      // opened first: when that fails the one before stays where it is
      const opened = await open();
      await close();
      lying = opened;
      return opened;
    },
    close,
    today: () => clock().toISOString().slice(0, 10),
  };
}
