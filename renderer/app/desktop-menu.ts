// Gives the desktop's menu the commands that can run, and runs what is chosen there.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MenuSection } from '../../shared/bridge.ts';
import type { Messages } from '../messages/table.ts';
import { accelerator, type CommandId, type CommandSpec, commandMenus, commands } from './commands.ts';
import { useApp } from './context.ts';

export function useDesktopMenu(): void {
  const app = useApp();
  const { bridge, commands: runner, imports, session, words } = app;
  const handlers = useStore(runner.store, (state) => state.handlers);
  useEffect(() => {
    const sections = menuSections(new Set(handlers.keys()), words.commands);
    void bridge.setMenu(sections);
  }, [bridge, handlers, words]);
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

function menuSections(available: ReadonlySet<CommandId>, words: Messages['commands']): MenuSection[] {
  const all: readonly (CommandSpec & { readonly id: CommandId })[] = commands;
  return commandMenus.flatMap((menu) => {
    const items = all
      .filter((spec) => spec.menu === menu && available.has(spec.id))
      .map((spec) => {
        const shown = (spec.keys ?? []).map(accelerator).find((keys) => keys !== undefined);
        const label = words.titles[spec.id];
        return shown === undefined ? { id: spec.id, label } : { id: spec.id, label, accelerator: shown };
      });
    return items.length === 0 ? [] : [{ label: words.menus[menu], commands: items }];
  });
}
