// The Electron main process: starts, shows one window, relays its calls to the engine, and leaves in order.
// This folder holds nothing of the product itself: no domain word, no database, no reading of evidence.

import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, session } from 'electron';
import { hostPathsIn } from '../../shared/host-paths.ts';
import { attachBridge } from './bridge.ts';
import { startEngine } from './carrier.ts';
import { createGrants } from './grants.ts';
import { showMenu } from './menu.ts';
import { contentOrigin, registerScheme, serveContent } from './protocol.ts';
import { createRecent } from './recent.ts';
import { createRelay, type Relay } from './relay.ts';
import { closeSession, lockDown, switchOffNetwork } from './security.ts';
import { readSettings, writeSettings } from './settings.ts';
import { createWindow } from './window.ts';

/** How long the engine may take to finish a write when the app closes, in milliseconds. */
const stopWithin = 10_000;

const rendererFolder = join(__dirname, '../renderer');

switchOffNetwork(app);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const settingsFile = join(app.getPath('userData'), 'settings.json');
  const grants = createGrants();
  const recent = createRecent(join(app.getPath('userData'), 'recent.json'));
  let relay: Relay | null = null;
  let window: BrowserWindow | null = null;
  /** A file that the system asked us to open before the window could take it. */
  let waitingFile = fileArgument(process.argv);

  const openFile = (path: string) => {
    grants.allow([path]);
    if (window === null || window.webContents.isLoading()) waitingFile = path;
    else window.webContents.send('command', { id: 'open-path', path });
  };

  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('second-instance', (_event, argv) => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    const path = fileArgument(argv);
    if (path !== null) openFile(path);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => lockDown(contents, contentOrigin));

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped || relay === null) return;
    event.preventDefault();
    void relay.stop(stopWithin).finally(() => {
      stopped = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    const ownFolder = join(app.getPath('documents'), 'Countersign');
    grants.allow([ownFolder]);
    const settings = readSettings(settingsFile);
    nativeTheme.themeSource = settings.theme;
    closeSession(session.defaultSession, app.isPackaged);
    serveContent(session.defaultSession, rendererFolder);
    const shown = createWindow({
      placement: settings.placement,
      preload: join(__dirname, 'preload.js'),
      facts: { version: app.getVersion(), packaged: app.isPackaged, theme: settings.theme, ownFolder },
      onPlaced: (placement) => writeSettings(settingsFile, { ...readSettings(settingsFile), placement }),
    });
    window = shown;
    shown.on('closed', () => {
      window = null;
    });
    const calls = createRelay({
      start: () => startEngine({ packaged: app.isPackaged }),
      grants,
      pathsIn: hostPathsIn,
      send: (channel, message) => {
        if (!shown.isDestroyed()) shown.webContents.send(channel, message);
      },
    });
    relay = calls;
    showMenu([], (id) => shown.webContents.send('command', { id }));
    attachBridge({
      ipcMain,
      window: shown,
      relay: calls,
      grants,
      recent,
      onTheme: (theme) => writeSettings(settingsFile, { ...readSettings(settingsFile), theme }),
    });
    shown.webContents.on('did-start-navigation', (_event, _url, isInPlace, isMainFrame) => {
      if (isMainFrame && !isInPlace) calls.cancelAll();
    });
    shown.webContents.on('did-finish-load', () => {
      if (waitingFile !== null) openFile(waitingFile);
      waitingFile = null;
    });
    void shown.loadURL(`${contentOrigin}/index.html`);
  });
}

/** The file named on the command line: the last argument that is no switch and has a workspace's or bundle's ending. */
function fileArgument(argv: readonly string[]): string | null {
  return (
    argv.slice(1).findLast((argument) => !argument.startsWith('-') && /\.(countersign|zip)$/i.test(argument)) ?? null
  );
}
