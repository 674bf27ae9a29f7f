// The shell's end of the bridge: takes messages from our own page in our own window and from nobody else, and does what
// they ask.

import { extname } from 'node:path';
import { type BrowserWindow, type IpcMain, nativeTheme, shell } from 'electron';
import type { ShellRequest, ThemeSource } from '../../shared/bridge.ts';
import { CountersignError } from '../../shared/errors.ts';
import { contentOrigin } from './content.ts';
import { showDialog } from './dialogs.ts';
import type { Grants } from './grants.ts';
import { showMenu } from './menu.ts';
import type { Recent } from './recent.ts';
import type { Relay } from './relay.ts';
import { parseCall, parseRequest } from './requests.ts';
import { isOurPage, type Sender } from './sender.ts';

interface BridgeOptions {
  readonly ipcMain: IpcMain;
  readonly window: BrowserWindow;
  readonly relay: Relay;
  readonly grants: Grants;
  readonly recent: Recent;
  readonly onTheme: (theme: ThemeSource) => void;
}

/** What `openPath` may hand to the system: documents. A granted file of any other kind could be a program. */
const openable = new Set(['.pdf', '.xlsx', '.csv', '.json', '.txt', '.md', '.pem', '.zip', '.html']);

export function attachBridge(options: BridgeOptions): void {
  const { ipcMain, window, relay, grants } = options;
  const isOurs = (event: Sender) => isOurPage(event, window.webContents, contentOrigin);
  ipcMain.on('call', (event, message: unknown) => {
    const call = isOurs(event) ? parseCall(message) : null;
    if (call !== null) relay.call(call.method, call.input, call.id);
  });
  ipcMain.on('cancel', (event, id: unknown) => {
    if (isOurs(event) && typeof id === 'string') relay.cancel(id);
  });
  ipcMain.on('dropped', (event, path: unknown) => {
    if (isOurs(event) && typeof path === 'string') grants.allow([path]);
  });
  ipcMain.handle('request', (event, message: unknown) => {
    const request = isOurs(event) ? parseRequest(message) : null;
    if (request === null)
      throw new CountersignError('INPUT_INVALID', 'The window asked for something that it may not.');
    return answer(request, options);
  });
}

async function answer(
  request: ShellRequest,
  { window, relay, grants, recent, onTheme }: BridgeOptions,
): Promise<unknown> {
  switch (request.ask) {
    case 'dialog': {
      const paths = await showDialog(window, request.kind, request.options);
      grants.allow(paths);
      return paths;
    }
    case 'open-path':
      if (grants.firstRefused([request.path]) !== null) return false;
      if (!openable.has(extname(request.path).toLowerCase())) return false;
      return (await shell.openPath(request.path)) === '';
    case 'show-in-folder':
      if (grants.firstRefused([request.path]) !== null) return false;
      shell.showItemInFolder(request.path);
      return true;
    case 'recent': {
      const files = recent.list();
      grants.allow(files.map((one) => one.path));
      return files;
    }
    case 'remember':
      if (grants.firstRefused([request.path]) === null) recent.remember(request.path, new Date());
      return;
    case 'forget':
      return recent.forget(request.path);
    case 'set-theme':
      nativeTheme.themeSource = request.theme;
      return onTheme(request.theme);
    case 'set-menu':
      return showMenu(request.sections, (id) => window.webContents.send('command', { id }));
    case 'set-title':
      return window.setTitle(request.title);
    case 'restart-engine':
      return relay.restart();
  }
}
