// One event of a whole day as iCalendar (RFC 5545), so that a due date gets into anybody's calendar without a network. Pure.
import type { Locale } from '../../../shared/locale.ts';

export interface CalendarEvent {
  /** Stays the same for the same thing, so that a second import replaces the first. */
  readonly uid: string;
  /** UTC ISO time from which it is what it is; not the time of writing, so that the same event has the same bytes. */
  readonly stamp: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** The day after it. */
  readonly until: string;
  readonly language: Locale;
  readonly summary: string;
  readonly description: string;
  /** Days before it on which the calendar reminds. */
  readonly remindDays: number;
}

/** Lines end in CRLF, as section 3.1 has it. */
export function calendarOf(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Countersign//Campaign reminder//${event.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utcStamp(event.stamp)}`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${event.until.replaceAll('-', '')}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    // A day that is due does not make anybody busy.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.summary)}`,
    `TRIGGER:-P${event.remindDays}D`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** TEXT of section 3.3.11; what is no text at all is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

const lineOctets = 75;

/** Section 3.1: no line is longer than 75 octets, and no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character, 'utf8');
    if (size + octets > lineOctets) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += character;
    size += octets;
  }
  return [...lines, current].join('\r\n');
}

function utcStamp(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
