import { expect, test } from 'vitest';
import { entryFacts } from '../../../electron/engine/serve/entry-facts.ts';

const names = (id: string) => ({ 'p-1': 'Dana Owner', 'p-2': 'Ines Albrecht' })[id] ?? null;

test('each part of a body is told from the outside in, with the name that an id stands for', () => {
  const body = { item: 'p-1', until: null, parts: { final: true, size: 3 }, to: ['p-1', 'p-2', 'x'], none: [] };
  expect(entryFacts(body, names)).toEqual({
    facts: [
      { path: ['item'], value: 'p-1', name: 'Dana Owner', list: null },
      { path: ['until'], value: null, name: null, list: null },
      { path: ['parts', 'final'], value: true, name: null, list: null },
      { path: ['parts', 'size'], value: 3, name: null, list: null },
      { path: ['to'], value: 'Dana Owner, Ines Albrecht, x', name: null, list: 3 },
      { path: ['none'], value: null, name: null, list: 0 },
    ],
    more: 0,
  });
});

test('of a long list the first records are told and the rest counted', () => {
  const { facts } = entryFacts({ decisions: Array.from({ length: 9 }, (_, at) => ({ item: `i-${at}` })) }, names);
  expect(facts.map(({ path, value, list }) => `${path.join('.')}: ${value ?? list}`)).toEqual([
    'decisions: 9',
    'decisions.1.item: i-0',
    'decisions.2.item: i-1',
    'decisions.3.item: i-2',
  ]);
});

test('a body without end is cut, and says by how much', () => {
  const { facts, more } = entryFacts(
    Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`part${at}`, at])),
    names,
  );
  expect([facts.length, more]).toEqual([80, 20]);
});
