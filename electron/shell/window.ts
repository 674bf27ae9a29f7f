// The one window: sandboxed, isolated, in the theme's colour before the first paint, where it stood last time.
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { ThemeSource } from '../../shared/bridge.ts';
import { type Placement, placeOn, smallest } from './placement.ts';

export interface WindowFacts {
  readonly version: string;
  readonly packaged: boolean;
  readonly theme: ThemeSource;
  readonly ownFolder: string;
}

interface WindowOptions {
  readonly placement: Placement | null;
  readonly preload: string;
  readonly facts: WindowFacts;
  readonly onPlaced: (placement: Placement) => void;
}

/** The canvas of either theme, so that the window does not flash before the page is there. */
const canvas = { light: '#f4f5f6', dark: '#0e1317' };

export function createWindow({ placement, preload, facts, onPlaced }: WindowOptions): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
  const { maximized, ...bounds } = placeOn(
    displays.map((display) => display.workArea),
    placement,
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Countersign',
    backgroundColor: currentCanvas(),
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spelling dictionary would be fetched from the network.
      spellcheck: false,
      additionalArguments: [`--countersign-facts=${encodeURIComponent(JSON.stringify(facts))}`],
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => onPlaced({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  const repaint = () => window.setBackgroundColor(currentCanvas());
  nativeTheme.on('updated', repaint);
  window.on('closed', () => nativeTheme.off('updated', repaint));
  return window;
}

function currentCanvas(): string {
  return nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light;
}
