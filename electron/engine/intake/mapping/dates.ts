// Dates as people and spreadsheets write them. The order of day and month is never guessed: it is given, and where the
// values of a column would fit two orders, whoever makes the mapping is asked.
import type { DateOrder } from '../../../../shared/mapping-words.ts';
import { readTime } from '../time.ts';
import { serialText } from '../xlsx/serial-date.ts';

/** `2026-10-01`, or a UTC time in ISO form; null when the text is no date in this order. */
export function readDate(text: string, order: DateOrder, offsetMinutes: number): string | null {
  const content = text.trim();
  if (content.length === 0 || content.length > 64) return null;
  if (/^\d+(?:\.\d+)?$/.test(content)) return readNumber(Number(content), order, offsetMinutes);
  return (
    readIso(content, offsetMinutes) ??
    readNamedMonth(content, offsetMinutes) ??
    readNumeric(content, order, offsetMinutes)
  );
}

/** The offset of `Z` or `+01:00` in minutes. */
export function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

function readNumber(value: number, order: DateOrder, offsetMinutes: number): string | null {
  switch (order) {
    case 'serial': {
      const local = serialText(value, '1900');
      return local === null || local.length === 10 ? local : readIso(local, offsetMinutes);
    }
    case 'seconds':
      return fromEpoch(value * 1000);
    case 'milliseconds':
      return fromEpoch(value);
    default:
      return null;
  }
}

/** Times before 1980 and after 2200 are no times of an account: the unit is wrong, or it is another number. */
function fromEpoch(milliseconds: number): string | null {
  if (milliseconds < Date.UTC(1980, 0, 1) || milliseconds >= Date.UTC(2200, 0, 1)) return null;
  return new Date(Math.trunc(milliseconds)).toISOString();
}

/** The year first can be read in one way only, so it is read whatever the order is. */
function readIso(content: string, offsetMinutes: number): string | null {
  if (!/^\d{4}-\d\d?-\d\d?/.test(content)) return null;
  // Go writes the zone twice: +0000 UTC.
  const text = content.replace(/ ([+-]\d{4}) [A-Z]{1,5}$/, ' $1');
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return readTime(text).state === 'at' ? text : null;
  const reading = readTime(text);
  if (reading.state !== 'at') return null;
  const saysZone = /(?:Z|UTC|[+-]\d\d:?\d\d)(?: [+-]\d{4})?$/.test(text.slice(10));
  return saysZone ? reading.at : shifted(reading.at, offsetMinutes);
}

function shifted(at: string, offsetMinutes: number): string {
  return new Date(Date.parse(at) - offsetMinutes * 60_000).toISOString();
}

const time = String.raw`(?:[ ,T]+(?:um )?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?: ?([ap])\.?m\.?)?(?: Uhr)?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?)?`;
const numericPattern = new RegExp(String.raw`^(\d{1,4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,4})${time}$`, 'i');
const dayFirstName = new RegExp(
  String.raw`^(?:\p{L}{2,10}\.?,? )?(\d{1,2})(?:\.|st|nd|rd|th)?[ /-]{0,2}(\p{L}{3,10})\.?[ /,-]{1,2}(\d{2}|\d{4})${time}$`,
  'iu',
);
const monthFirstName = new RegExp(
  String.raw`^(?:\p{L}{2,10}\.?,? )?(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}$`,
  'iu',
);

function readNumeric(content: string, order: DateOrder, offsetMinutes: number): string | null {
  const match = numericPattern.exec(content);
  if (match === null) return null;
  const [, first = '', , second = '', third = ''] = match;
  const clock = match.slice(5);
  // A year of four digits at the front decides for itself.
  if (first.length === 4)
    return third.length > 2 ? null : assembled(Number(first), second, third, clock, offsetMinutes);
  if (first.length > 2 || (third.length !== 4 && third.length !== 2)) return null;
  const year = yearOf(third);
  if (order === 'dmy') return assembled(year, second, first, clock, offsetMinutes);
  if (order === 'mdy') return assembled(year, first, second, clock, offsetMinutes);
  return null;
}

