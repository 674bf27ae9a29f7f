import { expect, test } from 'vitest';
import { wholeYearsUntil } from '../../../renderer/features/review/tomorrow.ts';
import { messages } from '../../../renderer/messages/table.ts';

test('a day is far away from the day after the same day of next year', () => {
  const days = ['2027-01-31', '2027-11-22', '2027-11-23', '2028-11-22', '2035-01-31'];
  expect(days.map((day) => wholeYearsUntil(day, '2026-11-22'))).toEqual([0, 0, 1, 1, 8]);
});

test('how far away it is stands beside the date in words', () => {
  const { en, de } = messages;
  expect([1, 8].flatMap((years) => [en, de].map((words) => words.reviewDecision.fields.farAway(years)))).toEqual([
    'That is more than 1 year away. It comes back to you only then.',
    'Bis dahin ist es mehr als 1 Jahr. Erst dann kommt der Punkt zu Ihnen zurück.',
    'That is more than 8 years away. It comes back to you only then.',
    'Bis dahin sind es mehr als 8 Jahre. Erst dann kommt der Punkt zu Ihnen zurück.',
  ]);
});
