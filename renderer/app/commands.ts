// Every command of the window, once: what it is called, its keys, and where they work. The palette, tooltips, the key
// sheet and the desktop's menu are all made from this list; what a command does is attached by the part that can do it.

export type CommandSection =
  | 'Workspace'
  | 'Go to'
  | 'Engagement'
  | 'Evidence'
  | 'Inventory'
  | 'Review'
  | 'Window'
  | 'Help';

/**
 * Where keys work. `window`: everywhere but in a text field. Any other name: while focus is inside an element with
 * `data-keys="NAME"`.
 */
export type KeyPlace = 'window' | 'queue' | 'case' | 'grid' | 'raci';

export interface CommandSpec {
  readonly id: string;
  readonly title: string;
  readonly section: CommandSection;
  /** As tinykeys writes it: "$mod+k", "g r", "c". Several ways are separate entries. */
  readonly keys?: readonly string[];
  readonly place?: KeyPlace;
  /** Shown in the desktop's menu of this name. */
  readonly menu?: 'File' | 'Go' | 'Review' | 'Help';
}

export const commands = [
  { id: 'workspace.import', title: 'Import evidence', section: 'Workspace', keys: ['$mod+i'], menu: 'File' },
  { id: 'workspace.importFolder', title: 'Import a bundle folder', section: 'Workspace', menu: 'File' },
  { id: 'workspace.new', title: 'New workspace', section: 'Workspace', keys: ['$mod+n'], menu: 'File' },
  { id: 'workspace.open', title: 'Open a workspace', section: 'Workspace', keys: ['$mod+o'], menu: 'File' },
  { id: 'workspace.sample', title: 'Open the sample', section: 'Workspace', menu: 'File' },
  { id: 'workspace.verify', title: 'Verify a signed file', section: 'Workspace', menu: 'File' },
  { id: 'workspace.providerKit', title: 'Write the provider kit', section: 'Workspace', menu: 'File' },
  { id: 'workspace.backup', title: 'Back up this workspace', section: 'Workspace', menu: 'File' },
  { id: 'workspace.close', title: 'Close this workspace', section: 'Workspace', menu: 'File' },

  { id: 'go.overview', title: 'Overview', section: 'Go to', keys: ['g o'], menu: 'Go' },
  { id: 'go.engagement', title: 'Engagement', section: 'Go to', keys: ['g e'], menu: 'Go' },
  { id: 'go.evidence', title: 'Evidence', section: 'Go to', keys: ['g v'], menu: 'Go' },
  { id: 'go.inventory', title: 'Inventory', section: 'Go to', keys: ['g i'], menu: 'Go' },
  { id: 'go.review', title: 'Review', section: 'Go to', keys: ['g r'], menu: 'Go' },
  { id: 'go.controls', title: 'Controls', section: 'Go to', keys: ['g c'], menu: 'Go' },
  { id: 'go.instructions', title: 'Instructions to the provider', section: 'Go to' },
  { id: 'go.actions', title: 'Provider’s actions', section: 'Go to' },
  { id: 'go.exceptions', title: 'Exceptions', section: 'Go to' },
  { id: 'go.remediation', title: 'Remediation', section: 'Go to', keys: ['g m'], menu: 'Go' },
  { id: 'go.reports', title: 'Reports', section: 'Go to', keys: ['g p'], menu: 'Go' },
  { id: 'go.ledger', title: 'Ledger', section: 'Go to', keys: ['g l'], menu: 'Go' },
  { id: 'go.settings', title: 'Settings', section: 'Go to', keys: ['$mod+,'], menu: 'Go' },
  { id: 'go.back', title: 'Back', section: 'Go to', keys: ['Alt+ArrowLeft'], menu: 'Go' },
  { id: 'go.forward', title: 'Forward', section: 'Go to', keys: ['Alt+ArrowRight'], menu: 'Go' },

  { id: 'evidence.mappings', title: 'Saved mappings of tables', section: 'Evidence' },

  { id: 'inventory.search', title: 'Search in the inventory', section: 'Inventory', keys: ['/'], place: 'grid' },
  { id: 'inventory.copy', title: 'Copy the shown rows', section: 'Inventory' },

  { id: 'review.next', title: 'Next item', section: 'Review', keys: ['j'], place: 'queue' },
  { id: 'review.previous', title: 'Previous item', section: 'Review', keys: ['k'], place: 'queue' },
  { id: 'review.certify', title: 'Certify', section: 'Review', keys: ['c', '1'], place: 'queue' },
  { id: 'review.certifyUntil', title: 'Certify until a date', section: 'Review', keys: ['u', '2'], place: 'queue' },
  { id: 'review.reduce', title: 'Reduce', section: 'Review', keys: ['r', '3'], place: 'queue' },
  { id: 'review.revoke', title: 'Revoke', section: 'Review', keys: ['x', '4'], place: 'queue' },
  { id: 'review.cannotDecide', title: "I can't decide", section: 'Review', keys: ['n', '5'], place: 'queue' },
  { id: 'review.evidence', title: 'Open the next evidence', section: 'Review', keys: ['e'], place: 'queue' },
  { id: 'review.filter', title: 'Filter the queue', section: 'Review', keys: ['/'], place: 'queue' },
  { id: 'review.record', title: 'Record the decision', section: 'Review', keys: ['$mod+Enter'], menu: 'Review' },
  { id: 'review.undo', title: 'Undo the last decision', section: 'Review', keys: ['z'], menu: 'Review' },
  { id: 'review.bulk', title: 'Certify unchanged items together', section: 'Review', menu: 'Review' },
  { id: 'review.signOff', title: 'Read and sign off', section: 'Review', menu: 'Review' },

  { id: 'window.palette', title: 'Search or run a command', section: 'Window', keys: ['$mod+k'], menu: 'Go' },
  { id: 'window.actor', title: 'Choose who acts', section: 'Window' },
  { id: 'window.unlock', title: 'Unlock your key', section: 'Window' },
  { id: 'window.lock', title: 'Lock now', section: 'Window', keys: ['$mod+l'], menu: 'File' },

  { id: 'engagement.save', title: 'Save the operating model', section: 'Engagement' },
  { id: 'engagement.undo', title: 'Undo the last change', section: 'Engagement', keys: ['$mod+z'], place: 'raci' },
  { id: 'engagement.versions', title: 'Versions of the operating model', section: 'Engagement' },
  { id: 'engagement.template', title: 'Compare with a template', section: 'Engagement' },
  { id: 'engagement.export', title: 'Export the RACI', section: 'Engagement' },
  { id: 'engagement.delegate', title: 'Delegate decisions', section: 'Engagement' },

  { id: 'window.light', title: 'Light theme', section: 'Window' },
  { id: 'window.dark', title: 'Dark theme', section: 'Window' },
  { id: 'window.system', title: "The system's theme", section: 'Window' },

  { id: 'help.keys', title: 'Keyboard and help', section: 'Help', keys: ['?', 'F1'], menu: 'Help' },
  { id: 'help.about', title: 'About Countersign', section: 'Help', menu: 'Help' },
] as const satisfies readonly CommandSpec[];

