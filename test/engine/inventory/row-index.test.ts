import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { noReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { inventoryFacets, inventoryRows, unknownChoice } from '../../../electron/engine/inventory/grid.ts';
import { buildIndexPart } from '../../../electron/engine/inventory/row-index/build-index.ts';
import { keepPart, keptPart } from '../../../electron/engine/inventory/row-index/kept-parts.ts';
import { indexLayout, orderLayout } from '../../../electron/engine/inventory/row-index/layouts.ts';
import { orderOf, ranks } from '../../../electron/engine/inventory/row-index/row-order.ts';
import { subjectViews } from '../../../electron/engine/inventory/subject-view.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { type InventorySubject, inventorySubjects } from '../../../shared/contract/inventory.ts';
import { emptyWorkspace, place } from '../controls/population.ts';

const owners = ['Dana Owner', 'dana owner', 'Érin Élan', null];
const resources = ['orders', 'Ledger\nfinance', '100%', 'orders_2'];

/** Some of everything, with every fact unknown here and there, and some of it gone. */
async function mixedEstate(): Promise<Workspace> {
  const workspace = await emptyWorkspace();
  await workspace.write((transaction) => {
    const { db } = transaction;
    for (let number = 0; number < 40; number += 1) {
      const identity = place(db, 'identity', {
        owner: owners[number % 4] ?? null,
        owner_basis: number % 3 === 0 ? 'inferred' : 'attested',
        kind: number % 5 === 0 ? 'service_account' : 'application',
        status: number % 7 === 0 ? null : 'active',
        removed_bundle: number % 11 === 0 ? 1 : null,
      });
      place(db, 'credential', { identity_id: identity, status: number % 2 === 0 ? null : 'active' });
      place(db, 'finding', {
        identity_id: number % 6 === 0 ? null : identity,
        severity: number % 4 === 0 ? null : 'high',
      });
      for (let grant = 0; grant < 3; grant += 1) {
        place(db, 'entitlement', {
          identity_id: identity,
          resource: resources[(number + grant) % 4] ?? '',
          environment: number % 4 === 0 ? null : 'production',
          administrator: number % 9 === 0 ? 1 : null,
          last_use_state: grant === 0 ? 'never' : 'at',
          last_use_at: grant === 0 ? null : `2026-09-0${grant}T00:00:00Z`,
          removed_bundle: (number + grant) % 13 === 0 ? 1 : null,
        });
      }
    }
    assess(transaction, noReviewFacts);
  });
  return workspace;
}

/** The rows that the same question finds when every one of them is asked. */
function rowsByStatement(
  db: Database,
  subject: InventorySubject,
  facets: Readonly<Record<string, readonly string[]>>,
  words: readonly string[],
  removed: boolean,
): string[] {
  const view = subjectViews[subject];
  const rows = db
    .prepare<[], { uid: string } & Record<string, string | number | null>>(
      `select ${view.uid} as uid, ${view.removed} as gone,
         ${view.facets.map(({ sql }, at) => `${sql} as facet${at}`).join(', ')},
         ${view.searched.map((sql, at) => `${sql} as word${at}`).join(', ')}
       from ${view.from}`,
    )
    .all();
  return rows
    .filter((row) => (row.gone !== null) === removed)
    .filter((row) =>
      view.facets.every(({ facet }, at) => {
        const chosen = facets[facet] ?? [];
        return chosen.length === 0 || chosen.includes(String(row[`facet${at}`] ?? unknownChoice));
      }),
    )
    .filter((row) =>
      words.every((word) =>
        view.searched.some((_, at) =>
          String(row[`word${at}`] ?? '')
            .replaceAll('\n', ' ')
            .toLowerCase()
            .includes(word.toLowerCase()),
        ),
      ),
    )
    .map(({ uid }) => uid)
    .sort();
}

test('any filter and search finds exactly the rows that have what is asked, and facets count them', async () => {
  const workspace = await mixedEstate();
  const db = workspace.read;
  const words = fc.constantFrom('dana', 'OWNER', 'Élan', 'app', '100%', 'o', 'finance', 'ledger', 'nobody', 'key');
  fc.assert(
    fc.property(
      fc.constantFrom(...inventorySubjects),
      fc.array(words, { maxLength: 2 }),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 2 }),
      (subject, search, removed, choices) => {
        const all = { subject, facets: {}, search: '', removed };
        const offered = inventoryFacets(db, all).filter(({ values }) => values.length > 0);
        const facets = Object.fromEntries(
          choices.flatMap(([facet, value]) => {
            const chosen = offered[facet % Math.max(1, offered.length)];
            const one = chosen?.values[value % chosen.values.length];
            return chosen === undefined || one === undefined ? [] : [[chosen.facet, [one.value]]];
          }),
        );
        const filter = { subject, facets, search: search.join(' '), removed };
        const expected = rowsByStatement(db, subject, facets, search, removed);
        const { total, rows } = inventoryRows(db, { filter, sort: null, from: 0, limit: 1000 });
        const counted = inventoryFacets(db, filter).map(({ facet, values }) => ({ facet, values }));
        expect({ total, uids: rows.map(({ uid }) => uid).sort() }).toEqual({ total: expected.length, uids: expected });
        for (const { facet, values } of counted) {
          for (const { value, count } of values) {
            const narrowed = rowsByStatement(db, subject, { ...facets, [facet]: [value] }, search, removed);
            expect([facet, value, count]).toEqual([facet, value, narrowed.length]);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
  await workspace.close();
});

test('every sort has every row once, in the order of what is sorted by, and what is unknown last either way', async () => {
  const workspace = await mixedEstate();
  const db = workspace.read;
  for (const subject of inventorySubjects) {
    const view = subjectViews[subject];
    for (const { column, sql, sortSql } of view.columns) {
      const values = new Map(
        db
          .prepare<[], [string, string | number | null]>(
            `select ${view.uid}, ${(sortSql ?? sql).replace(' collate nocase', '')} from ${view.from}`,
          )
          .raw()
          .all(),
      );
      for (const descending of [false, true]) {
        const filter = { subject, facets: {}, search: '', removed: false };
        const { rows, total } = inventoryRows(db, { filter, sort: { column, descending }, from: 0, limit: 1000 });
        const shown = rows.map(({ uid }) => values.get(uid) ?? null);
        const fold = (value: string | number | null) => (typeof value === 'string' ? value.toLowerCase() : value);
        const known = shown.filter((value) => value !== null).map(fold);
        const sorted = [...known].sort((one, other) => ((one ?? 0) < (other ?? 0) ? -1 : one === other ? 0 : 1));
        expect({ column, shown: shown.map(fold), total }).toEqual({
          column,
          shown: [...(descending ? sorted.reverse() : sorted), ...shown.filter((value) => value === null)],
          total: new Set(rows.map(({ uid }) => uid)).size,
        });
      }
    }
  }
  await workspace.close();
});

test('every cell of every row says what the tables say', async () => {
  const workspace = await mixedEstate();
  const db = workspace.read;
  for (const subject of inventorySubjects) {
    const view = subjectViews[subject];
    const plain = db
      .prepare<[], Record<string, string | number | null>>(
        `select ${view.uid} as uid, ${view.columns.map(({ column, sql }) => `${sql} as "cell ${column}"`).join(', ')}
         from ${view.from}
         where ${view.removed} is null`,
      )
      .all()
      .map(({ uid, ...cells }) => [
        uid,
        Object.fromEntries(Object.entries(cells).map(([name, value]) => [name.slice('cell '.length), value])),
      ]);
    const filter = { subject, facets: {}, search: '', removed: false };
    const { rows } = inventoryRows(db, { filter, sort: null, from: 0, limit: 1000 });
    expect(Object.fromEntries(rows.map(({ uid, cells }) => [uid, cells]))).toEqual(Object.fromEntries(plain));
  }
  await workspace.close();
});

test('what is kept of an index is read back as it was, and not for another state of the evidence or of more rows', async () => {
  const workspace = await mixedEstate();
  await workspace.write(({ db }) => {
    const made = buildIndexPart(db, subjectViews.entitlements);
    const four = { evidence: '1', rows: 4 };
    const order = orderOf(ranks(['b', null, 'a', 'b'], true));
    keepPart(db, indexLayout, 'rows', { evidence: '1', rows: made.ids.length }, () => made);
    keepPart(db, orderLayout, 'order', four, () => order);
    const never = () => {
      throw new Error('worked out again');
    };
    expect({
      rows: keptPart(db, indexLayout, 'rows', { evidence: '1', rows: made.ids.length }, never),
      order: keptPart(db, orderLayout, 'order', four, never),
      other: keptPart(db, orderLayout, 'order', { ...four, evidence: '2' }, () => 'worked out again' as never),
      more: keptPart(db, orderLayout, 'order', { ...four, rows: 5 }, () => 'worked out again' as never),
    }).toEqual({
      rows: made,
      order: { rows: Uint32Array.of(2, 0, 3, 1), unknown: 1 },
      other: 'worked out again',
      more: 'worked out again',
    });
    db.exec(`update row_index set content = substr(content, 1, length(content) - 3)`);
    expect(keptPart(db, orderLayout, 'order', four, () => 'worked out again' as never)).toBe('worked out again');
  });
  await workspace.close();
});
