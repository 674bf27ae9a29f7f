// Checks one file or folder of any kind that Countersign makes or takes, told apart by content and never by name. Needs no
// workspace, changes nothing, and says for each thing that was looked at whether it held.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Archive, openArchive } from '../bundle/archive.ts';
import { findBag } from '../bundle/bagit.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { verifyBundle } from './bundle.ts';
import { type Bridge, readBridge, verifyConsistencyFile } from './consistency.ts';
import { verifyDecision } from './decision.ts';
import { verifyInstructions } from './instructions.ts';
import { concluded, failed, failedBy } from './lines.ts';
import { asNote, ledgerKeyLine, olderLine, parsed, readNote, verifyCheckpoint } from './notes.ts';
import { type PackOptions, verifyPack } from './pack.ts';
import { verifyPdf } from './pdf.ts';
import { readProof, verifyProof } from './proof.ts';
import { type Edition, redactionLines } from './redaction.ts';
import { type Roots, readRoots } from './roots.ts';
import { type Kind, sniffFile } from './sniff.ts';
import { figuresLine } from './summary.ts';
import { verifyOscal, verifyTables } from './unsigned.ts';
import {
  checkpointLine,
  editionLine,
  importedLine,
  packWitness,
  vouchedLine,
  type Witness,
  workspaceWitness,
} from './witness.ts';
import { verifyWorkspace } from './workspace.ts';
import { verifyXlsx } from './xlsx.ts';

export interface VerifyOptions {
  /** PEM files with certificates that the checker trusts. */
  readonly roots?: readonly string[];
  /** Fingerprints of bundle signers that the checker knows; also verifier keys of ledgers, as reports print them. */
  readonly fingerprints?: readonly string[];
  /** File with an older checkpoint that was kept outside. */
  readonly checkpoint?: string | null;
  /** An audit pack or a workspace that vouches for it, or a proof that the ledger grew from the older checkpoint. */
  readonly against?: string | null;
  /** The full edition as PDF, for a redacted one. */
  readonly full?: string | null;
}

/** Throws FILE_UNREADABLE for a path that can't be read; whatever is wrong inside becomes a line. */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const roots = await readRoots(options.roots ?? []);
  const fingerprints = options.fingerprints ?? [];
  const beside = await readBeside(options.against ?? null, roots, fingerprints);
  const given: Given = {
    roots,
    fingerprints,
    full: options.full == null ? null : { path: options.full, bytes: await bytesOf(options.full) },
    older: options.checkpoint == null ? null : await readNote(options.checkpoint),
    ...beside,
  };
  const kind = await sniffFile(path);
  return concluded(path, kind, [...roots.lines, ...beside.lines, ...(await linesFor(kind, path, given))]);
}

interface Beside {
  readonly witness: Witness | null;
  readonly bridge: Bridge | null;
  readonly lines: readonly CheckLine[];
}

interface Given extends Omit<Beside, 'lines'> {
  readonly roots: Roots;
  readonly fingerprints: readonly string[];
  readonly older: string | null;
  readonly full: { readonly path: string; readonly bytes: Buffer } | null;
}

/** What was laid beside the file. */
async function readBeside(path: string | null, roots: Roots, fingerprints: readonly string[]): Promise<Beside> {
  const nothing = { witness: null, bridge: null, lines: [] };
  if (path === null) return nothing;
  const kind = await sniffFile(path);
  try {
    switch (kind) {
      case 'pack':
        return { ...nothing, witness: await packWitness(path, { roots: roots.certificates, fingerprints }) };
      case 'workspace':
        return { ...nothing, witness: await workspaceWitness(path) };
      case 'consistency': {
        const bridge = readBridge((await bytesOf(path)).toString('utf8'));
        if (bridge !== null) return { ...nothing, bridge };
        return { ...nothing, lines: [failed('witness', path, 'The proof that was given is malformed.')] };
      }
      default:
        return {
          ...nothing,
          lines: [
            failed('witness', path, 'It is no audit pack, workspace or proof of consistency, so it can’t vouch.'),
          ],
        };
    }
  } catch (cause) {
    if (cause instanceof CountersignError && cause.code === 'FILE_UNREADABLE') throw cause;
    return { ...nothing, lines: [failedBy('witness', path, cause)] };
  }
}

