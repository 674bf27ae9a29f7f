// Checks one file or folder of any kind that Countersign makes or takes, told apart by content and never by name. Needs no
// workspace and changes nothing.
import { X509Certificate } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Archive, openArchive } from '../bundle/archive.ts';
import { findBag } from '../bundle/bagit.ts';
import { decodePem } from '../keys/pem.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { verifyEntryProof } from '../ledger/proof.ts';
import { verifyBundle } from './bundle.ts';
import { concluded, failed, failedBy, held, notCheckable } from './lines.ts';
import { verifyPack } from './pack.ts';
import { verifyPdf } from './pdf.ts';
import { verifyWorkspace } from './workspace.ts';
import { verifyXlsx } from './xlsx.ts';

export interface VerifyOptions {
  /** PEM files with certificates that the asker trusts. */
  readonly roots?: readonly string[];
  /** Fingerprints that the asker has pinned for bundles. */
  readonly fingerprints?: readonly string[];
  /** File with an older checkpoint that was kept outside. */
  readonly checkpoint?: string | null;
}

/** Throws FILE_UNREADABLE for files that can't be read at all; whatever is wrong inside becomes a line. */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const roots = (await Promise.all((options.roots ?? []).map(readRoots))).flat();
  const older = options.checkpoint == null ? null : (await readBytes(options.checkpoint)).toString('utf8');
  const subject = basename(path);
  const kind = await sniff(path);
  switch (kind) {
    case 'pdf':
      return concluded(path, kind, verifyPdf(await readBytes(path), subject, roots, older).lines);
    case 'xlsx':
      return concluded(path, kind, await verifyXlsx(await readBytes(path), subject, roots));
    case 'workspace':
      return concluded(path, kind, await verifyWorkspace(path, subject, older));
    case 'proof':
      return concluded(path, kind, await proofLines(path, subject));
    case 'checkpoint':
      return concluded(path, kind, await checkpointLines(path, subject, older));
    case 'archive':
      return verifyArchive(path, subject, roots, older, options.fingerprints ?? []);
    case 'unknown':
      return concluded(path, 'unknown', [
        failed(
          'kind',
          subject,
          'This is no bundle, report, pack, workspace, proof or checkpoint, or it is damaged from its first bytes on.',
        ),
      ]);
  }
}

type Sniffed = 'pdf' | 'xlsx' | 'workspace' | 'proof' | 'checkpoint' | 'archive' | 'unknown';

async function sniff(path: string): Promise<Sniffed> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (found.isDirectory()) return 'archive';
  const head = await readHead(path);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('SQLite format 3\0')) return 'workspace';
  if (head.startsWith('PK')) return head.includes('[Content_Types].xml') ? 'xlsx' : 'archive';
  if (found.size > 4 * 1024 ** 2) return 'unknown';
  const text = (await readBytes(path)).toString('utf8');
  if (/^\s*\{[\s\S]*"leafHash"/.test(text)) return 'proof';
  return /\n\n\u2014 /.test(text) ? 'checkpoint' : 'unknown';
}

async function verifyArchive(
  path: string,
  subject: string,
  roots: readonly X509Certificate[],
  older: string | null,
  fingerprints: readonly string[],
): Promise<Verification> {
  let archive: Archive;
  try {
    archive = await openArchive(path);
  } catch (cause) {
    return concluded(path, 'unknown', [failedBy('structure', subject, cause)]);
  }
  try {
    const root = findBag(archive.entries);
    const isPack = root !== null && archive.entries.some((entry) => entry.path === `${root}data/sealed-state.json`);
    if (!isPack) return concluded(path, 'bundle', await verifyBundle(path, subject, fingerprints));
    const zip = archive.kind === 'zip' ? await readBytes(path) : null;
    return concluded(path, 'pack', await verifyPack(archive, root, subject, { roots, older, zip }));
  } catch (cause) {
    return concluded(path, 'unknown', [failedBy('structure', subject, cause)]);
  } finally {
    await archive.close();
  }
}

async function proofLines(path: string, subject: string): Promise<CheckLine[]> {
  try {
    const proof: unknown = JSON.parse((await readBytes(path)).toString('utf8'));
    return verifyEntryProof(proof).map((line) => ({ ...line, subject }));
  } catch (cause) {
    if (cause instanceof SyntaxError) return [failed('proof-form', subject, 'The proof is not JSON.')];
    return [failedBy('proof-form', subject, cause)];
  }
}

async function checkpointLines(path: string, subject: string, older: string | null): Promise<CheckLine[]> {
  try {
    const note = parseCheckpoint((await readBytes(path)).toString('utf8'));
    const root = Buffer.from(note.root).toString('base64');
    return [
      held('form', subject, `It is a checkpoint of ${note.origin} over ${note.size} entries with the root ${root}.`),
      notCheckable(
        'signature',
        subject,
        'Its key comes from the workspace or the report; alone the checkpoint can not show who signed it.',
      ),
      ...(older === null ? [] : [comparison(note, parseCheckpoint(older), subject)]),
    ];
  } catch (cause) {
    return [failedBy('form', subject, cause)];
  }
}

function comparison(
  newer: ReturnType<typeof parseCheckpoint>,
  older: ReturnType<typeof parseCheckpoint>,
  subject: string,
): CheckLine {
  if (newer.origin !== older.origin)
    return failed('freshness', subject, 'The two checkpoints are of different ledgers.');
  if (newer.size !== older.size)
    return notCheckable(
      'freshness',
      subject,
      `One covers ${newer.size} entries, the other ${older.size}; whether one contains the other only the ledger can show.`,
    );
  return Buffer.from(newer.root).equals(older.root)
    ? held('freshness', subject, 'The two checkpoints say the same.')
    : failed(
        'freshness',
        subject,
        'The two checkpoints cover as many entries with different roots: one ledger was rewritten.',
      );
}

async function readRoots(path: string): Promise<X509Certificate[]> {
  const ders = decodePem((await readBytes(path)).toString('utf8'), 'CERTIFICATE');
  if (ders.length === 0)
    throw new CountersignError('FILE_UNREADABLE', `${path} holds no certificate in PEM form.`, { file: path });
  try {
    return ders.map((der) => new X509Certificate(der));
  } catch (cause) {
    throw new CountersignError(
      'FILE_UNREADABLE',
      `${path} holds a certificate that can't be read.`,
      { file: path },
      cause,
    );
  }
}

async function readHead(path: string): Promise<string> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
}

function unreadable(path: string, cause: unknown): CountersignError {
  return new CountersignError('FILE_UNREADABLE', `${path} could not be read.`, { file: path }, cause);
}
