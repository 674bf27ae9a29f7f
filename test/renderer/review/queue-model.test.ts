import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  filterCounts,
  groupings,
  matches,
  nextOpen,
  openItems,
  orderedItems,
  queueRows,
  rangeOf,
} from '../../../renderer/features/review/queue-model.ts';
import type { QueueItem } from '../../../shared/contract/review.ts';
import { changes, risks } from '../../../shared/words.ts';
import { sampleItem } from './samples.ts';

const ids = (items: readonly QueueItem[]) => items.map((item) => item.id);

const items = [
  sampleItem({ id: 'log', ordinal: 1, risk: 'low' }),
  sampleItem({ id: 'key', ordinal: 2, risk: 'medium', identityUid: 'i-2', identity: 'deploy', system: 'github' }),
  sampleItem({ id: 'ledger', ordinal: 3, risk: 'high', change: 'changed' }),
  sampleItem({
    id: 'admin',
    ordinal: 4,
    risk: 'critical',
    identityUid: 'i-3',
    identity: 'break-glass',
    system: 'entra',
  }),
  sampleItem({ id: 'store', ordinal: 5, risk: 'high' }),
];

describe('the order of the queue', () => {
  test('is worst first, then what changed, then as the campaign numbered them', () => {
    expect(ids(orderedItems(items, 'flat'))).toEqual(['admin', 'ledger', 'store', 'key', 'log']);
  });

  test('keeps the items of an identity together, the identity with the worst item first', () => {
    expect(ids(orderedItems(items, 'identity'))).toEqual(['admin', 'ledger', 'store', 'log', 'key']);
  });

  test('loses and doubles nothing, however it is grouped', () => {
    const anyItem = fc.record({
      risk: fc.constantFrom(...risks),
      change: fc.constantFrom(...changes),
      identityUid: fc.constantFrom('i-1', 'i-2', 'i-3'),
      system: fc.constantFrom('aws:1', 'entra'),
    });
    fc.assert(
      fc.property(fc.array(anyItem), fc.constantFrom(...groupings), (fields, grouping) => {
        const list = fields.map((one, index) => sampleItem({ id: String(index), ordinal: index, ...one }));
        expect(ids(orderedItems(list, grouping)).sort()).toEqual(ids(list).sort());
      }),
    );
  });
});

describe('the rows of the queue', () => {
  test('have a row for each group, and leave out the items of a folded one without renumbering the rest', () => {
    const rows = queueRows(items, 'system', new Set(['aws:1']));
    expect(
      rows.map((row) => (row.kind === 'group' ? `${row.title} ${row.count}` : `${row.position} ${row.item.id}`)),
    ).toEqual(['entra 1', '0 admin', 'aws:1 3', 'github 1', '4 key']);
  });

  test('are only items when they are not grouped', () => {
    expect(queueRows(items, 'flat', new Set()).every((row) => row.kind === 'item')).toBe(true);
  });
});

describe('filters', () => {
  const states = [
    sampleItem({ id: 'open', risk: 'high' }),
    sampleItem({ id: 'draft', state: 'draft' }),
    sampleItem({ id: 'asked', state: 'asked', outcome: 'CANNOT_DECIDE' }),
    sampleItem({ id: 'second', state: 'waiting_second_person', outcome: 'REVOKE', risk: 'critical' }),
    sampleItem({ id: 'decided', state: 'decided', outcome: 'CERTIFY', change: 'new' }),
  ];

  test('count an item that waits for an answer as open, since nobody has decided it', () => {
    expect(ids(states.filter((item) => matches(item, openItems)))).toEqual(['open', 'draft', 'asked']);
  });

  test('say what each chip would show beside the others that are pressed', () => {
    expect(filterCounts(states, { ...openItems, search: 'nothing has these words' })).toEqual({
      open: 3,
      handed: 0,
      second: 1,
      asked: 1,
      decided: 1,
      all: 5,
      serious: 1,
      changed: 0,
    });
  });

  test('want every word, in any of the names', () => {
    const found = (search: string) => ids(items.filter((item) => matches(item, { ...openItems, search })));
    expect([found('github s3'), found('GITHUB finance'), found('github nowhere')]).toEqual([['key'], ['key'], []]);
  });
});

describe('moving on', () => {
  const ordered = [
    sampleItem({ id: 'one' }),
    sampleItem({ id: 'two', state: 'decided' }),
    sampleItem({ id: 'three' }),
    sampleItem({ id: 'four', state: 'signed_off' }),
  ];

  test('goes to the next open item, then from the top, and ends when none is left', () => {
    expect([
      nextOpen(ordered, 'one')?.id,
      nextOpen(ordered, 'three')?.id,
      nextOpen([sampleItem({ id: 'alone' })], 'alone'),
      nextOpen(ordered, 'not in the list')?.id,
    ]).toEqual(['three', 'one', null, 'one']);
  });

  test('takes a range along in either direction', () => {
    expect([
      rangeOf(ordered, 'three', 'one'),
      rangeOf(ordered, 'gone', 'two'),
      rangeOf(ordered, 'one', 'gone'),
    ]).toEqual([['one', 'two', 'three'], ['two'], []]);
  });
});
