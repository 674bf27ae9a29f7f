// Where the records of a table stand in its file: twelve bytes for each, so that a window on a million rows is cut out of the
// text and nothing of the rest is read again.
import { readCsv } from '../intake/csv.ts';

export interface TablePlaces {
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** By record, the line on which it begins, 1-based. */
  readonly lines: Uint32Array;
  /** By record, its span in the text without the line end. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export const noTable: TablePlaces = {
  columns: [],
  delimiter: ',',
  lines: new Uint32Array(0),
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
};

/** Null when there is no line with text. Throws SOURCE_UNREADABLE when the header can't be read. */
export function tablePlaces(text: string): TablePlaces | null {
  const table = readCsv(text);
  if (table === null) return null;
  const places = text.includes('"') ? ofRecords(table.records()) : ofLines(text, table.above);
  return { columns: table.header, delimiter: table.delimiter, ...places };
}

type Places = Pick<TablePlaces, 'lines' | 'starts' | 'ends'>;

function ofRecords(records: Iterable<{ readonly line: number; readonly start: number; readonly end: number }>): Places {
  const places = growing();
  for (const { line, start, end } of records) places.add(line, start, end);
  return places.done();
}

/** Without quotes each line that is not empty is a record; `above` of them are none of the table's. */
function ofLines(text: string, above: number): Places {
  const places = growing();
  let skipped = 0;
  for (let at = 0, line = 1; at < text.length; line += 1) {
    const feed = text.indexOf('\n', at);
    const stop = feed === -1 ? text.length : feed;
    const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    if (end > at) {
      if (skipped < above) skipped += 1;
      else places.add(line, at, end);
    }
    at = stop + 1;
  }
  return places.done();
}

function growing() {
  let lines = new Uint32Array(1024);
  let starts = new Uint32Array(1024);
  let ends = new Uint32Array(1024);
  let length = 0;
  const longer = (list: Uint32Array): Uint32Array<ArrayBuffer> => {
    const grown = new Uint32Array(list.length * 2);
    grown.set(list);
    return grown;
  };
  return {
    add(line: number, start: number, end: number): void {
      if (length === lines.length) [lines, starts, ends] = [longer(lines), longer(starts), longer(ends)];
      lines[length] = line;
      starts[length] = start;
      ends[length] = end;
      length += 1;
    },
    done: (): Places => ({
      lines: lines.slice(0, length),
      starts: starts.slice(0, length),
      ends: ends.slice(0, length),
    }),
  };
}
