// The one object that the preload puts into the window (`window.countersign`) and what crosses behind it. The window
// may ask the engine and use the desktop through this and nothing else.
import { type AnswerMessage, type Channel, createChannelEnd } from './channel.ts';

export type DialogKind =
  | 'open-bundle'
  | 'open-bundle-folder'
  | 'open-workspace'
  | 'new-workspace'
  | 'open-key'
  | 'save-key'
  | 'open-any'
  | 'open-report'
  | 'open-reply'
  | 'save-report'
  | 'save-file'
  | 'choose-folder';

export interface DialogOptions {
  /** Overrides the dialog's own title. */
  readonly title?: string;
  /** A file name to propose, no folder. */
  readonly fileName?: string;
}

export type ThemeSource = 'system' | 'light' | 'dark';

export interface RecentFile {
  readonly path: string;
  /** UTC ISO time of the last `remember`. */
  readonly at: string;
}

/** What the desktop does by itself, on what has the focus or with the window. */
export const menuRoles = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
] as const;
export type MenuRole = (typeof menuRoles)[number];

/** A command as the menu shows it; `accelerator` as Electron writes it ("CmdOrCtrl+K"), shown only: the window handles keys. */
export interface MenuCommand {
  readonly id: string;
  readonly label: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  /** Done by the desktop and not sent to the window. */
  readonly role?: MenuRole;
}

export interface MenuSection {
  readonly label: string;
  /** `null` draws a line. */
  readonly commands: readonly (MenuCommand | null)[];
}

/** What the shell sends on a menu choice, or (`open-path`) when the system asked us to open a file. */
export interface CommandEvent {
  readonly id: string;
  readonly path?: string;
}

export interface CountersignBridge {
  readonly platform: string;
  readonly version: string;
  /** False while running from the source tree. */
  readonly packaged: boolean;
  /** As it was when the page was loaded. */
  readonly theme: ThemeSource;
  /** A folder under the person's documents that calls may name without asking. It need not exist yet. */
  readonly ownFolder: string;

  /** Sends a call; its answer comes to `onMessage` under the same id. Use `bridgeChannel` and `createCaller`. */
  call(method: string, input: unknown, callId: string): void;
  cancel(callId: string): void;
  onMessage(listener: (message: AnswerMessage) => void): () => void;
  /** The engine stopped by itself. Calls fail with ENGINE_GONE until `restartEngine`. */
  onEngineGone(listener: () => void): () => void;
  restartEngine(): Promise<void>;

  /** The chosen paths; empty when cancelled. Choosing a path allows it as input of calls. */
  dialog(kind: DialogKind, options?: DialogOptions): Promise<readonly string[]>;
  /** The path of a file that a person dropped or picked, allowed as input of calls from then on; null for any other File. */
  pathOfDrop(file: File): string | null;
  /** Opens a document that was chosen, saved or made in this session in the system's program for it. False when refused. */
  openPath(path: string): Promise<boolean>;
  showInFolder(path: string): Promise<boolean>;

  recent(): Promise<readonly RecentFile[]>;
  remember(path: string): Promise<void>;
  forget(path: string): Promise<void>;

  setTheme(theme: ThemeSource): Promise<void>;
  /** Replaces the menu. */
  setMenu(sections: readonly MenuSection[]): Promise<void>;
  setTitle(title: string): Promise<void>;
  onCommand(listener: (command: CommandEvent) => void): () => void;
}

declare global {
  interface Window {
    readonly countersign: CountersignBridge;
  }
}

/** What the window asks of the shell itself; each has one answer. */
export type ShellRequest =
  | { readonly ask: 'dialog'; readonly kind: DialogKind; readonly options: DialogOptions }
  | { readonly ask: 'open-path'; readonly path: string }
  | { readonly ask: 'show-in-folder'; readonly path: string }
  | { readonly ask: 'recent' }
  | { readonly ask: 'remember'; readonly path: string }
  | { readonly ask: 'forget'; readonly path: string }
  | { readonly ask: 'set-theme'; readonly theme: ThemeSource }
  | { readonly ask: 'set-menu'; readonly sections: readonly MenuSection[] }
  | { readonly ask: 'set-title'; readonly title: string }
  | { readonly ask: 'restart-engine' };

/** The bridge as a channel. It stays usable after the engine went: the shell answers ENGINE_GONE until a restart. */
export function bridgeChannel(bridge: CountersignBridge): Channel {
  const answers = createChannelEnd((message) => {
    if (message.kind === 'call') bridge.call(message.method, message.input, message.id);
    else if (message.kind === 'cancel') bridge.cancel(message.id);
  });
  bridge.onMessage((message) => answers.receive(message));
  return {
    post: answers.post,
    onMessage: answers.onMessage,
    onClose: (listener) => bridge.onEngineGone(listener),
  };
}
