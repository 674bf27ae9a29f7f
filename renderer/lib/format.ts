// Dates, times, figures and sizes as this person reads them. Times carry their zone; a business date has none.
import { type Messages, messages } from '../messages/table.ts';

export type TimeWords = Messages['field']['times'];

export interface Format {
  /** "1 Oct 2026" of a business date or a moment. */
  date(iso: string): string;
  /** "1 Oct", with the year only when it is another one than now's. */
  day(iso: string, now?: Date): string;
  /** "Fri 23 Oct". */
  weekday(iso: string): string;
  /** "1 Oct 2026, 09:31 CEST". */
  moment(iso: string): string;
  /** "4 Aug, 16:20" in the person's zone, for lists whose zone is said once. */
  shortMoment(iso: string): string;
  /** "1 Oct 2026, 06:12 UTC". */
  utc(iso: string): string;
  /** When something is due, as of `now`: "today", "2 days late", "Fri 23 Oct". */
  due(date: string, now?: Date): { readonly text: string; readonly late: boolean };
  /** A value out of the evidence: a moment or date reads as one, anything else stays as it is. */
  readable(value: string): string;
  number(value: number): string;
  percent(part: number, whole: number): string;
  size(bytes: number): string;
}

const businessDate = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** `locale` and `zone` undefined: the system's. */
export function createFormat(locale?: string, zone?: string, words: TimeWords = messages.en.field.times): Format {
  const formatter = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone });
  const dayOptions = { day: 'numeric', month: 'short' } as const;
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const forms = {
    date: bothZones(formatter, { ...dayOptions, year: 'numeric' }),
    day: bothZones(formatter, dayOptions),
    weekday: bothZones(formatter, { ...dayOptions, weekday: 'short' }),
    moment: formatter({ ...dayOptions, year: 'numeric', ...clock, timeZoneName: 'short' }),
    shortMoment: formatter({ ...dayOptions, ...clock }),
    utc: formatter({ ...dayOptions, year: 'numeric', ...clock, timeZoneName: 'short' }, 'UTC'),
  };
  const numbers = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });

  const day = (iso: string, now = new Date()) =>
    iso.slice(0, 4) === now.toISOString().slice(0, 4) ? forms.day(iso) : forms.date(iso);

  return {
    date: forms.date,
    day,
    weekday: forms.weekday,
    moment: (iso) => write(forms.moment, iso),
    shortMoment: (iso) => write(forms.shortMoment, iso),
    utc: (iso) => write(forms.utc, iso),
    readable(value) {
      if (businessDate.test(value)) return forms.date(value);
      return instant.test(value) ? write(forms.moment, value) : value;
    },
    due(date, now = new Date()) {
      const days = daysBetween(localDay(now), date.slice(0, 10));
      if (days === 0) return { text: words.today, late: false };
      if (days < 0) return { text: words.daysLate(-days), late: true };
      return { text: days < 300 ? forms.weekday(date) : forms.date(date), late: false };
    },
    number: (value) => numbers.format(value),
    percent: (part, whole) => percents.format(whole === 0 ? 0 : Math.floor((100 * part) / whole) / 100),
    size(bytes) {
      if (bytes < 1000) return words.bytes(bytes);
      if (bytes < 1_000_000) return `${oneDigit.format(bytes / 1000)} kB`;
      if (bytes < 1_000_000_000) return `${oneDigit.format(bytes / 1_000_000)} MB`;
      return `${oneDigit.format(bytes / 1_000_000_000)} GB`;
    },
  };
}

/** A business date is the same day everywhere, so it is written as UTC reads it; a moment is written in the person's zone. */
function bothZones(
  formatter: (options: Intl.DateTimeFormatOptions, zone?: string) => Intl.DateTimeFormat,
  options: Intl.DateTimeFormatOptions,
): (iso: string) => string {
  const ofDate = formatter(options, 'UTC');
  const ofMoment = formatter(options);
  return (iso) => write(businessDate.test(iso) ? ofDate : ofMoment, iso);
}

/** What is no time is left as the evidence has it. */
function write(form: Intl.DateTimeFormat, iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : form.format(time);
}

/** Whole days from one business date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The date on this person's wall calendar, as YYYY-MM-DD. */
export function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
