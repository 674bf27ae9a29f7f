// The parts of a workbook file (OPC, ECMA-376 part 2): which one is the workbook, its sheets, strings and formats; and
// what is in it that is never read: macros, other files, links.
import { TextDecoder } from 'node:util';
import { CountersignError } from '../../../../shared/errors.ts';
import type { Archive } from '../../bundle/archive.ts';
import { defaultLimits } from '../../bundle/limits.ts';
import { openZip } from '../../bundle/zip.ts';
import { attributeIn, createXmlScanner, type XmlHandler } from './xml-scanner.ts';

export interface WorkbookPackage {
  readonly workbook: string;
  /** Relationship id to the part of a sheet. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: string | null;
  readonly styles: string | null;
  readonly hasMacros: boolean;
  /** Links to other workbooks and data connections. */
  readonly otherFiles: number;
  has(part: string): boolean;
  /** Feeds a part to the handler, chunk by chunk; `stop` ends it early. */
  scan(part: string, handler: XmlHandler, stop?: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A workbook is a document that people made: far below what a bundle may be. */
const limits = {
  ...defaultLimits,
  entries: 10_000,
  totalBytes: 1024 ** 3,
  fileBytes: 768 * 1024 ** 2,
  ratio: 400,
};

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** By its first bytes: a zip, or the container of old and of encrypted workbooks. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength));
  return head.equals(oleMagic) || head.toString('latin1', 0, 4) === 'PK\x03\x04';
}

/** Throws SOURCE_UNREADABLE, in words, for everything that is no .xlsx workbook or is not safe to open. */
export async function openPackage(bytes: Uint8Array): Promise<WorkbookPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(oleMagic))
    throw new CountersignError(
      'SOURCE_UNREADABLE',
      'The file is an old workbook (.xls) or one with a password. Save it as .xlsx without a password.',
    );
  const archive = await asWorkbook(() => openZip(buffer, limits));
  try {
    return await readPackage(archive);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readPackage(archive: Archive): Promise<WorkbookPackage> {
  const parts = new Set(archive.entries.map((entry) => entry.path));
  const scan: WorkbookPackage['scan'] = (part, handler, stop = () => false) =>
    asWorkbook(() => scanPart(archive, part, handler, stop));
  const relationships = async (part: string): Promise<readonly Relationship[]> => {
    const file = relationshipPart(part);
    const found: Relationship[] = [];
    if (parts.has(file)) await scan(file, relationshipHandler(part, found));
    return found;
  };
  const workbook = (await relationships('')).find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined || !parts.has(workbook))
    throw new CountersignError(
      'SOURCE_UNREADABLE',
      'The file is not a workbook: nothing in it says where its sheets are.',
    );
  if (/\.bin$/i.test(workbook))
    throw new CountersignError('SOURCE_UNREADABLE', 'The workbook is in the binary form (.xlsb). Save it as .xlsx.');
  const related = await relationships(workbook);
  const partOf = (type: string) => related.find((one) => one.type === type && parts.has(one.target))?.target ?? null;
  return {
    workbook,
    sheets: new Map(related.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target])),
    strings: partOf('sharedStrings'),
    styles: partOf('styles'),
    hasMacros:
      related.some(({ type }) => type === 'vbaProject') || [...parts].some((part) => /vbaProject\.bin$/i.test(part)),
    otherFiles: related.filter(({ type }) => type === 'externalLink' || type === 'connections').length,
    has: (part) => parts.has(part),
    scan,
    close: () => archive.close(),
  };
}

interface Relationship {
  readonly id: string;
  /** The last step of its type's URI, which is the same in the strict and in the transitional form. */
  readonly type: string;
  readonly target: string;
}

function relationshipHandler(part: string, found: Relationship[]): XmlHandler {
  return {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeIn(attributes, 'TargetMode') === 'External') return;
      found.push({
        id: attributeIn(attributes, 'Id') ?? '',
        type: (attributeIn(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: resolved(part, attributeIn(attributes, 'Target') ?? ''),
      });
    },
    close() {},
    text() {},
  };
}

function relationshipPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function scanPart(archive: Archive, part: string, handler: XmlHandler, stop: () => boolean): Promise<void> {
  const scanner = createXmlScanner(part, handler);
  let decoder: TextDecoder | null = null;
  for await (const chunk of (await archive.open(part)) as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(chunk);
    scanner.write(textOf(decoder, chunk, part));
    if (stop()) return;
  }
  scanner.write(textOf(decoder ?? new TextDecoder('utf-8'), undefined, part));
  scanner.end();
}

function decoderFor(first: Buffer): TextDecoder {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8', { fatal: true });
}

function textOf(decoder: TextDecoder, chunk: Buffer | undefined, part: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new CountersignError(
      'SOURCE_UNREADABLE',
      `The workbook can't be read: ${part} is not valid text.`,
      { part },
      cause,
    );
  }
}

/** What is wrong with the zip is wrong with the workbook, which is one file of the evidence. */
async function asWorkbook<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CountersignError) || !error.code.startsWith('BUNDLE_')) throw error;
    throw new CountersignError('SOURCE_UNREADABLE', `The workbook can't be opened. ${error.message}`, {}, error);
  }
}
