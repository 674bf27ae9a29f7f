// Which commands can run right now: parts of the window attach what a command does while they are on the screen.
import { useEffect, useRef } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId } from './commands.ts';
import { useApp } from './context.ts';

export type CommandHandlers = Partial<Readonly<Record<CommandId, () => void>>>;

export interface CommandRunner {
  readonly store: StoreApi<{ readonly handlers: ReadonlyMap<CommandId, () => void> }>;
  /** The latest to attach wins; the returned function detaches. */
  attach(id: CommandId, run: () => void): () => void;
  /** False when nothing on the screen can do it. */
  run(id: CommandId): boolean;
}

export function createRunner(): CommandRunner {
  const stacks = new Map<CommandId, (() => void)[]>();
  const store = createStore<{ readonly handlers: ReadonlyMap<CommandId, () => void> }>(() => ({ handlers: new Map() }));
  const publish = () => {
    const handlers = new Map<CommandId, () => void>();
    for (const [id, stack] of stacks) {
      const latest = stack.at(-1);
      if (latest !== undefined) handlers.set(id, latest);
    }
    store.setState({ handlers });
  };
  return {
    store,
    attach(id, run) {
      stacks.set(id, [...(stacks.get(id) ?? []), run]);
      publish();
      return () => {
        stacks.set(
          id,
          (stacks.get(id) ?? []).filter((one) => one !== run),
        );
        publish();
      };
    },
    run(id) {
      const handler = store.getState().handlers.get(id);
      handler?.();
      return handler !== undefined;
    },
  };
}

/** Attaches what these commands do while the component is mounted. The set of ids must not change between renders. */
export function useCommands(handlers: CommandHandlers): void {
  const { commands } = useApp();
  const latest = useRef(handlers);
  latest.current = handlers;
  const ids = Object.keys(handlers).sort().join(' ');
  useEffect(() => {
    const known = (ids === '' ? [] : ids.split(' ')) as CommandId[];
    const detach = known.map((id) => commands.attach(id, () => latest.current[id]?.()));
    return () => {
      for (const one of detach) one();
    };
  }, [commands, ids]);
}
