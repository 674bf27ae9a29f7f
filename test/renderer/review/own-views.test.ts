import { expect, test } from 'vitest';
import {
  type OwnView,
  readViews,
  renamedView,
  viewName,
  withoutView,
  withView,
  writeViews,
} from '../../../renderer/features/review/own-views.ts';
import {
  allItems,
  builtInViews,
  filterOfBuiltIn,
  isSameFilter,
  isUnfiltered,
  openItems,
} from '../../../renderer/features/review/queue-model.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

const critical: OwnView = {
  name: 'Production, critical',
  grouping: 'system',
  filter: { ...openItems, minimumRisk: 'critical', environment: 'production', search: 'erp' },
};
const changed: OwnView = { name: 'Changed since Q3', grouping: 'flat', filter: { ...openItems, change: 'changed' } };

test('views are kept for the workspace that they were made in, and read as they were', () => {
  const store = storage();
  writeViews(store, 'northwind', [critical, changed]);
  expect([readViews(store, 'northwind'), readViews(store, 'other')]).toEqual([[critical, changed], []]);
});

test('what cannot be read is left out, and a part that is not known asks for nothing', () => {
  const store = storage();
  store.setItem('countersign.views.a', '{');
  store.setItem(
    'countersign.views.b',
    JSON.stringify([7, { name: '' }, { name: 'Old', grouping: 'risk', filter: { standing: 'gone', carried: true } }]),
  );
  expect([readViews(store, 'a'), readViews(store, 'b')]).toEqual([
    [],
    [{ name: 'Old', grouping: 'risk', filter: { ...allItems, carried: true } }],
  ]);
});

test('a name stands once: kept again it is replaced in its place, and a new name takes the place of another', () => {
  const other = { ...changed, name: critical.name };
  expect([
    withView([critical, changed], other),
    renamedView([critical, changed], changed.name, critical.name),
    withoutView([critical, changed], critical.name),
    [viewName('  Production,   critical '), viewName(' ')],
  ]).toEqual([[other, changed], [other], [changed], ['Production, critical', null]]);
});

test('each view that is there from the start shows something of its own', () => {
  const filters = builtInViews.map(filterOfBuiltIn);
  const same = filters.flatMap((one, at) => filters.slice(at + 1).filter((other) => isSameFilter(one, other)));
  expect([same, isUnfiltered(openItems), isUnfiltered(critical.filter)]).toEqual([[], true, false]);
});
