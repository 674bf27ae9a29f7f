import { expect, test } from 'vitest';
import { needMessages } from '../../../electron/engine/serve/messages/needs.ts';

test('what is to be decided is said in its number, with how much of it is serious', () => {
  const counts = [
    [1, 0],
    [1, 1],
    [5, 0],
    [5, 2],
    [5, 5],
  ] as const;
  const { en, de } = needMessages;
  expect(counts.map(([items, serious]) => [en.decide(items, serious), de.decide(items, serious)])).toEqual([
    ['Decide 1 open item', '1 offenen Prüfpunkt entscheiden'],
    ['Decide 1 open item, of high or critical risk', '1 offenen Prüfpunkt entscheiden, hoch oder kritisch'],
    ['Decide 5 open items', '5 offene Prüfpunkte entscheiden'],
    ['Decide 5 open items, 2 of them high or critical', '5 offene Prüfpunkte entscheiden, davon 2 hoch oder kritisch'],
    [
      'Decide 5 open items, all of them high or critical',
      '5 offene Prüfpunkte entscheiden, davon alle hoch oder kritisch',
    ],
  ]);
});

test('one item that nobody has is spoken of as one', () => {
  expect([1, 3].map((items) => needMessages.en.unassigned(items))).toEqual([
    '1 item has no reviewer; nobody can decide it',
    '3 items have no reviewer; nobody can decide them',
  ]);
});
