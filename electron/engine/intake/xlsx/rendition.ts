// What is kept of a workbook: the values of the sheets that are read, as lines of JSON. The first line says what it is
// and of which file (by SHA-256); each further line is one row of one sheet. It is what replays read and viewers show.
import { CountersignError } from '../../../../shared/errors.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import { pointerTokens } from '../pointer.ts';
import type { WorkbookRow, WorkbookValues } from './workbook.ts';

export interface RenditionSheet {
  readonly name: string;
  readonly rows: readonly WorkbookRow[];
}

export interface Rendition {
  /** SHA-256 of the workbook that it was made from. */
  readonly original: string;
  readonly remarks: readonly string[];
  readonly sheets: readonly RenditionSheet[];
}

const format = 'countersign-workbook-values/1';
const opening = `{"format":"${format}"`;

export function isRendition(text: string): boolean {
  return text.startsWith(opening);
}

export function renditionText(
  original: string,
  { remarks, sheets }: Pick<WorkbookValues, 'remarks'> & { readonly sheets: readonly RenditionSheet[] },
): string {
  const lines = [JSON.stringify({ format, original, remarks, sheets: sheets.map(({ name }) => name) })];
  sheets.forEach((sheet, index) => {
    for (const { row, cells } of sheet.rows) lines.push(JSON.stringify({ sheet: index, row, cells }));
  });
  return `${lines.join('\n')}\n`;
}

/** Throws SOURCE_UNREADABLE for a text that was not written by renditionText. */
export function readRendition(text: string): Rendition {
  const [first = '', ...lines] = text.split('\n');
  const head = parsed(first);
  const names = textsOf(property(head, 'sheets'));
  const sheets = names.map((name): { name: string; rows: WorkbookRow[] } => ({ name, rows: [] }));
  for (const line of lines) {
    if (line === '') continue;
    const value = parsed(line);
    const row = property(value, 'row');
    const sheet = sheets[Number(property(value, 'sheet'))];
    if (sheet === undefined || typeof row !== 'number') throw damaged();
    sheet.rows.push({ row, cells: textsOf(property(value, 'cells')) });
  }
  return { original: String(property(head, 'original') ?? ''), remarks: textsOf(property(head, 'remarks')), sheets };
}

/** Written by renditionText and checked by its hash since, so nothing of it has to be looked for twice. */
function parsed(line: string) {
  let value: JsonValue;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw damaged(cause);
  }
  if (!isObject(value)) throw damaged();
  return value;
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw damaged();
  return value;
}

function damaged(cause?: unknown): CountersignError {
  return new CountersignError(
    'SOURCE_UNREADABLE',
    'The kept values of the workbook are not as they were written.',
    {},
    cause,
  );
}

/** The sheet and row that a pointer such as `/Service accounts/12` names; null when it names none. */
export function placeInWorkbook(pointer: string): { readonly sheet: string; readonly row: number } | null {
  const tokens = pointerTokens(pointer);
  const [sheet, row] = tokens ?? [];
  return tokens?.length === 2 && sheet !== undefined && row !== undefined && /^[1-9]\d{0,6}$/.test(row)
    ? { sheet, row: Number(row) }
    : null;
}

/** Where the row of a pointer stands in the kept text, end exclusive. */
export function spanInRendition(
  text: string,
  pointer: string,
): { readonly start: number; readonly end: number } | null {
  const place = placeInWorkbook(pointer);
  if (place === null) return null;
  const end = text.indexOf('\n');
  const sheet = textsOf(property(parsed(text.slice(0, end)), 'sheets')).indexOf(place.sheet);
  const start = sheet === -1 ? -1 : text.indexOf(`\n{"sheet":${sheet},"row":${place.row},`);
  return start === -1 ? null : { start: start + 1, end: text.indexOf('\n', start + 1) };
}
