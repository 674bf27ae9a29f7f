// The three documents that leave the building: what each is for, and the name its file is given. Pure.
import type { ReportFormat } from '../../../shared/contract/report.ts';

/** In the order in which they are offered. */
export const formats: readonly ReportFormat[] = ['pdf', 'xlsx', 'pack', 'csv', 'parquet', 'oscal', 'poam'];

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
  pack: 'pack',
  csv: 'tables-csv',
  parquet: 'tables-parquet',
  oscal: 'assessment-results',
  poam: 'plan-of-action',
} as const;

/** The engine proposes a name without an extension; a pack is called one. */
export function fileNameOf(proposed: string, format: ReportFormat): string {
  const base =
    format === 'pdf' || format === 'xlsx' ? proposed : `${proposed.replace(/-report$/, '')}-${endings[format]}`;
  return `${base}.${formatWords[format].extension}`;
}

export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
