import { expect, test } from 'vitest';
import {
  type NamedPart,
  namedRefusal,
  type ProtectedAct,
  protectedActs,
  refusalOf,
} from '../../../electron/engine/engagement/authority.ts';
import type { PersonFacts } from '../../../electron/engine/engagement/rights.ts';
import { parties } from '../../../shared/words.ts';

const acts = Object.keys(protectedActs) as ProtectedAct[];
const parts: readonly NamedPart[] = [
  'reviewer',
  'approver of an exception',
  'approver of what is left out',
  'delegate',
  'delegator',
];
const states = [true, false];

function person(party: PersonFacts['party'], active: boolean): PersonFacts {
  return { id: 'p', name: 'Sample Person', party, email: 'p@sample.example', active };
}

function expected(party: PersonFacts['party'], active: boolean) {
  if (party === 'auditor') return 'AUDITOR_READS_ONLY';
  if (party !== 'customer') return 'PROVIDER_MAY_NOT_DECIDE';
  return active ? null : 'PERSON_INACTIVE';
}

const table = acts.flatMap((act) => parties.flatMap((party) => states.map((active) => [act, party, active] as const)));

test.each(table)('%s by a %s person (active: %s)', (act, party, active) => {
  // An adviser decides nothing, but may say which records are one identity.
  const as = protectedActs[act] === 'advises' && party === 'adviser' ? 'customer' : party;
  expect(refusalOf(act, person(party, active))?.code ?? null).toBe(expected(as, active));
});

test('whoever has the workspace open without a name may prepare, and never decides', () => {
  const allowed = acts.filter((act) => refusalOf(act, null) === null);
  expect(allowed).toEqual([
    'engagement.change',
    'person.add',
    'person.deactivate',
    'campaign.open',
    'review.assign',
    'controls.setThreshold',
    'trust.add',
    'trust.remove',
    'evidence.acceptUntrusted',
  ]);
});

const namedTable = parts.flatMap((part) =>
  parties.flatMap((party) => states.map((active) => [part, party, active] as const)),
);

test.each(namedTable)('named as %s: a %s person (active: %s)', (part, party, active) => {
  expect(namedRefusal(part, person(party, active))?.code ?? null).toBe(expected(party, active));
});
