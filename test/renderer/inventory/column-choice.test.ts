import { expect, test } from 'vitest';
import {
  arranged,
  asItWas,
  moved,
  readChoice,
  resized,
  shownColumns,
  toggled,
} from '../../../renderer/features/inventory/column-choice.ts';

const columns = ['risk', 'identity', 'owner'].map((column) => ({ column }));
const ids = (list: readonly { readonly column: string }[]) => list.map(({ column }) => column).join(' ');

test('columns stand as the person moved them, and stop at either end', () => {
  const once = moved(columns, asItWas, 'owner', -1);
  expect([
    ids(arranged(columns, asItWas)),
    ids(arranged(columns, once)),
    ids(arranged(columns, moved(columns, once, 'owner', -1))),
    moved(columns, once, 'risk', -1),
    moved(columns, once, 'colour', 1),
  ]).toEqual(['risk identity owner', 'risk owner identity', 'owner risk identity', once, once]);
});

test('a column that is hidden keeps its place, and the last one that is shown stays', () => {
  const hidden = toggled(columns, toggled(columns, asItWas, 'risk'), 'identity');
  expect([
    ids(shownColumns(columns, hidden)),
    toggled(columns, hidden, 'owner'),
    ids(shownColumns(columns, toggled(columns, hidden, 'identity'))),
  ]).toEqual(['owner', hidden, 'identity owner']);
});

test('a column that was not known when the order was chosen stands where it is listed', () => {
  const choice = { ...asItWas, order: ['owner', 'gone', 'risk'] };
  expect(ids(arranged(columns, choice))).toBe('owner identity risk');
});

test('a width stays within what can be read and seen', () => {
  expect(resized(resized(resized(asItWas, 'risk', 3), 'owner', 120.4), 'identity', 9000).widths).toEqual({
    risk: 56,
    owner: 120,
    identity: 640,
  });
});

test('what was kept comes back; what is no choice counts as none', () => {
  const choice = { order: ['owner'], hidden: ['risk'], widths: { owner: 120 } };
  expect([
    readChoice(JSON.stringify(choice)),
    readChoice(null),
    readChoice('{'),
    readChoice('"text"'),
    readChoice('{"order":[1,"owner"],"hidden":"risk","widths":{"owner":"wide","risk":2}}'),
  ]).toEqual([choice, asItWas, asItWas, asItWas, { order: ['owner'], hidden: [], widths: {} }]);
});
