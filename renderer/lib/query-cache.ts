// What the window has asked and been told. An answer is kept until a write touches one of its topics; then it is asked
// again, and until the new answer is there the old one stays on the screen.
import type { Call } from '../../shared/channel.ts';
import type { MethodName, Topic } from '../../shared/contract.ts';
import { CountersignError } from '../../shared/errors.ts';
import { messages } from '../messages/table.ts';

export interface QueryState {
  /** The last good answer; undefined until there is one. */
  readonly value: unknown;
  readonly error: CountersignError | null;
  /** A question is under way. */
  readonly loading: boolean;
}

export interface QueryCache {
  read(key: string): QueryState;
  /** Asks if nobody has, and tells `listener` of every change until the returned function is called. */
  watch(key: string, method: MethodName, input: unknown, listener: () => void): () => void;
  refetch(key: string): void;
  invalidate(topics: readonly string[]): void;
  /** Another workspace was opened: nothing that was known holds any more. */
  clear(): void;
}

/** Answers that nobody looks at are kept up to this many, so that going back to a screen shows it at once. */
const keptUnwatched = 60;

/** Which writes can change what a method answers, by the part of its name before the dot. */
const dependsOn: Readonly<Record<string, readonly Topic[]>> = {
  workspace: ['workspace'],
  overview: ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review', 'report'],
  evidence: ['workspace', 'evidence'],
  trust: ['workspace', 'evidence'],
  mapping: ['workspace', 'evidence'],
  inventory: ['workspace', 'evidence', 'inventory', 'controls', 'review'],
  controls: ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review'],
  engagement: ['workspace', 'evidence', 'engagement', 'review'],
  person: ['workspace', 'engagement'],
  delegation: ['workspace', 'engagement'],
  key: ['workspace', 'engagement'],
  campaign: ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review'],
  review: ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review'],
  remediation: ['workspace', 'evidence', 'inventory', 'engagement', 'review'],
  exception: ['workspace', 'evidence', 'engagement', 'review'],
  rotation: ['workspace', 'evidence', 'inventory', 'engagement', 'review'],
  instructions: ['workspace', 'evidence', 'engagement', 'review'],
  action: ['workspace', 'evidence', 'inventory', 'engagement', 'review'],
  report: ['workspace', 'evidence', 'controls', 'engagement', 'review', 'report', 'ledger'],
  ledger: ['workspace', 'evidence', 'inventory', 'controls', 'engagement', 'review', 'report', 'ledger'],
  session: ['workspace', 'engagement', 'session'],
  verify: [],
  file: [],
};

/** The topics whose writes can change what `method` answers. */
export function topicsOf(method: MethodName): readonly Topic[] {
  return dependsOn[method.slice(0, method.indexOf('.'))] ?? [];
}

const unasked: QueryState = { value: undefined, error: null, loading: true };

interface Entry {
  readonly method: MethodName;
  readonly input: unknown;
  readonly listeners: Set<() => void>;
  state: QueryState;
  /** Rises with each question, so that a late answer to an old one is dropped. */
  round: number;
  stale: boolean;
}

export function queryKey(method: MethodName, input: unknown): string {
  return `${method} ${JSON.stringify(input)}`;
}

export function createQueryCache(call: Call): QueryCache {
  const entries = new Map<string, Entry>();

  const set = (entry: Entry, state: QueryState) => {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener();
  };

  const ask = async (entry: Entry) => {
    entry.round += 1;
    entry.stale = false;
    const round = entry.round;
    set(entry, { ...entry.state, loading: true });
    try {
      const value = await call(entry.method, entry.input);
      if (entry.round === round) set(entry, { value, error: null, loading: false });
    } catch (error) {
      if (entry.round === round) set(entry, { value: entry.state.value, error: asKnown(error), loading: false });
    }
  };

  const forgetOldest = () => {
    let surplus = [...entries.values()].filter((entry) => entry.listeners.size === 0).length - keptUnwatched;
    for (const [key, entry] of entries) {
      if (surplus <= 0) return;
      if (entry.listeners.size > 0) continue;
      entries.delete(key);
      surplus -= 1;
    }
  };

  return {
    read: (key) => entries.get(key)?.state ?? unasked,
    watch(key, method, input, listener) {
      const known = entries.get(key);
      const entry: Entry = known ?? {
        method,
        input,
        listeners: new Set(),
        state: unasked,
        round: 0,
        stale: true,
      };
      if (known === undefined) entries.set(key, entry);
      entry.listeners.add(listener);
      // A failure is asked again by whoever looks next: what stood in the way may be gone.
      if (entry.stale || (entry.state.error !== null && !entry.state.loading)) void ask(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        // What depends on files outside the workspace is looked at afresh each time.
        if (topicsOf(method).length === 0 && entries.get(key) === entry) entries.delete(key);
        forgetOldest();
      };
    },
    refetch(key) {
      const entry = entries.get(key);
      if (entry !== undefined) void ask(entry);
    },
    invalidate(topics) {
      for (const entry of entries.values()) {
        if (!topicsOf(entry.method).some((topic) => topics.includes(topic))) continue;
        entry.stale = true;
        if (entry.listeners.size > 0) void ask(entry);
      }
    },
    clear() {
      for (const [key, entry] of [...entries]) {
        entry.state = unasked;
        if (entry.listeners.size > 0) void ask(entry);
        else entries.delete(key);
      }
    },
  };
}

function asKnown(error: unknown): CountersignError {
  if (error instanceof CountersignError) return error;
  return new CountersignError('UNEXPECTED', messages.en.errors.unforeseen, {}, error);
}
