// A file on the desk that is to be mapped: a proposal for it, what a mapping makes of it, how one column would be read.
// Nothing is kept or changed.
import { stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import type { MethodArguments, MethodOutput } from '../../../../shared/contract.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { type MappingProfile, type MappingTable, mappingFormat } from '../../../../shared/mapping.ts';
import { mappedRecords } from '../../../../shared/mapping-words.ts';
import { readAll } from '../../bundle/bagit.ts';
import { readBundle } from '../../bundle/read.ts';
import { fieldTitle, recordPlan } from '../../intake/mapping/fields.ts';
import { findHeader, guessHeader } from '../../intake/mapping/header.ts';
import { matchTables, openTableFile, type TableFile } from '../../intake/mapping/open-table-file.ts';
import { previewMapped } from '../../intake/mapping/preview.ts';
import { tableFor } from '../../intake/mapping/read-mapped.ts';
import { profileProblems, recordTitles } from '../../intake/mapping/resolve.ts';
import { lookAt, readingFor, suggestTable } from '../../intake/mapping/suggest.ts';
import type { RawTable } from '../../intake/mapping/tables.ts';
import { requireMapping } from './profiles.ts';

type Suggestion = MethodOutput<'mapping.suggest'>;
type SuggestedTable = Suggestion['tables'][number];

/** Throws FILE_UNREADABLE, BUNDLE_*, SOURCE_UNREADABLE for a file that is no table, NOT_FOUND for a sheet or mapping. */
export async function suggestMapping(db: Database, input: MethodArguments<'mapping.suggest'>): Promise<Suggestion> {
  const opened = await openFile(db, input.path, input.file);
  const { tables } = opened.content;
  const saved = input.from === null ? null : requireMapping(db, input.from);
  const parts = saved === null ? await freshTables(tables, input) : knownTables(tables, saved.profile);
  const profile: MappingProfile =
    saved === null
      ? {
          format: mappingFormat,
          name: nameFromFile(opened.file),
          system: null,
          empty: [...new Set(parts.flatMap(({ emptyWords }) => emptyWords))],
          tables: parts.map(({ table }) => table),
        }
      : { ...saved.profile, tables: parts.map(({ table }) => table) };
  return {
    file: opened.file,
    form: opened.content.form,
    sheets: tables.map((table) => ({ name: table.sheet, rows: count(table), hasNames: guessHeader(table) !== null })),
    profile,
    tables: parts.map(({ look }) => look),
    problems: [...profileProblems(profile)],
    drift: saved === null ? null : driftOf(tables, saved.profile),
  };
}

function driftOf(tables: readonly RawTable[], profile: MappingProfile): Suggestion['drift'] {
  const match = matchTables(tables, profile);
  if (match === null) return null;
  const { missing, added, needed } = match.drift;
  return { missing: [...missing], added: [...added], needed: [...needed] };
}

interface Part {
  readonly table: MappingTable;
  readonly look: SuggestedTable;
  readonly emptyWords: readonly string[];
}

async function freshTables(
  tables: readonly RawTable[],
  { sheets, types }: MethodArguments<'mapping.suggest'>,
): Promise<readonly Part[]> {
  const [first, ...others] = tables;
  if (first === undefined)
    throw new CountersignError('SOURCE_UNREADABLE', 'There is no sheet with values in the workbook.');
  const largest = others.reduce((most, table) => (count(table) > count(most) ? table : most), first);
  const wanted = sheets === null ? [largest] : sheets.map((name) => requireSheet(tables, name));
  return wanted.map((raw) => {
    const suggestion = suggestTable(raw, types);
    if (suggestion === null)
      throw new CountersignError('SOURCE_UNREADABLE', 'No row of the table looks like column names.', {
        sheet: raw.sheet,
      });
    const { table, columns, withheld, rows, head, notes, emptyWords } = suggestion;
    return { table, emptyWords, look: lookOf(columns, withheld, rows, head, notes) };
  });
}

function lookOf(
  columns: ReturnType<typeof lookAt>['looks'],
  withheld: ReadonlySet<string>,
  rows: number,
  head: ReturnType<typeof lookAt>['head'],
  notes: readonly string[],
): SuggestedTable {
  return {
    rows,
    columns: columns.map(({ name, distinct, many, filled, blank }) => ({
      name,
      examples: distinct.slice(0, 3).map((value) => value.slice(0, 120)),
      values: many || distinct.length > 60 ? [] : distinct.map((value) => value.slice(0, 120)),
      filled,
      blank,
      withheld: withheld.has(name),
    })),
    head: head.map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.slice(0, 200)) })),
    notes: [...notes],
  };
}

/** The tables of a saved mapping with this file's columns; what the file lacks stays in it, to be seen and settled. */
function knownTables(tables: readonly RawTable[], profile: MappingProfile): readonly Part[] {
  return profile.tables.map((mapping) => {
    const raw = tableFor(tables, mapping);
    const found = raw === null ? null : findHeader(raw, mapping);
    if (raw === null || found === null)
      throw new CountersignError(
        'MAPPING_DOES_NOT_FIT',
        `The file does not have the columns of the mapping ${profile.name}.`,
      );
    const { looks, rows, head, withheld } = lookAt(raw, found, mapping);
    const table: MappingTable = {
      ...mapping,
      sheet: raw.sheet,
      headerRow: found.row.number,
      header: [...found.names],
      withhold: mapping.withhold.filter((name) => found.names.includes(name)),
    };
    return { table, emptyWords: [], look: lookOf(looks, withheld, rows, head, []) };
  });
}

