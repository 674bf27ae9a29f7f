import { describe, expect, test } from 'vitest';
import { factLines } from '../../../renderer/features/review/fact-lines.ts';
import { createFormat } from '../../../renderer/lib/format.ts';
import type { Fact } from '../../../shared/contract/inventory.ts';
import { sampleCitation, sampleFact } from './samples.ts';

const format = createFormat('en-GB', 'UTC');
const now = new Date('2026-10-08T10:00:00Z');

function spoken(facts: readonly Fact[]): string[] {
  return factLines(facts, format, now).first.map(
    ({ label, parts }) =>
      `${label}: ${parts.map(({ lead, value, note }) => [lead, value ?? '(unknown)', note === null ? '' : `(${note})`].filter(Boolean).join(' ')).join('; ')}`,
  );
}

describe('the facts that come first', () => {
  test('say of a lone star that it is everything', () => {
    expect(spoken([sampleFact('resource', '*', { mono: true })])).toEqual(['On: everything (*)']);
  });

  test('answer who, what, since when, used when, by what key and whose, whatever order they came in', () => {
    expect(
      spoken([
        sampleFact('identity.owner', 'Dana Owner', { note: 'attested' }),
        sampleFact('privilege', 's3:*'),
        sampleFact('resource', 'nw-finance-ledger'),
        sampleFact('environment', 'production'),
        sampleFact('granted_at', '2026-08-04T09:00:00Z'),
        sampleFact('granted_by', 'hs-terraform'),
        sampleFact('last_use', null),
        sampleFact('credential.1.last_use', '2026-10-07T00:14:00.000Z'),
        sampleFact('credential.1.age', '2026-08-29T00:00:00Z', { label: 'Rotated (access key 7QFD)' }),
        sampleFact('credential.1.expires_at', 'never'),
      ]),
    ).toEqual([
      'May do: s3:*',
      'On: nw-finance-ledger; production',
      'Since: 4 Aug 2026, 09:00 UTC; granted by hs-terraform',
      'Last used: credential 7 Oct 2026, 00:14 UTC; this right (unknown)',
      'Credential: access key 7QFD, rotated 29 Aug 2026, 00:00 UTC (40 days ago); never expires',
      'Owner: Dana Owner (attested)',
    ]);
  });

  test('say once that nothing of a line is known, with every place that was looked at', () => {
    const [one, other] = [sampleCitation(1), sampleCitation(2)];
    const facts = [
      sampleFact('granted_at', null, { citations: [one] }),
      sampleFact('granted_by', null, { citations: [other] }),
    ];
    expect(factLines(facts, format, now).first.map(({ parts }) => parts)).toEqual([
      [{ lead: '', value: null, note: null, mono: false, citations: [one, other] }],
    ]);
  });

  test('name an environment that the evidence does not say', () => {
    expect(spoken([sampleFact('resource', '*'), sampleFact('environment', null)])).toEqual([
      'On: everything (*); environment (unknown)',
    ]);
  });
});

test('every other fact keeps its own line: none is dropped', () => {
  const facts = ['identity.status', 'privilege', 'wildcard', 'public'].map((name) => sampleFact(name, 'x'));
  const { first, rest } = factLines(facts, format, now);
  expect([first.map((line) => line.line), rest.map((line) => line.line)]).toEqual([
    ['privilege'],
    ['identity.status', 'wildcard', 'public'],
  ]);
});
