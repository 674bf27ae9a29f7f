// A file that is read in parts, from the bundle to the cited line: the same as a small one, only never held as a whole.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { largeFile } from '../../../electron/engine/intake/evidence-parts.ts';
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { dana, emptyFolder, entitlementHeader, newWorkspace } from './quarter.ts';

const rows = 40_000;
const resource = 'nordwind-buchführung/'.padEnd(240, 'ö');

/** Over 8 MiB, with a row that is not to be read and letters that fall on the seams of the parts. */
function write(): string {
  const lines = Array.from({ length: rows }, (_, index) =>
    index === 20_000 ? 'svc-x,too,few' : `svc-${index % 500},role-${index},"${resource}${index}",,false`,
  );
  const file = join(emptyFolder(), 'entitlements.csv');
  writeFileSync(file, `${[entitlementHeader, ...lines].join('\n')}\n`);
  return file;
}

test('a large table gives every row, lists what can not be read by its line, and tells true progress', async () => {
  const workspace = await newWorkspace();
  const told: number[] = [];
  const report = await importEvidence(
    workspace,
    { path: write(), kind: 'countersign.entitlements', system: 'directory:northwind', acceptUntrusted: true, as: dana },
    { progress: (done, total) => told.push(total === 0 ? 0 : done / total) },
  );
  const [artefact] = workspace.read.prepare<[], { size: number }>('select size from artefact').all();
  const last = workspace.read
    .prepare<[string], { line: number; resource: string }>('select line, resource from entitlement where privilege = ?')
    .get(`role-${rows - 1}`);
  expect({
    large: (artefact?.size ?? 0) > largeFile,
    imported: report.sources[0]?.imported.entitlements,
    rejected: report.rejected,
    last,
    steps: told.length > 10,
    ordered: told.every((share, index) => index === 0 || share >= (told[index - 1] ?? 0)),
    end: told.at(-1),
  }).toEqual({
    large: true,
    imported: rows - 1,
    rejected: [{ file: 'entitlements.csv', line: 20_002, reason: 'The row has 3 cells, but the header has 5.' }],
    last: { line: rows + 1, resource: `${resource}${rows - 1}` },
    steps: true,
    ordered: true,
    end: 1,
  });
  await workspace.close();
});
