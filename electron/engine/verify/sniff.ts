// What a file is, by what is in it and never by its name, also when parts of it are damaged: a report with a broken byte is
// still a report, and has to be named as one.
import { open, readdir, stat } from 'node:fs/promises';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { findBag } from '../bundle/bagit.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { defaultLimits } from '../bundle/limits.ts';
import { openZip } from '../bundle/zip.ts';
import { applicationId } from '../workspace/sqlite.ts';
import { asNote, parsed } from './notes.ts';

export type Kind = Verification['kind'];

/** Throws FILE_UNREADABLE. */
export async function sniffFile(path: string): Promise<Kind> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await sniffFolder(path);
    if (!found.isFile())
      throw new CountersignError('FILE_UNREADABLE', `${path} is neither a file nor a folder.`, { file: path });
    const { head, tail } = await endsOf(path, found.size);
    if (head.toString('latin1', 0, 1024).includes('%PDF-')) return 'pdf';
    if (isWorkspace(head)) return 'workspace';
    if (isZip(head, tail)) return await sniffZip(path, head, tail);
    return sniffText(head.toString('utf8'));
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw unreadableFile(path, cause);
  }
}

/** Whether the paths of a bag are those of a decision that was handed over alone. */
export function isDecision(paths: readonly string[]): boolean {
  return paths.some((path) => /^(?:[^/]+\/)?data\/membership\.json$/.test(path));
}

/** Whether the paths of a bag are those of an audit pack: sealed state and ledger are in no provider's bundle. */
export function isPack(paths: readonly string[]): boolean {
  return paths.some((path) => /^(?:[^/]+\/)?data\/(?:sealed-state\.json|ledger\/checkpoint\.txt)$/.test(path));
}

function isInstructions(paths: readonly string[]): boolean {
  return paths.includes('instructions.json') && paths.includes('SHA256SUMS');
}

const endSize = 1024 ** 2;

async function endsOf(path: string, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  const handle = await open(path, 'r');
  try {
    const read = async (position: number) => {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.min(size, endSize)),
        0,
        Math.min(size, endSize),
        position,
      );
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, size - endSize)) };
  } finally {
    await handle.close();
  }
}

async function sniffFolder(path: string): Promise<Kind> {
  const paths = (await readdir(path, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  if (isDecision(paths)) return 'decision';
  if (isPack(paths)) return 'pack';
  if (isInstructions(paths)) return 'instructions';
  return paths.some((name) => /^(?:[^/]+\/)?(?:bagit|(?:tag)?manifest-[^/]+)\.txt$/.test(name)) ? 'bundle' : 'unknown';
}

/** By its identifier (SQLite file format 1.3, offset 68), else by the text of our tables where the header was damaged. */
function isWorkspace(head: Buffer): boolean {
  const isSqlite = head.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (isSqlite && head.length >= 100 && head.readUInt32BE(68) === applicationId) return true;
  return head.includes('CREATE TABLE ledger_entry') && head.includes('CREATE TABLE workspace');
}

function isZip(head: Buffer, tail: Buffer): boolean {
  const magic = head.toString('latin1', 0, 4);
  return magic === 'PK\x03\x04' || magic === 'PK\x05\x06' || tail.includes('PK\x05\x06', 0, 'latin1');
}

async function sniffZip(path: string, head: Buffer, tail: Buffer): Promise<Kind> {
  const names = await namesIn(path);
  if (names === null) return sniffDamagedZip(head, tail);
  if (names.includes('[Content_Types].xml')) return 'xlsx';
  if (isDecision(names)) return 'decision';
  if (isPack(names)) return 'pack';
  if (isInstructions(names)) return 'instructions';
  if (names.some((name) => /^[^/]+\/SCHEMA\.md$/.test(name))) return 'tables';
  try {
    return findBag(names.map((name) => ({ path: name, size: 0 }))) === null ? 'unknown' : 'bundle';
  } catch (cause) {
    // Half a bag, or two: reading it says what is wrong.
    if (cause instanceof CountersignError) return 'bundle';
    throw cause;
  }
}

/** The paths in a zip; null where it can't be read. */
async function namesIn(path: string): Promise<string[] | null> {
  try {
    const archive = await openZip(path, defaultLimits);
    const names = archive.entries.map((entry) => entry.path);
    await archive.close();
    return names;
  } catch (cause) {
    if (cause instanceof CountersignError && cause.code !== 'FILE_UNREADABLE') return null;
    throw cause;
  }
}

/** Names stand in a zip as they are, also where its structure is broken. */
function sniffDamagedZip(head: Buffer, tail: Buffer): Kind {
  const names = (name: string) => head.includes(name) || tail.includes(name);
  if (names('data/membership.json')) return 'decision';
  if (names('instructions.sig') || names('SHA256SUMS.sig')) return 'instructions';
  if (names('/SCHEMA.md')) return 'tables';
  if (names('data/sealed-state.json') || names('sig/certificates.pem')) return 'pack';
  if (names('bagit.txt') || names('manifest-sha256.txt')) return 'bundle';
  return names('[Content_Types].xml') || names('xl/workbook.xml') ? 'xlsx' : 'unknown';
}

function sniffText(text: string): Kind {
  if (text.includes('"countersign-consistency/1"') || (text.includes('"fromRoot"') && text.includes('"toRoot"')))
    return 'consistency';
  if (/^\s*\{\s*"(?:assessment-results|plan-of-action-and-milestones)"/.test(text)) return 'oscal';
  if (text.trimStart().startsWith('{') || text.includes('"leafHash"')) {
    return text.includes('"leafHash"') || (text.includes('"proof"') && text.includes('"root"')) ? 'proof' : 'unknown';
  }
  const isNote =
    parsed(asNote(text)) !== null || /^countersign\.local\//.test(text) || /^\u2014 countersign\.local\//m.test(text);
  return isNote ? 'checkpoint' : 'unknown';
}
