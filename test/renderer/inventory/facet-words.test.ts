import { expect, test } from 'vitest';
import { credentialKinds, identityKinds } from '../../../electron/engine/intake/record.ts';
import { subjectViews } from '../../../electron/engine/inventory/subject-view.ts';
import { facetTitle, kindWord, shownValue } from '../../../renderer/features/inventory/facet-words.ts';
import { messages } from '../../../renderer/messages/table.ts';
import { inventorySubjects } from '../../../shared/contract/inventory.ts';

const { en, de } = messages;

test('a value is said in the language of the person, a name out of the evidence stays as it is', () => {
  const said = (words: typeof en.inventory) => [
    shownValue('use', 'never used', words),
    shownValue('owner', '(unknown)', words),
    shownValue('tool', 'open', words),
    kindWord('service_account', words),
    kindWord('toaster', words),
  ];
  expect([said(en.inventory), said(de.inventory)]).toEqual([
    ['never used', 'not in the evidence', 'open', 'service account', 'toaster'],
    ['nie benutzt', 'nicht in den Nachweisen', 'open', 'Dienstkonto', 'toaster'],
  ]);
});

test('every column, facet and kind of the inventory has a German word', () => {
  const { columnTitles, facetTitles, values } = de.inventory;
  const missing = inventorySubjects.flatMap((subject) => [
    ...subjectViews[subject].columns
      .filter(({ column }) => columnTitles[column] === undefined)
      .map(({ column }) => column),
    ...subjectViews[subject].facets.filter(({ facet }) => facetTitles[facet] === undefined).map(({ facet }) => facet),
  ]);
  const kinds = [...identityKinds, ...credentialKinds].filter(
    (kind) => values[kind.replaceAll('_', ' ')] === undefined,
  );
  expect([missing, kinds, facetTitle('risk', 'Risk', de.inventory)]).toEqual([[], [], 'Risiko']);
});

test('a list counts its own things in both languages', () => {
  expect(
    [en, de].map(({ inventory }) => [inventory.count('findings', 1), inventory.count('identities', 1200)]),
  ).toEqual([
    ['1 finding', '1,200 identities'],
    ['1 Befund', '1.200 Identitäten'],
  ]);
});
