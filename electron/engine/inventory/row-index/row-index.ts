// All rows of a subject as numbers in memory, from which every list, count and search of the inventory comes: twenty bytes a
// row and four more for each order in use. What the evidence gives is kept in the workspace once it was worked out; what
// the assessment gives is read anew when that changes.
import type { Database } from 'better-sqlite3';
import { type InventorySubject, inventorySubjects } from '../../../../shared/contract/inventory.ts';
import { risks } from '../../../../shared/words.ts';
import { evidenceState, evidenceVersion } from '../evidence-reading.ts';
import { type ShownColumn, subjectViews } from '../subject-view.ts';
import { buildIndexPart, type RowIndexPart } from './build-index.ts';
import { buildDelta, type DeltaSets, deltaLayout, deltaPart, deltaState } from './delta-sets.ts';
import { type Judgement, readJudgement } from './judgement.ts';
import { keepPart, keptPart, type Layout } from './kept-parts.ts';
import { indexLayout, judgementLayout, orderLayout } from './layouts.ts';
import { buildOrder, orderOf, type RowOrder } from './row-order.ts';
import { levelOf } from './view-levels.ts';

export interface RowGroup {
  /** By facet; null is not in the evidence. */
  readonly values: readonly (string | null)[];
  readonly removed: boolean;
}

/** A facet's values and, by group, which of them it has. */
export interface FacetValues {
  readonly values: readonly (string | null)[];
  readonly codes: Uint32Array;
}

export interface RowIndex extends Pick<RowIndexPart, 'ids' | 'words'> {
  readonly groupOf: Uint32Array;
  readonly groups: readonly RowGroup[];
  readonly facets: readonly FacetValues[];
  /** By row its verdicts, and the verdicts that occur; null where the subject is not judged. */
  readonly verdictOf: Uint32Array | null;
  readonly verdicts: Judgement['verdicts'];
  /** By row its risk: 1 low ... 4 critical, 0 not judged. */
  readonly riskOf: Uint32Array | null;
  /** Rows in the order of a column. */
  orderBy(column: ShownColumn): RowOrder;
}

/** The index as of now. It is worked out when it was never kept: some seconds for a million rows. */
export function rowIndexOf(db: Database, subject: InventorySubject): RowIndex {
  const evidence = evidenceVersion(db);
  const judged = evidenceState(db);
  const known = indexes.get(db)?.get(subject);
  if (known !== undefined && known.evidence === evidence && known.judged === judged) return known.index;
  const view = subjectViews[subject];
  const isSame = known !== undefined && known.evidence === evidence;
  const rows = isSame ? known.part.ids.length : rowsOf(db, subject);
  const kept = <Part>(layout: Layout<Part>, part: string, state: string, make: () => Part): Part =>
    rows < worthKeeping ? make() : keptPart(db, layout, part, { evidence: state, rows }, make);
  const part = isSame ? known.part : kept(indexLayout, `${subject} rows`, evidence, () => buildIndexPart(db, view));
  const orders = isSame ? known.orders : new Map<string, RowOrder>();
  const held: Held = { evidence, judged, part, orders, index: withAssessment(db, subject, part, orders, kept) };
  // A connection that writes sees what may be taken back.
  if (!db.readonly) return held.index;
  const bySubject = indexes.get(db) ?? new Map<InventorySubject, Held>();
  bySubject.set(subject, held);
  indexes.set(db, bySubject);
  return held.index;
}

/** How the entitlements changed between two states of the evidence, by the bundles' ordinals. */
export function deltaSetsOf(db: Database, { ids }: RowIndex, start: number, end: number): DeltaSets {
  const state = { evidence: deltaState(evidenceVersion(db), start, end), rows: ids.length };
  const make = () => buildDelta(db, ids, start, end);
  return ids.length < worthKeeping ? make() : keptPart(db, deltaLayout, deltaPart, state, make);
}

/** Below this many rows an index is worked out as quickly as it is read. */
const worthKeeping = 2000;

function rowsOf(db: Database, subject: InventorySubject): number {
  const [table] = subjectViews[subject].from.split(/\s/);
  return db.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
}

/** Works out anew and keeps what is worth it, one part after the other. Inside a write, at the end of an assessment. */
export function* keepRowIndexes(db: Database): Generator<void, void, undefined> {
  db.exec('delete from row_index');
  for (const subject of inventorySubjects) {
    const view = subjectViews[subject];
    const rows = rowsOf(db, subject);
    if (rows < worthKeeping) continue;
    const evidence = { evidence: evidenceVersion(db), rows };
    const part = keepPart(db, indexLayout, `${subject} rows`, evidence, () => buildIndexPart(db, view));
    yield;
    for (const column of view.columns.filter(
      ({ sortable, sql, sortSql }) => sortable && isKept(subject, sortSql ?? sql),
    )) {
      keepPart(db, orderLayout, `${subject} by ${column.column}`, evidence, () =>
        buildOrder(db, view, column, part.identityOf),
      );
      yield;
    }
    if (subject !== 'entitlements') continue;
    keepPart(db, judgementLayout, verdictPart, { evidence: evidenceState(db), rows }, () =>
      readJudgement(db, part.ids),
    );
    yield;
    keepNewestDelta(db, part.ids, evidence.evidence);
    yield;
  }
}

