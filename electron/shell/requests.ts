// Reads what the window sent. The window is ours, but a hole in it must not become a hole in the shell, so every message is
// rebuilt from its parts; what does not fit is null.
import {
  type DialogKind,
  type MenuCommand,
  type MenuSection,
  menuRoles,
  type ShellRequest,
} from '../../shared/bridge.ts';
import { dialogs } from '../../shared/dialogs.ts';
import { isThemeSource } from './settings.ts';

export interface CallRequest {
  readonly method: string;
  readonly input: unknown;
  readonly id: string;
}

export function parseCall(value: unknown): CallRequest | null {
  const { method, input, id } = fieldsOf(value);
  return isShortText(method) && isShortText(id) ? { method, input, id } : null;
}

export function parseRequest(value: unknown): ShellRequest | null {
  const fields = fieldsOf(value);
  switch (fields.ask) {
    case 'dialog':
      return parseDialog(fields);
    case 'open-path':
    case 'show-in-folder':
    case 'remember':
    case 'forget':
      return typeof fields.path === 'string' ? { ask: fields.ask, path: fields.path } : null;
    case 'recent':
    case 'restart-engine':
      return { ask: fields.ask };
    case 'set-theme':
      return isThemeSource(fields.theme) ? { ask: 'set-theme', theme: fields.theme } : null;
    case 'set-title':
      return isShortText(fields.title) ? { ask: 'set-title', title: fields.title } : null;
    case 'set-menu':
      return { ask: 'set-menu', sections: listOf(fields.sections, parseSection) };
    default:
      return null;
  }
}

function parseDialog(fields: Readonly<Record<string, unknown>>): ShellRequest | null {
  const { title, fileName } = fieldsOf(fields.options);
  if (!isDialogKind(fields.kind)) return null;
  const options = {
    ...(isShortText(title) ? { title } : {}),
    // A proposed name must not lead the dialog into another folder.
    ...(isShortText(fileName) ? { fileName: fileName.replace(/[/\\:\0]/g, '_') } : {}),
  };
  return { ask: 'dialog', kind: fields.kind, options };
}

function isDialogKind(value: unknown): value is DialogKind {
  return typeof value === 'string' && Object.hasOwn(dialogs, value);
}

function parseSection(value: unknown): MenuSection | null {
  const { label, commands } = fieldsOf(value);
  if (!isShortText(label) || !Array.isArray(commands)) return null;
  return { label, commands: commands.map((command: unknown) => (command === null ? null : parseCommand(command))) };
}

function parseCommand(value: unknown): MenuCommand | null {
  const { id, label, accelerator, enabled, role } = fieldsOf(value);
  const known = menuRoles.find((one) => one === role);
  if (role !== undefined && known === undefined) return null;
  if (!isShortText(id) || !isShortText(label)) return null;
  return {
    id,
    label,
    ...(isShortText(accelerator) ? { accelerator } : {}),
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
    ...(known === undefined ? {} : { role: known }),
  };
}

function listOf<Item>(value: unknown, parse: (one: unknown) => Item | null): Item[] {
  return Array.isArray(value) ? value.map(parse).filter((item) => item !== null) : [];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 500;
}
