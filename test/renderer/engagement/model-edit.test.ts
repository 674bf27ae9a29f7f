import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import {
  changed,
  idFor,
  isChanged,
  letterEffect,
  letterOfKey,
  moved,
  nextLetter,
  startEdit,
  undone,
  withApplies,
  withLetter,
} from '../../../renderer/features/engagement/model-edit.ts';
import { raciLetters } from '../../../shared/words.ts';

const document = templateOf('managed', '2026-10-01');
const activityOf = (id: string) => {
  const found = document.activities.find((one) => one.activity === id);
  if (found === undefined) throw new Error(`no activity ${id}`);
  return found;
};
const roleOf = (id: string) => {
  const found = document.roles.find((one) => one.role === id);
  if (found === undefined) throw new Error(`no role ${id}`);
  return found;
};

test('every change is taken back in its order, and typing on at one place is one change', () => {
  const owner = (name: string) => ({ ...document, incidentOwner: name });
  let edit = startEdit(4, document);
  edit = changed(edit, owner('S'), 'owner');
  edit = changed(edit, owner('Sa'), 'owner');
  edit = changed(edit, withLetter(edit.document, 'monitor', 'analyst', 'C'), 'letter monitor analyst');
  const back = [edit, undone(edit), undone(undone(edit)), undone(undone(undone(edit)))];
  expect(back.map((one) => [one.document.incidentOwner, one.document.activities[0]?.letters.analyst])).toEqual([
    ['Sa', 'C'],
    ['Sa', 'R'],
    [null, 'R'],
    [null, 'R'],
  ]);
  expect(back.map(isChanged)).toEqual([true, true, false, false]);
});

test('whatever letters are set, taking all of them back gives what was there', () => {
  const cell = fc.tuple(
    fc.constantFrom(...document.activities.map((one) => one.activity)),
    fc.constantFrom(...document.roles.map((one) => one.role)),
    fc.constantFrom(...raciLetters, null),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
      let edit = startEdit(1, document);
      for (const [activity, role, letter] of cells) {
        edit = changed(edit, withLetter(edit.document, activity, role, letter), `${activity} ${role}`);
      }
      for (const _ of cells) edit = undone(edit);
      expect(isChanged(edit)).toBe(false);
    }),
  );
});

test('a letter that is set back is no change, wherever it stands in the row', () => {
  const there = withLetter(document, 'monitor', 'business_owner', 'C');
  expect(isChanged(startEdit(1, document, there))).toBe(true);
  expect(isChanged(startEdit(1, document, withLetter(there, 'monitor', 'business_owner', 'I')))).toBe(false);
});

test('the keys of the matrix set a letter or take it away; no other key does anything', () => {
  expect(['r', 'A', 'c', 'I', 'Delete', 'Backspace', '.', 'x', 'Enter', 'j'].map(letterOfKey)).toEqual([
    'R',
    'A',
    'C',
    'I',
    null,
    null,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});

test('what a letter would come to is said before it is set', () => {
  const without = withLetter(document, 'access.review', 'business_owner', null);
  const row = without.activities.find((one) => one.activity === 'access.review') ?? activityOf('access.review');
  expect([
    letterEffect(without, row, roleOf('business_owner'), 'A'),
    letterEffect(without, row, roleOf('business_owner'), 'C'),
    letterEffect(document, activityOf('access.review'), roleOf('compliance_lead'), 'A'),
    letterEffect(document, activityOf('access.review'), roleOf('analyst'), 'A'),
    letterEffect(document, activityOf('access.review'), roleOf('analyst'), null),
    letterEffect(document, activityOf('access.review'), roleOf('compliance_lead'), 'C'),
  ]).toEqual(['settles', 'noAccountable', 'twoAccountable', 'refused', 'stays', 'noResponsible']);
});

test('the space bar sets what settles the row, else the next letter that is not refused', () => {
  const without = withLetter(document, 'access.review', 'business_owner', null);
  const row = without.activities.find((one) => one.activity === 'access.review') ?? activityOf('access.review');
  const settled = activityOf('access.review');
  expect([
    nextLetter(without, row, roleOf('business_owner')),
    // "I" is followed by nothing, and for the provider nothing by R: an A of theirs would be refused.
    nextLetter(document, settled, roleOf('analyst')),
    nextLetter(document, { ...settled, letters: { ...settled.letters, analyst: 'R' } }, roleOf('analyst')),
  ]).toEqual(['A', null, 'C']);
});

test('an activity goes out of the contract with its letters kept', () => {
  const out = withApplies(document, 'monitor', false);
  expect(out.activities[0]).toEqual({ ...activityOf('monitor'), applies: false });
});

test('an entry moves by one place and not past the ends', () => {
  expect([moved(['a', 'b', 'c'], 1, -1), moved(['a', 'b', 'c'], 0, -1), moved(['a', 'b', 'c'], 2, 1)]).toEqual([
    ['b', 'a', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

test('what is added gets an id of its own', () => {
  expect([idFor('Break-glass test', []), idFor('Break glass test!', ['break_glass_test']), idFor('…', [])]).toEqual([
    'break_glass_test',
    'break_glass_test_2',
    'own',
  ]);
});
