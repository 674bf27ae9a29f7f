// The bytes of a large file without its secrets, part by part: the same bytes as redact() makes of the whole.
import { readCsv } from './csv.ts';
import { createCsvCutter } from './csv-parts.ts';
import { encode } from './decode.ts';
import { createLineCutter, formatInParts, headOfParts } from './evidence-parts.ts';
import { replaceSpans } from './pointer.ts';
import { csvReplacements, ndjsonReplacements } from './redact.ts';
import { sourceKind } from './registry.ts';
import { createTextParts } from './text-parts.ts';
import { secretColumns } from './withhold.ts';

export interface RedactorInParts {
  /** What is to be stored of the file up to here. Throws SOURCE_ENCODING and SOURCE_UNREADABLE. */
  push(bytes: Uint8Array): Uint8Array;
  finish(): Uint8Array;
  /** How many values were replaced so far. */
  count(): number;
}

/** Null when the file has to be redacted as a whole. `first` is its first part and is pushed again. */
export function createRedactor(kind: string, first: Uint8Array): RedactorInParts | null {
  const { formats, secrets } = sourceKind(kind);
  const head = headOfParts(first);
  if (head === null) return null;
  const format = formatInParts(head, formats);
  if (format === null) return null;
  const table = format === 'csv' ? readCsv(head) : null;
  if (format === 'csv' && table === null) return null;
  const cut = table === null ? redactLines() : redactTable(table);
  const texts = createTextParts();
  // A byte order mark stays where it was.
  let mark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  let replaced = 0;
  const stored = (text: string): Uint8Array => {
    const bytes = encode(text, 'utf-8', mark && text !== '');
    if (text !== '') mark = false;
    return bytes;
  };
  return {
    push: (bytes) => stored(cut.push(texts.push(bytes))),
    finish: () => stored(cut.push(texts.finish()) + cut.finish()),
    count: () => replaced,
  };

  function redactLines() {
    const lines = createLineCutter();
    const without = (text: string) => {
      const replacements = ndjsonReplacements(text, secrets);
      replaced += replacements.length;
      return replacements.length === 0 ? text : replaceSpans(text, replacements);
    };
    return { push: (text: string) => without(lines.push(text)), finish: () => without(lines.finish()) };
  }

  function redactTable({ header, delimiter, above }: NonNullable<typeof table>) {
    const cutter = createCsvCutter(delimiter);
    const columns = secretColumns(header, secrets);
    let skip = above;
    const without = ({ text, end, records }: ReturnType<typeof cutter.push>) => {
      const rows = records.slice(skip);
      skip = Math.max(0, skip - records.length);
      const replacements = csvReplacements(text, { header, delimiter }, rows, columns);
      replaced += replacements.length;
      const whole = text.slice(0, end);
      return replacements.length === 0 ? whole : replaceSpans(whole, replacements);
    };
    return {
      push: (text: string) => without(cutter.push(text)),
      finish() {
        const last = cutter.finish();
        // Behind the last record there may be line ends, which no record holds.
        return without({ ...last, end: last.text.length });
      },
    };
  }
}
