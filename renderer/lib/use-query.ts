// A question to the engine as a hook: asked when first seen, asked again when a write touches its topics.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { useApp } from '../app/context.ts';
import { type QueryState, queryKey } from './query-cache.ts';

export interface Query<Value> {
  /** The last good answer, also while a newer one is on its way or has failed. */
  readonly value: Value | undefined;
  readonly error: CountersignError | null;
  readonly loading: boolean;
  refetch(): void;
}

const idle: QueryState = { value: undefined, error: null, loading: false };

/** `input` null asks nothing yet. */
export function useQuery<M extends MethodName>(method: M, input: MethodInput<M> | null): Query<MethodOutput<M>> {
  const { queries } = useApp().engine;
  const key = input === null ? null : queryKey(method, input);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (key === null) return () => undefined;
      return queries.watch(key, method, JSON.parse(key.slice(method.length + 1)), listener);
    },
    [queries, key, method],
  );
  const state = useSyncExternalStore(subscribe, () => (key === null ? idle : queries.read(key)));
  return useMemo(
    () => ({
      // The cache holds for this key what the contract says this method answers.
      value: state.value as MethodOutput<M> | undefined,
      error: state.error,
      loading: state.loading,
      refetch: () => {
        if (key !== null) queries.refetch(key);
      },
    }),
    [state, key, queries],
  );
}
