// What one source of a bundle amounts to while its records are written: counts by kind of record, rows that could not be
// read, remarks, and which system it is of.
import type { SourceRemark } from '../intake/record.ts';
import type { Subject } from './facts.ts';

export interface SourceTally {
  readonly id: string;
  readonly kind: string;
  /** Kind and declared system, for natural keys that are unique only there. */
  readonly origin: readonly string[];
  readonly counts: Readonly<Record<Subject, number>>;
  readonly duplicates: number;
  readonly rejected: number;
  readonly partial: boolean;
  readonly generatedAt: string | null;
  count(subject: Subject): void;
  countDuplicate(): void;
  countRejected(): void;
  sawIdentity(system: string): void;
  /** Whether the artefact is one of this source's files. */
  isOwn(artefact: string): boolean;
  hasMerged(uid: string): boolean;
  noteMerged(uid: string): void;
  noteConflict(subject: Subject, column: string, example: string): void;
  noteRemark(remark: SourceRemark): void;
  note(sentence: string): void;
  /** The system that most of its identities live in; null when it lists none. */
  scope(): string | null;
  remarks(): string[];
}

export function createTally(
  source: { readonly id: string; readonly kind: string; readonly system: string | null },
  artefacts: readonly string[],
): SourceTally {
  const counts = { identity: 0, credential: 0, entitlement: 0, finding: 0, action: 0 };
  const own = new Set(artefacts);
  const merged = new Set<string>();
  const systems = new Map<string, number>();
  const conflicts = new Map<string, { subject: Subject; column: string; count: number; example: string }>();
  const sentences: string[] = [];
  let duplicates = 0;
  let rejected = 0;
  let partial = false;
  let generatedAt: string | null = null;
  return {
    id: source.id,
    kind: source.kind,
    origin: [source.kind, source.system ?? ''],
    counts,
    get duplicates() {
      return duplicates;
    },
    get rejected() {
      return rejected;
    },
    get partial() {
      return partial;
    },
    get generatedAt() {
      return generatedAt;
    },
    count(subject) {
      counts[subject] += 1;
    },
    countDuplicate() {
      duplicates += 1;
    },
    countRejected() {
      rejected += 1;
    },
    sawIdentity(system) {
      systems.set(system, (systems.get(system) ?? 0) + 1);
    },
    isOwn: (artefact) => own.has(artefact),
    hasMerged: (uid) => merged.has(uid),
    noteMerged(uid) {
      merged.add(uid);
    },
    noteConflict(subject, column, example) {
      const known = conflicts.get(`${subject}.${column}`);
      if (known === undefined) conflicts.set(`${subject}.${column}`, { subject, column, count: 1, example });
      else known.count += 1;
    },
    noteRemark(remark) {
      if (remark.remark === 'partial' || remark.remark === 'zero_bytes') partial = true;
      if (remark.remark === 'generated_at' && !Number.isNaN(Date.parse(remark.detail))) generatedAt = remark.detail;
      sentences.push(remarkInWords(remark));
    },
    note(sentence) {
      sentences.push(sentence);
    },
    scope() {
      const [most] = [...systems].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      return most?.[0] ?? null;
    },
    remarks() {
      const contradictions = [...conflicts.values()].map(({ subject, column, count, example }) =>
        count === 1
          ? `Another record says something else about ${column} of ${subject} ${example}; the first was kept.`
          : `${count} records say something else about ${column} of ${/^[aei]/.test(subject) ? 'an' : 'a'} ${subject} than an earlier one, for example ${example}; the first was kept.`,
      );
      return [...new Set([...sentences, ...contradictions])];
    },
  };
}

function remarkInWords(remark: SourceRemark): string {
  if (remark.remark === 'account') return `It is of the account ${remark.detail}.`;
  if (remark.remark === 'generated_at') return `It was generated at ${remark.detail}.`;
  return remark.detail;
}
