// Writes queue: each runs alone in one exclusive transaction, and either all of it is in the file or nothing.
import { AsyncLocalStorage } from 'node:async_hooks';
import { CountersignError } from '../../../shared/errors.ts';
import { asWorkspaceError } from './sqlite.ts';
import type { Transaction, Workspace, WriteSize } from './workspace.ts';

export interface WriteQueue {
  readonly write: Workspace['write'];
  /** Resolves once every write has ended; later ones are refused with WORKSPACE_CLOSED. */
  end(): Promise<void>;
}

export function writeQueue(transaction: Transaction): WriteQueue {
  const inside = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  let prepared: WriteSize = 'large';
  const prepareFor = (size: WriteSize) => {
    if (size === prepared) return;
    // SQLite's statement journal: from 64 KB on it would go to a file of its own.
    transaction.db.pragma(`temp_store = ${size === 'small' ? 'memory' : 'default'}`);
    prepared = size;
  };
  return {
    async write(work, size = 'large') {
      if (ended) throw new CountersignError('WORKSPACE_CLOSED', 'The workspace has been closed.');
      // It would wait for itself for ever.
      if (inside.getStore() === true) throw new Error('a write was started inside a write');
      const turn = last.then(() => {
        prepareFor(size);
        return inside.run(true, () => inTransaction(transaction, work));
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    async end() {
      ended = true;
      await last;
    },
  };
}

async function inTransaction<T>(
  transaction: Transaction,
  work: (transaction: Transaction) => T | Promise<T>,
): Promise<T> {
  const { db } = transaction;
  try {
    db.exec('begin immediate');
    const result = await work(transaction);
    db.exec('commit');
    return result;
  } catch (cause) {
    // SQLite has rolled back by itself after some errors, a full disk among them.
    if (db.inTransaction) db.exec('rollback');
    throw asWorkspaceError(cause);
  }
}
