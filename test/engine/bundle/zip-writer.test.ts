import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeZip } from '../../../electron/engine/bundle/write-zip.ts';
import { createZipWriter } from '../../../electron/engine/bundle/zip-writer.ts';
import { readStrictZip } from '../../../electron/engine/verify/zip-structure.ts';
import { newBuffer } from '../../../electron/engine/workspace/byte-target.ts';

test('what is written piece by piece is in the zip, in the one form that we check', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 4000 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 4 }), async (contents) => {
      const target = newBuffer();
      const zip = createZipWriter(target);
      for (const [index, content] of contents.entries()) {
        const entry = await zip.begin(`part ${index} é`);
        for (const piece of content) await entry.write(piece);
        await entry.end();
      }
      expect(await zip.end()).toBe(target.content().length);
      const { files, problems } = readStrictZip(target.content());
      expect([problems, [...files]]).toEqual([
        [],
        contents.map((content, index) => [`part ${index} é`, Buffer.concat(content)]),
      ]);
    }),
    { numRuns: 40 },
  );
});

test('files that are added whole give the same bytes as a zip that is written at once', async () => {
  const files = [
    { path: 'a.txt', content: Buffer.from('a'.repeat(3000)) },
    { path: 'empty', content: Buffer.alloc(0) },
    { path: 'short', content: Buffer.from('x') },
  ];
  const target = newBuffer();
  const zip = createZipWriter(target);
  for (const { path, content } of files) await zip.add(path, content);
  await zip.end();
  expect(target.content().equals(writeZip(files))).toBe(true);
});

test('a place that takes no more is told to whoever writes, and nothing hangs', async () => {
  const zip = createZipWriter({
    async write(_, at) {
      if (at > 1_000_000) throw new Error('the disk is full');
    },
  });
  const entry = await zip.begin('large');
  const writing = (async () => {
    for (let piece = 0; piece < 40; piece++) await entry.write(randomBytes(200_000));
    await entry.end();
  })();
  await expect(writing).rejects.toThrow('the disk is full');
});
