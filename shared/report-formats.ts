// The forms in which a review leaves the building, and what each of them can do.

/**
 * `csv`, `parquet`: every table with its schema in a zip, to be read with those of other clients. `oscal`:
 * assessment results; `poam`: plan of action and milestones, both OSCAL 1.2.1 in JSON. `summary`: two pages for the management, as PDF.
 */
export const reportFormats = ['pdf', 'summary', 'xlsx', 'pack', 'csv', 'parquet', 'oscal', 'poam'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Those that can leave names and ids out. The pack holds the ledger, which has them all; OSCAL is for tools. */
export const redactableFormats: readonly ReportFormat[] = ['pdf', 'summary', 'xlsx', 'csv', 'parquet'];

/** Those with a signature in the file itself; the others are vouched for by the ledger, which names their digest. */
export const signedFormats: readonly ReportFormat[] = ['pdf', 'summary', 'xlsx', 'pack'];

/** Those that take further signatures and time stamps. */
export const countersignedFormats: readonly ReportFormat[] = ['pdf', 'summary'];