function readNamedMonth(content: string, offsetMinutes: number): string | null {
  const dayFirst = dayFirstName.exec(content);
  if (dayFirst !== null) {
    const month = monthNamed(dayFirst[2] ?? '');
    return month === null
      ? null
      : assembled(yearOf(dayFirst[3] ?? ''), month, dayFirst[1] ?? '', dayFirst.slice(4), offsetMinutes);
  }
  const monthFirst = monthFirstName.exec(content);
  const month = monthFirst === null ? null : monthNamed(monthFirst[1] ?? '');
  return monthFirst === null || month === null
    ? null
    : assembled(Number(monthFirst[3]), month, monthFirst[2] ?? '', monthFirst.slice(4), offsetMinutes);
}

/** As POSIX reads two digits: 69 is 2069, 70 is 1970. */
function yearOf(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

const monthStarts: readonly (readonly string[])[] = [
  ['jan', 'jän'],
  ['feb'],
  ['mar', 'mär', 'mrz'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
];

function monthNamed(name: string): string | null {
  const index = monthStarts.findIndex((starts) => starts.includes(name.slice(0, 3).toLowerCase()));
  return index === -1 ? null : String(index + 1);
}

function assembled(
  year: number,
  month: string,
  day: string,
  clock: readonly (string | undefined)[],
  offsetMinutes: number,
): string | null {
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (readTime(date).state !== 'at') return null;
  const [hourText, minute, second, half, zone] = clock;
  if (hourText === undefined) return date;
  const hour = hourIn(Number(hourText), half);
  if (hour === null) return null;
  const reading = readTime(
    `${date}T${String(hour).padStart(2, '0')}:${minute}:${second ?? '00'}${zone === undefined || /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : zone}`,
  );
  if (reading.state !== 'at') return null;
  return zone === undefined ? shifted(reading.at, offsetMinutes) : reading.at;
}

function hourIn(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

export interface DateGuess {
  /** Null when the values fit two orders and mean different days. */
  readonly order: DateOrder | null;
  /** A value that means two different days, and both. */
  readonly ambiguous: { readonly text: string; readonly dmy: string; readonly mdy: string } | null;
  /** How many of the values are dates in that order (of an undecided one: in either). */
  readonly readable: number;
}

/** Null when the values are no dates: fewer than three in four can be read. Numbers count only where `mayBeNumber`. */
export function guessDates(values: readonly string[], mayBeNumber: boolean): DateGuess | null {
  if (values.length === 0) return null;
  const orders: readonly DateOrder[] = mayBeNumber
    ? ['ymd', 'dmy', 'mdy', 'serial', 'seconds', 'milliseconds']
    : ['ymd', 'dmy', 'mdy'];
  const counts = orders.map((order) => ({ order, readable: values.filter((value) => isLikely(value, order)).length }));
  const best = counts.reduce((most, one) => (one.readable > most.readable ? one : most));
  if (best.readable < values.length * 0.75) return null;
  const readable = (order: DateOrder) => counts.find((one) => one.order === order)?.readable ?? 0;
  if (readable('ymd') === best.readable || readable('dmy') !== readable('mdy')) return { ...best, ambiguous: null };
  if (best.order !== 'dmy') return { ...best, ambiguous: null };
  // Nobody writes the month first with full stops.
  if (values.every((value) => !/^\d{1,2} ?[/-]/.test(value.trim()))) return { ...best, ambiguous: null };
  for (const text of values) {
    const dmy = readDate(text, 'dmy', 0);
    const mdy = readDate(text, 'mdy', 0);
    if (dmy !== null && mdy !== null && dmy !== mdy)
      return {
        order: null,
        readable: best.readable,
        ambiguous: { text, dmy: dmy.slice(0, 10), mdy: mdy.slice(0, 10) },
      };
  }
  return { ...best, ambiguous: null };
}

/** A plain number is a date only within the years that evidence is of: 1990 to 2100. */
function isLikely(value: string, order: DateOrder): boolean {
  const at = readDate(value, order, 0);
  if (at === null) return false;
  return !/^\d+(?:\.\d+)?$/.test(value.trim()) || (at >= '1990' && at < '2100');
}
