import { expect, test } from 'vitest';
import type { PersonFacts } from '../../../electron/engine/engagement/rights.ts';
import { namedReviewers, reviewerFor } from '../../../electron/engine/review/assigning.ts';
import { reviewQuality } from '../../../electron/engine/review/quality.ts';
import { namesReference, referenceOf, referencePrefix } from '../../../electron/engine/review/reference.ts';

function person(id: string, name: string, more: Partial<PersonFacts> = {}): PersonFacts {
  return { id, name, party: 'customer', email: `${id}@northwind.example`, active: true, ...more };
}

const persons = [
  person('dana', 'Dana Owner'),
  person('robin', 'Robin Seller'),
  person('twin-1', 'Kim Double'),
  person('twin-2', 'Kim Double'),
  person('gone', 'Gone Person', { active: false }),
  person('avery', 'Avery Analyst', { party: 'provider' }),
];

const item = { identityUid: 'i-1', identity: 'svc-export', system: 'erp', owner: null, ownerEmail: null };

test.each([
  ['the owner’s name', { owner: 'dana  owner' }, 'dana'],
  ['the owner’s e-mail', { owner: 'Somebody', ownerEmail: 'ROBIN@northwind.example' }, 'robin'],
  ['an e-mail as owner', { owner: 'dana@northwind.example' }, 'dana'],
  ['a name that two persons have', { owner: 'Kim Double' }, 'fallback'],
  ['somebody who left', { owner: 'Gone Person' }, 'fallback'],
  ['a person of the provider', { owner: 'Avery Analyst' }, 'fallback'],
  ['nobody', {}, 'fallback'],
])('by owner: %s', (_, owner, expected) => {
  expect(reviewerFor({ ...item, ...owner }, [{ by: 'owner' }], 'fallback', persons)).toBe(expected);
});

test('the first rule that matches wins, and without one or a fallback nobody reviews', () => {
  const rules = [
    { by: 'ownerText', contains: 'Finance', person: 'robin' },
    { by: 'system', system: 'erp', person: 'dana' },
  ] as const;
  expect([
    reviewerFor({ ...item, owner: 'team finance' }, rules, null, persons),
    reviewerFor(item, rules, null, persons),
    reviewerFor({ ...item, system: 'crm' }, rules, null, persons),
    namedReviewers(rules, 'dana'),
  ]).toEqual(['robin', 'dana', null, ['robin', 'dana']]);
});

test('an item is named by letters of the customer and its number, and found in a text only as a whole', () => {
  expect([
    referencePrefix('Northwind Trading'),
    referencePrefix('acme'),
    referencePrefix('Ökohaus Süd GmbH'),
    referencePrefix('123'),
    referenceOf('NT', 7, 62),
    referenceOf('NT', 7, 12345),
    namesReference('see NT-007.', 'NT-007'),
    namesReference('nt-007', 'NT-007'),
    namesReference('NT-0071', 'NT-007'),
    namesReference('X-NT-007', 'NT-007'),
    namesReference(null, 'NT-007'),
    namesReference('anything', ' '),
  ]).toEqual(['NT', 'AC', 'ÖS', 'RI', 'NT-007', 'NT-00007', true, true, false, false, false, false]);
});

test('review quality counts time one by one, streaks in order, and batches apart', () => {
  const one = (outcome: 'CERTIFY' | 'REVOKE', seconds: number | null, more = {}) => ({
    outcome,
    seconds,
    batch: null,
    evidenceOpened: 1,
    undone: false,
    ...more,
  });
  expect(
    reviewQuality([
      one('CERTIFY', 10),
      one('CERTIFY', 30),
      one('REVOKE', 20, { undone: true }),
      one('REVOKE', 300),
      one('CERTIFY', null, { batch: 'b1', evidenceOpened: 0 }),
      one('CERTIFY', null, { batch: 'b1', evidenceOpened: 0 }),
    ]),
  ).toEqual({
    decisions: 5,
    oneByOne: 3,
    inBulk: 2,
    batches: 1,
    medianSeconds: 30,
    longestSeconds: 300,
    evidenceOpened: 3,
    longestStreak: { outcome: 'CERTIFY', length: 2 },
    undone: 1,
  });
  expect(reviewQuality([])).toMatchObject({ medianSeconds: null, longestStreak: null });
});
