// A mapping made whole: what it leaves out because it goes without saying, and what is missing or can't be, in words.
import type { MappingField, MappingProfile, MappingRecord, MappingTable } from '../../../../shared/mapping.ts';
import { type MappedRecord, mappingSlug } from '../../../../shared/mapping-words.ts';
import { plainWord } from './cells.ts';
import { fieldTitle, recordPlan } from './fields.ts';
import { usedColumns } from './header.ts';
import { isAlwaysWithheld } from './withheld.ts';

/**
 * The fields of a record with those that are taken from others: an identity without a name has its id as name, an
 * entitlement beside an identity is that identity's.
 */
export function resolvedFields(record: MappingRecord, table: MappingTable): readonly MappingField[] {
  const own = new Map(record.fields.map((field) => [field.field, field]));
  const taken: MappingField[] = [];
  const take = (field: string, from: MappingField | undefined) => {
    if (from !== undefined && !own.has(field)) taken.push({ ...from, field });
  };
  if (record.type === 'identity') take('name', asText(own.get('native_id')));
  else {
    const identity = table.records.find(({ type }) => type === 'identity');
    const ofIdentity = (name: string) => identity?.fields.find(({ field }) => field === name);
    // A reference of its own is of the system that it says itself.
    if (!own.has('identity_native_id')) {
      take('identity_native_id', ofIdentity('native_id'));
      take('identity_system', ofIdentity('system'));
    }
  }
  if (record.type === 'finding') {
    take('title', asText(own.get('rule')));
    take('rule', asText(own.get('title')));
  }
  return [...record.fields, ...taken];
}

function asText(field: MappingField | undefined): MappingField | undefined {
  return field === undefined ? undefined : { ...field, reading: { as: 'text' } };
}

export interface MappingProblem {
  /** Index of the table; null for the mapping as a whole. */
  readonly table: number | null;
  readonly record: MappedRecord | null;
  readonly field: string | null;
  readonly sentence: string;
}

/** Everything that keeps the mapping from being saved; none for one that is whole. */
export function profileProblems(profile: MappingProfile): readonly MappingProblem[] {
  const general = (sentence: string): MappingProblem => ({ table: null, record: null, field: null, sentence });
  const sheets = profile.tables.map(({ sheet }) => sheet);
  return [
    ...(mappingSlug(profile.name) === '' ? [general('The name needs a letter or a digit.')] : []),
    ...(new Set(sheets).size < sheets.length || (sheets.length > 1 && sheets.includes(null))
      ? [general('A sheet is mapped twice.')]
      : []),
    ...profile.tables.flatMap((table, index) =>
      tableProblems(profile, table).map((problem) => ({ ...problem, table: index })),
    ),
  ];
}

type TableProblem = Omit<MappingProblem, 'table'>;

function tableProblems(profile: MappingProfile, table: MappingTable): TableProblem[] {
  const types = table.records.map(({ type }) => type);
  const known = new Set(table.header.map(plainWord));
  const unknown = [...usedColumns(table), ...table.withhold].filter((name) => !known.has(plainWord(name)));
  const withheld = new Set([...table.withhold, ...table.header.filter(isAlwaysWithheld)].map(plainWord));
  return [
    ...(new Set(types).size < types.length
      ? [{ record: null, field: null, sentence: 'A row can give one record of each sort, not two.' }]
      : []),
    ...[...new Set(unknown)].map((name) => ({
      record: null,
      field: null,
      sentence: `There is no column ${name.slice(0, 60)}.`,
    })),
    ...table.records.flatMap((record) =>
      recordProblems(profile, table, record, withheld).map(({ field, sentence }) => ({
        record: record.type,
        field,
        sentence,
      })),
    ),
  ];
}

function recordProblems(
  profile: MappingProfile,
  table: MappingTable,
  record: MappingRecord,
  withheld: ReadonlySet<string>,
): { field: string | null; sentence: string }[] {
  const { columns } = recordPlan(record.type);
  const fields = resolvedFields(record, table);
  const filled = new Set(fields.map(({ field }) => field));
  const what = recordTitles[record.type];
  const missing = [...columns]
    .filter(([name, column]) => column.required && !filled.has(name))
    .map(([name, column]) => ({
      field: name,
      sentence: `${what}: ${fieldTitle(name)} is missing. ${column.meaning}. Choose a column, or one value for all rows.`,
    }));
  const systemField = record.type === 'identity' ? 'system' : 'identity_system';
  const hasOwnIdentity = record.fields.some(({ field }) => field === 'identity_native_id');
  const needsSystem = record.type === 'identity' || hasOwnIdentity;
  const lists = record.fields.filter(({ reading }) => reading.as === 'list');
  return [
    ...missing,
    ...(needsSystem && !filled.has(systemField) && profile.system === null
      ? [
          {
            field: systemField,
            sentence: `${what}: which system are the rows of? Name it once for all, or choose a column.`,
          },
        ]
      : []),
    ...(lists.length > 1
      ? [{ field: null, sentence: `${what}: only one column can be split into several records.` }]
      : []),
    ...twice(record.fields.map(({ field }) => field)).map((field) => ({
      field,
      sentence: `${what}: ${fieldTitle(field)} is filled twice.`,
    })),
    ...record.fields.flatMap((field) => fieldProblem(what, field, columns.has(field.field), withheld)),
    ...record.fields.flatMap((field) => {
      const words = columns.get(field.field)?.words;
      const wrong =
        field.reading.as === 'words'
          ? field.reading.words.find(({ to }) => to !== null && words?.includes(to) === false)
          : undefined;
      const constant = field.constant !== null && words?.includes(field.constant) === false;
      return wrong === undefined && !constant
        ? []
        : [
            {
              field: field.field,
              sentence: `${what}: ${fieldTitle(field.field)} must be one of ${words?.join(', ') ?? ''}.`,
            },
          ];
    }),
  ];
}

function fieldProblem(
  what: string,
  { field, columns, reading }: MappingField,
  exists: boolean,
  withheld: ReadonlySet<string>,
): { field: string; sentence: string }[] {
  const title = fieldTitle(field);
  if (!exists) return [{ field, sentence: `${what} has no field ${field}.` }];
  if (reading.as === 'date' && reading.order === null)
    return [
      {
        field,
        sentence: `${what}: ${title} has dates that can be read in two ways. Say whether day or month is first.`,
      },
    ];
  const secret = columns.find((name) => withheld.has(plainWord(name)));
  if (secret !== undefined && field !== 'last_four')
    return [
      {
        field,
        sentence: `${what}: ${title} is taken from ${secret.slice(0, 60)}, which is withheld because it may hold secrets.`,
      },
    ];
  return [];
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

export const recordTitles: Readonly<Record<MappedRecord, string>> = {
  identity: 'Identity',
  credential: 'Credential',
  entitlement: 'Entitlement',
  finding: 'Finding',
  action: 'Action',
};
