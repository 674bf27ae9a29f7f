import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkBytes, getBlob, putBlob } from '../../../electron/engine/inventory/blobs.ts';
import { newWorkspace } from './quarter.ts';

test('what is put in comes out again, whatever it is', async () => {
  const workspace = await newWorkspace();
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
    const sha256 = await workspace.write(({ db }) => putBlob(db, bytes));
    return getBlob(workspace.read, sha256).equals(bytes);
  });
  await fc.assert(property, { numRuns: 50 });
  await workspace.close();
});

test('a file of several chunks is stored once, however often it is put in', async () => {
  const workspace = await newWorkspace();
  const bytes = randomBytes(2 * chunkBytes + 7);
  const put = () => workspace.write(({ db }) => putBlob(db, bytes));
  expect(await put()).toBe(await put());
  expect({
    chunks: workspace.read.prepare('select count(*) from blob_chunk').pluck().get(),
    same: getBlob(workspace.read, await put()).equals(bytes),
  }).toEqual({ chunks: 3, same: true });
  await workspace.close();
});

test('bytes that are no longer what was stored are refused', async () => {
  const workspace = await newWorkspace();
  const sha256 = await workspace.write(({ db }) => putBlob(db, Buffer.from('read,ledger')));
  const other = await workspace.write(({ db }) => putBlob(db, Buffer.from('write,ledger')));
  await workspace.write(({ db }) => {
    db.prepare(
      `update blob_chunk
       set deflated = (select deflated from blob_chunk where sha256 = $other)
       where sha256 = $sha256`,
    ).run({ sha256, other });
  });
  expect(() => getBlob(workspace.read, sha256)).toThrow(expect.objectContaining({ code: 'WORKSPACE_DAMAGED' }));
  expect(() => getBlob(workspace.read, 'f'.repeat(64))).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  await workspace.close();
});
