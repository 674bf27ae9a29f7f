// What each document that leaves the building is called in a sentence, by the code of its format.
import type { Locale } from '../../../../shared/locale.ts';
import { type ReportFormat, reportFormats } from '../../../../shared/report-formats.ts';

const names: Readonly<Record<ReportFormat, Readonly<Record<Locale, string>>>> = {
  pdf: { en: 'report (PDF)', de: 'Bericht (PDF)' },
  summary: { en: 'management summary (PDF)', de: 'Zusammenfassung für die Leitung (PDF)' },
  xlsx: { en: 'workbook (XLSX)', de: 'Arbeitsmappe (XLSX)' },
  pack: { en: 'audit pack (ZIP)', de: 'Prüfpaket (ZIP)' },
  csv: { en: 'tables (CSV)', de: 'Tabellen (CSV)' },
  parquet: { en: 'tables (Parquet)', de: 'Tabellen (Parquet)' },
  oscal: { en: 'OSCAL assessment results (JSON)', de: 'OSCAL-Prüfergebnisse (JSON)' },
  poam: { en: 'OSCAL plan of action (JSON)', de: 'OSCAL-Maßnahmenplan (JSON)' },
};

/** A format that is not known keeps its code. */
export function documentName(format: string, locale: Locale): string {
  const known = reportFormats.find((one) => one === format);
  return known === undefined ? format : names[known][locale];
}
