// Runs before the page, in a world of its own, and puts the bridge into the window: these functions and nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CommandEvent, CountersignBridge, ShellRequest } from '../../shared/bridge.ts';
import type { AnswerMessage } from '../../shared/channel.ts';
import type { WindowFacts } from './window.ts';

const bridge: CountersignBridge = {
  platform: process.platform,
  ...readFacts(),

  call: (method, input, callId) => ipcRenderer.send('call', { method, input, id: callId }),
  cancel: (callId) => ipcRenderer.send('cancel', callId),
  onMessage: (listener) => listen<AnswerMessage>('answer', listener),
  onEngineGone: (listener) => listen<null>('engine-gone', () => listener()),
  restartEngine: () => request({ ask: 'restart-engine' }),

  dialog: (kind, options = {}) => request({ ask: 'dialog', kind, options }),
  pathOfDrop(file) {
    const path = hostPathOf(file);
    if (path === '') return null;
    ipcRenderer.send('dropped', path);
    return path;
  },
  openPath: (path) => request({ ask: 'open-path', path }),
  showInFolder: (path) => request({ ask: 'show-in-folder', path }),

  recent: () => request({ ask: 'recent' }),
  remember: (path) => request({ ask: 'remember', path }),
  forget: (path) => request({ ask: 'forget', path }),

  setTheme: (theme) => request({ ask: 'set-theme', theme }),
  setMenu: (sections) => request({ ask: 'set-menu', sections }),
  setTitle: (title) => request({ ask: 'set-title', title }),
  onCommand: (listener) => listen<CommandEvent>('command', listener),
};

contextBridge.exposeInMainWorld('countersign', bridge);

/** The path that the browser holds for a File that came from the desktop; '' for one that a page made. */
function hostPathOf(file: File): string {
  // Runtimes before Electron 32 have no webUtils and keep the path on the File.
  if (webUtils !== undefined) return webUtils.getPathForFile(file);
  return (file as File & { path?: string }).path ?? '';
}

function request<Answer>(asked: ShellRequest): Promise<Answer> {
  return ipcRenderer.invoke('request', asked);
}

function listen<Sent>(channel: string, listener: (message: Sent) => void): () => void {
  const take = (_event: unknown, message: Sent) => listener(message);
  ipcRenderer.on(channel, take);
  return () => ipcRenderer.off(channel, take);
}

function readFacts(): WindowFacts {
  const name = '--countersign-facts=';
  const argument = process.argv.find((one) => one.startsWith(name)) ?? name;
  return JSON.parse(decodeURIComponent(argument.slice(name.length)));
}
