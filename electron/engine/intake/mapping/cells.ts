// One cell to one value, as its mapping says; or the reason why it can't be, which never quotes the cell: a value in the
// wrong column may be a secret.
import type { MappingReading } from '../../../../shared/mapping.ts';
import { offsetOf, readDate } from './dates.ts';

export type CellReading =
  | { readonly state: 'value'; readonly value: string }
  /** Nothing stands there, or a word that says so. */
  | { readonly state: 'empty' }
  | { readonly state: 'never' }
  | { readonly state: 'refused'; readonly reason: string };

export type CellReader = (cell: string) => CellReading;

const empty: CellReading = { state: 'empty' };

/** The reader of one cell; a list is read item by item, so here it is text. */
export function cellReader(reading: MappingReading, emptyWords: readonly string[]): CellReader {
  const blank = new Set(emptyWords.map(plainWord));
  const read = readerOf(reading);
  return (cell) => {
    const text = cell.trim();
    if (text === '' || blank.has(plainWord(text))) return empty;
    if (spreadsheetErrors.has(text)) {
      return text === '#N/A' ? empty : { state: 'refused', reason: `holds the spreadsheet's error ${text}` };
    }
    return read(text);
  };
}

const spreadsheetErrors = new Set(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!']);

export function plainWord(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function readerOf(reading: MappingReading): CellReader {
  switch (reading.as) {
    case 'text':
    case 'list':
      return (text) => ({ state: 'value', value: text });
    case 'date': {
      const offset = offsetOf(reading.zone);
      const never = new Set(reading.never.map(plainWord));
      const { order } = reading;
      return (text) => {
        if (never.has(plainWord(text))) return { state: 'never' };
        if (order === null)
          return { state: 'refused', reason: 'holds dates of which nobody has said whether day or month is first' };
        const value = readDate(text, order, offset);
        return value === null
          ? { state: 'refused', reason: `holds no date that can be read as ${orderInWords[order]}` }
          : { state: 'value', value };
      };
    }
    case 'boolean': {
      const yes = new Set(reading.yes.map(plainWord));
      const no = new Set(reading.no.map(plainWord));
      return (text) => {
        const word = plainWord(text);
        if (yes.has(word)) return { state: 'value', value: 'true' };
        if (no.has(word)) return { state: 'value', value: 'false' };
        return { state: 'refused', reason: 'holds neither a word for yes nor one for no' };
      };
    }
    case 'words': {
      const words = new Map(reading.words.map(({ from, to }) => [plainWord(from), to]));
      const unknown: CellReading =
        reading.otherwise === 'unknown'
          ? empty
          : { state: 'refused', reason: 'holds a word that the mapping does not know' };
      return (text) => {
        const to = words.get(plainWord(text));
        if (to === undefined) return unknown;
        return to === null ? empty : { state: 'value', value: to };
      };
    }
  }
}

const orderInWords = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  serial: "a spreadsheet's number of days",
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
} as const;

/** More parts than a person would write into a cell. */
const mostParts = 1000;

/** The parts of a list without the empty ones, each once; or why it is no list. */
export function splitList(cell: string, separator: string): readonly string[] | string {
  const cut = separator === '\\n' ? /\r?\n/ : separator;
  const parts = cell.split(cut, mostParts + 1);
  if (parts.length > mostParts) return `holds more than ${mostParts} parts`;
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
