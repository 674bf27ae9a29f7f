import { expect, test } from 'vitest';
import { findIdentities } from '../../../electron/engine/inventory/find-identities.ts';
import {
  inventoryColumns,
  inventoryFacets,
  inventoryRows,
  type RowsRequest,
} from '../../../electron/engine/inventory/grid.ts';
import { populationTotals } from '../../../electron/engine/inventory/population.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { InventoryFilter } from '../../../shared/contract/inventory.ts';
import { inventorySubjects } from '../../../shared/contract/inventory.ts';
import { csv, entitlementHeader, identityHeader, importQuarters, newWorkspace } from './quarter.ts';

const all: InventoryFilter = { subject: 'entitlements', facets: {}, search: '', removed: false };

async function sampleInventory(): Promise<Workspace> {
  const workspace = await newWorkspace();
  const people = Array.from(
    { length: 30 },
    (_, index) =>
      `svc-${index},service_account,svc-${String(index).padStart(2, '0')},${index % 3 === 0 ? 'Dana Owner' : ''},,,`,
  );
  const access = Array.from(
    { length: 30 },
    (_, index) => `svc-${index},${index % 2 === 0 ? 'read' : 'write 100%'},ledger,,false`,
  );
  await importQuarters(workspace, [
    {
      sources: [
        {
          kind: 'countersign.identities',
          files: { 'i.csv': csv(identityHeader, ...people) },
          declared: { identities: 31 },
        },
        { kind: 'countersign.entitlements', files: { 'e.csv': csv(entitlementHeader, ...access) } },
      ],
    },
  ]);
  return workspace;
}

function page(workspace: Workspace, request: Partial<RowsRequest>): { total: number; names: unknown[] } {
  const { total, rows } = inventoryRows(workspace.read, { filter: all, sort: null, from: 0, limit: 5, ...request });
  return { total, names: rows.map((row) => row.cells.identity) };
}

test('rows come by position, in either order, from anywhere in the list', async () => {
  const workspace = await sampleInventory();
  const sort = { column: 'identity', descending: false };
  expect({
    first: page(workspace, { sort, limit: 2 }),
    jump: page(workspace, { sort, from: 28 }),
    behind: page(workspace, { sort, from: 40 }),
    backwards: page(workspace, { sort: { column: 'identity', descending: true }, limit: 2 }),
  }).toEqual({
    first: { total: 30, names: ['svc-00', 'svc-01'] },
    jump: { total: 30, names: ['svc-28', 'svc-29'] },
    behind: { total: 30, names: [] },
    backwards: { total: 30, names: ['svc-29', 'svc-28'] },
  });
  await workspace.close();
});

test('facets narrow the list, and each counts what choosing it would show', async () => {
  const workspace = await sampleInventory();
  const filter = { ...all, facets: { owner: ['(unknown)'] } };
  const facets = Object.fromEntries(
    inventoryFacets(workspace.read, filter).map(({ facet, values }) => [facet, values]),
  );
  expect({ total: page(workspace, { filter }).total, owner: facets.owner, change: facets.change }).toEqual({
    total: 20,
    owner: [
      { value: '(unknown)', count: 20 },
      { value: 'inferred', count: 10 },
    ],
    change: [{ value: 'new', count: 20 }],
  });
  await workspace.close();
});

test('a search wants every word, in names, owners, privileges or resources, and takes signs literally', async () => {
  const workspace = await sampleInventory();
  const total = (search: string) => page(workspace, { filter: { ...all, search } }).total;
  expect([total('dana LEDGER'), total('dana write'), total('100%'), total('1_0%'), total('nobody')]).toEqual([
    10, 5, 15, 0, 0,
  ]);
  await workspace.close();
});

test('a new import shows at once', async () => {
  const workspace = await sampleInventory();
  const before = page(workspace, {}).total;
  await importQuarters(
    workspace,
    [
      {
        sources: [
          { kind: 'countersign.entitlements', files: { 'e.csv': csv(entitlementHeader, 'svc-0,read,ledger,,') } },
        ],
      },
    ],
    2,
  );
  expect([before, page(workspace, {}).total]).toEqual([30, 1]);
  expect(page(workspace, { filter: { ...all, removed: true } }).total).toBe(29);
  await workspace.close();
});

test('every subject can be listed, sorted by each of its columns and counted by each facet', async () => {
  const workspace = await sampleInventory();
  for (const subject of inventorySubjects) {
    const filter = { ...all, subject };
    for (const { column } of inventoryColumns(subject)) {
      const { rows } = inventoryRows(workspace.read, {
        filter,
        sort: { column, descending: true },
        from: 0,
        limit: 3,
      });
      expect(rows.every((row) => column in row.cells)).toBe(true);
    }
    expect(inventoryFacets(workspace.read, filter).length).toBeGreaterThan(3);
  }
  await workspace.close();
});

test('a column or facet that is not there is refused in words', async () => {
  const workspace = await sampleInventory();
  const refused = expect.objectContaining({ code: 'INPUT_INVALID' });
  expect(() => page(workspace, { sort: { column: 'drop table', descending: false } })).toThrow(refused);
  expect(() => page(workspace, { filter: { ...all, facets: { colour: ['red'] } } })).toThrow(refused);
  await workspace.close();
});

test('the palette finds identities, those that begin with the text first', async () => {
  const workspace = await sampleInventory();
  expect(findIdentities(workspace.read, 'svc-1', 3).map(({ name }) => name)).toEqual(['svc-10', 'svc-11', 'svc-12']);
  await workspace.close();
});

test('the population of a system is held against what was declared', async () => {
  const workspace = await sampleInventory();
  expect(populationTotals(workspace.read)).toEqual([
    { system: 'erp:northwind', declared: 61, imported: 60, rejected: 0, partial: false },
  ]);
  await workspace.close();
});
