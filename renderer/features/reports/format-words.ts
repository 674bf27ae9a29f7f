// The three documents that leave the building: what each is for, and the name its file is given. Pure.
import type { ReportFormat } from '../../../shared/contract/report.ts';

/** In the order in which they are offered. */
export const formats: readonly ReportFormat[] = ['pdf', 'xlsx', 'pack'];

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
};

/** The engine proposes a name without an extension; a pack is called one. */
export function fileNameOf(proposed: string, format: ReportFormat): string {
  const base = format === 'pack' ? `${proposed.replace(/-report$/, '')}-pack` : proposed;
  return `${base}.${formatWords[format].extension}`;
}

export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
