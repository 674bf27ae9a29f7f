// Dates as a spreadsheet keeps them: a number of days, which only the cell's format tells from any other number.

/** Days since 1899-12-30 (the 1900 system, from March 1900 on) or since 1904-01-01. */
export type DateSystem = '1900' | '1904';

export type NumberForm = 'number' | 'date' | 'zeros';

const day = 86_400_000;
const epochs = { '1900': Date.UTC(1899, 11, 30), '1904': Date.UTC(1904, 0, 1) } as const;
/** 9999-12-31 in the 1900 system: the last day that a spreadsheet knows. */
const lastDay = 2_958_465;

/**
 * `2026-10-01`, or `2026-10-01T09:30:00` when it has a time; null when it is no day: less than one (a time alone),
 * 29 February 1900 (which the 1900 system counts although it never was), or out of range. A spreadsheet has no time zone.
 */
export function serialText(serial: number, system: DateSystem): string | null {
  if (!Number.isFinite(serial) || serial < (system === '1900' ? 1 : 0) || serial >= lastDay + 1) return null;
  if (system === '1900' && serial >= 60 && serial < 61) return null;
  // Before March 1900 the 1900 system is a day short, because it counts that day.
  const shift = system === '1900' && serial < 60 ? 1 : 0;
  const whole = Math.round((serial + shift) * day);
  const date = new Date(epochs[system] + whole);
  const text = date.toISOString();
  if (whole % day === 0) return text.slice(0, 10);
  return whole % 1000 === 0 ? text.slice(0, 19) : text.slice(0, 23);
}

/** Formats of ECMA-376 part 1, 18.8.30 that every program has, by number: dates and times. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** What a number format makes of a number. A time of day or a duration stays a number: it is no date. */
export function formOfFormat(id: number, code: string | null): NumberForm {
  if (code === null) return builtInDates.has(id) ? 'date' : 'number';
  // Only what shows positive numbers counts; text in quotes, escaped letters, fill, width and [Red] are no date parts.
  const first = code.replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/^0{2,}$/.test(first)) return 'zeros';
  return /[yd]/i.test(first) && !/general/i.test(first) ? 'date' : 'number';
}
