// The window's way to the engine: typed calls, the cache behind every view, and the news that the engine went.
import { bridgeChannel, type CountersignBridge } from '../../shared/bridge.ts';
import { type Call, type CallOptions, createCaller, onChanged } from '../../shared/channel.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import { CountersignError } from '../../shared/errors.ts';
import { messages } from '../messages/table.ts';
import { afterNews, afterTheAnswer } from './after-news.ts';
import { createQueryCache, type QueryCache } from './query-cache.ts';

export interface Engine {
  /** Rejects with a CountersignError and with nothing else. */
  call<M extends MethodName>(method: M, input: MethodInput<M>, options?: CallOptions): Promise<MethodOutput<M>>;
  readonly queries: QueryCache;
  /** The topics that writes touched, once their answers were shown. */
  onChanged(listener: (topics: readonly string[]) => void): () => void;
  onGone(listener: () => void): () => void;
}

export function createEngine(bridge: CountersignBridge): Engine {
  const channel = bridgeChannel(bridge);
  const ask = createCaller(channel);
  const queries = createQueryCache(ask);
  const listeners = new Set<(topics: readonly string[]) => void>();
  const tell = (topics: readonly string[]) => {
    queries.invalidate(topics);
    for (const listener of [...listeners]) listener(topics);
  };
  onChanged(channel, afterNews(afterTheAnswer, tell));
  return {
    call: (method, input, options) => callTyped(ask, method, input, options),
    queries,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGone: (listener) => channel.onClose(listener),
  };
}

async function callTyped<M extends MethodName>(
  ask: Call,
  method: M,
  input: MethodInput<M>,
  options?: CallOptions,
): Promise<MethodOutput<M>> {
  try {
    // The engine's handlers are checked against the contract, so what comes back is what it says.
    return (await ask(method, input, options)) as MethodOutput<M>;
  } catch (error) {
    throw asCountersignError(error);
  }
}

export function asCountersignError(error: unknown): CountersignError {
  if (error instanceof CountersignError) return error;
  return new CountersignError('UNEXPECTED', messages.en.errors.unforeseen, {}, error);
}
