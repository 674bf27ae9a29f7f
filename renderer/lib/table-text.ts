// Rows as text that a spreadsheet takes apart, and that can do no harm there.

/** Tab-separated. A cell that a spreadsheet would run as a formula is kept as text; tabs and line ends become spaces. */
export function tableText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => row.map(safeCell).join('\t')).join('\n');
}

function safeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const flat = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat.trimStart()) ? `'${flat}` : flat;
}
