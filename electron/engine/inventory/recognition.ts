// Of each file of an import what it was taken for and how surely, or what it looks like and why nobody reads it.

import type { Recognition } from '../../../shared/contract/recognition.ts';
import { mappedKind } from '../../../shared/mapping-words.ts';
import { declarationFile } from '../bundle/declaration.ts';
import type { ReadBundle } from '../bundle/read.ts';
import { readCsv } from '../intake/csv.ts';
import { withoutTokens } from '../intake/known-tokens.ts';
import { outlineOf } from '../intake/outline.ts';
import { sniffSource } from '../intake/registry.ts';

interface Planned {
  readonly kind: string | null;
  /** The person's own mapping that reads it. */
  readonly mapping: { readonly name: string } | null;
  readonly sniffed: boolean;
  readonly files: readonly string[];
}

/** In the order of the files; the declaration is none of them. */
export async function recogniseFiles(bundle: ReadBundle, sources: readonly Planned[]): Promise<Recognition[]> {
  const sourceOf = new Map(sources.flatMap((source) => source.files.map((file) => [file, source] as const)));
  const found: Recognition[] = [];
  for (const { path, size } of bundle.files) {
    if (path === declarationFile) continue;
    const source = sourceOf.get(path);
    const head = await headOf(bundle, path);
    if (source?.kind != null) {
      const confidence = source.sniffed ? (sniffSource(path, head)?.confidence ?? null) : null;
      found.push({ path, size, kind: source.kind, confidence, reason: null });
    } else if (source?.mapping != null) {
      found.push({ path, size, kind: mappedKind(source.mapping.name), confidence: null, reason: null });
    } else found.push({ path, size, kind: null, confidence: null, reason: whyNotRecognised(path, head) });
  }
  return found;
}

/** Of files that no source reads: what each looks like, and what would help. */
export async function whyNotRead(
  bundle: ReadBundle,
  paths: readonly string[],
): Promise<{ file: string; reason: string }[]> {
  const told: { file: string; reason: string }[] = [];
  for (const file of paths) told.push({ file, reason: whyNotRecognised(file, await headOf(bundle, file)) });
  return told;
}

const headBytes = 64 * 1024;

async function headOf(bundle: ReadBundle, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of (await bundle.open(path)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

/** First bytes of formats that hold no evidence that could be read. */
const binary: readonly { readonly starts: readonly string[]; readonly reason: string }[] = [
  { starts: ['%PDF-'], reason: 'It is a PDF: a document for people. Ask for the export that it was made from.' },
  {
    starts: ['\x89PNG', 'GIF8', '\xff\xd8\xff', 'RIFF'],
    reason: 'It is a picture. Ask for the export that it shows.',
  },
  { starts: ['\x1f\x8b'], reason: 'It is compressed with gzip. Unpack it first.' },
  { starts: ['SQLite format 3'], reason: 'It is a database. Export its tables as CSV.' },
  { starts: ['PAR1'], reason: 'It is a Parquet file. Export it as CSV or JSON.' },
  {
    starts: ['\xd0\xcf\x11\xe0'],
    reason: 'It is an old Office document. Save it as CSV, or as a workbook (.xlsx).',
  },
];

/** One sentence or two: what it looks like, and what would help where something would. */
export function whyNotRecognised(path: string, head: Uint8Array): string {
  if (head.byteLength === 0) return 'It is empty: nothing was written into it.';
  const bytes = Buffer.from(head).toString('latin1');
  const known = binary.find(({ starts }) => starts.some((start) => bytes.startsWith(start)));
  if (known !== undefined) return known.reason;
  if (bytes.startsWith('PK')) return zipReason(path);
  const isWide = /^(\xff\xfe|\xfe\xff)/.test(bytes);
  if (!isWide && bytes.includes('\0')) return 'It is not text, and of no binary format that can be read.';
  const label = isWide ? (bytes.startsWith('\xff') ? 'utf-16le' : 'utf-16be') : 'utf-8';
  const text = new TextDecoder(label).decode(head).trimStart();
  if (text === '') return 'There is nothing in it but spaces.';
  if (/^[[{]/.test(text)) return jsonReason(text);
  if (/^<(\?xml|!DOCTYPE|html|[a-z])/i.test(text)) return 'It is XML or a web page. Ask for the export as JSON or CSV.';
  return tableReason(text) ?? plainReason(path, text);
}

function zipReason(path: string): string {
  return /\.xlsx?$/i.test(path)
    ? 'It is a workbook, and none of its sheets is of a known kind.'
    : 'It is an archive inside the delivery. Unpack it, and import what is in it.';
}

function jsonReason(text: string): string {
  const names = [...outlineOf(text)].filter((name) => !name.includes('/') && name !== '');
  if (/^\[\s*\]/.test(text)) return 'It is an empty JSON list, which says nothing of what it lists.';
  if (/^\{\s*\}/.test(text)) return 'It is an empty JSON object, which says nothing of what it is about.';
  if (names.length === 0) return 'It is JSON without any names that a kind of export is known by.';
  return `It is JSON with ${someOf(names)}: no known kind of export has these.`;
}

function tableReason(text: string): string | null {
  const table = readCsv(text);
  if (table === null || table.header.length < 2) return null;
  // Prose has commas too; a table has them in each of its lines.
  const records = [...table.records()].slice(0, 5);
  if (records.length > 0 && !records.some((record) => record.cells.length === table.header.length)) return null;
  return `It is a table with the columns ${someOf(table.header)}: no known kind of export has these.`;
}

function plainReason(path: string, text: string): string {
  if (/\.ya?ml$/i.test(path) || /^(---|\w[\w-]*:(\s|$))/.test(text)) {
    return 'It is YAML of no known kind. Kubernetes objects have apiVersion and kind.';
  }
  return 'It is text without the marks of any kind of export.';
}

const mostNamed = 5;

function someOf(names: readonly string[]): string {
  // Of a table without a header these are values.
  const shown = names
    .slice(0, mostNamed)
    .map(withoutTokens)
    .map((name) => (name.length > 30 ? `${name.slice(0, 29)}…` : name));
  return names.length > mostNamed ? `${shown.join(', ')} and ${names.length - mostNamed} more` : shown.join(', ');
}
