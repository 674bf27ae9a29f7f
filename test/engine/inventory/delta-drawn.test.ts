import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { noReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { deltaPage } from '../../../electron/engine/inventory/delta.ts';
import { buildDelta, deltaLayout } from '../../../electron/engine/inventory/row-index/delta-sets.ts';
import { keepPart, keptPart } from '../../../electron/engine/inventory/row-index/kept-parts.ts';
import { csv, entitlementHeader, importQuarters, newWorkspace } from './quarter.ts';

const identities = ['svc-a', 'svc-b', 'svc-ledger'];
const grants = identities.flatMap((identity) =>
  ['read', 'Write'].flatMap((privilege) => ['ledger', 'payroll'].map((resource) => [identity, privilege, resource])),
);

/** Of each grant in each quarter: not there, there, or there as an administrator's. */
type Told = 'gone' | 'plain' | 'administrator';
type Quarter = readonly Told[];

/** What is told of a grant from one quarter to a later one, 0 being before the first; null: nothing. */
function changeOf(told: readonly Told[], from: number, to: number): string | null {
  const isThere = (quarter: number) => quarter > 0 && told[quarter - 1] !== 'gone';
  const all = Array.from({ length: to }, (_, index) => index + 1);
  const first = all.find(isThere);
  if (first === undefined) return null;
  if (first > from) return isThere(to) ? 'new' : 'removed';
  const cameBack = all.some((quarter) => quarter > from && isThere(quarter) && !isThere(quarter - 1));
  if (!isThere(to)) return isThere(from) || cameBack ? 'removed' : null;
  if (cameBack) return 'reappeared';
  return told[from - 1] === told[to - 1] ? 'unchanged' : 'changed';
}

const order = ['changed', 'new', 'reappeared', 'removed', 'unchanged'];

/** The lines that a comparison has to give, in their order. */
function expectedLines(quarters: readonly Quarter[], from: number, to: number, words: readonly string[]): string[] {
  const found = grants.flatMap((grant, position) => {
    const told = quarters.map((quarter) => quarter[position] ?? 'gone');
    const change = changeOf(told, from, to);
    const fits = words.every((word) => grant.some((text) => text.toLowerCase().includes(word.toLowerCase())));
    const first = told.findIndex((one) => one !== 'gone');
    return change === null || !fits ? [] : [{ line: `${change}: ${grant.join(' ')}`, change, first, position }];
  });
  return found
    .sort(
      (one, other) =>
        order.indexOf(one.change) - order.indexOf(other.change) ||
        one.first - other.first ||
        one.position - other.position,
    )
    .map(({ line }) => line);
}

test('any two bundles compare as what was told of each entitlement says, whatever is searched for, page by page', async () => {
  const quarter = fc.array(fc.constantFrom<Told>('gone', 'plain', 'administrator'), {
    minLength: grants.length,
    maxLength: grants.length,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(quarter, { minLength: 2, maxLength: 4 }), async (quarters) => {
      const workspace = await newWorkspace();
      const { reports } = await importQuarters(
        workspace,
        quarters.map((told) => ({
          sources: [
            {
              kind: 'countersign.entitlements',
              files: {
                'entitlements.csv': csv(
                  entitlementHeader,
                  // Somebody else is always there, so that no file is empty.
                  'svc-other,use,door,,false',
                  ...grants.flatMap((grant, position) =>
                    told[position] === 'gone' ? [] : [`${grant.join(',')},,${told[position] === 'administrator'}`],
                  ),
                ),
              },
            },
          ],
        })),
      );
      const bundles = [null, ...reports.map(({ bundle }) => bundle)];
      for (let to = 1; to <= quarters.length; to += 1) {
        for (let from = to === 1 ? 0 : 1; from < to; from += 1) {
          for (const search of ['', 'LEDGER', 'svc-b', 'svc write', 'erp', 'nobody']) {
            const words = search.split(' ').filter((word) => word !== '');
            const ends = { from: bundles[from] ?? null, to: bundles[to] ?? null };
            const shown: string[] = [];
            let total = 0;
            for (let after: number | null = null; ; ) {
              const page = deltaPage(workspace.read, {
                ...ends,
                changes: null,
                search,
                after,
                position: null,
                limit: 5,
              });
              shown.push(
                ...page.rows.map((row) => `${row.change}: ${row.identity.name} ${row.privilege} ${row.resource}`),
              );
              total = page.total;
              if (page.next === null) break;
              after = page.next;
            }
            const lines = shown.filter((line) => !line.endsWith('svc-other use door'));
            expect([lines, total]).toEqual([expectedLines(quarters, from, to, words), shown.length]);
          }
        }
      }
      await workspace.close();
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('the sets of a comparison are read back as they were kept, and never for other rows', async () => {
  const workspace = await newWorkspace();
  await importQuarters(workspace, [
    {
      sources: [{ kind: 'countersign.entitlements', files: { 'e.csv': csv(entitlementHeader, 'svc-a,read,door,,') } }],
    },
  ]);
  await workspace.write((transaction) => {
    const { db } = transaction;
    assess(transaction, noReviewFacts);
    const ids = Uint32Array.from(db.prepare<[], number>('select id from entitlement order by id').pluck().all());
    const made = buildDelta(db, ids, 0, 1);
    keepPart(db, deltaLayout, 'delta', { evidence: '1', rows: ids.length }, () => made);
    const again = () => 'worked out again' as never;
    const kept = keptPart(db, deltaLayout, 'delta', { evidence: '1', rows: ids.length }, again);
    const other = keptPart(db, deltaLayout, 'delta', { evidence: '1', rows: ids.length + 1 }, again);
    expect([kept, other]).toEqual([made, 'worked out again']);
  });
  await workspace.close();
});
