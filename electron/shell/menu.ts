// The menu, as the window words it: commands of its own, and what the desktop does by itself. The choice of a command sends
// its id to the window; keys are the window's business, so accelerators are shown and not registered.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, MenuSection } from '../../shared/bridge.ts';

/** No sections: the window has not said yet what it can do. */
export function showMenu(sections: readonly MenuSection[], onCommand: (id: string) => void): void {
  const apple: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const menus = sections.map(({ label, commands }) => ({
    label,
    submenu: commands.map((command) => itemOf(command, onCommand)),
  }));
  const standing: MenuItemConstructorOptions[] = [{ role: 'fileMenu' }, { role: 'editMenu' }];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...apple, ...(menus.length === 0 ? standing : menus)]));
}

function itemOf(command: MenuCommand | null, onCommand: (id: string) => void): MenuItemConstructorOptions {
  if (command === null) return { type: 'separator' };
  const { id, label, accelerator, enabled = true, role } = command;
  if (role !== undefined) return { role, label };
  return {
    label,
    enabled,
    registerAccelerator: false,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => onCommand(id),
  };
}
