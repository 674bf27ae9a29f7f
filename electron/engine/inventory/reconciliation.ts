// Reconciles a bundle: what was declared of each kind of record, what was read, and what explains the difference. A source
// that is partial, short or empty without anybody's word is never whole, and nothing that it lacks counts as gone.
import type { Database } from 'better-sqlite3';
import type { SourceReport } from '../../../shared/contract/evidence.ts';
import type { CountLine, CountVerdict, Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { recordTypes } from '../../../shared/words.ts';
import { sourceKinds } from '../intake/registry.ts';
import { bundleDetail } from './bundles.ts';
import { rejectedReasons } from './rejected.ts';

type SourceLine = Reconciliation['sources'][number];

/** Throws NOT_FOUND. `staleDays`: from which age on an extract is stale. */
export function reconcileBundle(db: Database, bundle: string, staleDays: number): Reconciliation {
  const detail = bundleDetail(db, bundle);
  const complete = new Map(
    db
      .prepare<[string], { id: string; complete: number }>(
        'select declared_id as id, complete from source where bundle_id = ?',
      )
      .all(bundle)
      .map((row) => [row.id, row.complete === 1]),
  );
  const sources = detail.sources.map((source) =>
    sourceLine(source, detail.receivedAt, staleDays, complete.get(source.id) === true),
  );
  return {
    bundle,
    bundleName: detail.name,
    staleDays,
    sources,
    totals: {
      counts: totalCounts(sources),
      rejected: sum(sources.map((source) => source.rejected)),
      duplicates: sum(sources.map((source) => source.duplicates)),
      partial: sources.filter((source) => source.partial).length,
      stale: sources.filter((source) => source.stale).length,
      emptyNotAttested: sources.filter((source) => source.empty === 'not_attested').length,
    },
    reasons: rejectedReasons(db, bundle),
  };
}

function sourceLine(source: SourceReport, receivedAt: string, staleDays: number, complete: boolean): SourceLine {
  const counts = countLines(source);
  const age = ageInDays(source.extractedAt, receivedAt);
  const rows = sum(recordTypes.map((type) => source.imported[type])) + source.rejected;
  const empty = rows > 0 ? 'no' : source.emptyAttested === null ? 'not_attested' : 'attested';
  const stale = age !== null && age > staleDays;
  return {
    id: source.id,
    kind: source.kind,
    title: sourceKinds.find((one) => one.kind === source.kind)?.title ?? source.kind,
    system: source.system,
    files: [...source.files],
    extractedAt: source.extractedAt,
    age,
    stale,
    counts,
    rejected: source.rejected,
    duplicates: source.duplicates,
    partial: source.partial,
    empty,
    attestedBy: source.emptyAttested,
    complete,
    problems: [
      ...(source.partial ? ['It is partial: more exists than was delivered.'] : []),
      ...counts.flatMap(problemOf),
      ...(source.rejected > 0 ? [`${rowsInWords(source.rejected)} could not be read.`] : []),
      ...(empty === 'not_attested' ? ['It is empty, and nobody attests that there is nothing.'] : []),
      ...(stale ? [`It was ${age} days old when it was imported; ${staleDays} are agreed at most.`] : []),
      ...(age === null ? ['It does not say when it was extracted, so nobody knows how old it is.'] : []),
    ],
    remarks: [...source.remarks],
  };
}

/** Each kind of record by itself: too many of one never make up for too few of another. */
export function countLines(
  source: Pick<SourceReport, 'declared' | 'imported' | 'rejected' | 'duplicates'>,
): CountLine[] {
  const excused = source.rejected + source.duplicates;
  return recordTypes.flatMap((type): CountLine[] => {
    const declared = source.declared[type];
    const read = source.imported[type];
    if (declared === null && read === 0) return [];
    return [{ type, declared, read, verdict: verdictOf(declared, read, excused) }];
  });
}

function verdictOf(declared: number | null, read: number, excused: number): CountVerdict {
  if (declared === null) return 'not_declared';
  if (declared === read) return 'agrees';
  if (read > declared) return 'too_many';
  return declared - read <= excused ? 'accounted' : 'missing';
}

function problemOf({ type, declared, read, verdict }: CountLine): string[] {
  if (verdict === 'missing') return [`${declared} ${type} were declared and ${read} read; nothing explains the rest.`];
  if (verdict === 'too_many') return [`${declared} ${type} were declared and ${read} read: more than there should be.`];
  return [];
}

/** What was declared in no source is compared with nothing in the sum either. */
function totalCounts(sources: readonly SourceLine[]): CountLine[] {
  return recordTypes.flatMap((type): CountLine[] => {
    const lines = sources.flatMap((source) => source.counts.filter((line) => line.type === type));
    if (lines.length === 0) return [];
    const declared = lines.flatMap((line) => line.declared ?? []);
    const verdicts = lines.map((line) => line.verdict);
    const verdict = worst.find((one) => verdicts.includes(one)) ?? 'not_declared';
    return [
      {
        type,
        declared: declared.length === 0 ? null : sum(declared),
        read: sum(lines.map(({ read }) => read)),
        verdict,
      },
    ];
  });
}

const worst: readonly CountVerdict[] = ['missing', 'too_many', 'accounted', 'agrees'];

function ageInDays(extractedAt: string | null, receivedAt: string): number | null {
  if (extractedAt === null) return null;
  const days = (Date.parse(receivedAt) - Date.parse(extractedAt)) / 86_400_000;
  return Number.isNaN(days) ? null : Math.max(0, Math.floor(days));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function rowsInWords(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
