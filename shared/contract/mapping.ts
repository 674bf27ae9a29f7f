// Reading any table by a mapping: a proposal, what it makes of the file, and the mappings that are saved.
import { z } from 'zod';
import { mappingProfile, mappingReading } from '../mapping.ts';
import { mappedRecords } from '../mapping-words.ts';
import { totals } from './evidence.ts';
import { actingPerson, nothing, path, read, write } from './method.ts';

const address = z.object({ line: z.number().nullable(), pointer: z.string().nullable() });

export const mappingColumn = z.object({
  name: z.string(),
  /** A few different values, secrets withheld. */
  examples: z.array(z.string()),
  /** All different values where they are few; empty where they are many. */
  values: z.array(z.string()),
  filled: z.number(),
  blank: z.number(),
  withheld: z.boolean(),
});
export type MappingColumn = z.infer<typeof mappingColumn>;

export const mappingDrift = z.object({
  missing: z.array(z.string()),
  added: z.array(z.string()),
  /** Missing ones that the mapping reads. */
  needed: z.array(z.string()),
});

export const mappingProblem = z.object({
  table: z.number().nullable(),
  record: z.enum(mappedRecords).nullable(),
  field: z.string().nullable(),
  sentence: z.string(),
});
export type MappingProblem = z.infer<typeof mappingProblem>;

export const mappingSuggestion = z.object({
  file: z.string(),
  form: z.enum(['csv', 'workbook']),
  sheets: z.array(z.object({ name: z.string().nullable(), rows: z.number(), hasNames: z.boolean() })),
  profile: mappingProfile,
  /** One for each table of the profile, in its order. */
  tables: z.array(
    z.object({
      rows: z.number(),
      columns: z.array(mappingColumn),
      head: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })),
      notes: z.array(z.string()),
    }),
  ),
  problems: z.array(mappingProblem),
  /** Against the saved mapping that it was made from; null without one. */
  drift: mappingDrift.nullable(),
});
export type MappingSuggestion = z.infer<typeof mappingSuggestion>;

export const mappingPreview = z.object({
  problems: z.array(mappingProblem),
  counts: totals,
  rejected: z.number(),
  rows: z.array(
    address.extend({
      records: z.array(
        z.object({
          type: z.enum(mappedRecords),
          facts: z.array(z.object({ fact: z.string(), value: z.string() })),
        }),
      ),
      rejected: z.string().nullable(),
    }),
  ),
  refusals: z.array(address.extend({ reason: z.string() })),
  remarks: z.array(z.string()),
  /** How many values are withheld when the file is kept. */
  withheld: z.number(),
});
export type MappingPreview = z.infer<typeof mappingPreview>;

export const savedMapping = z.object({
  name: z.string(),
  /** As `import --kind` takes it. */
  kind: z.string(),
  version: z.number(),
  digest: z.string(),
  reason: z.string().nullable(),
  savedAt: z.string(),
  savedBy: z.string().nullable(),
  retiredAt: z.string().nullable(),
  retiredReason: z.string().nullable(),
  /** The last bundle that was read by any of its versions. */
  lastBundle: z.string().nullable(),
  profile: mappingProfile,
});
export type SavedMapping = z.infer<typeof savedMapping>;

const tableFile = {
  path,
  /** In a folder or bundle; null: its only file. */ file: z.string().nullable().default(null),
};

export const mappingMethods = {
  'mapping.fields': read(
    nothing,
    z.array(
      z.object({
        type: z.enum(mappedRecords),
        title: z.string(),
        fields: z.array(
          z.object({
            field: z.string(),
            title: z.string(),
            meaning: z.string(),
            required: z.boolean(),
            holds: z.enum(['text', 'time', 'last_use', 'flag', 'count', 'words', 'pairs', 'path', 'last_four']),
            words: z.array(z.string()),
          }),
        ),
      }),
    ),
  ),
  'mapping.suggest': read(
    z.object({
      ...tableFile,
      /** Sheets to map; null: the one with most rows. */
      sheets: z.array(z.string()).nullable().default(null),
      /** What the rows are, where somebody knows it. */
      types: z.array(z.enum(mappedRecords)).nullable().default(null),
      /** A saved mapping to start from. */
      from: z.string().nullable().default(null),
    }),
    mappingSuggestion,
  ),
  'mapping.reading': read(
    z.object({
      ...tableFile,
      sheet: z.string().nullable().default(null),
      column: z.string(),
      type: z.enum(mappedRecords),
      field: z.string(),
    }),
    z.object({ reading: mappingReading, notes: z.array(z.string()) }),
  ),
  'mapping.preview': read(
    z.object({
      ...tableFile,
      profile: mappingProfile,
      rows: z.number().int().min(1).max(200).default(12),
      refusals: z.number().int().min(1).max(1000).default(20),
    }),
    mappingPreview,
  ),
  'mapping.save': write(
    z.object({ profile: mappingProfile, reason: z.string().nullable().default(null), as: actingPerson }),
    savedMapping,
  ),
  'mapping.list': read(z.object({ all: z.boolean().default(false) }), z.array(savedMapping)),
  'mapping.retire': write(
    z.object({ name: z.string().min(1), reason: z.string().trim().min(1), as: actingPerson }),
    z.null(),
  ),
};
