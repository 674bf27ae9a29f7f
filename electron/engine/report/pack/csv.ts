// The report's tables as CSV (RFC 4180, UTF-8): for people with a spreadsheet and for programs alike.
import { csvLine } from '../../bundle/csv-line.ts';
import type { Table, Value } from '../table-column.ts';

/** One line a row, the heads first. */
export function writeCsv(table: {
  readonly columns: readonly Pick<Table['columns'][number], 'head'>[];
  readonly rows: Iterable<readonly Value[]>;
}): Buffer {
  const lines = [table.columns.map((column) => column.head), ...table.rows].map(csvLine);
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}
