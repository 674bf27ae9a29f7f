// Reads the kept files of a mapped source into records. The same mapping and the same bytes always give the same records:
// that is what lets the inventory be rebuilt from the ledger.
import { CountersignError } from '../../../../shared/errors.ts';
import type { MappingProfile, MappingTable } from '../../../../shared/mapping.ts';
import { decode } from '../decode.ts';
import type { CanonicalRecord, IntakeRecord } from '../record.ts';
import type { ReadContext, SourceInput } from '../source-kind.ts';
import { driftInWords, findHeader } from './header.ts';
import { createRowReader } from './row-reader.ts';
import { addressOfRow, openTables, type RawTable, type TableRow } from './tables.ts';
import { guardOf } from './withheld.ts';

/** How many rows are read between two looks at the event loop and the signal. */
const breath = 1000;

export interface MappedContext {
  readonly signal?: AbortSignal;
}

/**
 * Records, rejections and remarks in the order of the rows. Throws CANCELLED when the signal fires; whatever is wrong with
 * a file is a rejection.
 */
export async function* readMapped(
  profile: MappingProfile,
  files: readonly SourceInput[],
  { signal }: MappedContext = {},
): AsyncGenerator<IntakeRecord, void, undefined> {
  const repeats = createRepeats();
  let rows = 0;
  let wasEmpty = files.length > 0;
  for (const file of files) {
    await pause(signal);
    for (const record of readFile(profile, file, { system: file.system, extractedAt: file.extractedAt }, repeats)) {
      if (record.type !== 'remark' || record.remark === 'zero_bytes') wasEmpty = false;
      yield record;
      rows += 1;
      if (rows % breath === 0) await pause(signal);
    }
  }
  if (wasEmpty)
    yield { type: 'remark', remark: 'empty', detail: 'The table has its column names and no row.', address: null };
}

/** One file, without pauses: what a preview and an import both read by. */
export function* readFile(
  profile: MappingProfile,
  file: Pick<SourceInput, 'path' | 'bytes'>,
  context: ReadContext,
  repeats: Repeats = createRepeats(),
): Generator<IntakeRecord, void, undefined> {
  const whole = { file: file.path, line: null, pointer: null };
  let opened: ReturnType<typeof openTables>;
  try {
    const { text } = decode(file.bytes);
    if (text.trim() === '') {
      const detail = `${file.path} is empty: nothing was written to it, not even column names.`;
      yield { type: 'remark', remark: 'zero_bytes', detail, address: whole };
      return;
    }
    opened = openTables(text);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    yield { type: 'rejected', address: whole, reason: error.message };
    yield partial(file.path, whole);
    return;
  }
  for (const detail of opened.remarks) yield { type: 'remark', remark: 'note', detail, address: whole };
  for (const mapping of profile.tables) {
    const table = tableFor(opened.tables, mapping);
    if (table === null) {
      yield { type: 'rejected', address: whole, reason: `There is no sheet ${mapping.sheet ?? ''} in the file.` };
      yield partial(file.path, whole);
    } else yield* readTable(profile, mapping, table, file.path, context, repeats);
  }
}

/** By the sheet's name; where only one sheet is mapped and kept, its name may have changed ("Q2", "Q3"). */
export function tableFor(tables: readonly RawTable[], mapping: MappingTable): RawTable | null {
  const named = tables.find(({ sheet }) => sheet === mapping.sheet);
  if (named !== undefined) return named;
  const matching = tables.filter((table) => findHeader(table, mapping)?.drift.needed.length === 0);
  const [only] = matching;
  return matching.length === 1 && only !== undefined ? only : null;
}

function partial(path: string, address: { file: string; line: null; pointer: null }): IntakeRecord {
  return {
    type: 'remark',
    remark: 'partial',
    detail: `${path} could not be read, so what it lists is missing.`,
    address,
  };
}

function* readTable(
  profile: MappingProfile,
  mapping: MappingTable,
  table: RawTable,
  file: string,
  context: ReadContext,
  repeats: Repeats,
): Generator<IntakeRecord, void, undefined> {
  const found = findHeader(table, mapping);
  const address = addressOfRow(file, table.sheet, found?.row.number ?? mapping.headerRow);
  if (found === null || found.drift.needed.length > 0) {
    const lacking = found === null ? mapping.header.slice(0, 6).join(', ') : found.drift.needed.join(', ');
    yield {
      type: 'rejected',
      address,
      reason: `The table lacks columns that the mapping reads: ${lacking}. No row of it can be read.`,
    };
    yield { type: 'remark', remark: 'partial', detail: `${file} does not have the columns of the mapping.`, address };
    return;
  }
  for (const detail of driftInWords(found.drift)) yield { type: 'remark', remark: 'note', detail, address };
  const guard = guardOf(found.names, mapping);
  const read = createRowReader(profile, mapping, found.names, context.system);
  const absent = new Map<string, number>();
  for (const row of rowsBelow(table, found.row)) {
    const at = addressOfRow(file, table.sheet, row.number);
    const fault = row.fault ?? widthFault(row, found.names.length, table.sheet === null);
    if (fault !== null) {
      yield { type: 'rejected', address: at, reason: fault };
      continue;
    }
    if (isHeaderAgain(row, found.row)) {
      yield {
        type: 'remark',
        remark: 'note',
        detail: 'The column names stand there again: tables were joined.',
        address: at,
      };
      continue;
    }
    const { records, rejected, absent: none } = read(guard.clean(row.cells), at);
    for (const record of records) if (!repeats.isRepeat(record)) yield record;
    if (rejected !== null) yield { type: 'rejected', address: at, reason: rejected };
    for (const type of none) absent.set(type, (absent.get(type) ?? 0) + 1);
  }
  for (const [type, count] of absent) {
    const detail = `${count === 1 ? 'One row says' : `${count} rows say`} nothing of ${type === 'entitlement' || type === 'action' ? 'an' : 'a'} ${type}, and ${count === 1 ? 'gives' : 'give'} none.`;
    yield { type: 'remark', remark: 'note', detail, address };
  }
}

export function* rowsBelow(table: RawTable, header: TableRow): Generator<TableRow, void, undefined> {
  for (const row of table.rows()) if (row.number > header.number) yield row;
}

/** Trailing empty cells are a habit of exporters; a sheet has no width of its own. */
export function widthFault(row: TableRow, width: number, isCsv: boolean): string | null {
  const filled = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled > width) return `The row has ${filled} cells, but there are ${width} columns.`;
  return isCsv && row.cells.length < width
    ? `The row has ${row.cells.length} cells, but there are ${width} columns.`
    : null;
}

function isHeaderAgain(row: TableRow, header: TableRow): boolean {
  return (
    row.cells.length >= header.cells.length &&
    header.cells.every((cell, index) => cell.trim() === row.cells[index]?.trim())
  );
}

/** An identity with ten entitlements stands in ten rows and is one record. */
export interface Repeats {
  isRepeat(record: CanonicalRecord): boolean;
}

export function createRepeats(): Repeats {
  const seen = new Set<string>();
  return {
    isRepeat(record) {
      if (record.type !== 'identity' && record.type !== 'credential') return false;
      const content = JSON.stringify({ ...record, address: null });
      if (seen.has(content)) return true;
      seen.add(content);
      return false;
    },
  };
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Reading the table was cancelled.');
}
