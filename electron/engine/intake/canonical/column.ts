// Kinds of columns of the product's own tables: what a cell may hold and how it is read.
import { isObject, type JsonValue, parseJson, property } from '../json.ts';
import type { Hop, IdentityReference, LastUse } from '../record.ts';
import { readTime } from '../time.ts';

/** Called with a plain reason, which never quotes the value: a cell in the wrong column may be a secret. */
export type Refuse = (reason: string) => void;

/** What sort of value a column holds, for those who bring other tables into its form. */
export type Holds = 'text' | 'time' | 'last_use' | 'flag' | 'count' | 'words' | 'pairs' | 'path' | 'last_four';

export interface Column<Value> {
  readonly meaning: string;
  readonly holds: Holds;
  /** The words allowed, where they are a closed set. */
  readonly words?: readonly string[];
  readonly type: string;
  readonly required: boolean;
  /** The value when nothing stands in the cell. */
  readonly empty: Value;
  /** The value of a cell with something in it; refuses and returns `empty` when it can't be read. */
  parse(cell: JsonValue, refuse: Refuse): Value;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
export type Row<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

const longest = 65_536;

function scalarText(cell: JsonValue, refuse: Refuse): string | null {
  if (typeof cell === 'object') {
    refuse('must be plain text');
    return null;
  }
  const text = String(cell).trim();
  if (text.length <= longest) return text;
  refuse(`has ${text.length} characters, more than ${longest}`);
  return null;
}

export function text(meaning: string): Column<string | null> {
  return { meaning, holds: 'text', type: 'text', required: false, empty: null, parse: scalarText };
}

export function name(meaning: string): Column<string> {
  return {
    meaning,
    holds: 'text',
    type: 'text',
    required: true,
    empty: '',
    parse: (cell, refuse) => scalarText(cell, refuse) ?? '',
  };
}

export function time(meaning: string): Column<string | null> {
  return {
    meaning,
    holds: 'time',
    type: 'date or time, e.g. `2026-10-01` or `2026-10-01T09:30:00Z`',
    required: false,
    empty: null,
    parse(cell, refuse) {
      const reading = readTime(cell);
      if (reading.state === 'bad')
        refuse('is no date that can be read; write it as 2026-10-01 or 2026-10-01T09:30:00Z');
      return reading.state === 'at' ? reading.at : null;
    },
  };
}

export function lastUse(meaning: string): Column<LastUse> {
  return {
    meaning,
    holds: 'last_use',
    type: 'date or time, `never` or `not_in_window`; empty is unknown',
    required: false,
    empty: { state: 'unknown' },
    parse(cell, refuse) {
      if (cell === 'never' || cell === 'not_in_window') return { state: cell };
      const reading = readTime(cell);
      if (reading.state === 'bad') refuse('is neither a date nor `never` nor `not_in_window`');
      return reading.state === 'at' ? { state: 'at', at: reading.at } : { state: 'unknown' };
    },
  };
}

export function flag(meaning: string): Column<boolean | null> {
  return {
    meaning,
    holds: 'flag',
    type: '`true` or `false`; empty is unknown',
    required: false,
    empty: null,
    parse(cell, refuse) {
      const word = String(cell).trim().toLowerCase();
      if (word === 'true') return true;
      if (word === 'false') return false;
      refuse('must be true, false or empty');
      return null;
    },
  };
}

export function count(meaning: string): Column<number | null> {
  return {
    meaning,
    holds: 'count',
    type: 'whole number',
    required: false,
    empty: null,
    parse(cell, refuse) {
      const digits = String(cell).trim();
      if (/^\d{1,9}$/.test(digits)) return Number(digits);
      refuse('must be a whole number from 0');
      return null;
    },
  };
}

export function oneOf<const Word extends string>(meaning: string, words: readonly Word[]): Column<Word | null> {
  return {
    meaning,
    holds: 'words',
    words,
    type: words.map((word) => `\`${word}\``).join(', '),
    required: false,
    empty: null,
    parse(cell, refuse) {
      const found = typeof cell === 'string' ? words.find((word) => word === cell.trim().toLowerCase()) : undefined;
      if (found === undefined) refuse(`must be one of ${words.join(', ')}`);
      return found ?? null;
    },
  };
}

export function required<Word extends string>(column: Column<Word | null>, stand: Word): Column<Word> {
  return { ...column, required: true, empty: stand, parse: (cell, refuse) => column.parse(cell, refuse) ?? stand };
}

/** Pairs as `key=value; key=value` in a cell, or as JSON. */
export function pairsIn(cell: JsonValue): readonly (readonly [string, JsonValue])[] | null {
  if (isObject(cell)) return Object.entries(cell);
  if (typeof cell !== 'string') return null;
  const content = cell.trim();
  if (content.startsWith('[redacted')) return [];
  if (content.startsWith('{')) {
    const parsed = jsonIn(content);
    return isObject(parsed) ? Object.entries(parsed) : null;
  }
  const pairs = content
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part): [string, string] => {
      const sign = part.indexOf('=');
      return [part.slice(0, Math.max(0, sign)).trim(), part.slice(sign + 1).trim()];
    });
  return pairs.every(([key]) => key !== '') ? pairs : null;
}

