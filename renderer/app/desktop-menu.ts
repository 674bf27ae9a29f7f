// Gives the desktop's menu the commands that can run, and runs what is chosen there.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MenuRole, MenuSection } from '../../shared/bridge.ts';
import type { Messages } from '../messages/table.ts';
import { accelerator, type CommandId, type CommandMenu, type CommandSpec, commands } from './commands.ts';
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

/** In the order of the menu bar; what the desktop does by itself stands where people look for it. */
const layout = [
  { menu: 'file', roles: ['quit'] },
  { menu: 'edit', roles: ['undo', 'redo', null, 'cut', 'copy', 'paste', 'selectAll'] },
  { menu: 'view', roles: ['resetZoom', 'zoomIn', 'zoomOut', null, 'togglefullscreen'] },
  { menu: 'go', roles: [] },
  { menu: 'review', roles: [] },
  { menu: 'window', roles: ['minimize', 'close'] },
  { menu: 'help', roles: [] },
] as const satisfies readonly { readonly menu: CommandMenu; readonly roles: readonly (MenuRole | null)[] }[];

function menuSections(available: ReadonlySet<CommandId>, words: Messages['commands']): MenuSection[] {
  const all: readonly (CommandSpec & { readonly id: CommandId })[] = commands;
  return layout.flatMap(({ menu, roles }) => {
    const own = all
      .filter((spec) => spec.menu === menu && available.has(spec.id))
      .map((spec) => {
        const shown = (spec.keys ?? []).map(accelerator).find((keys) => keys !== undefined);
        const label = words.titles[spec.id];
        return shown === undefined ? { id: spec.id, label } : { id: spec.id, label, accelerator: shown };
      });
    const ofDesktop = roles.map((role) => (role === null ? null : { id: role, label: words.roles[role], role }));
    const line = own.length > 0 && ofDesktop.length > 0 ? [null] : [];
    const items = [...own, ...line, ...ofDesktop];
    return items.length === 0 ? [] : [{ label: words.menus[menu], commands: items }];
  });
}
