// Long work under way, for the pill in the top bar.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Progress } from '../../shared/channel.ts';

export interface Job {
  readonly id: number;
  readonly verb: string;
  readonly subject: string;
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

export interface RunningJob {
  step(progress: Progress): void;
  end(): void;
}

export interface Jobs {
  readonly store: StoreApi<{ readonly jobs: readonly Job[] }>;
  begin(what: { readonly verb: string; readonly subject: string }, cancel: () => void): RunningJob;
}

export function createJobs(): Jobs {
  const store = createStore<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));
  let last = 0;
  return {
    store,
    begin({ verb, subject }, cancel) {
      last += 1;
      const id = last;
      store.setState(({ jobs }) => ({ jobs: [...jobs, { id, verb, subject, progress: null, cancel }] }));
      return {
        step: (progress) =>
          store.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, progress } : job)) })),
        end: () => store.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
      };
    },
  };
}
