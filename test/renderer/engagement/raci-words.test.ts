import { expect, test } from 'vitest';
import { isRefused, rowWords } from '../../../renderer/features/engagement/raci-words.ts';

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
  const words = [rowWords(decide, []), rowWords({ ...decide, applies: false }, []), rowWords(decide, [problem])];
  expect(words.map(({ settled, text }) => [settled, text])).toEqual([
    [true, 'Settled'],
    [true, 'Not in this contract'],
    [false, 'Nobody answers for it'],
  ]);
});

test('a problem without short words is told in its own', () => {
  const unknown = { ...problem, code: 'SOMETHING_NEW', text: 'It is odd.' };
  expect(rowWords(decide, [unknown]).text).toBe('It is odd.');
});

test('a provider’s A is refused where something is decided, and only there', () => {
  const role = (party: 'customer' | 'provider') => ({ role: 'lead', title: 'Lead', party, persons: [] });
  expect([
    isRefused(decide, role('provider')),
    isRefused({ ...decide, deciding: false }, role('provider')),
    isRefused(decide, role('customer')),
  ]).toEqual([true, false, false]);
});
