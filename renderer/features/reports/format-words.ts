// The documents that leave the building: what each is for, and the name its file is given. Pure.
import { type ReportFormat, redactableFormats } from '../../../shared/report-formats.ts';

export interface FormatGroup {
  readonly title: string;
  readonly formats: readonly ReportFormat[];
}

/** In the order in which they are offered. */
export const formatGroups: readonly FormatGroup[] = [
  { title: 'For reading', formats: ['pdf', 'summary'] },
  { title: 'For the auditor', formats: ['pack', 'xlsx'] },
  { title: 'For tools', formats: ['csv', 'parquet', 'oscal', 'poam'] },
];

export interface FormatWords {
  readonly title: string;
  readonly purpose: string;
  readonly extension: string;
}

export const formatWords: Readonly<Record<ReportFormat, FormatWords>> = {
  pdf: {
    title: 'Report (PDF)',
    purpose:
      'To read and to file: every decision by name, exceptions, coverage, how the review was done. Signed inside the file.',
    extension: 'pdf',
  },
  summary: {
    title: 'Management summary (PDF)',
    purpose:
      'Two pages: complete or not in a sentence, five figures, four charts, what needs a person. Signed inside the file.',
    extension: 'pdf',
  },
  xlsx: {
    title: 'Workbook (XLSX)',
    purpose:
      'To sort and filter: the same content as rows, with the address of each line of evidence. Signed inside the file.',
    extension: 'xlsx',
  },
  pack: {
    title: 'Audit pack (ZIP)',
    purpose: 'For the auditor: both documents, ledger, proofs and root certificates, to be verified with stock tools.',
    extension: 'zip',
  },
  csv: {
    title: 'Tables (CSV)',
    purpose:
      'To compute with: every table with a documented schema, one file each, that fits those of other campaigns and clients.',
    extension: 'zip',
  },
  parquet: {
    title: 'Tables (Parquet)',
    purpose: 'To query many clients together in DuckDB, Spark or Trino: the same tables with typed columns.',
    extension: 'zip',
  },
  oscal: {
    title: 'OSCAL assessment results (JSON)',
    purpose: 'For compliance tools: each requirement, observation and risk in NIST’s exchange format.',
    extension: 'json',
  },
  poam: {
    title: 'OSCAL plan of action (JSON)',
    purpose: 'For compliance tools: what is still to be removed, answered or renewed, with its dates.',
    extension: 'json',
  },
};

const endings = {
  summary: 'summary',
  pack: 'pack',
  csv: 'tables-csv',
  parquet: 'tables-parquet',
  oscal: 'assessment-results',
  poam: 'plan-of-action',
} as const;

/** The engine proposes a name without an extension; a pack is called one, and a redacted edition says so. */
export function fileNameOf(proposed: string, format: ReportFormat, redacted = false): string {
  const named =
    format === 'pdf' || format === 'xlsx' ? proposed : `${proposed.replace(/-report$/, '')}-${endings[format]}`;
  return `${named}${redacted ? '-redacted' : ''}.${formatWords[format].extension}`;
}

/** `report.pdf` as `report-countersigned.pdf`; a second time as it is. */
export function fileNameWith(file: string, word: string): string {
  const [, stem = file, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/i.exec(file) ?? [];
  return stem.endsWith(`-${word}`) ? `${stem}${ending}` : `${stem}-${word}${ending}`;
}

/** Why a form has no redacted edition; null where it has one. */
export function notRedacted(format: ReportFormat): string | null {
  if (redactableFormats.includes(format)) return null;
  return format === 'pack'
    ? 'It holds the whole ledger, entry by entry, so it is always full.'
    : 'Tools need the ids: it is always full.';
}

export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
