// A write (or any long call) as a hook: one at a time, with progress, cancelling, and its error kept for the pane.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../shared/channel.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { useApp } from '../app/context.ts';
import type { JobWords } from '../app/jobs.ts';
import { asCountersignError } from './engine.ts';

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CountersignError };

export interface RunOptions {
  /** Shows the call as running work in the top bar: "Importing" "harbour-2026-q3". */
  readonly job?: JobWords;
}

export interface Command<M extends MethodName> {
  /** Never rejects. A failure is in the answer, and in `error` until the next run. */
  run(input: MethodInput<M>, options?: RunOptions): Promise<Answer<MethodOutput<M>>>;
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly error: CountersignError | null;
  cancel(): void;
  clearError(): void;
}

export function useCommand<M extends MethodName>(method: M): Command<M> {
  const { engine, jobs } = useApp();
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<CountersignError | null>(null);
  const controller = useRef<AbortController | null>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = useCallback(
    async (input: MethodInput<M>, options: RunOptions = {}): Promise<Answer<MethodOutput<M>>> => {
      const abort = new AbortController();
      controller.current = abort;
      const job = options.job === undefined ? null : jobs.begin(options.job, () => abort.abort());
      setRunning(true);
      setError(null);
      setProgress(null);
      try {
        const value = await engine.call(method, input, {
          signal: abort.signal,
          onProgress: (step) => {
            job?.step(step);
            if (shown.current) setProgress(step);
          },
        });
        return { ok: true, value };
      } catch (thrown) {
        const failure = asCountersignError(thrown);
        if (shown.current && failure.code !== 'CANCELLED') setError(failure);
        return { ok: false, error: failure };
      } finally {
        job?.end();
        if (shown.current) {
          setRunning(false);
          setProgress(null);
        }
      }
    },
    [engine, jobs, method],
  );

  const cancel = useCallback(() => controller.current?.abort(), []);
  const clearError = useCallback(() => setError(null), []);
  return { run, running, progress, error, cancel, clearError };
}
