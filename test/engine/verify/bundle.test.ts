// Attacks on a provider's bundle, and what can't be said of one.

import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { CountersignError } from '../../../shared/errors.ts';
import {
  asZip,
  type Files,
  sampleBag,
  sampleDeclaration,
  samplePayload,
  sealTags,
  writeFiles,
} from '../bundle/sampleBag.ts';
import { makeQuarter } from '../inventory/quarter.ts';
import { copyOf, emptyFolder, flipped, seededNumbers } from './round.ts';

let bundle: string;
beforeAll(async () => {
  bundle = await made();
});

async function made(declared = 2): Promise<string> {
  const { path } = await makeQuarter({
    sequence: 1,
    key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sources: [
      {
        kind: 'countersign.identities',
        declared: { identities: declared },
        files: { 'identities.csv': 'native_id,kind,name\nsvc-a,service_account,svc-a\nsvc-b,service_account,svc-b\n' },
      },
    ],
  });
  return path;
}

async function failures(file: string, fingerprints: readonly string[] = []): Promise<string[]> {
  const { lines } = await verifyFile(file, { fingerprints });
  return lines.filter((line) => line.verdict === 'failed').map(({ check, subject }) => `${check}: ${subject}`);
}

function zipOf(files: Files): string {
  const file = join(emptyFolder(), 'sample.zip');
  writeFileSync(file, asZip(files));
  return file;
}

async function fingerprintOf(file: string): Promise<string> {
  const opened = await readBundle(file);
  await opened.close();
  return opened.signature?.fingerprint ?? '';
}

describe('a sound bundle', () => {
  test('holds, by a known fingerprint also in whom it is from', async () => {
    const known = await fingerprintOf(bundle);
    const alone = await verifyFile(bundle);
    const trusted = await verifyFile(bundle, { fingerprints: [known] });
    const verdicts = (lines: typeof alone.lines) =>
      Object.fromEntries(lines.map(({ check, verdict }) => [check, verdict]));
    const sound = { integrity: 'held', signature: 'held', completeness: 'held', 'declared-totals': 'held' };
    expect([alone.kind, alone.verdict, verdicts(alone.lines), trusted.verdict, verdicts(trusted.lines)]).toEqual([
      'bundle',
      'held',
      { ...sound, trust: 'not-checkable', freshness: 'not-checkable' },
      'held',
      { ...sound, trust: 'held', freshness: 'not-checkable' },
    ]);
  });

  test('unpacked into a folder it is the same bundle', async () => {
    const folder = writeFiles(join(emptyFolder(), 'bag'), sampleBag());
    const { kind, lines } = await verifyFile(folder);
    expect([kind, lines.find((line) => line.check === 'integrity')?.verdict]).toEqual(['bundle', 'held']);
  });

  test('signed by somebody else than the one who is known, it fails in trust alone', async () => {
    expect(await failures(bundle, [await fingerprintOf(await made())])).toEqual(['trust: harbour-1.zip']);
  });
});

describe('an attack on a bundle', () => {
  test('each names the file or the check that it breaks', async () => {
    const changed = (path: string, content: string) => sampleBag().set(path, Buffer.from(content));
    const without = (path: string) => {
      const files = sampleBag();
      files.delete(path);
      return files;
    };
    const resealed = sampleBag();
    resealed.set('bag-info.txt', Buffer.from('Payload-Oxum: 1.1\n'));
    sealTags(resealed);
    const swapped = sampleBag();
    const payload = Object.keys(samplePayload).map((path) => `data/${path}`);
    const [first = '', second = ''] = payload;
    const [one, two] = [swapped.get(first), swapped.get(second)];
    if (one !== undefined && two !== undefined) swapped.set(first, two).set(second, one);
    const attacks = {
      changed: changed('data/aws/report.csv', (samplePayload['aws/report.csv'] ?? '').replace('backup', 'pickup')),
      added: changed('data/aws/more.csv', 'user,arn\n'),
      removed: without('data/aws/report.csv'),
      swapped,
      'manifest changed': changed('manifest-sha256.txt', `${'0'.repeat(64)}  data/aws/report.csv\n`),
      'sealed again': resealed,
      'signature removed': without('sig/tagmanifest-sha256.txt.sig'),
      'declaration of nothing': sampleBag({ payload: { ...samplePayload, 'declaration.json': '{}' } }),
      'bag torn apart': without('bagit.txt'),
      'source without files': sampleBag({
        payload: {
          'declaration.json': JSON.stringify({
            ...sampleDeclaration,
            sources: [
              ...sampleDeclaration.sources,
              { ...sampleDeclaration.sources[0], id: 'gone', files: ['gone/*.csv'] },
            ],
          }),
          'aws/report.csv': 'user,arn\n',
        },
      }),
    };
    const found: Record<string, string[]> = {};
    for (const [name, files] of Object.entries(attacks)) found[name] = await failures(zipOf(files));
    expect(found).toEqual({
      changed: ['integrity: data/aws/report.csv'],
      added: ['completeness: data/aws/more.csv'],
      removed: ['completeness: data/aws/report.csv'],
      swapped: ['integrity: data/aws/report.csv'],
      'manifest changed': ['completeness: data/declaration.json'],
      'sealed again': ['integrity: bag-info.txt'],
      'signature removed': ['signature: sample.zip'],
      'declaration of nothing': ['completeness: declaration.json'],
      'bag torn apart': ['integrity: bundle/manifest-sha256.txt'],
      'source without files': ['completeness: declaration.json'],
    });
  });

  test('fewer rows than declared are named with both figures', async () => {
    const { lines } = await verifyFile(await made(5));
    expect(lines.find((line) => line.verdict === 'failed')).toEqual({
      check: 'declared-totals',
      subject: 'countersign.identities',
      verdict: 'failed',
      detail: 'Found against declared: 2 of 5 identities.',
    });
  });

  test('bytes that were appended, and a bundle that was cut off, are found', async () => {
    const appended = copyOf(bundle);
    appendFileSync(appended, 'x');
    const cut = copyOf(bundle);
    truncateSync(cut, Math.floor(statSync(cut).size / 2));
    expect([await failures(appended), await failures(cut)]).toEqual([
      ['integrity: harbour-1.zip'],
      ['integrity: harbour-1.zip'],
    ]);
  });

  test('of hundreds of bits that were turned over, each is found or in the dates of the zip', async () => {
    const bytes = readFileSync(bundle);
    const sound = await contentOf(bundle);
    const numbers = seededNumbers(20261003);
    const file = copyOf(bundle);
    let found = 0;
    const unnoticed: number[] = [];
    for (let turn = 0; turn < 400; turn++) {
      const at = numbers.next().value % bytes.length;
      writeFileSync(file, flipped(bytes, at, (numbers.next().value >>> 8) % 8));
      if ((await verifyFile(file)).verdict === 'failed') found += 1;
      else if ((await contentOf(file)) !== sound) unnoticed.push(at);
    }
    expect([unnoticed, found > 300]).toEqual([[], true]);
  }, 120_000);
});

async function contentOf(file: string): Promise<string> {
  try {
    const opened = await readBundle(file);
    await opened.close();
    return JSON.stringify([opened.name, opened.tagmanifestSha256, opened.files, opened.signature]);
  } catch (cause) {
    if (cause instanceof CountersignError) return cause.message;
    throw cause;
  }
}
