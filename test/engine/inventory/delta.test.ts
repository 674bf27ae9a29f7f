import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deltaPage, saveDelta } from '../../../electron/engine/inventory/delta.ts';
import { deltaOf } from '../../../electron/engine/inventory/delta-detail.ts';
import { netChanges } from '../../../electron/engine/inventory/row-index/delta-sets.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { MethodArguments } from '../../../shared/contract.ts';
import {
  citedText,
  csv,
  emptyFolder,
  entitlementHeader,
  identityHeader,
  importQuarters,
  newWorkspace,
  refusal,
} from './quarter.ts';

/** One quarter: who owns svc-a, and the entitlements as `identity,privilege,resource,last use,administrator`. */
const quarter = (owner: string, ...lines: string[]) => ({
  sources: [
    {
      kind: 'countersign.identities',
      files: {
        'identities.csv': csv(
          identityHeader,
          `svc-a,service_account,svc-a,${owner},attested,active,`,
          'svc-b,service_account,svc-b,Dana Owner,attested,active,',
        ),
      },
    },
    { kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader, ...lines) } },
  ],
});

const kept = 'svc-b,read,ledger,2026-01-01,false';
const quarters = [
  quarter('Dana Owner', 'svc-a,read,payroll,,false', kept, 'svc-b,write,ledger,,false', 'svc-b,read,archive,,false'),
  quarter('Dana Owner', 'svc-a,read,payroll,,false', kept, 'svc-b,read,archive,,false', 'svc-b,read,passing,,false'),
  quarter(
    'Ines Albrecht',
    'svc-a,read,payroll,,true',
    'svc-b,read,ledger,2026-03-01,false',
    'svc-b,write,ledger,,false',
    'svc-b,admin,vault,,true',
  ),
];

async function threeQuarters(): Promise<{ workspace: Workspace; bundles: string[] }> {
  const workspace = await newWorkspace();
  const { reports } = await importQuarters(workspace, quarters);
  return { workspace, bundles: reports.map((report) => report.bundle) };
}

function page(workspace: Workspace, request: Partial<MethodArguments<'inventory.delta'>> = {}) {
  return deltaPage(workspace.read, {
    from: null,
    to: null,
    changes: null,
    search: '',
    after: null,
    position: null,
    limit: 100,
    ...request,
  });
}

const lines = (found: ReturnType<typeof page>) =>
  found.rows.map(({ change, privilege, resource }) => `${change}: ${privilege} ${resource}`);

test('two bundles are compared by what the inventory held after each, also over one in between', async () => {
  const { workspace, bundles } = await threeQuarters();
  const newest = page(workspace);
  const across = page(workspace, { from: bundles[0] ?? null, to: bundles[2] ?? null });
  const first = page(workspace, { to: bundles[0] ?? null });
  expect({
    newest: lines(newest),
    across: lines(across),
    counts: across.counts,
    first: [first.from, first.counts.new],
  }).toEqual({
    newest: [
      'changed: read payroll',
      'new: admin vault',
      'reappeared: write ledger',
      'removed: read archive',
      'removed: read passing',
      'unchanged: read ledger',
    ],
    across: [
      'changed: read payroll',
      'new: admin vault',
      'reappeared: write ledger',
      'removed: read archive',
      'removed: read passing',
      'unchanged: read ledger',
    ],
    counts: { new: 1, changed: 1, unchanged: 1, removed: 2, reappeared: 1 },
    first: [null, 4],
  });
  await workspace.close();
});

test('an earlier pair is still told as it was when later bundles have come in', async () => {
  const { workspace, bundles } = await threeQuarters();
  const found = page(workspace, { from: bundles[0] ?? null, to: bundles[1] ?? null });
  expect(lines(found)).toEqual([
    'new: read passing',
    'removed: write ledger',
    'unchanged: read payroll',
    'unchanged: read ledger',
    'unchanged: read archive',
  ]);
  await workspace.close();
});

