// A consultant sets up a new client in the real window: a workspace, a folder of exports as tools write them, a table of
// the client's own whose columns nobody knows, and the kit for the provider. Every step is checked by axe and kept as a
// picture.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import { openWindow, type Window } from './harness.ts';

let window: Window;
let page: Page;

const samples = resolve('../shared/samples');
const exports = [
  'aws/authz/cloudsplaining-example.json',
  'aws/credential-report/prowler-test-07.csv',
  'kubernetes/k3s-support-bundle/rolebindings__kube-system.json',
  'secret-scan/gitleaks/redacted_data_many.json',
  'okta/management/listApiTokens__List-Tokens.json',
  'ticketing/servicenow-change-request.json',
];

const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
  window.call(method, input) as Promise<MethodOutput<M>>;

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await window?.close();
});

async function run(command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page
    .getByRole('option', { name: new RegExp(command) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

async function keep(name: string): Promise<void> {
  expect(await window.axe()).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await window.theme(theme);
    await window.picture(`${name}-${theme}`);
  }
  await window.theme('light');
}

async function importAccepted(): Promise<void> {
  await page.getByText(/I accept this evidence as unproven/).click();
  await page.getByRole('button', { name: 'Import as unproven' }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor({ timeout: 120_000 });
}

test('a new client has a workspace in one form', async () => {
  await page.getByRole('button', { name: /New workspace/ }).click();
  await page.getByRole('textbox', { name: /^Customer/ }).fill('Eastwind Logistics');
  await page.getByRole('textbox', { name: /^Provider/ }).fill('Harbour Security');
  await window.answerDialogs([join(window.folder, 'eastwind.countersign')]);
  await page.getByRole('button', { name: 'Choose where to keep it' }).click();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Evidence/ })
    .first()
    .waitFor();
  expect((await call('workspace.current', {}))?.customer).toBe('Eastwind Logistics');
  await page.waitForTimeout(500);
  await keep('new-client-first-screen');
}, 60_000);

test('a folder of exports is recognised file by file, and becomes evidence', async () => {
  const folder = join(window.folder, 'stick');
  await mkdir(folder);
  for (const path of exports) await copyFile(join(samples, path), join(folder, path.split('/').at(-1) ?? ''));
  await writeFile(join(folder, 'minutes.txt'), 'We met on Tuesday.\n');
  await window.answerDialogs([folder]);
  await run('Import a bundle folder');
  await page.getByRole('heading', { name: /^Import stick/ }).waitFor({ timeout: 60_000 });
  await page.getByText('minutes.txt').first().waitFor();
  expect(await page.getByText(/is a table that nobody here knows/).count()).toBe(0);
  await keep('new-client-recognised');
  await importAccepted();
  await keep('new-client-imported');
  const [bundle] = await call('evidence.bundles', {});
  expect(bundle?.imported.identities).toBeGreaterThan(100);
  expect(bundle?.imported.entitlements).toBeGreaterThan(500);
  expect(bundle?.imported.findings).toBeGreaterThan(0);
  expect(bundle?.imported.actions).toBeGreaterThan(0);
  await page.getByRole('button', { name: /Open the bundle|Read what was rejected/ }).click();
  await page.getByRole('heading', { name: 'Bundles' }).waitFor();
  await page.waitForTimeout(500);
  await keep('new-client-bundle');
}, 240_000);

test('a table that nobody knows is read once its columns are mapped', async () => {
  const file = join(window.folder, 'robots.csv');
  await writeFile(
    file,
    [
      'Bot name;Department;Responsible;Go-live',
      'rpa-invoices;Finance;Dana Owner;2024-03-01',
      'rpa-returns;Warehouse;Robin Owner;2025-11-20',
      '',
    ].join('\n'),
  );
  await window.answerDialogs([file]);
  await run('Import evidence');
  await page.getByRole('heading', { name: /^Import robots/ }).waitFor();
  await page.getByRole('button', { name: 'Map its columns' }).first().click();
  await page.getByLabel('Name of the mapping').waitFor();
  await page.waitForTimeout(500);
  await keep('new-client-mapping');
}, 120_000);

test('the provider kit is written where the person says', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const kit = join(window.folder, 'kit');
  await mkdir(kit);
  await window.answerDialogs([kit]);
  await run('Write the provider kit');
  await page.getByText(/provider kit is written/).waitFor();
  expect((await readdir(kit)).sort()).toEqual([
    'FORMATS.md',
    'INSTRUCTIONS.md',
    'declaration.json',
    'make-bundle.sh',
    'tables',
  ]);
});

test('the page complained of nothing on the way', () => {
  expect(window.complaints).toEqual([]);
});
