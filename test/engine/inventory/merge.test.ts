import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, factColumns, isUnknown, unknownValue } from '../../../electron/engine/inventory/facts.ts';
import { mergeFacts } from '../../../electron/engine/inventory/merge.ts';

const nothing: Facts = Object.fromEntries(factColumns.identity.map((column) => [column, unknownValue(column)]));
const known = (facts: Facts): Facts => ({ ...nothing, kind: 'user', name: 'svc-a', ...facts });

const anyFacts = fc
  .record({
    owner: fc.constantFrom(null, 'Dana Owner', 'Ines Albrecht'),
    owner_basis: fc.constantFrom('attested', 'inferred'),
    status: fc.constantFrom(null, 'active', 'disabled'),
    purpose: fc.constantFrom(null, 'invoices', 'backups'),
    last_use_state: fc.constantFrom('unknown', 'never', 'not_in_window'),
  })
  .map((facts) => known(facts.owner === null ? { ...facts, owner_basis: null } : facts));

test('what is known is never lost, and nothing is made up', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (first, later) => {
      const { facts } = mergeFacts('identity', first, later);
      for (const column of factColumns.identity) {
        const value = facts[column] ?? null;
        const candidates = [first[column] ?? null, later[column] ?? null];
        expect(candidates).toContain(value);
        expect(isUnknown(column, value)).toBe(candidates.every((candidate) => isUnknown(column, candidate)));
      }
    }),
  );
});

test('merging the same facts again takes nothing and contradicts nothing', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (first, later) => {
      const once = mergeFacts('identity', first, later).facts;
      expect(mergeFacts('identity', once, once)).toEqual({ facts: once, taken: [], conflicts: [] });
    }),
  );
});

test('an attested owner stands above an inferred one, with all that belongs to it', () => {
  const inferred = known({ owner: 'team-finance', owner_basis: 'inferred', owner_email: 'finance@northwind.example' });
  const attested = known({ owner: 'Dana Owner', owner_basis: 'attested' });
  const owner = (facts: Facts) => [facts.owner, facts.owner_basis, facts.owner_email];
  expect([
    owner(mergeFacts('identity', inferred, attested).facts),
    owner(mergeFacts('identity', attested, inferred).facts),
  ]).toEqual([
    ['Dana Owner', 'attested', null],
    ['Dana Owner', 'attested', null],
  ]);
});

test('the latest use is the last one, and a use refutes that there was none', () => {
  const used = (at: string) => known({ last_use_state: 'at', last_use_at: at });
  const use = (first: Facts, later: Facts) => mergeFacts('identity', first, later).facts.last_use_at;
  expect([
    use(used('2026-01-01T00:00:00Z'), used('2026-02-01T00:00:00Z')),
    use(used('2026-02-01T00:00:00Z'), used('2026-01-01T00:00:00Z')),
    use(known({ last_use_state: 'not_in_window' }), used('2026-01-01T00:00:00Z')),
    use(used('2026-01-01T00:00:00Z'), known({ last_use_state: 'never' })),
  ]).toEqual(['2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z']);
});

test('a contradiction leaves the first standing and is told, but not one of mere spelling', () => {
  const { facts, conflicts } = mergeFacts(
    'identity',
    known({ status: 'active', created_at: '2026-01-01T00:00:00Z' }),
    known({ status: 'disabled', created_at: '2026-01-01T01:00:00+01:00' }),
  );
  expect({ status: facts.status, conflicts }).toEqual({ status: 'active', conflicts: ['status'] });
});