/** The newest bundle against the one before it is what people look at. */
function keepNewestDelta(db: Database, ids: Uint32Array, version: string): void {
  const [end = 0, start = 0] = db
    .prepare<[], number>('select ordinal from bundle order by ordinal desc limit 2')
    .pluck()
    .all();
  const state = { evidence: deltaState(version, start, end), rows: ids.length };
  keepPart(db, deltaLayout, deltaPart, state, () => buildDelta(db, ids, start, end));
}

function isKept(subject: InventorySubject, sql: string): boolean {
  return levelOf(subjectViews[subject], sql) !== 'assessment';
}

interface Held {
  readonly evidence: string;
  readonly judged: string;
  readonly part: RowIndexPart;
  readonly orders: Map<string, RowOrder>;
  readonly index: RowIndex;
}

function withAssessment(
  db: Database,
  subject: InventorySubject,
  part: RowIndexPart,
  orders: Map<string, RowOrder>,
  kept: <Part>(layout: Layout<Part>, part: string, state: string, make: () => Part) => Part,
): RowIndex {
  const evidence = evidenceVersion(db);
  const view = subjectViews[subject];
  const verdict = view.facets.findIndex(({ sql }) => levelOf(view, sql) === 'assessment');
  const judgement =
    verdict === -1 ? null : kept(judgementLayout, verdictPart, evidenceState(db), () => readJudgement(db, part.ids));
  const grouped = judgement === null ? plainGroups(part) : groupsWith(part, verdict, judgement);
  const judgedOrders = new Map<string, RowOrder>();
  return {
    ids: part.ids,
    words: part.words,
    ...grouped,
    facets: view.facets.map((_, facet) => facetValues(grouped.groups, facet)),
    verdictOf: judgement?.verdictOf ?? null,
    verdicts: judgement?.verdicts ?? [],
    riskOf: judgement?.riskOf ?? null,
    orderBy(column) {
      const ofEvidence = isKept(subject, column.sortSql ?? column.sql);
      const known = (ofEvidence ? orders : judgedOrders).get(column.column);
      if (known !== undefined) return known;
      const made = ofEvidence
        ? kept(orderLayout, `${subject} by ${column.column}`, evidence, () =>
            buildOrder(db, view, column, part.identityOf),
          )
        : orderOf({ rank: judgement?.riskOf ?? new Uint32Array(0), distinct: risks.length });
      (ofEvidence ? orders : judgedOrders).set(column.column, made);
      return made;
    },
  };
}

function facetValues(groups: readonly RowGroup[], facet: number): FacetValues {
  const known = new Map<string | null, number>();
  const codes = Uint32Array.from(groups, (group) => {
    const value = group.values[facet] ?? null;
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { values: [...known.keys()], codes };
}

type Grouped = Pick<RowIndex, 'groupOf' | 'groups'>;

function plainGroups({ groupOf, groups }: RowIndexPart): Grouped {
  return { groupOf, groups: groups.map((values) => ({ values: values.slice(0, -1), removed: values.at(-1) === '1' })) };
}

/** Each group once for each risk that its rows have; `facet` is where the risk stands among the facets. */
function groupsWith({ groupOf, groups }: RowIndexPart, facet: number, { riskOf }: Judgement): Grouped {
  const many = risks.length + 1;
  const codesOf = new Uint32Array(groupOf.length);
  for (let row = 0; row < codesOf.length; row += 1) codesOf[row] = (groupOf[row] ?? 0) * many + (riskOf[row] ?? 0);
  const { codes, kept } = renumbered(codesOf, groups.length * many);
  return {
    groupOf: codes,
    groups: kept.map((code) => {
      const values = groups[Math.floor(code / many)] ?? [];
      const chosen = values.slice(0, -1);
      return {
        values: [...chosen.slice(0, facet), risks[(code % many) - 1] ?? null, ...chosen.slice(facet)],
        removed: values.at(-1) === '1',
      };
    }),
  };
}

/** The same codes without gaps, in the order in which they come, and what each was before. All are below `limit`. */
function renumbered(codes: Uint32Array, limit: number): { readonly codes: Uint32Array; readonly kept: number[] } {
  // One more than the new code; 0: it did not come yet.
  const known = new Uint32Array(limit);
  const kept: number[] = [];
  const dense = new Uint32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    let place = known[code] ?? 0;
    if (place === 0) {
      kept.push(code);
      place = kept.length;
      known[code] = place;
    }
    dense[at] = place - 1;
  }
  return { codes: dense, kept };
}

const verdictPart = 'entitlements verdicts';

// Goes with its connection.
const indexes = new WeakMap<Database, Map<InventorySubject, Held>>();
