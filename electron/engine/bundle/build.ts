// Makes the bundle that read.ts verifies: a BagIt bag in a zip, signed over its tag manifest. For providers who would
// rather use our command than make-bundle.sh; stock tools accept the result either way.
import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, sign } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { CountersignError } from '../../../shared/errors.ts';
import { requireOutputPath, writeBeside } from '../workspace/output-file.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';
import type { PayloadFile } from './bagit.ts';
import { byteOrder, hashStream, readAll } from './bagit.ts';
import type { Declaration } from './declaration.ts';
import { claimFiles, declarationFile, parseDeclaration } from './declaration.ts';
import { readBundle } from './read.ts';
import type { Signer } from './signature.ts';
import { spkiFingerprint } from './signature.ts';
import { encodeSshPublicKey, readPrivateKey, sshFingerprint } from './ssh-key.ts';
import { evidenceNamespace, makeSshSignature } from './sshsig.ts';

export interface BuildBundleOptions {
  /** Folder with the payload and declaration.json at its top. */
  readonly source: string;
  /** The zip to write; its name without `.zip` becomes the bag's folder. An ordinary file that is there is replaced. */
  readonly out: string;
  /** Text of a private key file (PEM or OpenSSH, without a passphrase); null leaves the bundle unsigned. */
  readonly key: string | null;
  /** `ssh` writes what `ssh-keygen -Y verify` checks, `openssl` what `openssl dgst -verify` does. Default `ssh`. */
  readonly method?: 'ssh' | 'openssl';
  /** Default: the provider that the declaration names. */
  readonly organisation?: string;
  /** Default: engagement and sequence of the declaration. */
  readonly externalIdentifier?: string;
  readonly clock: () => Date;
}

export interface BuiltBundle {
  readonly out: string;
  /** What the next bundle's declaration gives as `previous`, after `sha256:`. */
  readonly tagmanifestSha256: string;
  readonly declaration: Declaration;
  readonly files: readonly PayloadFile[];
  readonly unclaimed: readonly string[];
  /** What the customer has to be told out of band, or null when unsigned. */
  readonly signature: Signer | null;
}

/**
 * Writes the bundle, verifies it as a customer would, and only then gives it its name.
 * Throws BUNDLE_DECLARATION, BUNDLE_UNSAFE_PATH, KEY_*, INPUT_INVALID, FILE_UNREADABLE, FILE_UNWRITABLE or DISK_FULL; then `out` is
 * as it was before. The same source, key and day give the same bytes with Ed25519 and RSA; ECDSA signatures are random.
 */
export async function buildBundle(options: BuildBundleOptions): Promise<BuiltBundle> {
  const out = resolve(options.out);
  const fromSource = relative(resolve(options.source), out);
  if (!fromSource.startsWith(`..${sep}`) && !isAbsolute(fromSource)) {
    throw new CountersignError(
      'INPUT_INVALID',
      'The bundle has to be written outside of the folder that goes into it.',
      {
        file: options.out,
      },
    );
  }
  await requireOutputPath(out);
  const key = options.key === null ? null : readPrivateKey(options.key);
  const archive = await openArchive(options.source);
  try {
    const { declaration, files, unclaimed } = await readSource(archive);
    const tagFiles = writeTagFiles(files, declaration, options);
    const tagManifest = tagFiles.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);
    const signed = key === null ? null : signTagManifest(tagManifest, key, options.method ?? 'ssh');
    for (const [name, bytes] of signed?.files ?? []) tagFiles.set(name, bytes);
    const file = await writeBeside(out, async (temporary) => {
      await writeZip(temporary, bagName(out), tagFiles, files, archive);
      const written = await readBundle(temporary);
      await written.close();
    });
    try {
      await file.keep();
    } finally {
      await file.discard();
    }
    return {
      out,
      tagmanifestSha256: createHash('sha256').update(tagManifest).digest('hex'),
      declaration,
      files,
      unclaimed,
      signature: signed?.signer ?? null,
    };
  } finally {
    await archive.close();
  }
}