async function linesFor(kind: Kind, path: string, given: Given): Promise<readonly CheckLine[]> {
  const subject = basename(path);
  const { roots, fingerprints, older, bridge, witness } = given;
  const bag = { roots: roots.certificates, fingerprints, older, bridge };
  switch (kind) {
    case 'bundle':
      return [...(await verifyBundle(path, subject, fingerprints)), ...(await importLines(path, subject, witness))];
    case 'pack':
      return [...(await bagLines(path, subject, bag, verifyPack)), ...(await stateLines(path, subject, witness))];
    case 'decision':
      return [...(await bagLines(path, subject, bag, verifyDecision)), ...(await stateLines(path, subject, witness))];
    case 'instructions':
      return [...(await instructionLines(path, subject, given)), ...(await stateLines(path, subject, witness))];
    case 'pdf':
      return pdfLines(await bytesOf(path), subject, given);
    case 'xlsx': {
      const content = await bytesOf(path);
      return [
        ...(await verifyXlsx(content, subject, roots.certificates)),
        ...witnessLines(witness, content, null, subject),
      ];
    }
    case 'workspace':
      return verifyWorkspace(path, subject, { roots: roots.certificates, fingerprints, older });
    case 'proof':
      return proofLines((await bytesOf(path)).toString('utf8'), subject, given);
    case 'consistency':
      return verifyConsistencyFile((await bytesOf(path)).toString('utf8'), subject, { fingerprints, older });
    case 'checkpoint':
      return checkpointLines((await bytesOf(path)).toString('utf8'), subject, given);
    case 'oscal':
      return verifyOscal(await bytesOf(path), subject, witness);
    case 'tables':
      return verifyTables(await bytesOf(path), await namesIn(path), subject, witness);
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

function pdfLines(bytes: Buffer, subject: string, given: Given): CheckLine[] {
  const { roots, fingerprints, older, bridge, witness, full } = given;
  const { lines: own, state, edition, figures } = verifyPdf(bytes, subject, roots.certificates, older);
  const lines =
    full === null ? own : [...own, ...fullEditionLines({ edition, figures }, full, subject, roots.certificates)];
  const ledger = state?.state?.ledger;
  if (ledger === undefined) return [...lines, ...witnessLines(witness, bytes, null, subject)];
  const head = { origin: ledger.origin, size: ledger.size, root: Buffer.from(ledger.root, 'base64') };
  const bridged = bridge === null ? null : olderLine(head, subject, older, bridge);
  return [
    ...lines.filter((line) => bridged === null || line.check !== 'freshness'),
    ...(bridged === null ? [] : [bridged]),
    ledgerKeyLine(ledger, fingerprints, subject),
    ...witnessLines(witness, bytes, state?.digest ?? null, subject),
    ...(witness === null ? [] : [checkpointLine(witness, head, subject)]),
  ];
}

/** The full edition has to hold by itself before it may prove anything. */
function fullEditionLines(
  { edition, figures }: { readonly edition: Edition | null; readonly figures: Buffer | null },
  { path, bytes }: NonNullable<Given['full']>,
  subject: string,
  roots: Roots['certificates'],
): CheckLine[] {
  const full = verifyPdf(bytes, basename(path), roots, null);
  const failures = full.lines.filter((line) => line.verdict === 'failed');
  if (figures !== null && edition === null && full.edition !== null) {
    return [...failures, figuresLine(figures, full.edition.state, subject)];
  }
  if (edition === null || full.edition === null) {
    const sentence = 'Only a full report as PDF opens the commitments of a redacted report as PDF.';
    return [...failures, failed('redaction', subject, sentence)];
  }
  const digest = createHash('sha256').update(full.edition.state).digest('hex');
  return [...failures, ...redactionLines(edition, full.edition, digest, subject)];
}

function witnessLines(
  witness: Witness | null,
  content: Buffer,
  stateDigest: string | null,
  subject: string,
): CheckLine[] {
  if (witness === null) return [];
  return [
    witness.line,
    vouchedLine(witness, content, subject),
    ...(stateDigest === null ? [] : [editionLine(witness, stateDigest, subject)]),
  ];
}

/** Of a zip that carries or names a sealed state: whether the witness knows it, and whether it is the newest. */
async function stateLines(path: string, subject: string, witness: Witness | null): Promise<CheckLine[]> {
  if (witness === null) return [];
  const digest = await stateDigestIn(path);
  const content = await contentOf(path);
  return content === null
    ? [witness.line, ...(digest === null ? [] : [editionLine(witness, digest, subject)])]
    : witnessLines(witness, content, digest, subject);
}

async function stateDigestIn(path: string): Promise<string | null> {
  return fromArchive(path, async (archive) => {
    const find = (end: string) => archive.entries.find((entry) => entry.path.endsWith(end))?.path;
    const state = find('data/sealed-state.json');
    if (state !== undefined)
      return createHash('sha256')
        .update(await buffer(await archive.open(state)))
        .digest('hex');
    const decision = find('data/decision.json');
    if (decision === undefined) return null;
    const text = (await buffer(await archive.open(decision))).toString('utf8');
    return /"stateDigest": "([0-9a-f]{64})"/.exec(text)?.[1] ?? null;
  });
}

async function importLines(path: string, subject: string, witness: Witness | null): Promise<CheckLine[]> {
  if (witness === null) return [];
  const digest = await fromArchive(path, async (archive) => {
    const name = archive.entries.find((entry) => /^(?:[^/]+\/)?tagmanifest-sha256\.txt$/.test(entry.path))?.path;
    return name === undefined
      ? null
      : createHash('sha256')
          .update(await buffer(await archive.open(name)))
          .digest('hex');
  });
  return digest === null ? [witness.line] : [witness.line, importedLine(witness, digest, subject)];
}

async function instructionLines(path: string, subject: string, { roots, fingerprints }: Given): Promise<CheckLine[]> {
  const zip = await contentOf(path);
  const files = await fromArchive(path, async (archive) => {
    const found = new Map<string, Buffer>();
    for (const entry of archive.entries) found.set(entry.path, await buffer(await archive.open(entry.path)));
    return found;
  });
  return files === null
    ? [failed('structure', subject, 'The zip can’t be read: it was cut off or changed.')]
    : verifyInstructions(files, subject, { roots: roots.certificates, fingerprints, zip });
}

function proofLines(text: string, subject: string, { fingerprints, older, bridge, witness }: Given): CheckLine[] {
  const proof = readProof(text);
  const lines = verifyProof(text, subject, { fingerprints, older, bridge });
  if (witness === null || proof === null) return lines;
  const head = { origin: proof.origin, size: proof.size, root: Buffer.from(proof.root, 'base64') };
  return [...lines, witness.line, checkpointLine(witness, head, subject)];
}

function checkpointLines(text: string, subject: string, { fingerprints, older, bridge, witness }: Given): CheckLine[] {
  const lines = verifyCheckpoint(text, subject, { fingerprints, older, bridge });
  const note = parsed(asNote(text));
  return witness === null || note === null ? lines : [...lines, witness.line, checkpointLine(witness, note, subject)];
}

async function bagLines(
  path: string,
  subject: string,
  given: Omit<PackOptions, 'zip'>,
  check: typeof verifyPack,
): Promise<CheckLine[]> {
  try {
    const archive = await openArchive(path);
    try {
      const zip = archive.kind === 'zip' ? await bytesOf(path) : null;
      return await check(archive, findBag(archive.entries) ?? '', subject, { ...given, zip });
    } finally {
      await archive.close();
    }
  } catch (cause) {
    if (cause instanceof CountersignError && cause.code === 'FILE_UNREADABLE') throw cause;
    return [failedBy('structure', subject, cause)];
  }
}

async function namesIn(path: string): Promise<string[]> {
  return (await fromArchive(path, async (archive) => archive.entries.map((entry) => entry.path))) ?? [];
}

/** Null where it can't be read. */
async function fromArchive<T>(path: string, read: (archive: Archive) => Promise<T>): Promise<T | null> {
  try {
    const archive = await openArchive(path);
    try {
      return await read(archive);
    } finally {
      await archive.close();
    }
  } catch (cause) {
    if (cause instanceof CountersignError && cause.code !== 'FILE_UNREADABLE') return null;
    throw cause;
  }
}

/** The file's bytes; null for a folder. */
async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EISDIR') return null;
    throw unreadableFile(path, cause);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}
