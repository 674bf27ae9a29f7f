// A first mapping for a table that nobody has mapped yet, from its column names and its values: a proposal with its reasons,
// and with what it could not know left open. Nothing in it is saved before a person has looked.
import type { MappingField, MappingReading, MappingRecord, MappingTable } from '../../../../shared/mapping.ts';
import { type MappedRecord, mappedRecords } from '../../../../shared/mapping-words.ts';
import type { Column } from '../canonical/column.ts';
import { plainWord } from './cells.ts';
import { type ColumnLook, createColumnCounter, datesIn, isTruth, listSeparator } from './column-look.ts';
import { completed } from './complete-record.ts';
import { recordPlan } from './fields.ts';
import { type FoundHeader, guessHeader } from './header.ts';
import { rowsBelow } from './read-mapped.ts';
import { likeness, suggestedFields } from './synonyms.ts';
import type { RawTable } from './tables.ts';
import { guardOf } from './withheld.ts';
import { knownWord, neverWords, noWords, yesWords } from './word-lists.ts';

export interface TableSuggestion {
  readonly table: MappingTable;
  readonly columns: readonly ColumnLook[];
  /** Names of the columns that are withheld. */
  readonly withheld: ReadonlySet<string>;
  readonly rows: number;
  /** The first rows below the names, secrets withheld. */
  readonly head: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** What the person should look at, in sentences. */
  readonly notes: readonly string[];
  readonly emptyWords: readonly string[];
}

/** So many rows are looked at for their values; all are counted. */
const lookedAt = 20_000;
const headRows = 12;

/** Null for a table without column names. `types` are what its rows are, where somebody has said it. */
export function suggestTable(raw: RawTable, types: readonly MappedRecord[] | null): TableSuggestion | null {
  const header = guessHeader(raw);
  if (header === null) return null;
  const { looks, rows, head, withheld } = lookAt(raw, header);
  const readable = looks.filter(({ name }) => !withheld.has(name));
  const notes: string[] = [];
  const chosen = types ?? guessTypes(readable);
  const records = suggestRecords(
    chosen,
    readable,
    looks.filter(({ name }) => withheld.has(name)),
    notes,
  );
  for (const name of withheld)
    notes.push(`${name}: may hold secrets, so at most the last four characters of each value are kept.`);
  return {
    table: {
      sheet: raw.sheet,
      headerRow: header.row.number,
      header: [...header.names],
      withhold: [...withheld],
      records: records.length === 0 ? [{ type: chosen[0] ?? 'identity', fields: [] }] : records,
    },
    columns: looks,
    withheld,
    rows,
    head,
    notes,
    emptyWords: [...new Set(looks.flatMap((look) => look.emptyWords))],
  };
}

/** The columns of a table as they look now, for a mapping that is there already. */
export function lookAt(
  raw: RawTable,
  header: FoundHeader,
  mapping: MappingTable | null = null,
): Pick<TableSuggestion, 'rows' | 'head' | 'withheld'> & { readonly looks: readonly ColumnLook[] } {
  const guard = guardOf(header.names, mapping);
  const counters = header.names.map(createColumnCounter);
  const head: { number: number; cells: readonly string[] }[] = [];
  let rows = 0;
  for (const row of rowsBelow(raw, header.row)) {
    rows += 1;
    if (rows > lookedAt || row.fault !== null) continue;
    const cells = guard.clean(row.cells);
    for (const [index, counter] of counters.entries()) counter.add(cells[index] ?? '');
    if (head.length < headRows)
      head.push({ number: row.number, cells: header.names.map((_name, index) => cells[index] ?? '') });
  }
  return { looks: counters.map((counter) => counter.look()), rows, head, withheld: guard.columns };
}

const likely = 0.38;

function guessTypes(looks: readonly ColumnLook[]): readonly MappedRecord[] {
  const has = (type: MappedRecord, ...fields: readonly string[]) =>
    fields.every((field) => looks.some((look) => likeness(type, field, look.name) > likely));
  const privileged = has('entitlement', 'privilege') && has('identity', 'native_id');
  if (has('finding', 'severity') && (has('finding', 'title') || has('finding', 'rule'))) return ['finding'];
  if (has('finding', 'rule', 'state') && !privileged) return ['finding'];
  if (has('action', 'verb') && (has('action', 'performed_by') || has('action', 'ticket', 'at'))) return ['action'];
  const types: MappedRecord[] = has('identity', 'native_id') ? ['identity'] : [];
  if (has('credential', 'native_id') || has('credential', 'rotated_at') || has('credential', 'last_four'))
    types.push('credential');
  if (has('entitlement', 'privilege')) types.push('entitlement');
  return types.length === 0 ? ['identity'] : types;
}

interface Candidate {
  readonly field: string;
  readonly look: ColumnLook;
  readonly score: number;
  readonly reading: MappingReading;
  readonly notes: readonly string[];
}

