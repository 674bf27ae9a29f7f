import { expect, test } from 'vitest';
import type { Identified } from '../../../electron/engine/engagement/same-person.ts';
import { type AccessParties, barOf, barsOf, isPerson } from '../../../electron/engine/review/party-to-access.ts';

const dana: Identified = {
  id: 'dana',
  name: 'Dana Owner',
  email: 'dana.owner@northwind.example',
  keys: [],
};

const access: AccessParties = {
  identityName: 'svc-a',
  nativeId: 'arn:aws:iam::123456789012:user/svc-a',
  interactive: false,
  owner: 'Dana Owner',
  ownerEmail: 'dana.owner@northwind.example',
  createdBy: null,
  grantedBy: null,
  workloads: [],
};

test('who owns a workload benefits from what it acts through, unless he answers for that itself', () => {
  const workloads = [{ name: 'job', owner: 'Robin Seller', ownerEmail: null }];
  const robin = { id: 'robin', name: 'Robin Seller', email: 'robin@northwind.example', keys: [] };
  const bars = (more: Partial<AccessParties>) =>
    barsOf(robin, { ...access, ...more }, [robin]).map(({ bar, message }) => [bar, message.en]);
  expect([bars({ workloads }), bars({ workloads, owner: 'robin seller', ownerEmail: null })]).toEqual([
    [['beneficiary', `Robin Seller owns job, which acts through ${access.identityName}.`]],
    [['owner', `Robin Seller owns ${access.identityName}.`]],
  ]);
});

test('being the business owner of the identity is no bar, and neither is what the evidence does not say', () => {
  expect(barOf(dana, access, [dana])).toBeNull();
  expect(barOf(dana, { ...access, interactive: null }, [dana])).toBeNull();
});

test.each<[string, Partial<AccessParties>, string]>([
  ['granted it', { grantedBy: 'dana.owner@northwind.example' }, 'Dana Owner granted this access.'],
  ['created it', { createdBy: 'Dana Owner' }, 'Dana Owner created svc-a.'],
  ['signs in with it', { interactive: true }, 'Dana Owner signs in with svc-a in person.'],
  [
    'is its account',
    { nativeId: 'arn:aws:iam::123456789012:user/dana.owner', owner: null, ownerEmail: null },
    "svc-a is Dana Owner's own account.",
  ],
])('who %s is barred', (_, facts, expected) => {
  expect(barOf(dana, { ...access, ...facts }, [])?.en ?? null).toBe(expected);
});

test('whoever is barred under one entry is barred under every other of his', () => {
  const twin: Identified = { id: 'twin', name: 'DANA OWNER', email: 'd.o@northwind.example', keys: [] };
  const colleague: Identified = { id: 'robin', name: 'Robin Seller', email: 'robin@northwind.example', keys: [] };
  const granted = { ...access, grantedBy: 'dana.owner@northwind.example' };
  const persons = [dana, twin, colleague];
  expect([barOf(twin, granted, persons), barOf(twin, granted, []), barOf(colleague, granted, persons)]).toEqual([
    { en: 'DANA OWNER granted this access.', de: 'DANA OWNER hat diesen Zugriff erteilt.' },
    null,
    null,
  ]);
});

test.each([
  ['Dana Owner', true],
  ['  dana   OWNER ', true],
  ['DANA.OWNER@NORTHWIND.EXAMPLE', true],
  ['Dana Owner <dana.owner@northwind.example>', true],
  ['arn:aws:sts::123456789012:assumed-role/admin/dana.owner@northwind.example', true],
  ['NORTHWIND\\dana.owner', true],
  ['dana.owner', false],
  ['Dana Owner-Smith', false],
  ['dana.owner@harbour.example', false],
  ['xdana.owner@northwind.example', false],
  ['', false],
  [null, false],
])('%j names Dana: %s', (text, expected) => {
  expect(isPerson(dana, text)).toBe(expected);
});

test('one plain word before the @ is too little to be somebody', () => {
  expect(isPerson({ name: 'Ad Min', email: 'admin@northwind.example' }, 'user/admin')).toBe(false);
});
