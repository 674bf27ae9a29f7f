import { describe, expect, test } from 'vitest';
import { factLines } from '../../../renderer/features/review/fact-lines.ts';
import { createFormat } from '../../../renderer/lib/format.ts';
import { type Messages, messages } from '../../../renderer/messages/table.ts';
import type { Fact } from '../../../shared/contract/inventory.ts';
import { sampleFact } from './samples.ts';

const format = createFormat('en-GB', 'UTC');
const now = new Date('2026-10-08T10:00:00Z');

function spoken(facts: readonly Fact[]): string[] {
  return factLines(facts, messages.en.reviewCase, format, now).first.map(
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
      'Since: 4 Aug 2026; granted by hs-terraform',
      'Last used: credential: 7 Oct 2026, 00:14 UTC',
      'Credential: access key 7QFD, rotated 29 Aug 2026 (40 days); never expires',
      'Owner: Dana Owner (attested)',
    ]);
  });

  test('name together what the evidence does not say, and leave none of it out', () => {
    const facts = [
      sampleFact('identity.purpose', null),
      sampleFact('privilege', 's3:*'),
      sampleFact('resource', 'ledger'),
      sampleFact('environment', null),
      sampleFact('granted_at', null),
      sampleFact('granted_by', 'hs-terraform'),
      sampleFact('credential.1.last_use', null),
      sampleFact('last_use', null),
      sampleFact('credential.1.age', null, { label: 'Rotated (access key 7QFD)' }),
      sampleFact('credential.1.expires_at', null),
    ];
    const unknown = (words: Messages) => factLines(facts, words.reviewCase, format, now).unknown;
    expect([spoken(facts), unknown(messages.en), unknown(messages.de)]).toEqual([
      ['May do: s3:*', 'On: ledger', 'Since: granted by hs-terraform'],
      [
        'purpose',
        'environment',
        'since when',
        'last use of its credential',
        'last use of this right',
        'age of access key 7QFD',
        'its expiry',
      ],
      [
        'Zweck',
        'Umgebung',
        'seit wann',
        'letzte Benutzung der Zugangsdaten',
        'letzte Benutzung dieses Rechts',
        'Alter von access key 7QFD',
        'ihr Ablauf',
      ],
    ]);
  });

  test('keep the line of an owner whom nobody knows: it can be said whose it is', () => {
    expect(spoken([sampleFact('identity.owner', null)])).toEqual(['Owner: (unknown)']);
  });

  test('keep the whole moment where only its day is shown', () => {
    const [line] = factLines(
      [sampleFact('granted_at', '2026-08-04T09:00:00Z')],
      messages.en.reviewCase,
      format,
      now,
    ).first;
    expect(line?.parts.map(({ value, full }) => [value, full])).toEqual([['4 Aug 2026', '4 Aug 2026, 09:00 UTC']]);
  });
});

test('every other fact keeps its own line: none is dropped', () => {
  const facts = ['identity.status', 'privilege', 'wildcard', 'public'].map((name) =>
    sampleFact(name, name === 'public' ? null : 'x'),
  );
  const { first, rest, restUnknown } = factLines(facts, messages.en.reviewCase, format, now);
  expect([first.map((line) => line.line), rest.map((line) => line.line), restUnknown]).toEqual([
    ['privilege'],
    ['identity.status', 'wildcard', 'public'],
    1,
  ]);
});
