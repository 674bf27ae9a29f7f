// The records of a large table part by part: what a part begins and does not end waits for the next one. The same records
// on the same lines come of it as of the whole text.
import { type CsvRecord, csvRecords } from './csv.ts';
import { countLineBreaks } from './lines.ts';

/** The records that end in `text` before `end`; their spans are of `text`, their lines of the file. */
export interface CsvWindow {
  readonly text: string;
  readonly end: number;
  readonly records: readonly CsvRecord[];
}

export interface CsvCutter {
  push(text: string): CsvWindow;
  finish(): CsvWindow;
}

export function createCsvCutter(delimiter: string): CsvCutter {
  let waiting = '';
  let line = 1;
  // An opened quote that nothing closes lets the text grow: it is looked at again only when it is twice as long.
  let enough = 0;
  return {
    push(text) {
      waiting += text;
      return waiting.length < enough ? { text: '', end: 0, records: [] } : cut(false);
    },
    finish: () => cut(true),
  };

  function cut(last: boolean): CsvWindow {
    const text = waiting;
    const records: CsvRecord[] = [];
    const reading = csvRecords(text, delimiter, { line, last });
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) records.push(step.value);
    const end = step.value;
    waiting = text.slice(end);
    line += countLineBreaks(text, 0, end);
    enough = end === 0 ? 2 * waiting.length : 0;
    return { text, end, records };
  }
}
