// Checks one file or folder of any kind that Countersign makes or takes, told apart by content and never by name. Needs no
// workspace, changes nothing, and says for each thing that was looked at whether it held.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { openArchive } from '../bundle/archive.ts';
import { findBag } from '../bundle/bagit.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { verifyBundle } from './bundle.ts';
import { concluded, failed, failedBy } from './lines.ts';
import { ledgerKeyLine, readNote, verifyCheckpoint } from './notes.ts';
import { type PackOptions, verifyPack } from './pack.ts';
import { verifyPdf } from './pdf.ts';
import { verifyProof } from './proof.ts';
import { type Roots, readRoots } from './roots.ts';
import { type Kind, sniffFile } from './sniff.ts';
import { verifyWorkspace } from './workspace.ts';
import { verifyXlsx } from './xlsx.ts';

export interface VerifyOptions {
  /** PEM files with certificates that the checker trusts. */
  readonly roots?: readonly string[];
  /** Fingerprints of bundle signers that the checker knows; also verifier keys of ledgers, as reports print them. */
  readonly fingerprints?: readonly string[];
  /** File with an older checkpoint that was kept outside. */
  readonly checkpoint?: string | null;
}

/** Throws FILE_UNREADABLE for a path that can't be read; whatever is wrong inside becomes a line. */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const given: Given = {
    roots: await readRoots(options.roots ?? []),
    fingerprints: options.fingerprints ?? [],
    older: options.checkpoint == null ? null : await readNote(options.checkpoint),
  };
  const kind = await sniffFile(path);
  return concluded(path, kind, [...given.roots.lines, ...(await linesFor(kind, path, given))]);
}

interface Given {
  readonly roots: Roots;
  readonly fingerprints: readonly string[];
  readonly older: string | null;
}

async function linesFor(
  kind: Kind,
  path: string,
  { roots, fingerprints, older }: Given,
): Promise<readonly CheckLine[]> {
  const subject = basename(path);
  const { certificates } = roots;
  switch (kind) {
    case 'bundle':
      return verifyBundle(path, subject, fingerprints);
    case 'pack':
      return packLines(path, subject, { roots: certificates, fingerprints, older });
    case 'pdf':
      return pdfLines(await bytesOf(path), subject, { roots: certificates, fingerprints, older });
    case 'xlsx':
      return verifyXlsx(await bytesOf(path), subject, certificates);
    case 'workspace':
      return verifyWorkspace(path, subject, { roots: certificates, fingerprints, older });
    case 'proof':
      return verifyProof((await bytesOf(path)).toString('utf8'), subject, { fingerprints, older });
    case 'checkpoint':
      return verifyCheckpoint((await bytesOf(path)).toString('utf8'), subject, { fingerprints, older });
    case 'unknown':
      return [
        failed(
          'kind',
          subject,
          'There is nothing here that Countersign makes: no bundle, report, pack, workspace, proof or checkpoint. If it was one, it is damaged from the first bytes on.',
        ),
      ];
  }
}

function pdfLines(
  bytes: Buffer,
  subject: string,
  { roots, fingerprints, older }: Omit<PackOptions, 'zip'>,
): CheckLine[] {
  const { lines, state } = verifyPdf(bytes, subject, roots, older);
  const ledger = state?.state?.ledger;
  return ledger === undefined ? [...lines] : [...lines, ledgerKeyLine(ledger, fingerprints, subject)];
}

async function packLines(path: string, subject: string, given: Omit<PackOptions, 'zip'>): Promise<CheckLine[]> {
  try {
    const archive = await openArchive(path);
    try {
      const zip = archive.kind === 'zip' ? await bytesOf(path) : null;
      return await verifyPack(archive, findBag(archive.entries) ?? '', subject, { ...given, zip });
    } finally {
      await archive.close();
    }
  } catch (cause) {
    if (cause instanceof CountersignError && cause.code === 'FILE_UNREADABLE') throw cause;
    return [failedBy('structure', subject, cause)];
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}
