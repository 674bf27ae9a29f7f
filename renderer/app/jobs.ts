// Long work under way, for the pill in the top bar.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Progress } from '../../shared/channel.ts';

export interface Job {
  readonly id: number;
  /** What can be shown of it. */
  readonly kind: 'import' | 'other';
  readonly verb: string;
  readonly subject: string;
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

export interface RunningJob {
  step(progress: Progress): void;
  end(): void;
}

export interface JobWords {
  readonly kind?: Job['kind'];
  readonly verb: string;
  readonly subject: string;
}

export interface Jobs {
  readonly store: StoreApi<{ readonly jobs: readonly Job[] }>;
  begin(what: JobWords, cancel: () => void): RunningJob;
}

export function createJobs(): Jobs {
  const store = createStore<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));
  let last = 0;
  return {
    store,
    begin({ kind = 'other', verb, subject }, cancel) {
      last += 1;
      const id = last;
      store.setState(({ jobs }) => ({ jobs: [...jobs, { id, kind, verb, subject, progress: null, cancel }] }));
      return {
        step: (progress) =>
          store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, progress } : job)) })),
        end: () => store.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
      };
    },
  };
}
