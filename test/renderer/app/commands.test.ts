import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  accelerator,
  type CommandSpec,
  commandSpec,
  commands,
  isLetterKey,
  keyCaps,
  placeOf,
} from '../../../renderer/app/commands.ts';
import { messages } from '../../../renderer/messages/table.ts';

const english = messages.en.commands;
const all: readonly CommandSpec[] = commands;

function repeated(values: readonly string[]): string[] {
  return values.filter((value, position) => values.indexOf(value) !== position);
}

test('each command is there once', () => {
  expect(repeated(all.map((spec) => spec.id))).toEqual([]);
});

test('no keys mean two things in one place', () => {
  const bound = all.flatMap((spec) => (spec.keys ?? []).map((keys) => `${placeOf(spec)}: ${keys}`));
  expect(repeated(bound)).toEqual([]);
});

test('keys of the whole window hide none that belong to a place', () => {
  const ofWindow = new Set(all.filter((spec) => placeOf(spec) === 'window').flatMap((spec) => spec.keys ?? []));
  const hidden = all.filter((spec) => placeOf(spec) !== 'window').flatMap((spec) => spec.keys ?? []);
  expect(hidden.filter((keys) => ofWindow.has(keys))).toEqual([]);
});

test('only keys that type a letter can be switched off', () => {
  const keys = ['c', '1', 'g r', '?', '/', '$mod+k', 'Alt+ArrowLeft', 'F1'];
  expect(keys.filter(isLetterKey)).toEqual(['c', '1', 'g r', '?', '/']);
});

test('key caps read as the keyboard does', () => {
  expect(keyCaps('$mod+k', 'linux', english.keys)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('$mod+k', 'darwin', english.keys)).toEqual(['⌘', 'K']);
  expect(keyCaps('g r', 'linux', english.keys)).toEqual(['g', 'r']);
  expect(keyCaps('$mod+k', 'linux', messages.de.commands.keys)).toEqual(['Strg', 'K']);
  expect(keyCaps('Alt+ArrowLeft', 'win32', english.keys)).toEqual(['Alt', '←']);
});

test("the desktop's menu is told only keys that it can write", () => {
  expect(accelerator('$mod+k')).toBe('CmdOrCtrl+K');
  expect(accelerator('Alt+ArrowLeft')).toBe('Alt+Left');
  expect(accelerator('g r')).toBeUndefined();
  expect(accelerator('c')).toBeUndefined();
});

test('a command is found by its id', () => {
  expect(commandSpec('review.revoke').keys).toEqual(['x', '4']);
});

test('something in the window does each command', () => {
  const folder = new URL('../../../renderer/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^messages|app[/\\]commands\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const idle = all.map((spec) => spec.id).filter((id) => !sources.includes(`'${id}'`));
  expect(idle).toEqual([]);
});
