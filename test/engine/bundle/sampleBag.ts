// A small signed bag made by the test itself, as a map of paths to bytes, to be put into a folder or a zip and spoiled.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReadBundle } from '../../../electron/engine/bundle/read.ts';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { makeSshSignature } from '../../../electron/engine/bundle/sshsig.ts';
import { rawZip } from './rawZip.ts';

export type Files = Map<string, Buffer>;

export const sampleDeclaration = {
  format: 'countersign-evidence/1',
  provider: 'Harbour Security',
  engagement: 'NW-2026',
  sequence: 1,
  previous: null,
  period: { from: '2026-07-01', to: '2026-09-30' },
  statement: 'Complete to our knowledge.',
  sources: [
    {
      id: 'aws',
      kind: 'aws-credential-report',
      system: '123456789012',
      files: ['aws/*.csv'],
      extracted_at: '2026-10-01T06:00:00Z',
      query: null,
      filters: null,
      declared: { identities: 1 },
      empty_attested: false,
    },
  ],
};

export const samplePayload: Readonly<Record<string, string>> = {
  'declaration.json': JSON.stringify(sampleDeclaration),
  'aws/report.csv': 'user,arn\nbackup,arn:aws:iam::123456789012:user/backup\n',
};

export const sampleKey = generateKeyPairSync('ed25519').privateKey;

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bag files without a top folder. `spoil` changes them before the tag manifest is made and signed. */
export function sampleBag(
  options: { payload?: Readonly<Record<string, string>>; spoil?: (files: Files) => void; signed?: boolean } = {},
): Files {
  const files: Files = new Map([
    ['bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
  ]);
  const payload = Object.entries(options.payload ?? samplePayload);
  for (const [path, content] of payload) files.set(`data/${path}`, Buffer.from(content));
  const bytes = payload.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  files.set('bag-info.txt', Buffer.from(`Payload-Oxum: ${bytes}.${payload.length}\n`));
  files.set(
    'manifest-sha256.txt',
    Buffer.from(payload.map(([path, content]) => `${sha256(content)}  data/${path}\n`).join('')),
  );
  options.spoil?.(files);
  sealTags(files);
  if (options.signed !== false) {
    const message = files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);
    const armored = makeSshSignature(message, sampleKey, 'countersign-evidence-v1');
    files.set('sig/tagmanifest-sha256.txt.sig', Buffer.from(armored));
  }
  return files;
}

export function sealTags(files: Files): void {
  const lines = [...files]
    .filter(([path]) => !path.startsWith('data/') && !path.startsWith('sig/') && !path.startsWith('tagmanifest-'))
    .map(([path, content]) => `${sha256(content)}  ${path}\n`);
  files.set('tagmanifest-sha256.txt', Buffer.from(lines.join('')));
}

export function asZip(files: Files, top = 'bundle/'): Buffer {
  return rawZip([...files].map(([path, content]) => ({ name: top + path, content })));
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Iterable<readonly [string, Buffer | string]>): string {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Reads a bundle that is closed when the test is over. */
export async function opened(from: string): Promise<ReadBundle> {
  const bundle = await readBundle(from);
  onTestFinished(() => bundle.close());
  return bundle;
}

/** The code that the promise rejects with; fails when it doesn't reject with one of ours. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; entry: unknown }> {
  const { CountersignError } = await import('../../../shared/errors.ts');
  try {
    await work;
  } catch (error) {
    if (error instanceof CountersignError) return { code: error.code, entry: error.details.entry };
    throw error;
  }
  throw new Error('it was accepted');
}
