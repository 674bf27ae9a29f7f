// Relays the window's calls to the engine and the answers back. It starts the engine on the first call, refuses calls that
// name a file nobody granted, and when the engine dies answers everything open with ENGINE_GONE, so that nothing hangs.
import { type AnswerMessage, engineGone, errorToWire, type Message } from '../../shared/channel.ts';
import { CountersignError } from '../../shared/errors.ts';
import type { EngineProcess } from './carrier.ts';
import type { Grants } from './grants.ts';

export interface Relay {
  call(method: string, input: unknown, id: string): void;
  cancel(id: string): void;
  /** The page was left: nobody waits for these answers any more. */
  cancelAll(): void;
  /** Starts the engine again after it went; calls are refused until then, because its open file is gone with it. */
  restart(): void;
  stop(within: number): Promise<void>;
}

interface RelayOptions {
  readonly start: () => EngineProcess;
  readonly grants: Grants;
  /** The files of this machine that a call names. */
  readonly pathsIn: (method: string, input: unknown) => readonly string[];
  readonly send: (channel: 'answer' | 'engine-gone', message: AnswerMessage | null) => void;
}

export function createRelay({ start, grants, pathsIn, send }: RelayOptions): Relay {
  let state:
    | { readonly kind: 'not-started' }
    | { readonly kind: 'gone' }
    | { readonly kind: 'running'; engine: EngineProcess } = {
    kind: 'not-started',
  };
  let stopping = false;
  const open = new Set<string>();
  const fail = (id: string, error: CountersignError) => {
    send('answer', { kind: 'failed', id, error: errorToWire(error) });
  };

  const onAnswer = (message: Message) => {
    if (message.kind === 'call' || message.kind === 'cancel') return;
    if (message.kind === 'changed') return send('answer', message);
    if (!open.has(message.id)) return;
    if (message.kind !== 'progress') open.delete(message.id);
    send('answer', message);
  };

  const begin = (): EngineProcess => {
    const engine = start();
    engine.channel.onMessage(onAnswer);
    engine.channel.onClose(() => {
      state = { kind: 'gone' };
      if (stopping) return;
      const abandoned = [...open];
      open.clear();
      for (const id of abandoned) fail(id, engineGone());
      send('engine-gone', null);
    });
    state = { kind: 'running', engine };
    return engine;
  };

  return {
    call(method, input, id) {
      const refused = grants.firstRefused(pathsIn(method, input));
      if (refused !== null) {
        const sentence = 'Countersign opens only files that you chose or dropped.';
        return fail(id, new CountersignError('PATH_NOT_GRANTED', sentence, { path: refused }));
      }
      if (state.kind === 'gone' || stopping) return fail(id, engineGone());
      const engine = state.kind === 'running' ? state.engine : begin();
      open.add(id);
      engine.channel.post({ kind: 'call', id, method, input });
    },
    cancel(id) {
      if (state.kind === 'running' && open.has(id)) state.engine.channel.post({ kind: 'cancel', id });
    },
    cancelAll() {
      if (state.kind === 'running') for (const id of open) state.engine.channel.post({ kind: 'cancel', id });
      open.clear();
    },
    restart() {
      if (state.kind !== 'running' && !stopping) begin();
    },
    async stop(within) {
      stopping = true;
      if (state.kind === 'running') await state.engine.stop(within);
    },
  };
}
