import { expect, test } from 'vitest';
import { actingPerson } from '../../../renderer/app/session.ts';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { Party } from '../../../shared/words.ts';

function person(id: string, party: Party, active = true): Person {
  return { id, name: id, party, email: '', title: null, active, addedAt: '', hasKey: false };
}

test('the chosen person acts', () => {
  const persons = [person('dana', 'customer'), person('okafor', 'provider')];
  expect(actingPerson(persons, 'okafor')?.id).toBe('okafor');
});

test('without a choice, or when the chosen one left, the first active person of the customer acts', () => {
  const persons = [person('okafor', 'provider'), person('left', 'customer', false), person('dana', 'customer')];
  expect([actingPerson(persons, null)?.id, actingPerson(persons, 'left')?.id]).toEqual(['dana', 'dana']);
});

test('a person of the provider never acts without having been chosen', () => {
  expect(actingPerson([person('okafor', 'provider'), person('lee', 'adviser')], null)).toBeNull();
});
