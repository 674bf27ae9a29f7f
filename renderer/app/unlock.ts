// Asks for the passphrase when the engine wants the unlocked key of who acts, and does the refused act again once it is
// unlocked. Whatever asked keeps what was typed: to it, the call only took a little longer.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOptions } from '../../shared/channel.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { asCountersignError, type Engine } from '../lib/engine.ts';

export interface UnlockRequest {
  readonly person: string;
}

export interface Unlock {
  readonly store: StoreApi<{ readonly request: UnlockRequest | null }>;
  /** True once the person's key is unlocked; false when somebody chose to leave it. One question at a time. */
  ask(person: string): Promise<boolean>;
  /** Answers the question that is open. */
  answer(unlocked: boolean): void;
}

export function createUnlock(): Unlock {
  const store = createStore<{ readonly request: UnlockRequest | null }>(() => ({ request: null }));
  let waiting: { readonly person: string; readonly answer: Promise<boolean> } | null = null;
  let settle: (unlocked: boolean) => void = () => undefined;
  return {
    store,
    ask(person) {
      if (waiting !== null) return waiting.person === person ? waiting.answer : Promise.resolve(false);
      const answer = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      waiting = { person, answer };
      store.setState({ request: { person } });
      return answer;
    },
    answer(unlocked) {
      waiting = null;
      store.setState({ request: null });
      settle(unlocked);
    },
  };
}

/** The engine, with calls that wait for the passphrase where it is needed. */
export function withUnlocking(engine: Engine, unlock: Unlock): Engine {
  const call = async <M extends MethodName>(
    method: M,
    input: MethodInput<M>,
    options?: CallOptions,
  ): Promise<MethodOutput<M>> => {
    try {
      return await engine.call(method, input, options);
    } catch (thrown) {
      const person = lockedPerson(asCountersignError(thrown));
      if (person === null || !(await unlock.ask(person))) throw thrown;
      return engine.call(method, input, options);
    }
  };
  return { ...engine, call };
}

function lockedPerson({ code, details }: CountersignError): string | null {
  return code === 'PERSON_LOCKED' && typeof details.person === 'string' ? details.person : null;
}
