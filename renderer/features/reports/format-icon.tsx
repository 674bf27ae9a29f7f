// The icon of a form in which a report leaves the building.
import { FileArchive, FileChartColumn, FileJson, FileSpreadsheet, FileText, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReportFormat } from '../../../shared/report-formats.ts';

const icons: Readonly<Record<ReportFormat, typeof FileText>> = {
  pdf: FileText,
  summary: FileChartColumn,
  xlsx: FileSpreadsheet,
  pack: FileArchive,
  csv: Table2,
  parquet: Table2,
  oscal: FileJson,
  poam: FileJson,
};

export function FormatIcon({ format }: { readonly format: ReportFormat }): ReactNode {
  const Icon = icons[format];
  return <Icon aria-hidden />;
}
