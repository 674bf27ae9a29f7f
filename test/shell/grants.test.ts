import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createGrants } from '../../electron/shell/grants.ts';
import { createRecent } from '../../electron/shell/recent.ts';
import { readSettings, writeSettings } from '../../electron/shell/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-shell-'));
afterEach(() => rmSync(join(folder, 'file.json'), { force: true }));

test('only what was granted, and what is in a granted folder, may be named', () => {
  const grants = createGrants();
  grants.allow(['/home/dana/q3.zip', '/home/dana/reports']);
  const asked = [
    '/home/dana/q3.zip',
    '/home/dana/reports/2026/q3.pdf',
    '/home/dana/reports-old/q3.pdf',
    '/home/dana/reports/../.ssh/id_rsa',
    '/home/dana',
    'q3.zip',
    '',
    '/',
  ];
  expect(asked.filter((path) => grants.firstRefused([path]) === null)).toEqual(asked.slice(0, 2));
});

test('the first refused path of several is named', () => {
  const grants = createGrants();
  grants.allow(['/a']);
  expect([grants.firstRefused([]), grants.firstRefused(['/a', '/b', '/c'])]).toEqual([null, '/b']);
});

test('recent files are the newest first, once each, twelve at most, and only those that exist', () => {
  const recent = createRecent(join(folder, 'file.json'));
  const paths = Array.from({ length: 14 }, (_, index) => join(folder, `${index}.countersign`));
  for (const path of paths) writeFileSync(path, '');
  for (const path of paths) recent.remember(path, new Date(0));
  recent.remember(paths[5] ?? '', new Date(1000));
  recent.forget(paths[13] ?? '');
  rmSync(paths[12] ?? '');
  expect(recent.list().map((one) => [paths.indexOf(one.path), one.at])).toEqual([
    [5, '1970-01-01T00:00:01.000Z'],
    ...[11, 10, 9, 8, 7, 6, 4, 3, 2].map((index) => [index, '1970-01-01T00:00:00.000Z']),
  ]);
});

test('settings survive a restart, and a damaged file means the defaults', () => {
  const file = join(folder, 'file.json');
  const settings = { theme: 'dark', placement: { x: 1, y: 2, width: 1200, height: 700, maximized: false } } as const;
  writeSettings(file, settings);
  const kept = readSettings(file);
  writeFileSync(file, '{"theme":"pink","placement":');
  expect([kept, readSettings(file)]).toEqual([settings, { theme: 'system', placement: null }]);
});
