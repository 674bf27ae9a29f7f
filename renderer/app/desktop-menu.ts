// Gives the desktop's menu the commands that can run, and runs what is chosen there.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MenuSection } from '../../shared/bridge.ts';
import { accelerator, type CommandId, type CommandSpec, commands } from './commands.ts';
import { useApp } from './context.ts';

const menus = ['File', 'Go', 'Review', 'Help'] as const;

export function useDesktopMenu(): void {
  const app = useApp();
  const { bridge, commands: runner, imports, session } = app;
  const handlers = useStore(runner.store, (state) => state.handlers);
  useEffect(() => {
    const sections = menuSections(new Set(handlers.keys()));
    void bridge.setMenu(sections);
  }, [bridge, handlers]);
  useEffect(
    () =>
      bridge.onCommand(({ id, path }) => {
        if (id === 'open-path' && path !== undefined) {
          if (path.endsWith('.countersign')) void session.open(path).catch(() => undefined);
          else imports.begin([path]);
          return;
        }
        const known = commands.find((spec) => spec.id === id);
        if (known !== undefined) runner.run(known.id);
      }),
    [bridge, runner, imports, session],
  );
}

function menuSections(available: ReadonlySet<CommandId>): MenuSection[] {
  const all: readonly (CommandSpec & { readonly id: CommandId })[] = commands;
  return menus.flatMap((label) => {
    const items = all
      .filter((spec) => spec.menu === label && available.has(spec.id))
      .map((spec) => {
        const shown = (spec.keys ?? []).map(accelerator).find((keys) => keys !== undefined);
        return shown === undefined
          ? { id: spec.id, label: spec.title }
          : { id: spec.id, label: spec.title, accelerator: shown };
      });
    return items.length === 0 ? [] : [{ label, commands: items }];
  });
}
