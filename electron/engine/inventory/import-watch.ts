// An import tells how far it is and can be cancelled until its last moment.
import { CountersignError } from '../../../shared/errors.ts';

export interface ImportWatch {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, label: string) => void;
}

export interface Meter {
  checked(done: number, total: number): void;
  stored(bytes: number): void;
  read(bytes: number): void;
}

/** Three passes over the bytes: verifying, storing, reading. The total is known from the first on. */
export function createMeter({ progress }: ImportWatch): Meter {
  let total = 0;
  let stored = 0;
  let read = 0;
  const tell = (done: number, label: string) => progress?.(Math.min(done, 3 * total), 3 * total, label);
  return {
    checked(done, of) {
      total = of;
      tell(done, 'Checking the bundle');
    },
    stored(bytes) {
      stored += bytes;
      tell(total + stored, 'Storing the evidence');
    },
    read(bytes) {
      read += bytes;
      tell(2 * total + read, 'Reading the records');
    },
  };
}

export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new CountersignError('CANCELLED', 'The import was cancelled. Nothing was changed.');
}