export type CommandId = (typeof commands)[number]['id'];

const byId: ReadonlyMap<string, CommandSpec> = new Map(commands.map((spec) => [spec.id, spec]));

export function commandSpec(id: CommandId): CommandSpec {
  const spec = byId.get(id);
  if (spec === undefined) throw new Error(`There is no command ${id}.`);
  return spec;
}

export function placeOf(spec: CommandSpec): KeyPlace {
  return spec.place ?? 'window';
}

/** A key press without Ctrl, Alt or Meta types a letter elsewhere: these can be switched off. */
export function isLetterKey(keys: string): boolean {
  return !/\$mod|Control|Alt|Meta/.test(keys) && !/^F\d+$/.test(keys);
}

/** "$mod+Enter" as the caps to draw: ["Ctrl", "Enter"]; a sequence "g r" is two caps. */
export function keyCaps(keys: string, platform: string): readonly string[] {
  const mac = platform === 'darwin';
  const names: Readonly<Record<string, string>> = {
    $mod: mac ? '⌘' : 'Ctrl',
    Alt: mac ? '⌥' : 'Alt',
    Shift: mac ? '⇧' : 'Shift',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
  };
  return keys
    .split(/[ +]/)
    .map((key) => names[key] ?? (key.length === 1 && /\$mod/.test(keys) ? key.toUpperCase() : key));
}

/** As the desktop's menu writes it. A sequence of letters has no such form. */
export function accelerator(keys: string): string | undefined {
  if (keys.includes(' ') || isLetterKey(keys)) return undefined;
  return keys
    .replace('$mod', 'CmdOrCtrl')
    .replace('ArrowLeft', 'Left')
    .replace('ArrowRight', 'Right')
    .replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`);
}
