// One row of a table to its records, as the mapping says: what it gives, what it lacks and why.
import type { MappingField, MappingProfile, MappingTable } from '../../../../shared/mapping.ts';
import type { MappedRecord } from '../../../../shared/mapping-words.ts';
import type { Column } from '../canonical/column.ts';
import type { Reference } from '../canonical/tables.ts';
import type { JsonValue } from '../json.ts';
import type { Address, CanonicalRecord } from '../record.ts';
import { remainder } from '../withhold.ts';
import { type CellReader, cellReader, plainWord, splitList } from './cells.ts';
import { fieldTitle, type RecordPlan, recordPlan } from './fields.ts';
import { resolvedFields } from './resolve.ts';

export interface RowRecords {
  readonly records: readonly CanonicalRecord[];
  /** One sentence for everything in the row that could not be read; null when all could. */
  readonly rejected: string | null;
  /** Sorts of records for which nothing stands in the row. */
  readonly absent: readonly MappedRecord[];
}

export type RowReader = (cells: readonly string[], address: Address) => RowRecords;

interface FieldPlan {
  readonly field: string;
  readonly column: Column<unknown>;
  readonly at: readonly number[];
  readonly constant: string | null;
  readonly read: CellReader;
  readonly separator: string | null;
  readonly label: string;
}

interface RecordReader {
  readonly plan: RecordPlan;
  readonly fields: readonly FieldPlan[];
  /** Cells that belong to this record alone; when all are empty, the row has no such record. Empty: it always has one. */
  readonly own: readonly number[];
  readonly labels: ReadonlyMap<string, string>;
}

/** `names` are the columns of this file; all that the mapping uses are among them. */
export function createRowReader(
  profile: MappingProfile,
  table: MappingTable,
  names: readonly string[],
  declaredSystem: string | null,
): RowReader {
  const system = declaredSystem ?? profile.system;
  const reference: Reference = (given, nativeId) => {
    const full = given ?? system;
    return full === null
      ? 'No system is given, neither in the row nor in the mapping nor for the source.'
      : { system: full, nativeId };
  };
  const position = new Map(names.map((name, index) => [plainWord(name), index]));
  const readers = table.records.map((record) => recordReader(profile, table, record.type, position));
  return (cells, address) => {
    const records: CanonicalRecord[] = [];
    const reasons = new Set<string>();
    const absent: MappedRecord[] = [];
    for (const reader of readers) {
      if (reader.own.length > 0 && reader.own.every((index) => isBlank(cells[index], profile.empty))) {
        absent.push(reader.plan.type);
        continue;
      }
      for (const result of readRecords(reader, cells, address, reference)) {
        if (typeof result === 'string') reasons.add(result);
        else records.push(result);
      }
    }
    // A row is read whole or not at all: half a row would look like all that it says.
    return reasons.size === 0
      ? { records, rejected: null, absent }
      : { records: [], rejected: [...reasons].join(' '), absent: [] };
  };
}

function isBlank(cell: string | undefined, emptyWords: readonly string[]): boolean {
  const word = plainWord(cell ?? '');
  return word === '' || emptyWords.some((empty) => plainWord(empty) === word);
}

function recordReader(
  profile: MappingProfile,
  table: MappingTable,
  type: MappedRecord,
  position: ReadonlyMap<string, number>,
): RecordReader {
  const record = table.records.find((candidate) => candidate.type === type) ?? { type, fields: [] };
  const plan = recordPlan(type);
  const indexes = (field: MappingField) => field.columns.flatMap((name) => position.get(plainWord(name)) ?? []);
  const fields = resolvedFields(record, table).flatMap((field): FieldPlan[] => {
    const column = plan.columns.get(field.field);
    if (column === undefined) return [];
    const named = field.columns.map((name) => `“${name.slice(0, 60)}”`).join(' / ');
    return [
      {
        field: field.field,
        column,
        at: indexes(field),
        constant: field.constant,
        read: cellReader(field.reading, profile.empty),
        separator: field.reading.as === 'list' ? field.reading.separator : null,
        label: named === '' ? fieldTitle(field.field) : `${fieldTitle(field.field)} (column ${named})`,
      },
    ];
  });
  const elsewhere = new Set(
    table.records.filter((other) => other.type !== type).flatMap((other) => other.fields.flatMap(indexes)),
  );
  // An entitlement is its privilege: a row that only names the system that it would be on has none.
  const defining = record.fields.filter(
    ({ field, columns }) => type === 'entitlement' && field === 'privilege' && columns.length > 0,
  );
  const telling = defining.length > 0 ? defining : record.fields;
  const own = [...new Set(telling.flatMap(indexes))].filter((index) => !elsewhere.has(index));
  return {
    plan,
    fields,
    own: table.records.length > 1 && type !== 'identity' ? own : [],
    labels: new Map(fields.map(({ field, label }) => [field, label])),
  };
}

function* readRecords(
  { plan, fields, labels }: RecordReader,
  cells: readonly string[],
  address: Address,
  reference: Reference,
): Generator<CanonicalRecord | string, void, undefined> {
  const values = new Map<string, JsonValue>();
  const problems: string[] = [];
  let split: { readonly field: string; readonly parts: readonly string[] } | null = null;
  for (const field of fields) {
    if (field.constant !== null) {
      values.set(field.field, field.constant);
      continue;
    }
    const reading = field.read(joined(field, cells));
    switch (reading.state) {
      case 'empty':
        break;
      case 'never':
        if (field.column.holds === 'last_use') values.set(field.field, 'never');
        else if (field.field === 'expires_at' && !labels.has('never_expires')) values.set('never_expires', 'true');
        break;
      case 'refused':
        problems.push(`${field.label} ${reading.reason}.`);
        break;
      case 'value': {
        if (field.separator === null) {
          values.set(field.field, finished(field, reading.value));
          break;
        }
        const parts = splitList(reading.value, field.separator);
        if (typeof parts === 'string') problems.push(`${field.label} ${parts}.`);
        else split = { field: field.field, parts };
      }
    }
  }
  if (problems.length > 0) {
    yield problems.join(' ');
    return;
  }
  const label = (field: string) => labels.get(field) ?? fieldTitle(field);
  if (split === null) yield plan.build(values, address, reference, label);
  else
    for (const part of split.parts) yield plan.build(new Map(values).set(split.field, part), address, reference, label);
}

function joined({ at }: FieldPlan, cells: readonly string[]): string {
  const [first] = at;
  if (at.length === 1 && first !== undefined) return cells[first] ?? '';
  const parts = at.map((index) => (cells[index] ?? '').trim());
  return parts.every((part) => part === '') ? '' : parts.join(' / ');
}

/** Of a withheld value only the ending may be known. */
function finished({ column }: FieldPlan, value: string): string {
  return column.holds === 'last_four' && value.startsWith('[redacted') ? (remainder(value).lastFour ?? '') : value;
}
