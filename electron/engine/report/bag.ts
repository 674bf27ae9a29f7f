// A zip that is a BagIt bag (RFC 8493) with our signature over its tag manifest: what an audit pack and a single decision
// leave the building in. Stock tools check it (sha256sum, openssl).
import { createPublicKey, hash, X509Certificate } from 'node:crypto';
import { writeZip, type ZipFile } from '../bundle/write-zip.ts';
import { encodePem } from '../keys/pem.ts';
import type { Signer } from '../keys/signing-key.ts';

export interface BagParts {
  /** The one folder of the zip. */
  readonly folder: string;
  /** Paths begin with `data/`. */
  readonly payload: readonly ZipFile[];
  /** Beside data/: the page of instructions and what it runs. */
  readonly tagFiles: readonly ZipFile[];
  /** Lines of bag-info.txt, label and value. */
  readonly info: readonly (readonly [string, string])[];
  /** null leaves it unsigned. */
  readonly signer: Signer | null;
  readonly at: Date;
}

/** But for ECDSA's randomness the same parts give the same bytes. */
export async function writeBag({ folder, payload, tagFiles, info, signer, at }: BagParts): Promise<Buffer> {
  const sorted = payload.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const bytes = sorted.reduce((sum, file) => sum + file.content.length, 0);
  const bagInfo = [
    ...info,
    ['Bagging-Date', at.toISOString().slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${sorted.length}`],
    ['Bag-Software-Agent', 'Countersign'],
  ];
  const covered: ZipFile[] = [
    ...tagFiles,
    {
      path: 'bag-info.txt',
      content: Buffer.from(bagInfo.map(([label, value]) => `${label}: ${oneLine(value ?? '')}\n`).join('')),
    },
    { path: 'bagit.txt', content: Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') },
    { path: 'manifest-sha256.txt', content: manifestOf(sorted) },
  ];
  const tagManifest = { path: 'tagmanifest-sha256.txt', content: manifestOf(covered) };
  const signatures = signer === null ? [] : await signatureFiles(signer, tagManifest.content);
  return writeZip(
    [...covered, tagManifest, ...signatures, ...sorted].map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );
}

/** A folder's name from words: small letters, digits and hyphens, so that a command line takes it as it is. */
export function folderName(words: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 120);
}

export function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

/** Two spaces as sha256sum writes them; paths with a line end do not occur. */
function manifestOf(files: readonly ZipFile[]): Buffer {
  return Buffer.from(files.map((file) => `${hash('sha256', file.content, 'hex')}  ${file.path}\n`).join(''));
}

async function signatureFiles(signer: Signer, tagManifest: Uint8Array): Promise<ZipFile[]> {
  const certificate = new X509Certificate(signer.certificate);
  const publicKey = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  const chain = [signer.certificate, ...signer.chain].map((der) => encodePem('CERTIFICATE', der)).join('');
  return [
    { path: 'sig/certificates.pem', content: Buffer.from(chain) },
    { path: 'sig/signer.pub.pem', content: Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })) },
    { path: 'sig/tagmanifest-sha256.txt.sha256.sig', content: await signer.sign(tagManifest) },
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
