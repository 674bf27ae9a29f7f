// What a mapping says: how the columns of somebody's own table become identities, credentials, entitlements, findings and
// actions. It is written by a person once, saved under a name, and read by the engine each quarter in the same way.
import { z } from 'zod';
import { dateOrders, mappedRecords } from './mapping-words.ts';

const column = z.string().min(1).max(300);
const word = z.string().min(1).max(300);

export const mappingReading = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('text') }),
  z.strictObject({
    as: z.literal('date'),
    /** Null: not decided yet, because the values can be read in two ways. Such a mapping can't be saved. */
    order: z.enum(dateOrders).nullable(),
    /** Of times that say no zone: `Z` or `+01:00`. */
    zone: z.string().regex(/^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/, 'Z or an offset such as +01:00'),
    /** Words that say that it never was, or that it never ends. */
    never: z.array(word).max(50),
  }),
  z.strictObject({ as: z.literal('boolean'), yes: z.array(word).max(50), no: z.array(word).max(50) }),
  z.strictObject({
    as: z.literal('words'),
    /** `to` null: the word says nothing that is known here. */
    words: z.array(z.strictObject({ from: word, to: z.string().min(1).nullable() })).max(300),
    /** What becomes of a word that is not listed: the row is rejected, or the fact is unknown. */
    otherwise: z.enum(['reject', 'unknown']),
  }),
  /** Several values in one cell: each becomes a record of its own. */
  z.strictObject({ as: z.literal('list'), separator: z.string().min(1).max(5) }),
]);
export type MappingReading = z.infer<typeof mappingReading>;

export const mappingField = z
  .strictObject({
    /** A column of the canonical table of the record, e.g. `native_id`, `last_used`. */
    field: z.string().regex(/^[a-z_]{1,40}$/),
    /** Columns of the file, joined by ` / ` when there are several; none when the value is `constant`. */
    columns: z.array(column).max(6),
    /** The same for every row. */
    constant: z.string().min(1).max(1000).nullable(),
    reading: mappingReading,
  })
  .refine(({ columns, constant }) => (columns.length === 0) !== (constant === null), {
    message: 'a field has either columns or one value for all rows',
  });
export type MappingField = z.infer<typeof mappingField>;

export const mappingRecord = z.strictObject({ type: z.enum(mappedRecords), fields: z.array(mappingField).max(60) });
export type MappingRecord = z.infer<typeof mappingRecord>;

export const mappingTable = z.strictObject({
  /** The sheet's name; null for CSV. */
  sheet: z.string().min(1).max(100).nullable(),
  /** Row of the column names when the mapping was made: as the spreadsheet numbers it, or the line of a CSV. */
  headerRow: z.int().min(1).max(1_048_576),
  /** The column names when the mapping was made: a later file is recognised by them. */
  header: z.array(column).min(1).max(16_384),
  /** Columns that may hold secrets: nothing of them is kept but the last four characters. */
  withhold: z.array(column),
  records: z.array(mappingRecord).min(1).max(5),
});
export type MappingTable = z.infer<typeof mappingTable>;

export const mappingFormat = 'countersign-mapping/1';

export const mappingProfile = z.strictObject({
  format: z.literal(mappingFormat),
  name: z.string().trim().min(1).max(80),
  /** The system that the rows are of, where neither they nor the bundle say it. */
  system: z.string().trim().min(1).max(200).nullable(),
  /** Words that stand for an empty cell, compared without case. */
  empty: z.array(word).max(50),
  tables: z.array(mappingTable).min(1).max(20),
});
export type MappingProfile = z.infer<typeof mappingProfile>;
