// The check of the whole ledger for who waits for it: it says how far it is, can be cancelled, and lets others work.
import { setImmediate } from 'node:timers/promises';
import { CountersignError } from '../../../shared/errors.ts';
import { connect } from '../workspace/sqlite.ts';
import { type CheckOptions, checkInSteps } from './check.ts';
import type { CheckLine } from './check-line.ts';

interface Watch {
  readonly signal: AbortSignal;
  /** `total` as the ledger was at the start. */
  progress(done: number, total: number): void;
}

/**
 * Checks the ledger of this file as it stands now, on a connection and a snapshot of its own: what is written meanwhile
 * does not count. Throws CANCELLED, and as checkLedger.
 */
export async function checkLedgerWatched(file: string, options: CheckOptions, watch: Watch): Promise<CheckLine[]> {
  const database = await connect(file, 'read');
  try {
    database.exec('begin');
    const total = database.prepare<[], number>('select count(*) from ledger_entry').pluck().get() ?? 0;
    const steps = checkInSteps(database, options);
    try {
      for (;;) {
        if (watch.signal.aborted) throw new CountersignError('CANCELLED', 'Checking the ledger was cancelled.');
        const step = steps.next();
        if (step.done === true) return step.value;
        watch.progress(step.value, total);
        await setImmediate();
      }
    } finally {
      // Ends a reading that was left in the middle, so that the connection can be closed.
      steps.return([]);
    }
  } finally {
    database.close();
  }
}