async function readSource(archive: Archive) {
  const listed = archive.entries.find((entry) => entry.path === declarationFile);
  if (archive.kind !== 'folder' || listed === undefined) {
    throw new CountersignError(
      'BUNDLE_DECLARATION',
      'The folder has no declaration.json at its top. It says who provides the evidence, for which engagement and period, and which files belong to which source.',
      { entry: declarationFile, reason: 'missing' },
    );
  }
  const files: PayloadFile[] = [];
  for (const { path } of [...archive.entries].sort((a, b) => byteOrder(a.path, b.path))) {
    // BagIt writes % as %25 in a manifest and sha256sum doesn't: with such a name one of the two would not find the file.
    if (path.includes('%')) {
      throw new CountersignError(
        'BUNDLE_UNSAFE_PATH',
        `${path} has a % in its name, which tools read differently. Rename it.`,
        {
          entry: path,
          reason: 'percent sign',
        },
      );
    }
    const { size, digests } = await hashStream(await archive.open(path), ['sha256']);
    files.push({ path, size, sha256: digests.get('sha256') ?? '' });
  }
  const bytes = await readAll(await archive.open(declarationFile), declarationFile, listed.size);
  const declaration = parseDeclaration(bytes);
  const { unclaimed } = claimFiles(
    declaration,
    files.map((file) => file.path),
  );
  return { declaration, files, unclaimed };
}

function writeTagFiles(
  files: readonly PayloadFile[],
  declaration: Declaration,
  options: BuildBundleOptions,
): Map<string, Buffer> {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const fields = [
    ['Source-Organization', options.organisation ?? declaration.provider],
    ['External-Identifier', options.externalIdentifier ?? `${declaration.engagement}-${declaration.sequence}`],
    ['Bagging-Date', options.clock().toISOString().slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${files.length}`],
    ['BagIt-Profile-Identifier', 'urn:countersign:evidence-bundle:1'],
  ] as const;
  const tagFiles = new Map([
    ['bag-info.txt', text(fields.map(([label, value]) => `${label}: ${oneLine(value)}`))],
    ['bagit.txt', text(['BagIt-Version: 1.0', 'Tag-File-Character-Encoding: UTF-8'])],
    ['manifest-sha256.txt', text(files.map((file) => `${file.sha256}  data/${file.path}`))],
  ]);
  const lines = [...tagFiles].map(
    ([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}`,
  );
  return tagFiles.set('tagmanifest-sha256.txt', text(lines));
}

function signTagManifest(
  tagManifest: Buffer,
  key: KeyObject,
  method: 'ssh' | 'openssl',
): { signer: Signer; files: [string, Buffer][] } {
  if (method === 'ssh') {
    const blob = encodeSshPublicKey(key);
    const keyType = blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
    const armored = makeSshSignature(tagManifest, key, evidenceNamespace);
    return {
      signer: { kind: 'sshsig', keyType, fingerprint: sshFingerprint(blob) },
      files: [['sig/tagmanifest-sha256.txt.sig', Buffer.from(armored)]],
    };
  }
  if (key.asymmetricKeyType === 'ed25519') {
    throw new CountersignError(
      'KEY_UNSUPPORTED',
      'openssl dgst takes no Ed25519 key. Use the method ssh, or an ECDSA or RSA key.',
      {
        keyType: 'ed25519',
      },
    );
  }
  const publicKey = createPublicKey(key);
  return {
    signer: {
      kind: 'openssl-dgst',
      keyType: key.asymmetricKeyType ?? 'unknown',
      fingerprint: spkiFingerprint(publicKey),
    },
    files: [
      ['sig/signer.pub.pem', Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))],
      ['sig/tagmanifest-sha256.txt.sha256.sig', sign('sha256', tagManifest, key)],
    ],
  };
}

async function writeZip(
  file: string,
  bag: string,
  tagFiles: ReadonlyMap<string, Buffer>,
  payload: readonly PayloadFile[],
  archive: Archive,
): Promise<void> {
  const zip = new ZipFile();
  // yazl turns the time into local figures, so a local date is the same bytes everywhere.
  const options = { mtime: new Date(1990, 0, 1, 12), mode: 0o100644, forceDosTimestamp: true };
  for (const name of [...tagFiles.keys()].sort(byteOrder)) {
    zip.addBuffer(tagFiles.get(name) ?? Buffer.alloc(0), `${bag}/${name}`, options);
  }
  for (const { path, size } of payload) {
    zip.addReadStreamLazy(`${bag}/data/${path}`, { ...options, size }, (ready) => {
      archive.open(path).then(
        (stream) => {
          // yazl pipes without watching for errors of what it reads.
          stream.on('error', (error) => zip.emit('error', error));
          ready(null, stream);
        },
        (error: unknown) => ready(error, Readable.from([])),
      );
    });
  }
  zip.end();
  const output = createWriteStream(file, { flags: 'wx' });
  const failure = new Promise<never>((_, reject) => {
    zip.on('error', (error: Error) => {
      output.destroy(error);
      reject(error);
    });
  });
  await Promise.race([pipeline(zip.outputStream, output), failure]);
}

function bagName(out: string): string {
  const name = basename(out)
    .replace(/\.zip$/i, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '');
  return name === '' ? 'bundle' : name;
}

function text(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
