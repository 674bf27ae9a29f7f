import { expect, test } from 'vitest';
import {
  type OwnPhrases,
  phraseOf,
  readPhrases,
  withoutPhrase,
  withPhrase,
  writePhrases,
} from '../../../renderer/features/review/own-phrases.ts';

const none: OwnPhrases = { CERTIFY: [], CERTIFY_UNTIL: [], REDUCE: [], REVOKE: [], CANNOT_DECIDE: [] };

function memory(first?: string): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map(first === undefined ? [] : [['countersign.phrases', first]]);
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('a phrase that is kept is there again, for its own outcome alone, until it is removed', () => {
  const store = memory();
  writePhrases(store, withPhrase(withPhrase(none, 'REVOKE', 'Replaced in June'), 'CERTIFY', 'Runs the payroll'));
  const kept = readPhrases(store);
  expect([kept, withoutPhrase(kept, 'REVOKE', 'Replaced in June').REVOKE]).toEqual([
    { ...none, REVOKE: ['Replaced in June'], CERTIFY: ['Runs the payroll'] },
    [],
  ]);
});

test('what cannot be read counts as nothing kept', () => {
  expect(
    ['{', 'null', '[]', '{"REVOKE":"x","CERTIFY":[1," ","Yes"]}'].map((text) => readPhrases(memory(text))),
  ).toEqual([none, none, none, { ...none, CERTIFY: ['Yes'] }]);
});

test('the newest dozen is kept, and none twice', () => {
  const many = Array.from({ length: 14 }, (_, index) => `Reason ${index}`);
  const kept = [...many, 'Reason 5'].reduce((phrases, one) => withPhrase(phrases, 'REDUCE', one), none);
  expect(kept.REDUCE).toEqual([...many.slice(2).filter((one) => one !== 'Reason 5'), 'Reason 5']);
});

test('a phrase is a short sentence without its full stop', () => {
  expect([phraseOf('  Needed for\n the audit. '), phraseOf(' . '), phraseOf('x'.repeat(161))]).toEqual([
    'Needed for the audit',
    null,
    null,
  ]);
});
