import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareGrants, sameGrant } from '../../../electron/engine/review/narrower.ts';

test.each([
  ['s3:*', 's3:GetObject, s3:ListBucket', 'narrower'],
  ['s3:GetObject, s3:PutObject', 's3:GetObject', 'narrower'],
  ['get,list secrets', 'get secrets', 'narrower'],
  ['s3:Get*', 's3:Get*, s3:Put*', 'wider'],
  ['read', '*', 'wider'],
  ['a, b', 'B, A', 'same'],
  ['roles/editor', 'roles/viewer', 'unclear'],
  ['s3:GetObject', 's3:PutObject', 'unclear'],
  ['arn:aws:s3:::ledger/*', 'arn:aws:s3:::ledger/export/*', 'narrower'],
  ['ab*ba', 'aba', 'unclear'],
  ['**', 'anything', 'narrower'],
])('from %j to %j is %s', (before, after, expected) => {
  expect(compareGrants(before, after)).toBe(expected);
});

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 6 });

test('a part of plain words is narrower, or the same when it is all of them', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, cut) => {
      const part = all.slice(0, 1 + (cut % all.length));
      expect(compareGrants(all.join(', '), part.join(', '))).toBe(part.length === all.length ? 'same' : 'narrower');
    }),
  );
});

test('narrower one way is wider the other way', () => {
  const grant = fc
    .array(fc.stringMatching(/^[ab*]{1,4}$/), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(','));
  const mirror = { same: 'same', narrower: 'wider', wider: 'narrower', unclear: 'unclear' };
  fc.assert(
    fc.property(grant, grant, (left, right) => {
      expect(compareGrants(right, left)).toBe(mirror[compareGrants(left, right)]);
    }),
  );
});

test('the same grant in another order is the same', () => {
  expect([sameGrant('s3:GetObject, s3:ListBucket', 's3:listbucket s3:getobject'), sameGrant('a', 'a, b')]).toEqual([
    true,
    false,
  ]);
});
