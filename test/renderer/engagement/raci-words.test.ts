import { expect, test } from 'vitest';
import { effectWords, isRefused, rowWords } from '../../../renderer/features/engagement/raci-words.ts';
import { messages } from '../../../renderer/messages/table.ts';

const words = messages.en.engagement.raci;

const decide = {
  activity: 'access.review',
  title: 'Access review',
  deciding: true,
  applies: true,
  letters: { lead: 'A' as const },
};
const problem = {
  about: 'access.review',
  code: 'RACI_NO_ACCOUNTABLE',
  text: 'Access review: nobody answers for it.',
  blocks: true,
};

test('a row says in words that it is settled, is outside the contract, or what is missing', () => {
  const said = [
    rowWords(decide, [], words),
    rowWords({ ...decide, applies: false }, [], words),
    rowWords(decide, [problem], words),
    rowWords(decide, [problem], messages.de.engagement.raci),
  ];
  expect(said.map(({ settled, text }) => [settled, text])).toEqual([
    [true, 'Settled'],
    [true, 'Not in this contract'],
    [false, 'Nobody answers for it'],
    [false, 'Niemand steht dafür ein'],
  ]);
});

test('a problem without short words is told in its own', () => {
  const unknown = { ...problem, code: 'SOMETHING_NEW', text: 'It is odd.' };
  expect(rowWords(decide, [unknown], words).text).toBe('It is odd.');
});

test('a provider’s A is refused where something is decided, and only there', () => {
  const role = (party: 'customer' | 'provider') => ({ role: 'lead', title: 'Lead', party, persons: [] });
  expect([
    isRefused(decide, role('provider')),
    isRefused({ ...decide, deciding: false }, role('provider')),
    isRefused(decide, role('customer')),
  ]).toEqual([true, false, false]);
});

test('what a letter would come to is said in the language of the window', () => {
  const analyst = { role: 'analyst', title: 'Analyst', party: 'provider', persons: [] } as const;
  const said = (locale: 'en' | 'de') => {
    const { engagement, engagementTerms } = messages[locale];
    return [
      effectWords('A', 'refused', analyst, engagementTerms.parties, engagement.raci),
      effectWords(null, 'stays', analyst, engagementTerms.parties, engagement.raci),
    ];
  };
  expect([said('en'), said('de')]).toEqual([
    ['A: refused: Analyst is the provider’s, and this is a decision', 'Nothing: the row stays settled'],
    [
      'A: abgelehnt: Analyst gehört zur Partei Dienstleister, und hier wird entschieden',
      'Nichts: die Zeile bleibt geregelt',
    ],
  ]);
});
