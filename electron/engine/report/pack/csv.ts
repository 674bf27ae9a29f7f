// The report's tables as CSV (RFC 4180, UTF-8): for people with a spreadsheet and for programs alike.
import type { Table, Value } from '../tables.ts';

/** One line a row, the heads first. */
export function writeCsv(table: Table): Buffer {
  const lines = [table.columns.map((column) => column.head), ...table.rows].map((values) =>
    values.map(field).join(','),
  );
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet takes what begins so for a formula; the apostrophe makes it text, and a program can take it away again.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
