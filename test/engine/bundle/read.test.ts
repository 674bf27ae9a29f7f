import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadBundle } from '../../../electron/engine/bundle/read.ts';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { rawZip } from './rawZip.ts';
import {
  asZip,
  refusal,
  sampleBag,
  sampleDeclaration,
  samplePayload,
  sha256,
  temporaryFolder,
  writeFiles,
} from './sampleBag.ts';

async function contentOf(bundle: ReadBundle, path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await bundle.open(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** What an import would take from the bundle, or the code of its refusal. */
async function imported(from: string | Buffer) {
  try {
    const bundle = await readBundle(from);
    const { files, declaration, signature, kind } = bundle;
    const contents = await Promise.all(files.map(async (file) => [file.path, await contentOf(bundle, file.path)]));
    await bundle.close();
    return { kind, files, declaration, fingerprint: signature?.fingerprint, contents };
  } catch (error) {
    if (error instanceof CountersignError) return error.code;
    throw error;
  }
}

describe('a bundle', () => {
  test('is read whole: files, declaration, claims, identity and content', async () => {
    const files = sampleBag();
    const bundle = await readBundle(asZip(files));
    const report = samplePayload['aws/report.csv'] ?? '';
    expect({
      ...bundle,
      signature: bundle.signature?.kind,
      open: 0,
      close: 0,
      content: await contentOf(bundle, 'aws/report.csv'),
    }).toEqual({
      kind: 'bag',
      name: 'bundle',
      tagmanifestSha256: sha256(files.get('tagmanifest-sha256.txt') ?? ''),
      bagInfo: [{ label: 'Payload-Oxum', value: files.get('bag-info.txt')?.toString().slice(14).trim() }],
      manifests: [...files]
        .filter(([path]) => !path.startsWith('data/'))
        .map(([path, bytes]) => ({ path, bytes }))
        .toSorted((one, other) => (one.path < other.path ? -1 : 1)),
      declaration: sampleDeclaration,
      claims: new Map([['aws', ['aws/report.csv']]]),
      files: [
        { path: 'aws/report.csv', size: report.length, sha256: sha256(report) },
        {
          path: 'declaration.json',
          size: (samplePayload['declaration.json'] ?? '').length,
          sha256: sha256(samplePayload['declaration.json'] ?? ''),
        },
      ],
      signature: 'sshsig',
      uncheckedSignatures: [],
      unclaimed: [],
      open: 0,
      close: 0,
      content: report,
    });
  });

  test('is the same from a folder and from a zip', async () => {
    const files = sampleBag();
    expect(await imported(writeFiles(temporaryFolder(), files))).toEqual(await imported(asZip(files)));
  });

  test('is refused when its declaration is wrong, and accepted without one', async () => {
    const { 'aws/report.csv': report = '' } = samplePayload;
    const undeclared = await readBundle(asZip(sampleBag({ payload: { 'aws/report.csv': report } })));
    expect([
      await refusal(readBundle(asZip(sampleBag({ payload: { 'declaration.json': '{}' } })))),
      await refusal(
        readBundle(asZip(sampleBag({ payload: { 'declaration.json': samplePayload['declaration.json'] ?? '' } }))),
      ),
      [undeclared.declaration, undeclared.unclaimed],
    ]).toEqual([
      { code: 'BUNDLE_DECLARATION', entry: 'declaration.json' },
      { code: 'BUNDLE_DECLARATION', entry: 'declaration.json' },
      [null, ['aws/report.csv']],
    ]);
  });

  test('tells how far its verification is and can be cancelled', async () => {
    const payload = { 'a.csv': 'a'.repeat(1000), 'b.csv': 'b'.repeat(500) };
    const seen: { done: number; total: number }[] = [];
    const controller = new AbortController();
    await readBundle(asZip(sampleBag({ payload })), { onProgress: (progress) => seen.push(progress) });
    const cancelled = readBundle(asZip(sampleBag({ payload })), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect([seen, (await refusal(cancelled)).code]).toEqual([
      [
        { done: 1000, total: 1500 },
        { done: 1500, total: 1500 },
      ],
      'CANCELLED',
    ]);
  });

  test('gives only bytes that were verified, even when a file is changed afterwards', async () => {
    const folder = writeFiles(temporaryFolder(), sampleBag());
    const bundle = await readBundle(folder);
    const report = samplePayload['aws/report.csv'] ?? '';
    const found = [await contentOf(bundle, 'aws/report.csv')];
    for (const changed of [report.replace('backup', 'admin!'), `${report}more`, report.slice(1)]) {
      writeFileSync(join(folder, 'data/aws/report.csv'), changed);
      found.push((await refusal(contentOf(bundle, 'aws/report.csv'))).code);
    }
    found.push((await refusal(bundle.open('bagit.txt'))).code);
    expect(found).toEqual([report, 'BUNDLE_CHECKSUM', 'BUNDLE_CHECKSUM', 'BUNDLE_CHECKSUM', 'BUNDLE_MISSING_FILE']);
  });
});

describe('plain exports', () => {
  test('are read from a zip, a folder or a file, and are the same bundle wherever the same files are', async () => {
    const files: [string, string][] = [
      ['b.csv', 'two'],
      ['a.csv', 'one'],
    ];
    const folder = writeFiles(temporaryFolder(), files);
    const zip = rawZip(files.map(([name, content]) => ({ name, content })));
    const fromZip = await readBundle(zip);
    const fromFolder = await readBundle(folder);
    const single = await readBundle(join(folder, 'a.csv'));
    const listing = `${sha256('one')}  a.csv\n${sha256('two')}  b.csv\n`;
    expect([
      [fromZip.kind, fromZip.tagmanifestSha256, fromZip.unclaimed, fromZip.signature, fromZip.declaration],
      fromFolder.tagmanifestSha256,
      [single.name, single.files],
      await contentOf(fromFolder, 'b.csv'),
    ]).toEqual([
      ['plain', sha256(listing), ['a.csv', 'b.csv'], null, null],
      sha256(listing),
      ['a.csv', [{ path: 'a.csv', size: 3, sha256: sha256('one') }]],
      'two',
    ]);
  });

  test('are read without a byte being written', async () => {
    const folder = writeFiles(temporaryFolder(), sampleBag());
    const before = readdirSync(folder, { recursive: true });
    await imported(folder);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});

describe('one changed byte', () => {
  test('anywhere in a bag in a folder is refused, or leaves what is imported as it was', async () => {
    const files = sampleBag({ payload: { ...samplePayload, 'notes.txt': 'x' } });
    const folder = writeFiles(temporaryFolder(), files);
    const untouched = await imported(folder);
    const outcomes = new Map<string, number>();
    for (const [path, content] of files) {
      for (let position = 0; position < content.length; position += 1) {
        // One bit, another one at each position; 0x20 turns a hexadecimal digit into its capital.
        const mask = position % 3 === 0 ? 0x20 : 1 << (position % 8);
        const changed = Buffer.from(content);
        changed.writeUInt8((content[position] ?? 0) ^ mask, position);
        writeFileSync(join(folder, path), changed);
        const outcome = await imported(folder);
        if (typeof outcome !== 'string') expect([path, position, outcome]).toEqual([path, position, untouched]);
        const name = typeof outcome === 'string' ? outcome : 'the same';
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      }
      writeFileSync(join(folder, path), content);
    }
    const total = [...files.values()].reduce((sum, content) => sum + content.length, 0);
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(total);
    // Only line ends of the armour may differ.
    expect(outcomes.get('the same') ?? 0).toBeLessThan(5);
  });

  test('anywhere in a zip is refused, or leaves what is imported as it was', async () => {
    const zip = asZip(sampleBag());
    const untouched = await imported(zip);
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (position, mask) => {
        const changed = Buffer.from(zip);
        changed.writeUInt8((zip[position] ?? 0) ^ mask, position);
        const outcome = await imported(changed);
        if (typeof outcome !== 'string') expect(outcome).toEqual(untouched);
      }),
      { numRuns: 1500 },
    );
  });

  test('in the name of the algorithm or of a file is not a way around the checks', async () => {
    const files = sampleBag();
    const digest = createHash('md5').update('x').digest('hex');
    files.set('manifest-md5.txt', Buffer.from(`${digest}  data/aws/report.csv\n`));
    expect((await refusal(readBundle(asZip(files)))).code).toBe('BUNDLE_UNLISTED_FILE');
  });
});
