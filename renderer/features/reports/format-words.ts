// The documents that leave the building: in which order they are offered, and the name that a file is given. Pure.
import { type ReportFormat, redactableFormats } from '../../../shared/report-formats.ts';
import type { Messages } from '../../messages/table.ts';

export interface FormatGroup {
  readonly group: keyof Messages['reports']['groups'];
  readonly formats: readonly ReportFormat[];
}

/** In the order in which they are offered. */
export const formatGroups: readonly FormatGroup[] = [
  { group: 'reading', formats: ['pdf', 'summary'] },
  { group: 'auditor', formats: ['pack', 'xlsx'] },
  { group: 'tools', formats: ['csv', 'parquet', 'oscal', 'poam'] },
];

/** What the name of a file ends with, without and with its extension. */
const endings: Readonly<Record<ReportFormat, readonly [string, string]>> = {
  pdf: ['', 'pdf'],
  summary: ['summary', 'pdf'],
  xlsx: ['', 'xlsx'],
  pack: ['pack', 'zip'],
  csv: ['tables-csv', 'zip'],
  parquet: ['tables-parquet', 'zip'],
  oscal: ['assessment-results', 'json'],
  poam: ['plan-of-action', 'json'],
};

/** The engine proposes a name without an extension; a pack is called one, and a redacted edition says so. */
export function fileNameOf(proposed: string, format: ReportFormat, redacted = false): string {
  const [ending, extension] = endings[format];
  const named = ending === '' ? proposed : `${proposed.replace(/-report$/, '')}-${ending}`;
  return `${named}${redacted ? '-redacted' : ''}.${extension}`;
}

/** `report.pdf` as `report-countersigned.pdf`; a second time as it is. */
export function fileNameWith(file: string, word: string): string {
  const [, stem = file, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/i.exec(file) ?? [];
  return stem.endsWith(`-${word}`) ? `${stem}${ending}` : `${stem}-${word}${ending}`;
}

/** Why a form has no redacted edition; null where it has one. */
export function notRedacted(format: ReportFormat): keyof Messages['reports']['notRedacted'] | null {
  if (redactableFormats.includes(format)) return null;
  return format === 'pack' ? 'pack' : 'tools';
}

/** How somebody without Countersign checks a document: what to read in `reports.saved.how`, and the command where there is one. */
export function checkOf(
  format: ReportFormat,
  draft: boolean,
  file: string,
): { readonly how: keyof Messages['reports']['saved']['how']; readonly command: string | null } {
  if (draft) return { how: 'draft', command: null };
  switch (format) {
    case 'pdf':
    case 'summary':
      return { how: 'pdf', command: ['pdfsig', quoted(file)].join(' ') };
    case 'xlsx':
      return { how: 'xlsx', command: null };
    case 'pack':
      return { how: 'pack', command: null };
    case 'csv':
    case 'parquet':
    case 'oscal':
    case 'poam':
      return { how: 'unsigned', command: null };
  }
}

/** As `sha256sum` prints it, and `sha256sum -c` reads it. */
export function checksumLine(sha256: string, file: string): string {
  return `${sha256}  ${baseName(file)}`;
}

export function checksumCommand(file: string): string {
  return ['sha256sum', quoted(file)].join(' ');
}

/** For a shell, where the name needs it. */
function quoted(file: string): string {
  const name = baseName(file);
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