test('a changed entitlement shows both ends fact by fact, each with the line of its own quarter', async () => {
  const { workspace, bundles } = await threeQuarters();
  const row = page(workspace).rows.find((one) => one.resource === 'payroll');
  const detail = deltaOf(workspace.read, { uid: row?.uid ?? '', from: bundles[1] ?? null, to: null });
  const changed = detail.facts.filter((fact) => fact.changed);
  expect({
    key: detail.key.includes('payroll'),
    same: detail.sameBecause.includes('svc-a in erp:northwind'),
    why: detail.why,
    changed: changed.map(({ fact, before, after }) => [fact, before, after]),
    cited: changed.map(({ beforeCitation, afterCitation }) =>
      [beforeCitation, afterCitation].map((citation) => citation !== null && citedText(workspace, citation)),
    ),
    bundles: changed.map(({ beforeCitation, afterCitation }) => [beforeCitation?.bundle, afterCitation?.bundle]),
    same_facts: detail.facts.some((fact) => !fact.changed && fact.fact === 'resource' && fact.before === 'payroll'),
  }).toEqual({
    key: true,
    same: true,
    why: 'It is changed because evidence after harbour-2 says something else of it, or of its identity.',
    changed: [
      ['administrator', 'no', 'yes'],
      ['identity.owner', 'Dana Owner', 'Ines Albrecht'],
    ],
    cited: [
      ['svc-a,read,payroll,,false', 'svc-a,read,payroll,,true'],
      [
        'svc-a,service_account,svc-a,Dana Owner,attested,active,',
        'svc-a,service_account,svc-a,Ines Albrecht,attested,active,',
      ],
    ],
    bundles: [
      [bundles[1], bundles[2]],
      [bundles[1], bundles[2]],
    ],
    same_facts: true,
  });
  await workspace.close();
});

test('what is unchanged never cites the newer line as the older one', async () => {
  const { workspace, bundles } = await threeQuarters();
  const row = page(workspace).rows.find((one) => one.change === 'unchanged');
  const detail = deltaOf(workspace.read, { uid: row?.uid ?? '', from: null, to: null });
  const cited = detail.facts.filter((fact) => !fact.fact.startsWith('identity.'));
  expect({
    before: cited.filter((fact) => fact.beforeCitation !== null && fact.beforeCitation.bundle === bundles[2]),
    after: new Set(cited.map((fact) => fact.afterCitation?.bundle)),
    why: detail.why.startsWith('It is unchanged: evidence after harbour-2 shows it with the same facts.'),
  }).toEqual({ before: [], after: new Set([bundles[2]]), why: true });
  await workspace.close();
});

test('the delta is narrowed by change and by words, and paged by key', async () => {
  const { workspace } = await threeQuarters();
  const removed = page(workspace, { changes: ['removed'] });
  const searched = page(workspace, { search: 'SVC-B ledger' });
  const pages: string[] = [];
  for (let after: number | null = null; ; ) {
    const found = page(workspace, { after, limit: 4 });
    pages.push(...lines(found));
    if (found.next === null) break;
    after = found.next;
  }
  expect({ removed: [removed.total, lines(removed)], searched: lines(searched), pages }).toEqual({
    removed: [2, ['removed: read archive', 'removed: read passing']],
    searched: ['reappeared: write ledger', 'unchanged: read ledger'],
    pages: lines(page(workspace)),
  });
  await workspace.close();
});

test('the delta is saved as a table with a line for each changed fact', async () => {
  const { workspace } = await threeQuarters();
  const file = join(emptyFolder(), 'delta.csv');
  const saved = await saveDelta(workspace.read, {
    from: null,
    to: null,
    changes: ['changed', 'new'],
    search: '',
    file,
  });
  const text = readFileSync(file, 'utf8');
  expect([saved.rows, text.split('\r\n').map((line) => line.replace(/e-[0-9a-f]{16}/, 'UID'))]).toEqual([
    2,
    [
      'change,entitlement,system,identity,may_do,on,fact,before: harbour-2,after: harbour-3',
      'changed,UID,erp:northwind,svc-a,read,payroll,Administrator,no,yes',
      'changed,UID,erp:northwind,svc-a,read,payroll,Owner,Dana Owner,Ines Albrecht',
      'new,UID,erp:northwind,svc-b,admin,vault,,,',
      '',
    ],
  ]);
  await workspace.close();
});

test('bundles that are not there, or in the wrong order, are refused in words', async () => {
  const { workspace, bundles } = await threeQuarters();
  const empty = await newWorkspace();
  const codeOf = async (work: () => unknown) => (await refusal(Promise.resolve().then(work))).code;
  expect([
    await codeOf(() => page(workspace, { from: bundles[2] ?? null, to: bundles[0] ?? null })),
    await codeOf(() => page(workspace, { to: 'nothing' })),
    await codeOf(() => page(empty)),
    await codeOf(() => deltaOf(workspace.read, { uid: 'e-0', from: null, to: null })),
  ]).toEqual(['INPUT_INVALID', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  await Promise.all([workspace.close(), empty.close()]);
});

test('a fact that went back to what it was is no change', () => {
  const step = (before: string, after: string) => [{ fact: 'owner', before, after }];
  expect([netChanges([step('a', 'b'), step('b', 'a')]), netChanges([step('a', 'b'), step('b', 'c')])]).toEqual([
    [],
    [{ fact: 'owner', before: 'a', after: 'c' }],
  ]);
});
