// The dates that tools write, as UTC ISO times. Whatever can't be read for certain is unknown, never a guess.
import type { JsonValue } from './json.ts';

/** `none`: empty, or a tool's way to say "no date" (Go's year 1). `bad`: something stands there and can't be read. */
export type TimeReading =
  | { readonly state: 'at'; readonly at: string }
  | { readonly state: 'none' }
  | { readonly state: 'bad' };

/**
 * Reads ISO 8601 with `T` or a space, with fractions of up to nine digits, with `Z`, an offset (also written twice, as
 * trufflehog does) or none (the tools concerned write UTC); a plain date (midnight UTC); seconds or milliseconds since
 * 1970; `/Date(ms)/` of PowerShell. Milliseconds are kept, finer fractions cut.
 */
export function readTime(value: JsonValue | undefined): TimeReading {
  if (value === undefined || value === null || value === '') return { state: 'none' };
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 64) return { state: 'bad' };
  const text = value.trim();
  if (text === '') return { state: 'none' };
  const usual = fromUsual(text);
  if (usual !== null) return usual;
  const powershell = /^\\?\/Date\((-?\d{1,16})\)\\?\/$/.exec(text);
  if (powershell !== null) return fromMilliseconds(Number(powershell[1]));
  const match = isoPattern.exec(text);
  return match === null ? { state: 'bad' } : fromParts(match);
}

/** The time, or null for unknown and unreadable alike: for fields whose loss is harmless. */
export function timeOrNull(value: JsonValue | undefined): string | null {
  const reading = readTime(value);
  return reading.state === 'at' ? reading.at : null;
}

const isoPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d\d:?\d\d)(?: [+-]\d{4})?)?)?$/;

/** `2026-10-01T09:30:00Z` is what nearly all files hold, so it is not taken apart. Every month has 28 days. */
function fromUsual(text: string): TimeReading | null {
  return text.length === 20 && usualPattern.test(text) ? { state: 'at', at: `${text.slice(0, 19)}.000Z` } : null;
}

const usualPattern = /^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function fromParts(match: RegExpExecArray): TimeReading {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((index) => Number(match[index] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // Go's zero time is 0001-01-01T00:00:00Z.
  if (year <= 1) return { state: 'none' };
  if (hour > 23 || minute > 59 || second > 59) return { state: 'bad' };
  const milliseconds = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { state: 'bad' };
  date.setUTCHours(hour, minute, second, milliseconds);
  return fromMilliseconds(date.getTime() - offsetMinutes(match[8]) * 60_000);
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'UTC') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Below 10^11 a number is seconds (until the year 5138), above it milliseconds (from 1973 on). */
function fromEpoch(value: number): TimeReading {
  if (value === 0) return { state: 'none' };
  return fromMilliseconds(Math.abs(value) < 1e11 ? value * 1000 : value);
}

function fromMilliseconds(milliseconds: number): TimeReading {
  const date = new Date(Math.trunc(milliseconds));
  if (Number.isNaN(date.getTime())) return { state: 'bad' };
  const at = date.toISOString();
  return /^\d{4}-/.test(at) ? { state: 'at', at } : { state: 'bad' };
}