function jsonIn(content: string): JsonValue | undefined {
  try {
    return parseJson(content, false).value;
  } catch {
    // The caller refuses the cell; what exactly is wrong inside it would not help more.
    return undefined;
  }
}

export const tags: Column<Readonly<Record<string, string>>> = {
  meaning: 'Tags or labels, as they stand in the system',
  holds: 'pairs',
  type: '`key=value; key=value`, or a JSON object',
  required: false,
  empty: {},
  parse(cell, refuse) {
    const pairs = pairsIn(cell);
    if (pairs === null || pairs.some(([, value]) => typeof value === 'object')) {
      refuse('must be key=value pairs between semicolons, or a JSON object of texts');
      return {};
    }
    return Object.fromEntries(pairs.map(([key, value]) => [key, String(value)]));
  },
};

export const links: Column<readonly IdentityReference[]> = {
  meaning: 'The same identity in other systems',
  holds: 'pairs',
  type: '`system=native id; system=native id`, or a JSON list of `{"system", "native_id"}`',
  required: false,
  empty: [],
  parse(cell, refuse) {
    const references = listIn(cell)?.map((item) => ({
      system: member(item, 'system'),
      nativeId: member(item, 'native_id'),
    }));
    const pairs = references ?? pairsIn(cell)?.map(([system, nativeId]) => ({ system, nativeId }));
    const whole = (pairs ?? []).flatMap(({ system, nativeId }) =>
      typeof system === 'string' && typeof nativeId === 'string' && system !== '' && nativeId !== ''
        ? [{ system, nativeId }]
        : [],
    );
    if (pairs === undefined || whole.length < pairs.length)
      refuse('must be system=native id pairs between semicolons, or a JSON list');
    return whole;
  },
};

export const path: Column<readonly Hop[]> = {
  meaning: 'How the identity gets the access, step by step',
  holds: 'path',
  type: '`group: Admins > policy: Billing`, or a JSON list of `{"kind", "name", "native_id"}`',
  required: false,
  empty: [],
  parse(cell, refuse) {
    const listed = listIn(cell)?.map(
      (item) => [member(item, 'kind'), member(item, 'name'), member(item, 'native_id')] as const,
    );
    const written =
      typeof cell === 'string' ? cell.split('>').map((step) => [...cut(step, ':'), undefined] as const) : undefined;
    const steps = listed ?? written ?? [];
    const hops = steps.flatMap(([kind, step, nativeId]): Hop[] =>
      typeof kind === 'string' && typeof step === 'string' && kind !== '' && step !== ''
        ? [{ kind, name: step, nativeId: typeof nativeId === 'string' ? nativeId : null, address: null }]
        : [],
    );
    if (hops.length === 0 || hops.length < steps.length)
      refuse('must be steps such as group: Admins > policy: Billing, or a JSON list');
    return hops;
  },
};

function listIn(cell: JsonValue): readonly JsonValue[] | undefined {
  if (Array.isArray(cell)) return cell;
  if (typeof cell !== 'string' || !cell.trim().startsWith('[') || cell.startsWith('[redacted')) return undefined;
  const parsed = jsonIn(cell);
  return Array.isArray(parsed) ? parsed : undefined;
}

function member(item: JsonValue, key: string): JsonValue | undefined {
  return isObject(item) ? property(item, key) : undefined;
}

function cut(step: string, sign: string): readonly [string, string] {
  const at = step.indexOf(sign);
  return at === -1 ? ['', ''] : [step.slice(0, at).trim(), step.slice(at + 1).trim()];
}

export const lastFour: Column<string | null> = {
  meaning: 'Last four characters of the key or secret, never more',
  holds: 'last_four',
  type: 'at most four characters',
  required: false,
  empty: null,
  parse(cell, refuse) {
    const ending = scalarText(cell, refuse);
    if (ending !== null && ending.length <= 4) return ending;
    refuse('must have at most four characters; the rest of a secret must not be in evidence');
    return null;
  },
};
