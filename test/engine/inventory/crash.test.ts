import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { allRows, csv, emptyFolder, entitlementHeader, makeQuarter, newWorkspace } from './quarter.ts';

const importing = join(import.meta.dirname, 'importing-process.ts');

/** Imports, and kills the import at a step of its progress; resolves with what it was doing then, or "done". */
function importAndKill(file: string, path: string, step: number | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [importing, file, path, String(step ?? 'never')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (step !== null) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve(told.trim()));
  });
}

test('an import that is killed leaves the workspace as it was, wherever it is killed', async () => {
  const file = join(emptyFolder(), 'northwind.countersign');
  const workspace = await newWorkspace(file);
  const before = allRows(workspace);
  await workspace.close();
  const lines = Array.from({ length: 12_000 }, (_, index) => `svc-${index},read,ledger-${index},,false`);
  const { path } = await makeQuarter({
    sequence: 1,
    sources: [{ kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader, ...lines) } }],
  });
  const killedAt: string[] = [];
  for (const step of [1, 3, 4, 5, 6, 8, 10, 12, 14]) {
    killedAt.push(await importAndKill(file, path, step));
    const opened = await openWorkspace(file);
    const rows = allRows(opened);
    await opened.close();
    expect(rows).toEqual(before);
  }
  expect([...new Set(killedAt)]).toEqual(['Checking the bundle', 'Storing the evidence', 'Reading the records']);
  expect(await importAndKill(file, path, null)).toBe('done');
  const opened = await openWorkspace(file);
  expect(opened.read.prepare('select count(*) from entitlement').pluck().get()).toBe(12_000);
  await opened.close();
});
