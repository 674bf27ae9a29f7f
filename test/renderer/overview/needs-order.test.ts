import { expect, test } from 'vitest';
import { folded, type Need, orderedNeeds } from '../../../renderer/features/overview/needs-order.ts';

const need = (kind: Need['kind'], text: string = kind): Need => ({
  kind,
  text,
  due: null,
  overdue: false,
  screen: 'review',
});

test('what only this person can do comes first, each part in the order of the engine', () => {
  const { yours, round } = orderedNeeds([
    need('overdue'),
    need('sign_off'),
    need('assign'),
    need('decide'),
    need('second_person'),
    need('close'),
  ]);
  expect([yours, round].map((part) => part.map(({ kind }) => kind))).toEqual([
    ['sign_off', 'decide', 'second_person'],
    ['overdue', 'assign', 'close'],
  ]);
});

test('from the fourth of a kind on needs wait behind one row, until that kind is opened', () => {
  const events = ['a', 'b', 'c', 'd', 'e'].map((text) => need('event', text));
  const needs = [...events, need('import')];
  const shown = (opened: ReadonlySet<Need['kind']>) =>
    folded(needs, opened).map((row) => ('need' in row ? row.need.text : row.hidden));
  expect([shown(new Set()), shown(new Set(['event']))]).toEqual([
    ['a', 'b', 'c', 2, 'import'],
    ['a', 'b', 'c', 'd', 'e', 'import'],
  ]);
});

test('a fold that would hide a single row is not worth its row', () => {
  const needs = ['a', 'b', 'c', 'd'].map((text) => need('event', text));
  expect(folded(needs, new Set())).toHaveLength(4);
});