function requireSheet(tables: readonly RawTable[], name: string): RawTable {
  const found = tables.find(({ sheet }) => sheet === name);
  if (found !== undefined) return found;
  throw new CountersignError('NOT_FOUND', `There is no sheet ${name.slice(0, 60)} in the file.`, {
    sheets: tables.flatMap(({ sheet }) => sheet ?? []),
  });
}

function count(table: RawTable): number {
  let rows = 0;
  for (const _row of table.rows()) rows += 1;
  return rows;
}

/** `workday-bots_2026-Q3.xlsx` becomes "Workday bots": the quarter is not the mapping's. */
function nameFromFile(file: string): string {
  const base = file.split('/').at(-1) ?? file;
  const words = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[_.\-\s]+/g, ' ')
    .replaceAll(/\b(?:q[1-4]|\d{1,8}|(?:19|20)\d\d(?:q[1-4])?|export|report)\b/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const name = words === '' ? base : words;
  return (name.charAt(0).toUpperCase() + name.slice(1)).slice(0, 80);
}

/** How one column would be read as a field; as plain text where its values are not of the field's sort. */
export async function columnReading(
  db: Database,
  { path, file, sheet, column, type, field }: MethodArguments<'mapping.reading'>,
): Promise<MethodOutput<'mapping.reading'>> {
  const { tables } = (await openFile(db, path, file)).content;
  const raw = tables.find((table) => table.sheet === sheet) ?? tables[0];
  const header = raw === undefined ? null : guessHeader(raw);
  const target = recordPlan(type).columns.get(field);
  const look =
    raw === undefined || header === null ? undefined : lookAt(raw, header).looks.find(({ name }) => name === column);
  if (look === undefined || target === undefined)
    throw new CountersignError('NOT_FOUND', `There is no column ${column.slice(0, 60)} or no field ${field}.`);
  const found = readingFor(type, field, target, look);
  if (found !== null) return { reading: found.reading, notes: [...found.notes] };
  const title = fieldTitle(field);
  switch (target.holds) {
    case 'time':
    case 'last_use':
      return {
        reading: { as: 'date', order: 'ymd', zone: 'Z', never: [] },
        notes: [`${column}: most of its values are no dates, so it may not be ${title}.`],
      };
    case 'flag':
      return {
        reading: { as: 'boolean', yes: ['yes', 'true', 'ja'], no: ['no', 'false', 'nein'] },
        notes: [`${column}: say which of its words mean yes and which mean no.`],
      };
    case 'words':
      return {
        reading: { as: 'words', words: [], otherwise: 'reject' },
        notes: [`${column}: say what its words mean; rows with other words are rejected.`],
      };
    default:
      return { reading: { as: 'text' }, notes: [] };
  }
}

/** What the mapping makes of the whole file. Throws as suggestMapping, and CANCELLED. */
export async function previewMapping(
  db: Database,
  { path, file, profile, rows, refusals }: MethodArguments<'mapping.preview'>,
  signal: AbortSignal,
): Promise<MethodOutput<'mapping.preview'>> {
  const opened = await openFile(db, path, file);
  const kept = await opened.content.keep(profile);
  const preview = await previewMapped(profile, { path: opened.file, kept: kept.bytes }, { rows, refusals, signal });
  const { counts } = preview;
  return {
    problems: [...profileProblems(profile)],
    counts: {
      identities: counts.identity,
      credentials: counts.credential,
      entitlements: counts.entitlement,
      findings: counts.finding,
      actions: counts.action,
    },
    rejected: preview.rejected,
    rows: preview.rows.map(({ address, records, rejected }) => ({
      line: address.line,
      pointer: address.pointer,
      records: records.map(({ type, facts }) => ({ type, facts: [...facts] })),
      rejected,
    })),
    refusals: preview.refusals.map(({ address, reason }) => ({ line: address.line, pointer: address.pointer, reason })),
    remarks: [...preview.remarks],
    withheld: kept.count,
  };
}

export function mappingFields(): MethodOutput<'mapping.fields'> {
  return mappedRecords.map((type) => ({
    type,
    title: recordTitles[type],
    fields: [...recordPlan(type).columns].map(([field, column]) => ({
      field,
      title: fieldTitle(field),
      meaning: column.meaning,
      required: column.required,
      holds: column.holds,
      words: [...(column.words ?? [])],
    })),
  }));
}

interface OpenedFile {
  readonly file: string;
  readonly content: TableFile;
}

interface LastOpened extends OpenedFile {
  readonly key: string;
}

async function openFile(db: Database, path: string, file: string | null): Promise<OpenedFile> {
  const key = await keyOf(path, file);
  const last = lastOpened.get(db);
  if (last !== undefined && last.key === key) return last;
  const bundle = await readBundle(path);
  try {
    const [only] = bundle.files;
    const found = file === null && bundle.files.length === 1 ? only : bundle.files.find((one) => one.path === file);
    if (found === undefined)
      throw new CountersignError('NOT_FOUND', 'Say which file of the folder or bundle is meant.', {
        files: bundle.files.slice(0, 20).map((one) => one.path),
      });
    const content = await openTableFile(await readAll(await bundle.open(found.path), found.path, found.size));
    const opened = { key, file: found.path, content };
    lastOpened.set(db, opened);
    return opened;
  } finally {
    await bundle.close();
  }
}

/** Another time of change or size is another file. */
async function keyOf(path: string, file: string | null): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(path);
    return JSON.stringify([path, file, mtimeMs, size]);
  } catch (cause) {
    throw new CountersignError('FILE_UNREADABLE', `There is no file or folder ${path}.`, { file: path }, cause);
  }
}

// Each change of a mapping asks for another preview of the same file: it is read once. Goes with its connection.
const lastOpened = new WeakMap<Database, LastOpened>();