function suggestRecords(
  types: readonly MappedRecord[],
  looks: readonly ColumnLook[],
  withheld: readonly ColumnLook[],
  notes: string[],
): MappingRecord[] {
  const taken = new Set<number>();
  const inOrder = mappedRecords.filter((type) => types.includes(type));
  // What only one sort of record can use goes first, so that "expires" beside a key id is the key's.
  const chosen = inOrder.map((type): MappingRecord => {
    const fields: MappingField[] = [];
    for (const { field, look, reading, notes: reasons } of ranked(type, looks)) {
      if (taken.has(look.index) || fields.some((one) => one.field === field)) continue;
      if (isReference(field) && types.includes('identity')) continue;
      taken.add(look.index);
      fields.push({ field, columns: [look.name], constant: null, reading });
      notes.push(...reasons);
    }
    return { type, fields: type === 'identity' ? withId(fields) : fields };
  });
  return chosen.map((record) => completed(record, chosen, looks, withheld, notes));
}

/** Where nothing but a name says who it is, the name is the id. */
function withId(fields: readonly MappingField[]): MappingField[] {
  if (fields.some(({ field }) => field === 'native_id')) return [...fields];
  return fields.map((field) => (field.field === 'name' ? { ...field, field: 'native_id' } : field));
}

function isReference(field: string): boolean {
  return field === 'identity_native_id' || field === 'identity_system';
}

function ranked(type: MappedRecord, looks: readonly ColumnLook[]): readonly Candidate[] {
  const { columns } = recordPlan(type);
  return suggestedFields(type)
    .flatMap((field) => {
      const column = columns.get(field);
      if (column === undefined) return [];
      return looks.flatMap((look): Candidate[] => {
        const score = likeness(type, field, look.name);
        const read = score > likely ? readingFor(type, field, column, look) : null;
        return read === null ? [] : [{ field, look, score: score + (column.required ? 0.2 : 0), ...read }];
      });
    })
    .sort((one, other) => other.score - one.score || one.look.index - other.look.index);
}

/** How the column would be read as this field; null when its values are none. */
export function readingFor(
  type: MappedRecord,
  field: string,
  column: Column<unknown>,
  look: ColumnLook,
): { readonly reading: MappingReading; readonly notes: readonly string[] } | null {
  switch (column.holds) {
    case 'time':
    case 'last_use':
      return dateReading(look);
    case 'flag':
      if (look.filled > 0 && !isTruth(look)) return null;
      return { reading: booleanReading(look), notes: [] };
    case 'count':
      return look.distinct.every((value) => /^\d{1,9}$/.test(value)) ? { reading: { as: 'text' }, notes: [] } : null;
    case 'words':
      return wordsReading(type, field, column, look);
    case 'text':
    case 'last_four':
    case 'pairs':
    case 'path':
      return textReading(type, field, look);
  }
}

function dateReading(look: ColumnLook): ReturnType<typeof readingFor> {
  const never = look.distinct.filter((value) => neverWords.includes(plainWord(value)));
  const rest: MappingReading = { as: 'date', order: 'ymd', zone: 'Z', never };
  if (look.distinct.length === never.length) return { reading: rest, notes: [] };
  const guess = datesIn(look, new Set(never.map(plainWord)), true);
  if (guess === null) return null;
  const unread = look.distinct.length - never.length - guess.readable;
  return {
    reading: { ...rest, order: guess.order },
    notes: [
      ...(guess.ambiguous === null
        ? []
        : [
            `${look.name}: ${guess.ambiguous.text} can be ${guess.ambiguous.dmy} or ${guess.ambiguous.mdy}. Say whether day or month is first.`,
          ]),
      ...(unread > 0 ? [`${look.name}: ${unread} of its values can't be read as dates in that order.`] : []),
    ],
  };
}

function booleanReading(look: ColumnLook): MappingReading {
  const present = look.distinct.map(plainWord);
  const withPresent = (words: readonly string[], basic: readonly string[]) => [
    ...new Set([...present.filter((word) => words.includes(word)), ...basic]),
  ];
  return {
    as: 'boolean',
    yes: withPresent(yesWords, ['yes', 'true', 'ja']),
    no: withPresent(noWords, ['no', 'false', 'nein']),
  };
}

function wordsReading(
  type: MappedRecord,
  field: string,
  column: Column<unknown>,
  look: ColumnLook,
): ReturnType<typeof readingFor> {
  if (look.many) return null;
  const words = look.distinct.map((from) => ({ from, to: knownWord(type, field, plainWord(from)) }));
  const known = words.filter(({ to }) => to !== null);
  if (look.distinct.length > 0 && known.length < Math.max(1, look.distinct.length * 0.3)) return null;
  const unknown = words.filter(({ to }) => to === null).map(({ from }) => from.slice(0, 40));
  const notes =
    unknown.length === 0
      ? []
      : [
          `${look.name}: nobody has said what ${unknown.slice(0, 6).join(', ')}${unknown.length > 6 ? ' and others' : ''} mean${unknown.length === 1 ? 's' : ''}. ${column.required ? 'Rows with it are rejected until it is said.' : 'It is read as unknown.'}`,
        ];
  return { reading: { as: 'words', words: column.required ? known : words, otherwise: 'reject' }, notes };
}

function textReading(type: MappedRecord, field: string, look: ColumnLook): ReturnType<typeof readingFor> {
  const separator = type === 'entitlement' && field === 'privilege' ? listSeparator(look) : null;
  if (separator === null) return { reading: { as: 'text' }, notes: [] };
  const shown = { '\\n': 'line breaks', ',': 'commas', ';': 'semicolons', '|': 'bars' }[separator] ?? separator;
  return {
    reading: { as: 'list', separator },
    notes: [`${look.name}: cells hold several privileges between ${shown}; each becomes an entitlement of its own.`],
  };
}
