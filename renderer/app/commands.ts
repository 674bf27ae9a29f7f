// Every command of the window, once: its keys, and where they work; what it is called stands in `messages/*/commands.ts`. The
// palette, tooltips, the key sheet and the desktop's menu are all made from this list; what a command does is attached by
// the part that can do it.

export const commandSections = [
  'window',
  'go',
  'review',
  'inventory',
  'evidence',
  'engagement',
  'workspace',
  'help',
] as const;
export type CommandSection = (typeof commandSections)[number];

export type CommandMenu = 'file' | 'edit' | 'view' | 'go' | 'review' | 'window' | 'help';

/**
 * Where keys work. `window`: everywhere but in a text field. Any other name: while focus is inside an element with
 * `data-keys="NAME"`.
 */
export type KeyPlace = 'window' | 'queue' | 'case' | 'grid' | 'raci';

export interface CommandSpec {
  readonly id: string;
  readonly section: CommandSection;
  /** As tinykeys writes it: "$mod+k", "g r", "c". Several ways are separate entries. */
  readonly keys?: readonly string[];
  readonly place?: KeyPlace;
  /** Shown in the desktop's menu of this name. */
  readonly menu?: CommandMenu;
}

export const commands = [
  { id: 'workspace.import', section: 'workspace', keys: ['$mod+i'], menu: 'file' },
  { id: 'workspace.importFolder', section: 'workspace', menu: 'file' },
  { id: 'workspace.new', section: 'workspace', keys: ['$mod+n'], menu: 'file' },
  { id: 'workspace.open', section: 'workspace', keys: ['$mod+o'], menu: 'file' },
  { id: 'workspace.sample', section: 'workspace', menu: 'file' },
  { id: 'workspace.verify', section: 'workspace', menu: 'file' },
  { id: 'workspace.providerKit', section: 'workspace', menu: 'file' },
  { id: 'workspace.backup', section: 'workspace', menu: 'file' },
  { id: 'workspace.close', section: 'workspace', menu: 'file' },

  { id: 'go.overview', section: 'go', keys: ['g o'], menu: 'go' },
  { id: 'go.engagement', section: 'go', keys: ['g e'], menu: 'go' },
  { id: 'go.evidence', section: 'go', keys: ['g v'], menu: 'go' },
  { id: 'go.inventory', section: 'go', keys: ['g i'], menu: 'go' },
  { id: 'go.review', section: 'go', keys: ['g r'], menu: 'go' },
  { id: 'go.controls', section: 'go', keys: ['g c'], menu: 'go' },
  { id: 'go.instructions', section: 'go' },
  { id: 'go.actions', section: 'go' },
  { id: 'go.exceptions', section: 'go' },
  { id: 'go.closing', section: 'go' },
  { id: 'go.remediation', section: 'go', keys: ['g m'], menu: 'go' },
  { id: 'go.reports', section: 'go', keys: ['g p'], menu: 'go' },
  { id: 'go.ledger', section: 'go', keys: ['g l'], menu: 'go' },
  { id: 'go.settings', section: 'go', keys: ['$mod+,'], menu: 'go' },
  { id: 'go.back', section: 'go', keys: ['Alt+ArrowLeft'], menu: 'go' },
  { id: 'go.forward', section: 'go', keys: ['Alt+ArrowRight'], menu: 'go' },

  { id: 'evidence.mappings', section: 'evidence' },

  { id: 'inventory.search', section: 'inventory', keys: ['/'], place: 'grid' },
  { id: 'inventory.copy', section: 'inventory' },
  { id: 'inventory.save', section: 'inventory' },

  { id: 'review.next', section: 'review', keys: ['j'], place: 'queue' },
  { id: 'review.previous', section: 'review', keys: ['k'], place: 'queue' },
  { id: 'review.certify', section: 'review', keys: ['c', '1'], place: 'queue' },
  { id: 'review.certifyUntil', section: 'review', keys: ['u', '2'], place: 'queue' },
  { id: 'review.reduce', section: 'review', keys: ['r', '3'], place: 'queue' },
  { id: 'review.revoke', section: 'review', keys: ['x', '4'], place: 'queue' },
  { id: 'review.cannotDecide', section: 'review', keys: ['n', '5'], place: 'queue' },
  { id: 'review.evidence', section: 'review', keys: ['e'], place: 'queue' },
  { id: 'review.filter', section: 'review', keys: ['/'], place: 'queue' },
  { id: 'review.views', section: 'review', keys: ['v'], place: 'queue' },
  { id: 'review.record', section: 'review', keys: ['$mod+Enter'], menu: 'review' },
  { id: 'review.undo', section: 'review', keys: ['z'], menu: 'review' },
  { id: 'review.bulk', section: 'review', menu: 'review' },
  { id: 'review.signOff', section: 'review', menu: 'review' },
  { id: 'review.receipt', section: 'review', menu: 'review' },

  { id: 'campaign.show', section: 'review', menu: 'review' },
  { id: 'campaign.rounds', section: 'review', menu: 'review' },
  { id: 'campaign.new', section: 'review' },
  { id: 'campaign.series', section: 'review' },
  { id: 'campaign.remind', section: 'review' },
  { id: 'campaign.close', section: 'review' },
  { id: 'campaign.askAgain', section: 'review' },

  { id: 'remediation.sign', section: 'review' },
  { id: 'remediation.rotate', section: 'review' },
  { id: 'remediation.attach', section: 'review' },
  { id: 'remediation.reviewAgain', section: 'review' },

  { id: 'window.palette', section: 'window', keys: ['$mod+k'], menu: 'go' },
  { id: 'window.actor', section: 'window' },
  { id: 'window.unlock', section: 'window' },
  { id: 'window.lock', section: 'window', keys: ['$mod+l'], menu: 'file' },

  { id: 'engagement.save', section: 'engagement' },
  { id: 'engagement.undo', section: 'engagement', keys: ['$mod+z'], place: 'raci' },
  { id: 'engagement.versions', section: 'engagement' },
  { id: 'engagement.template', section: 'engagement' },
  { id: 'engagement.export', section: 'engagement' },
  { id: 'engagement.delegate', section: 'engagement' },

  { id: 'window.light', section: 'window' },
  { id: 'window.dark', section: 'window' },
  { id: 'window.system', section: 'window' },
  { id: 'window.english', section: 'window' },
  { id: 'window.german', section: 'window' },
  { id: 'window.systemLanguage', section: 'window' },

  { id: 'help.keys', section: 'help', keys: ['?', 'F1'], menu: 'help' },
  { id: 'help.about', section: 'help', menu: 'help' },
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

type KeyWords = Readonly<Record<'Ctrl' | 'Enter' | 'Escape' | 'Home' | 'End', string>>;

/** "$mod+Enter" as the caps to draw: ["Ctrl", "Enter"]; a sequence "g r" is two caps. */
export function keyCaps(keys: string, platform: string, words: KeyWords): readonly string[] {
  const mac = platform === 'darwin';
  const names: Readonly<Record<string, string>> = {
    $mod: mac ? '⌘' : words.Ctrl,
    Alt: mac ? '⌥' : 'Alt',
    Shift: mac ? '⇧' : 'Shift',
    Enter: words.Enter,
    Escape: words.Escape,
    Home: words.Home,
    End: words.End,
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
