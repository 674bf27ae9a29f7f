import { expect, test } from 'vitest';
import type { PersonFacts } from '../../../electron/engine/engagement/rights.ts';
import type { Identified } from '../../../electron/engine/engagement/same-person.ts';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import { authorityOver, needsSecondPerson, secondPersonRefusal } from '../../../electron/engine/review/authority.ts';
import type { AccessParties } from '../../../electron/engine/review/party-to-access.ts';
import type { Delegation } from '../../../shared/contract/engagement.ts';
import { type Outcome, type Risk, risks } from '../../../shared/words.ts';

function person(id: string, active = true): PersonFacts {
  return { id, name: `${id} Sample`, party: 'customer', email: `${id}@northwind.example`, active };
}

const dana = person('dana');
const robin = person('robin');
const item = { item: 'i1', campaign: 'q3', system: 'erp', risk: 'medium' as Risk, reviewer: dana };

const delegation: Delegation = {
  id: 'd1',
  from: 'dana',
  to: 'robin',
  scope: { campaign: null, systems: null, items: null, upTo: 'critical' },
  validFrom: '2026-10-01',
  validUntil: '2026-10-31',
  reason: 'On leave',
  grantedBy: 'dana',
  grantedAt: '2026-09-30T08:00:00.000Z',
  state: 'valid',
};

function verdict(delegations: readonly Delegation[], on: Partial<typeof item> = {}, who = robin): string {
  const authority = authorityOver({ ...item, ...on }, who, delegations);
  return authority.granted ? (authority.delegation ?? 'own') : authority.code;
}

test('the reviewer of record decides his own items, and nobody decides an item of nobody', () => {
  expect(verdict([], {}, dana)).toBe('own');
  expect(authorityOver({ ...item, reviewer: null }, dana, []).granted).toBe(false);
});

test.each<[string, readonly Delegation[], Partial<typeof item>, string]>([
  ['none', [], {}, 'NOT_THE_REVIEWER'],
  ['a valid one', [delegation], {}, 'd1'],
  ['an expired one', [{ ...delegation, state: 'expired' }], {}, 'DELEGATION_EXPIRED'],
  ['one that was ended', [{ ...delegation, state: 'ended' }], {}, 'DELEGATION_EXPIRED'],
  ['one that has not begun', [{ ...delegation, state: 'future' }], {}, 'DELEGATION_OUT_OF_SCOPE'],
  [
    'another system',
    [{ ...delegation, scope: { ...delegation.scope, systems: ['crm'] } }],
    {},
    'DELEGATION_OUT_OF_SCOPE',
  ],
  [
    'another campaign',
    [{ ...delegation, scope: { ...delegation.scope, campaign: 'q2' } }],
    {},
    'DELEGATION_OUT_OF_SCOPE',
  ],
  ['another item', [{ ...delegation, scope: { ...delegation.scope, items: ['i2'] } }], {}, 'DELEGATION_OUT_OF_SCOPE'],
  ['this very item', [{ ...delegation, scope: { ...delegation.scope, items: ['i2', 'i1'] } }], {}, 'd1'],
  ['a lower risk', [{ ...delegation, scope: { ...delegation.scope, upTo: 'low' } }], {}, 'DELEGATION_OUT_OF_SCOPE'],
  ['one from somebody else', [{ ...delegation, from: 'lee' }], {}, 'NOT_THE_REVIEWER'],
  ['one to somebody else', [{ ...delegation, to: 'lee' }], {}, 'NOT_THE_REVIEWER'],
  ['an expired and a valid one', [{ ...delegation, id: 'd0', state: 'expired' }, delegation], {}, 'd1'],
  ['one from a reviewer who has left', [delegation], { reviewer: person('dana', false) }, 'PERSON_INACTIVE'],
])('with %s as delegation', (_, delegations, on, expected) => {
  expect(verdict(delegations, on)).toBe(expected);
});

test('a delegation does not pass on what its giver only holds by delegation', () => {
  const onward: Delegation = { ...delegation, id: 'd2', from: 'robin', to: 'lee' };
  expect(verdict([delegation, onward], {}, person('lee'))).toBe('NOT_THE_REVIEWER');
});

test('high and critical risk need a second person, whatever the document says; it can only ask earlier', () => {
  const needed = (secondPersonFrom: Risk | null, outcome: Outcome = 'REVOKE') => {
    const template = templateOf('managed', '2026-10-01');
    const decisionRights = template.decisionRights.map((right) => ({ ...right, secondPersonFrom }));
    return risks.filter((risk) => needsSecondPerson({ ...template, decisionRights }, risk, outcome));
  };
  expect([needed('high'), needed(null), needed('critical'), needed('low'), needed('high', 'CANNOT_DECIDE')]).toEqual([
    ['high', 'critical'],
    ['high', 'critical'],
    ['high', 'critical'],
    ['low', 'medium', 'high', 'critical'],
    [],
  ]);
});

const access: AccessParties = {
  identityName: 'svc-a',
  nativeId: 'svc-a',
  interactive: false,
  owner: null,
  ownerEmail: null,
  createdBy: null,
  grantedBy: null,
  workloads: [],
};

test('two entries with one e-mail, one name or one key are one person', () => {
  const first: Identified = { ...dana, keys: ['k1'] };
  const refused = (more: Partial<Identified>, facts = access, persons: readonly Identified[] = []) =>
    secondPersonRefusal(first, { ...robin, keys: ['k2'], ...more }, facts, persons)?.code ?? null;
  const robinAgain: Identified = { id: 'again', name: 'R. Sample', email: 'ROBIN@northwind.example', keys: [] };
  expect([
    refused(dana),
    refused({ email: ' DANA@northwind.example' }),
    refused({ name: 'DANA  sample' }),
    refused({ keys: ['k2', 'k1'] }),
    refused({}, { ...access, grantedBy: 'robin Sample' }),
    refused({}, { ...access, grantedBy: 'R. Sample' }, [robinAgain]),
    refused({}, { ...access, grantedBy: 'R. Sample' }),
    refused({}),
  ]).toEqual([
    'SECOND_PERSON_SAME',
    'SECOND_PERSON_SAME',
    'SECOND_PERSON_SAME',
    'SECOND_PERSON_SAME',
    'SELF_REVIEW',
    'SELF_REVIEW',
    null,
    null,
  ]);
});
