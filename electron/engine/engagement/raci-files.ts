// The operating model's page as files: HTML that stands alone and prints, and CSV (RFC 4180) for a spreadsheet.
import { extname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { writeOutputFile } from '../workspace/output-file.ts';
import { currentModel, partyNames } from './operating-model.ts';
import { listPersons } from './persons.ts';
import { type RaciPage, type RaciTable, raciPage } from './raci-page.ts';
import { readVersion } from './versions.ts';

/** Throws INPUT_INVALID for an ending that is neither .html nor .csv; NOT_FOUND, FILE_UNWRITABLE, DISK_FULL. */
export async function exportEngagement(
  db: Database,
  input: { readonly out: string; readonly version: number | null },
): Promise<{ file: string }> {
  const write = writers[extname(input.out).toLowerCase()];
  if (write === undefined) {
    throw new CountersignError(
      'INPUT_INVALID',
      'The operating model is written as .html (a page to read and to print, also to PDF) or as .csv.',
      { file: input.out },
    );
  }
  await writeOutputFile(input.out, write(pageOf(db, input.version)));
  return { file: input.out };
}

/** The page of one version; null: the one in force. Throws NOT_FOUND. */
export function pageOf(db: Database, version: number | null): RaciPage {
  const { document, changedAt, version: number } = readVersion(db, version ?? currentModel(db).version);
  const names = new Map(listPersons(db).map((person) => [person.id, person.name]));
  return raciPage({
    ...partyNames(db),
    version: number,
    changedAt,
    document,
    nameOf: (id) => names.get(id) ?? id,
  });
}

const writers: Readonly<Record<string, (page: RaciPage) => string>> = {
  '.html': raciHtml,
  '.htm': raciHtml,
  '.csv': raciCsv,
};

/** Nothing is fetched from anywhere, and no script runs. */
export function raciHtml(page: RaciPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(page.title)}</title>
<style>
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 13px/1.45 system-ui, sans-serif; color: #16191d; background: #fff; }
h1 { font-size: 20px; } h2 { font-size: 15px; margin: 1.8rem 0 .3rem; }
p { margin: .2rem 0 .5rem; color: #444b54; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid #d9dde2; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; color: #444b54; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
</style>
</head>
<body>
<h1>${escaped(page.title)}</h1>
${page.lead.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}
${page.tables.map(htmlTable).join('\n')}
</body>
</html>
`;
}

function htmlTable({ title, note, heads, rows }: RaciTable): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escaped(title)}</h2>
${note === null ? '' : `<p>${escaped(note)}</p>`}
<table><thead>${cells('th', heads)}</thead>
<tbody>
${rows.map((row) => cells('td', row)).join('\n')}
</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** One table after the other, each under its title, an empty line between them. */
export function raciCsv(page: RaciPage): string {
  const parts = page.tables.map(({ title, heads, rows }) => [[title], heads, ...rows].map(csvLine).join('\r\n'));
  return `${[[page.title, ...page.lead].map((text) => csvLine([text])).join('\r\n'), ...parts].join('\r\n\r\n')}\r\n`;
}

function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

/** A spreadsheet takes what begins so for a formula; the apostrophe makes it text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
