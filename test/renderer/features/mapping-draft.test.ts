import { expect, test } from 'vitest';
import {
  constantsOf,
  targetOf,
  usesOf,
  withConstant,
  withoutUse,
  withReading,
  withRecord,
  withUse,
  withWithheld,
  wordsIn,
} from '../../../renderer/features/evidence/mapping/draft.ts';
import type { MappingTable } from '../../../shared/mapping.ts';

const text = { as: 'text' } as const;
const id = targetOf('identity', 'native_id');
const owner = targetOf('identity', 'owner');

const table: MappingTable = {
  sheet: null,
  headerRow: 1,
  header: ['Account', 'Owner', 'Team', 'Key'],
  withhold: ['Key'],
  records: [
    { type: 'identity', fields: [{ field: 'native_id', columns: ['Account', 'Team'], constant: null, reading: text }] },
  ],
};

test('a column takes over a field from the one that filled it before', () => {
  const once = withUse(table, 'Owner', owner, text);
  const moved = withUse(once, 'Team', owner, text);
  expect({ owner: usesOf(moved, 'Owner'), team: usesOf(moved, 'Team').map(({ target }) => target) }).toEqual({
    owner: [],
    team: [id, owner],
  });
});

test('a field that is made of two columns keeps the other when one is taken away, and goes with the last', () => {
  const one = withoutUse(table, 'Team', id);
  expect([one.records[0]?.fields[0]?.columns, withoutUse(one, 'Account', id).records[0]?.fields]).toEqual([
    ['Account'],
    [],
  ]);
});

test('a withheld column is used for nothing, and using it ends that it is withheld', () => {
  const withheld = withWithheld(table, 'Account');
  expect({
    list: withheld.withhold,
    uses: usesOf(withheld, 'Account'),
    again: withUse(withheld, 'Key', owner, text).withhold,
  }).toEqual({
    list: ['Key', 'Account'],
    uses: [],
    again: ['Account'],
  });
});

test('one value for all rows stands in for a column, and an empty one takes it away', () => {
  const kind = targetOf('identity', 'kind');
  const set = withConstant(table, kind, 'bot');
  expect([constantsOf(set).map(({ field }) => field.constant), constantsOf(withConstant(set, kind, ''))]).toEqual([
    ['bot'],
    [],
  ]);
});

test('a sort of record is added and taken away, but never the last one', () => {
  const both = withRecord(table, 'entitlement', true);
  const types = (of: MappingTable) => of.records.map(({ type }) => type);
  expect([
    types(both),
    types(withRecord(both, 'identity', false)),
    types(withRecord(table, 'identity', false)),
  ]).toEqual([['identity', 'entitlement'], ['entitlement'], ['identity']]);
});

test('another way to read a field leaves its place in the list', () => {
  const list = { as: 'list', separator: ';' } as const;
  const two = withUse(table, 'Owner', owner, text);
  expect(withReading(two, id, list).records[0]?.fields.map(({ field, reading }) => [field, reading.as])).toEqual([
    ['native_id', 'list'],
    ['owner', 'text'],
  ]);
});

test('words are cut at commas, without empty ones and each once', () => {
  expect(wordsIn(' ja, x,, ja ')).toEqual(['ja', 'x']);
});
