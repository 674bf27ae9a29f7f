// From a sealed state to a workbook, signed or not, in one pass: each part is hashed, compressed and written while the next
// rows are made, so that half a million items take no more memory than a hundred.
import { setImmediate } from 'node:timers/promises';
import { CountersignError } from '../../../../shared/errors.ts';
import { createZipWriter, type Written } from '../../bundle/zip-writer.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { type ByteTarget, newBuffer, newFile } from '../../workspace/byte-target.ts';
import { stateDigest } from '../figures.ts';
import type { Table } from '../table-column.ts';
import { reportTables } from '../tables.ts';
import { safeText } from './cells.ts';
import { dictionary, ledgerSheet, summarySheet } from './cover.ts';
import { linksBetween, type SheetLinks } from './links.ts';
import { type Part, writeContentTypes, writeRelationships } from './package.ts';
import { mostRows, type PrintFurniture, type Sheet, writeSheet } from './sheet.ts';
import { originRelationship, type SignedPart, signatureParts, type XlsxSignature } from './sign.ts';
import { createSharedStrings } from './strings.ts';
import { stylesXml } from './styles.ts';
import {
  rootRelationships,
  rootTargets,
  sheetPart,
  stringsPart,
  stylesPart,
  workbookPart,
  workbookParts,
  workbookRelationships,
  workbookTargets,
  workbookXml,
} from './workbook.ts';

export interface XlsxOptions {
  readonly draft: boolean;
  /** null leaves it unsigned. */
  readonly signature: XlsxSignature | null;
  /** SHA-256 of the state, where it is known: to take it again takes seconds for a long one. */
  readonly digest?: string | undefined;
  /** In rows; `total` is known from the first call on. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The workbook as a new file. Throws what writeXlsx throws, and what the file system says. */
export async function writeXlsxFile(path: string, state: SealedState, options: XlsxOptions): Promise<void> {
  const file = await newFile(path);
  try {
    await writeXlsx(file, state, options);
  } finally {
    await file.close();
  }
}

/** The workbook in memory. Throws what writeXlsx throws. */
export async function renderXlsx(state: SealedState, options: XlsxOptions): Promise<Buffer> {
  const zip = newBuffer();
  await writeXlsx(zip, state, options);
  return zip.content();
}

/**
 * Writes the report's workbook. The same state gives the same bytes, but for the signature and the two parts that name it.
 * Throws CANCELLED, and INPUT_INVALID for more rows than a sheet takes.
 */
async function writeXlsx(target: ByteTarget, state: SealedState, options: XlsxOptions): Promise<void> {
  const digest = options.digest ?? stateDigest(state);
  const sheets = sheetsOf(state, digest, options);
  const signing = options.signature === null ? null : signatureParts;
  const parts = workbookParts(sheets.length);
  const zip = createZipWriter(target);
  const written = new Map<string, Written>();
  const add = async (name: string, content: string) => {
    written.set(name, await zip.add(name, Buffer.from(content, 'utf8')));
  };
  await zip.add('[Content_Types].xml', Buffer.from(writeContentTypes([...parts, ...(signing?.parts ?? [])])));
  const root = [...rootTargets, ...(signing === null ? [] : [originRelationship])];
  await add(rootRelationships, writeRelationships(root));
  await add(workbookRelationships, writeRelationships(workbookTargets(sheets.length)));
  await add(workbookPart, workbookXml(sheets));
  await add(stylesPart, stylesXml);
  const strings = createSharedStrings();
  const furniture = furnitureOf(state, digest, options.draft);
  const step = steps(sheets, options);
  for (const [index, sheet] of sheets.entries()) {
    const entry = await zip.begin(sheetPart(index));
    await writeSheet(entry, sheet, furniture, strings, step);
    written.set(sheetPart(index), await entry.end());
  }
  await add(stringsPart, strings.xml());
  if (options.signature !== null) {
    const signed = parts.map((part) => signedPart(part, written, sheets.length));
    for (const { name, content } of await signatureParts.write(signed, options.signature)) await zip.add(name, content);
  }
  await zip.end();
}

function sheetsOf(state: SealedState, digest: string, { draft, signature }: XlsxOptions): Sheet[] {
  const reported = reportTables(state);
  const meanings = dictionary(reported);
  const tables = [...reported, meanings];
  const links = linksBetween(tables);
  const sheet = (table: Table) => tableSheet(table, links.get(table.file) ?? null);
  const summary = summarySheet(state, digest, tables, { draft, signed: signature !== null });
  return [summary, ...reported.map(sheet), ledgerSheet(state), sheet(meanings)];
}

function tableSheet({ name, columns, rows }: Table, links: SheetLinks | null): Sheet {
  if (rows.length >= mostRows) {
    throw new CountersignError(
      'INPUT_INVALID',
      `A sheet takes ${(mostRows - 1).toLocaleString('en-GB')} rows, and ${name} has ${rows.length.toLocaleString('en-GB')}. Export the tables as CSV or Parquet.`,
      { sheet: name, rows: rows.length },
    );
  }
  return { name, columns, rows, hasFilter: true, links };
}

/** Excel takes 255 characters above a page and 255 below. */
function furnitureOf(state: SealedState, digest: string, draft: boolean): PrintFurniture {
  const title = `${printed(state.workspace.customer)}, ${printed(state.campaign.name)}`;
  return {
    header: `&L&8 ${title}${draft ? '&C&8&BDRAFT – NOT SEALED, NOT SIGNED' : ''}&R&8&A`,
    footer: `&L&8Edition ${state.edition}, state ${digest.slice(0, 16)}&R&8Page &P of &N`,
    draft,
  };
}

/** An ampersand starts a code in heads and feet. */
function printed(text: string): string {
  return safeText(text).slice(0, 60).replaceAll('&', '&&');
}

/** Lets others run, looks for an abort and tells how far it is. */
function steps(sheets: readonly Sheet[], { progress, signal }: XlsxOptions): (rows: number) => Promise<void> {
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  return async (rows) => {
    done += rows;
    progress?.(done, total);
    await setImmediate();
    if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Making the report was cancelled.');
  };
}

function signedPart(part: Part, written: ReadonlyMap<string, Written>, sheets: number): SignedPart {
  // The way to the signature itself is no part of what is signed.
  if (part.name === rootRelationships) return { ...part, relationships: rootTargets };
  if (part.name === workbookRelationships) return { ...part, relationships: workbookTargets(sheets) };
  return { ...part, sha256: written.get(part.name)?.sha256 ?? '' };
}
