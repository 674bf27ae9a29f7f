import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Identified,
  isSamePerson,
  plainEmail,
  plainText,
} from '../../../electron/engine/engagement/same-person.ts';

const dana: Identified = { id: 'dana', name: 'Dana Owner', email: 'dana.owner@northwind.example', keys: ['k1'] };
const robin: Identified = { id: 'robin', name: 'Robin Seller', email: 'robin@northwind.example', keys: ['k2'] };

test.each<[string, Partial<Identified>, boolean]>([
  ['nothing in common', {}, false],
  ['the id', { id: 'dana' }, true],
  ['the e-mail in capitals', { email: ' DANA.OWNER@Northwind.example ' }, true],
  ['the e-mail in full-width letters', { email: 'ｄａｎａ.owner＠northwind.example' }, true],
  ['the name in other letter case and spacing', { name: ' dana   OWNER' }, true],
  ['the name with an invisible character', { name: 'Da\u200Bna Owner' }, true],
  ['a signing key', { keys: ['k2', 'k1'] }, true],
  ['a part of the name', { name: 'Dana' }, false],
  ['the start of the e-mail', { email: 'dana.owner@northwind.example.org' }, false],
])('of two entries with %s in common', (_, more, expected) => {
  const other = { ...robin, ...more };
  expect([isSamePerson(dana, other), isSamePerson(other, dana)]).toEqual([expected, expected]);
});

test('two entries that lack a name or an e-mail have nothing in common by that', () => {
  expect(isSamePerson({ ...dana, name: ' ', email: '' }, { ...robin, name: '', email: ' ' })).toBe(false);
});

test.each([
  ['dana@northwind.example', 'dana@northwind.example'],
  [' Dana＠NORTHWIND.example ', 'dana@northwind.example'],
  ['STRAßE@northwind.example', 'strasse@northwind.example'],
  ['da\u200Bna@northwind.example', 'dana@northwind.example'],
  ['dana\uFE0F@northwind.example', 'dana@northwind.example'],
  ['rene\u200B\u0301@northwind.example', 'ren\u00E9@northwind.example'],
  ['STRA\u1E9EE@northwind.example', 'strasse@northwind.example'],
  ['dana', null],
  ['@northwind.example', null],
  ['dana@', null],
  ['dana@@northwind.example', null],
  ['dana@harbour@northwind.example', null],
  ['dana owner@northwind.example', null],
  ['da\u0007na@northwind.example', null],
  ['', null],
])('%j is compared as %j', (email, expected) => {
  expect(plainEmail(email)).toBe(expected);
});

test('a text in its plain form stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text));
    }),
  );
});
