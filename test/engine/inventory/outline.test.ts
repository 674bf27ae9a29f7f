import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords } from '../../../electron/engine/intake/csv.ts';
import { lineStarts } from '../../../electron/engine/intake/lines.ts';
import { type ArtefactRequest, artefactView } from '../../../electron/engine/inventory/artefact-view.ts';
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { falseOutlines, outlineOnce } from '../../../electron/engine/inventory/outline/known-outlines.ts';
import { createMarker } from '../../../electron/engine/inventory/outline/marker.ts';
import { stride } from '../../../electron/engine/inventory/outline/outline.ts';
import { evidenceLines } from '../../../electron/engine/verify/stored-evidence.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, emptyFolder, entitlementHeader, newWorkspace } from './quarter.ts';

test('lines and records are marked where the reader of the text finds them, whatever the parts that the bytes come in', () => {
  const piece = fc.constantFrom(
    ...['a', 'b,c', ',', '\n', '\r\n', '\n\n', '\r', '"d\ne"', '"f""g"', '"', '"h"i', 'Küche,', '"\r\n"', '"j"\r'],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 900 }),
      fc.boolean(),
      (pieces, times, length, mark) => {
        const text = `id,name\n${pieces.join('').repeat(times)}`;
        const start = mark ? 3 : 0;
        const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`);
        const marker = createMarker(',', 1, start);
        for (let at = 0; at < bytes.length; at += length) marker.push(bytes.subarray(at, at + length));
        const found = marker.finish();
        const byteAt = (place: number) => start + Buffer.byteLength(text.slice(0, place));
        const [, ...records] = [...csvRecords(text, ',')];
        const lines = lineStarts(text);
        const everyStride = <One>(list: readonly One[]) => list.filter((_, index) => index % stride === 0);
        expect({
          records: found.records,
          recordStarts: [...found.recordStarts],
          recordLines: [...found.recordLines],
          lines: found.lines,
          lineStarts: [...found.lineStarts],
        }).toEqual({
          records: records.length,
          recordStarts: everyStride(records).map((record) => byteAt(record.start)),
          recordLines: everyStride(records).map((record) => record.line),
          lines: text.endsWith('\n') ? lines.length - 1 : lines.length,
          lineStarts: everyStride(lines).map(byteAt),
        });
      },
    ),
    { numRuns: 300 },
  );
});

/** Some megabytes of rows with everything that a table may hold, and some that can't be read. */
function write(): string {
  const row = (index: number): string => {
    if (index % 911 === 0) return '';
    if (index % 577 === 0) return 'svc-x,too,few';
    if (index % 401 === 0) return `svc-x,"bro"ken,${index},,false`;
    const resource = index % 7 === 0 ? `"Büro ${index}\nsecond line"` : `resource-${'x'.repeat(index % 90)}-${index}`;
    return `svc-${index % 500},role-${index},${resource},,false${index % 3 === 0 ? '\r' : ''}`;
  };
  const file = join(emptyFolder(), 'entitlements.csv');
  writeFileSync(
    file,
    `\uFEFF${[entitlementHeader, ...Array.from({ length: 40_000 }, (_, index) => row(index))].join('\n')}`,
  );
  return file;
}

async function imported(): Promise<{ workspace: Workspace; artefact: string }> {
  const workspace = await newWorkspace();
  const path = write();
  const system = 'directory:northwind';
  await importEvidence(
    workspace,
    { path, kind: 'countersign.entitlements', system, acceptUntrusted: true, as: dana },
    { progress: () => {} },
  );
  const artefact = workspace.read
    .prepare<[], string>("select id from artefact where path = 'entitlements.csv'")
    .pluck()
    .get();
  return { workspace, artefact: artefact ?? '' };
}

const outlinesOf = (workspace: Workspace) =>
  workspace.read.prepare<[], Buffer>('select content from blob_outline').pluck().all();

/** The same file again, as nobody has looked at it. */
async function reopened(workspace: Workspace, sql = ''): Promise<Workspace> {
  if (sql !== '') await workspace.write(({ db }) => void db.exec(sql));
  const { file } = workspace;
  await workspace.close();
  return openWorkspace(file);
}

test('a large table shows the same with its outline as it does when it is read as a whole', async () => {
  const { workspace, artefact } = await imported();
  const requests = Array.from(
    { length: 60 },
    (_, index): ArtefactRequest => ({
      artefact,
      pointer: null,
      line: index % 3 === 0 ? null : 1 + index * 780,
      from: index % 3 === 0 ? index * 690 : index % 5 === 0 ? index * 3 : null,
      limit: 1 + ((index * 37) % 600),
      asText: index % 4 === 1,
    }),
  );
  const views = (opened: Workspace) => requests.map((request) => artefactView(opened.read, request));
  const outlined = views(workspace);
  const kept = outlinesOf(workspace);
  const whole = await reopened(workspace, 'delete from blob_outline');
  expect(outlined).toEqual(views(whole));
  await outlineOnce(whole, artefact);
  // A write that comes later waits for the one before.
  await whole.write(() => {});
  expect([kept.length, outlinesOf(whole)]).toEqual([1, kept]);
  await whole.close();
});

test('a chunk that is no longer the one that was stored is not shown', async () => {
  const { workspace, artefact } = await imported();
  const changed = await reopened(
    workspace,
    `update blob_chunk
     set deflated = (select deflated from blob_chunk as other where other.sha256 = blob_chunk.sha256 and other.chunk = 0)
     where chunk = 1`,
  );
  const view = (from: number) => {
    const request = { artefact, pointer: null, line: null, from, limit: 5, asText: false };
    return artefactView(changed.read, request).rows.length;
  };
  expect(view(0)).toBe(5);
  expect(() => view(20_000)).toThrow(expect.objectContaining({ code: 'WORKSPACE_DAMAGED' }));
  await changed.close();
});

test('a check of the workspace finds an outline that its file does not give', async () => {
  const { workspace } = await imported();
  const before = falseOutlines(workspace.read);
  const [sha256] = workspace.read.prepare<[], string>('select sha256 from blob_outline').pluck().all();
  const [content = Buffer.alloc(0)] = outlinesOf(workspace);
  // The first line's place is moved by some bytes.
  content.writeUInt32LE(content.readUInt32LE(4) + 9, 4);
  await workspace.write(({ db }) => void db.prepare('update blob_outline set content = ?').run(content));
  const lines = evidenceLines(workspace.read).filter(({ verdict }) => verdict === 'failed');
  expect([
    before,
    falseOutlines(workspace.read),
    lines.map(({ subject }) => subject.startsWith('entitlements.csv')),
  ]).toEqual([[], [sha256], [true]]);
  await workspace.close();
});
