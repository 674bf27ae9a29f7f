// The seam between whoever asks (window, CLI, test) and the engine: calls, results, progress, cancellation, and
// the news that state changed. Carriers (process ports, a direct pair) only have to move messages.
import { CountersignError, type ErrorCode, errorCodes, type WireError } from './errors.ts';

export type AskMessage =
  | { readonly kind: 'call'; readonly id: string; readonly method: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: string };

export type AnswerMessage =
  | { readonly kind: 'result'; readonly id: string; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: string; readonly error: WireError }
  | {
      readonly kind: 'progress';
      readonly id: string;
      readonly done: number;
      readonly total: number;
      readonly label: string;
    }
  | { readonly kind: 'changed'; readonly topics: readonly string[] };

export type Message = AskMessage | AnswerMessage;

/** `post` throws ENGINE_GONE once the channel is closed. Listeners are removed by the function they return. */
export interface Channel {
  post(message: Message): void;
  onMessage(listener: (message: Message) => void): () => void;
  onClose(listener: () => void): () => void;
}

export interface Progress {
  /** Whole units of work, `done` of `total` (0: not known); `label` is a few plain words: "Reading users.csv". */
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Call = (method: string, input: unknown, options?: CallOptions) => Promise<unknown>;

export interface DispatchContext {
  readonly signal: AbortSignal;
  /** `total` is 0 while it is not known. */
  readonly progress: (done: number, total: number, label: string) => void;
}

export type Dispatch = (method: string, input: unknown, context: DispatchContext) => Promise<unknown>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: CountersignError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * Asks over `channel`. A call rejects with the engine's CountersignError, with CANCELLED when its signal was aborted
 * before it was sent, and with ENGINE_GONE when the channel closes under it. After an abort under way the engine has
 * the word: it answers CANCELLED, or the result where the work was already done.
 */
export function createCaller(channel: Channel): Call {
  const pending = new Map<string, Pending>();
  channel.onMessage((message) => settle(pending, message));
  channel.onClose(() => {
    const abandoned = [...pending.values()];
    pending.clear();
    for (const call of abandoned) call.reject(engineGone());
  });
  return (method, input, options = {}) => {
    const { onProgress, signal } = options;
    const id = crypto.randomUUID();
    if (signal?.aborted) return Promise.reject(cancelled());
    const cancel = () => {
      if (pending.has(id)) channel.post({ kind: 'cancel', id });
    };
    const answer = new Promise<unknown>((resolve, reject) => {
      pending.set(id, { resolve, reject, onProgress });
      try {
        channel.post({ kind: 'call', id, method, input });
      } catch (error) {
        pending.delete(id);
        reject(error);
        return;
      }
      signal?.addEventListener('abort', cancel, { once: true });
    });
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  };
}

function settle(pending: Map<string, Pending>, message: Message): void {
  if (message.kind !== 'result' && message.kind !== 'failed' && message.kind !== 'progress') return;
  const call = pending.get(message.id);
  if (call === undefined) return;
  if (message.kind === 'progress') {
    call.onProgress?.({ done: message.done, total: message.total, label: message.label });
    return;
  }
  pending.delete(message.id);
  if (message.kind === 'result') call.resolve(message.value);
  else call.reject(errorFromWire(message.error));
}

export interface Served {
  /** Tells the other side that what it shows under these topics may be out of date. */
  broadcast(topics: readonly string[]): void;
}

/**
 * Answers calls over `channel` with `dispatch`. What is thrown and is no CountersignError crosses as UNEXPECTED with a
 * plain sentence, and goes to `log` in full. When the channel closes, every call under way is aborted.
 */
export function serveCalls(
  channel: Channel,
  dispatch: Dispatch,
  log: (error: unknown, method: string) => void = logToErrorStream,
): Served {
  const running = new Map<string, AbortController>();
  let open = true;
  const answer = (message: AnswerMessage) => {
    if (open) channel.post(message);
  };
  const run = async (id: string, method: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const progress = (done: number, total: number, label: string) => {
        if (running.has(id)) answer({ kind: 'progress', id, done, total, label });
      };
      const value = await dispatch(method, input, { signal: controller.signal, progress });
      running.delete(id);
      answer({ kind: 'result', id, value });
    } catch (error) {
      running.delete(id);
      if (!(error instanceof CountersignError)) log(error, method);
      answer({ kind: 'failed', id, error: errorToWire(error) });
    }
  };
  channel.onMessage((message) => {
    if (message.kind === 'call') void run(message.id, message.method, message.input);
    else if (message.kind === 'cancel') running.get(message.id)?.abort(cancelled());
  });
  channel.onClose(() => {
    open = false;
    for (const controller of running.values()) controller.abort(cancelled());
  });
  return { broadcast: (topics) => answer({ kind: 'changed', topics }) };
}

function logToErrorStream(error: unknown, method: string): void {
  console.error(`Unexpected failure in ${method}:`, error);
}

/** Listens for the news that state changed. */
export function onChanged(channel: Channel, listener: (topics: readonly string[]) => void): () => void {
  return channel.onMessage((message) => {
    if (message.kind === 'changed') listener(message.topics);
  });
}

export function errorToWire(error: unknown): WireError {
  if (error instanceof CountersignError) return { code: error.code, message: error.message, details: error.details };
  return {
    code: 'UNEXPECTED',
    message: 'Something went wrong that Countersign did not foresee. Nothing was changed by this step.',
    details: {},
  };
}

/** Accepts what another process sent: a code that this version does not know reads as UNEXPECTED. */
export function errorFromWire(error: WireError): CountersignError {
  const known: readonly string[] = errorCodes;
  const code: ErrorCode = known.includes(error.code) ? error.code : 'UNEXPECTED';
  return new CountersignError(code, error.message, error.details);
}

export function engineGone(): CountersignError {
  return new CountersignError(
    'ENGINE_GONE',
    'The part of Countersign that works on the file has stopped. What was confirmed before is saved.',
  );
}

function cancelled(): CountersignError {
  return new CountersignError('CANCELLED', 'This was cancelled.');
}

/** The two ends of a channel, with what a carrier needs to feed one. */
export interface ChannelEnd extends Channel {
  /** A message came in from the other side. */
  receive(message: Message): void;
  /** The other side is gone; safe to call twice. */
  close(): void;
}

/** A channel whose messages are moved by `send`; the carrier calls `receive` and `close`. */
export function createChannelEnd(send: (message: Message) => void): ChannelEnd {
  const messageListeners = new Set<(message: Message) => void>();
  const closeListeners = new Set<() => void>();
  let open = true;
  return {
    post(message) {
      if (!open) throw engineGone();
      send(message);
    },
    onMessage: (listener) => subscribe(messageListeners, listener),
    onClose: (listener) => subscribe(closeListeners, listener),
    receive(message) {
      if (open) for (const listener of [...messageListeners]) listener(message);
    },
    close() {
      if (!open) return;
      open = false;
      for (const listener of [...closeListeners]) listener();
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Two joined ends in one process, for tests and the CLI. Messages arrive later, in order, as structured clones, so that
 * nothing works here that would fail between processes; `close()` on either end closes both.
 */
export function directPair(): [ChannelEnd, ChannelEnd] {
  const deliver = (to: () => ChannelEnd) => (message: Message) => {
    const copy = structuredClone(message);
    queueMicrotask(() => to().receive(copy));
  };
  const near = createChannelEnd(deliver(() => far));
  const far: ChannelEnd = createChannelEnd(deliver(() => near));
  near.onClose(() => far.close());
  far.onClose(() => near.close());
  return [near, far];
}
