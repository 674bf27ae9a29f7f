// The menu: the desktop's own entries by role, and the commands that the window registers. A choice sends the command's
// id to the window; keys are the window's business, so accelerators are shown and not registered.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuSection } from '../../shared/bridge.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function showMenu(sections: readonly MenuSection[], onCommand: (id: string) => void): void {
  const own = sections.map((section) => ({
    label: section.label,
    submenu: section.commands.map((command): MenuItemConstructorOptions => {
      if (command === null) return separator;
      return {
        label: command.label,
        enabled: command.enabled ?? true,
        registerAccelerator: false,
        ...(command.accelerator === undefined ? {} : { accelerator: command.accelerator }),
        click: () => onCommand(command.id),
      };
    }),
  }));
  const [file, ...others] = own;
  const quit: MenuItemConstructorOptions = { role: 'quit' };
  const fileMenu = { label: file?.label ?? 'File', submenu: [...(file?.submenu ?? []), separator, quit] };
  const apple: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...apple, fileMenu, { role: 'editMenu' }, viewMenu(), ...others, { role: 'windowMenu' }]),
  );
}

function viewMenu(): MenuItemConstructorOptions {
  return {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }],
  };
}
