import { expect, test } from 'vitest';
import { isSameFingerprint, spokenFingerprint } from '../../../renderer/features/evidence/fingerprint.ts';

const ofKey = 'SHA256:h9D7e97AGNwslFMnrjfDCclrISdVcrCIYPYvtruHS9Y';
const hexadecimal = '3f2a91c07b64d8e13f2a91c07b64d8e13f2a91c07b64d8e13f2a91c07b64d8e1';

test('how it is grouped or prefixed does not matter', () => {
  const given = [ofKey, ofKey.slice(7), spokenFingerprint(ofKey), ` ${ofKey}= `];
  expect(given.map((typed) => isSameFingerprint(typed, ofKey))).toEqual([true, true, true, true]);
});

test('a letter in the other case is another key', () => {
  expect(isSameFingerprint(ofKey.replace('h9D7', 'H9D7'), ofKey)).toBe(false);
});

test('hexadecimal digits mean the same in either case, with or without colons', () => {
  const pairs = (hexadecimal.match(/../g) ?? []).join(':').toUpperCase();
  expect(isSameFingerprint(`SHA256:${pairs}`, hexadecimal)).toBe(true);
  expect(isSameFingerprint(pairs, `spki-sha256:${hexadecimal}`)).toBe(true);
});

test('a part of it, or nothing, is not the same', () => {
  expect(
    [ofKey.slice(0, 20), ofKey.slice(7, -1), '', 'SHA256:'].map((typed) => isSameFingerprint(typed, ofKey)),
  ).toEqual([false, false, false, false]);
});

test('it is read out in groups of four', () => {
  expect(spokenFingerprint(ofKey).split(' ').slice(0, 3)).toEqual(['h9D7', 'e97A', 'GNws']);
});
