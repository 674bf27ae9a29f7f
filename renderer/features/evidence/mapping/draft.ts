// A mapping while it is being made: each change gives a new one. Pure, so that the dialog only shows and asks.
import type {
  MappingField,
  MappingProfile,
  MappingReading,
  MappingRecord,
  MappingTable,
} from '../../../../shared/mapping.ts';
import type { MappedRecord } from '../../../../shared/mapping-words.ts';

/** What is being mapped. */
export interface MappingPlace {
  readonly path: string;
  readonly file: string;
  /** A saved mapping to start from: its columns have changed. */
  readonly from: string | null;
}

/** A field of one sort of record, as a text that a list of choices can hold: `identity.owner`. */
export type Target = `${MappedRecord}.${string}`;

export function targetOf(type: MappedRecord, field: string): Target {
  return `${type}.${field}`;
}

export function partsOf(target: Target): { readonly type: MappedRecord; readonly field: string } {
  const dot = target.indexOf('.');
  // A Target is made by targetOf alone.
  return { type: target.slice(0, dot) as MappedRecord, field: target.slice(dot + 1) };
}

export interface Use {
  readonly target: Target;
  readonly field: MappingField;
}

/** What a column is used for, in the order of the records. */
export function usesOf(table: MappingTable, column: string): readonly Use[] {
  return usesIn(table).filter(({ field }) => field.columns.includes(column));
}

/** Fields that have one value for all rows. */
export function constantsOf(table: MappingTable): readonly Use[] {
  return usesIn(table).filter(({ field }) => field.constant !== null);
}

export function fieldAt(table: MappingTable, target: Target): MappingField | null {
  return usesIn(table).find((use) => use.target === target)?.field ?? null;
}

function usesIn(table: MappingTable): readonly Use[] {
  return table.records.flatMap(({ type, fields }) =>
    fields.map((field): Use => ({ target: targetOf(type, field.field), field })),
  );
}

export function withTable(profile: MappingProfile, index: number, table: MappingTable): MappingProfile {
  return { ...profile, tables: profile.tables.map((one, at) => (at === index ? table : one)) };
}

/** Uses a column for a field. What filled that field before no longer does. */
export function withUse(table: MappingTable, column: string, target: Target, reading: MappingReading): MappingTable {
  const { field } = partsOf(target);
  const next: MappingField = { field, columns: [column], constant: null, reading };
  return { ...put(table, target, next), withhold: table.withhold.filter((name) => name !== column) };
}

/** The column no longer fills the field; one that is made of several columns keeps the others. */
export function withoutUse(table: MappingTable, column: string, target: Target): MappingTable {
  const field = fieldAt(table, target);
  if (field === null) return table;
  const columns = field.columns.filter((name) => name !== column);
  return put(table, target, columns.length === 0 ? null : { ...field, columns });
}

export function withReading(table: MappingTable, target: Target, reading: MappingReading): MappingTable {
  const field = fieldAt(table, target);
  return field === null ? table : put(table, target, { ...field, reading });
}

/** One value for all rows; empty takes it away. */
export function withConstant(table: MappingTable, target: Target, value: string): MappingTable {
  const { field } = partsOf(target);
  const constant = value === '' ? null : { field, columns: [], constant: value, reading: { as: 'text' } as const };
  return put(table, target, constant);
}

/** Nothing of the column is kept, so nothing is read from it. */
export function withWithheld(table: MappingTable, column: string): MappingTable {
  const unused = usesOf(table, column).reduce((left, use) => withoutUse(left, column, use.target), table);
  return { ...unused, withhold: [...unused.withhold.filter((name) => name !== column), column] };
}

export function withoutWithheld(table: MappingTable, column: string): MappingTable {
  return { ...table, withhold: table.withhold.filter((name) => name !== column) };
}

/** A sort of record more, or one less; the last one stays. */
export function withRecord(table: MappingTable, type: MappedRecord, on: boolean): MappingTable {
  const others = table.records.filter((record) => record.type !== type);
  if (!on) return others.length === 0 ? table : { ...table, records: others };
  return others.length < table.records.length ? table : { ...table, records: [...others, { type, fields: [] }] };
}

function put(table: MappingTable, target: Target, next: MappingField | null): MappingTable {
  const { type, field } = partsOf(target);
  const known: readonly MappingRecord[] = table.records.some((record) => record.type === type)
    ? table.records
    : [...table.records, { type, fields: [] }];
  return {
    ...table,
    records: known.map((record) => {
      if (record.type !== type) return record;
      const at = record.fields.findIndex((one) => one.field === field);
      const fields = record.fields.filter((one) => one.field !== field);
      if (next === null) return { ...record, fields };
      return { ...record, fields: inserted(fields, at === -1 ? fields.length : at, next) };
    }),
  };
}

/** `ja, x` to words and back, for a text field. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

function inserted(fields: readonly MappingField[], at: number, next: MappingField): MappingField[] {
  return [...fields.slice(0, at), next, ...fields.slice(at)];
}
