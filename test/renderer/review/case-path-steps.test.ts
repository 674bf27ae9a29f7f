import { expect, test } from 'vitest';
import { stepsOf } from '../../../renderer/features/review/case-path-steps.ts';
import { messages } from '../../../renderer/messages/table.ts';
import { sampleCitation, sampleEntitlement, sampleFact } from './samples.ts';

const rows = {
  identity: sampleCitation(1),
  hop: sampleCitation(2),
  privilege: sampleCitation(3),
  resource: sampleCitation(4),
};
const facts = [
  sampleFact('identity.status', 'active', { citations: [rows.identity] }),
  sampleFact('privilege', 'x', { citations: [rows.privilege] }),
  sampleFact('resource', 'x', { citations: [rows.resource] }),
];

function told(
  fields: Parameters<typeof sampleEntitlement>[0],
  environment: string | null = null,
  words = messages.en.reviewCase.path,
): unknown {
  return stepsOf(sampleEntitlement({ facts, ...fields }), environment, words, () => false).map(
    ({ name, note, citation }) => [name, note, citation?.line ?? null],
  );
}

test('the way goes from the identity through policy and statement to what it reaches, each step with its line', () => {
  expect(
    told(
      {
        resource: 'arn:aws:s3:::nw-finance-ledger',
        path: [
          { kind: 'managed policy', name: 'Ledger', note: 'arn:aws:iam::1:policy/Ledger', citation: rows.hop },
          { kind: 'statement', name: '#1', note: null, citation: rows.privilege },
        ],
      },
      'production',
    ),
  ).toEqual([
    ['svc-invoice-export', 'user', 1],
    ['Ledger', 'managed policy', 2],
    ['#1', 'statement', 3],
    ['nw-finance-ledger', 'production', 4],
  ]);
});

test('where nothing on the way names what is given, it is a step of its own, and ids give way to words', () => {
  const assignment = {
    kind: 'role assignment',
    name: '3f1acade-1e04-4fbc-9b69-f0302cd84aef',
    note: null,
    citation: rows.hop,
  };
  expect([
    told({ privilege: 'Owner', resource: '/subscriptions/1/resourceGroups/shop-prod', path: [assignment] }),
    told({ privilege: 'root', resource: '*', path: [] }),
    told({ privilege: 'roles/editor', resource: '//cloudresourcemanager.googleapis.com/projects/shop', path: [] }),
  ]).toEqual([
    [
      ['svc-invoice-export', 'user', 1],
      ['Role assignment', null, 2],
      ['Owner', 'what it may do', 3],
      ['shop-prod', 'resource group', 4],
    ],
    [
      ['svc-invoice-export', 'user', 1],
      ['root', 'what it may do', 3],
      ['Everything', 'what it reaches', 4],
    ],
    [
      ['svc-invoice-export', 'user', 1],
      ['roles/editor', 'what it may do', 3],
      ['shop', 'project', 4],
    ],
  ]);
});

test('whoever acts through the identity stands first', () => {
  const actor = {
    kind: 'acts through it',
    name: 'shop/exporter',
    note: 'service account in cluster',
    citation: rows.hop,
  };
  expect(told({ actors: [actor], privilege: 'Mail.Read', resource: 'Mail' })).toEqual([
    ['shop/exporter', 'service account in cluster', 2],
    ['svc-invoice-export', 'user', 1],
    ['Mail.Read', 'what it may do', 3],
    ['Mail', 'what it reaches', 4],
  ]);
});

test('a trust begins with who is trusted and ends with the role', () => {
  expect(
    told({
      privilege: 'sts:AssumeRole by arn:aws:iam::999999999999:role/builder',
      resource: 'AIDA',
      path: [{ kind: 'trust statement', name: '#1', note: null, citation: rows.hop }],
    }),
  ).toEqual([
    ['role/builder', 'who is trusted', 3],
    ['#1', 'trust statement', 2],
    ['svc-invoice-export', 'user', 1],
  ]);
});

test('a fact that a linked record told does not stand for the identity itself', () => {
  const linked = sampleFact('identity.purpose', 'Export', { note: 'from a role', citations: [rows.hop] });
  expect(told({ facts: [linked], privilege: 'Mail.Read', resource: 'Mail' })).toEqual([
    ['svc-invoice-export', 'user', null],
    ['Mail.Read', 'what it may do', null],
    ['Mail', 'what it reaches', null],
  ]);
});

test('kinds of step are said in the language of the window; names stay what they are', () => {
  const hop = { kind: 'inline policy', name: 'Ledger', note: null, citation: rows.hop };
  expect(
    told({ privilege: 'Mail.Read', resource: '*', path: [hop] }, 'non_production', messages.de.reviewCase.path),
  ).toEqual([
    ['svc-invoice-export', 'Benutzer', 1],
    ['Ledger', 'eingebettete Richtlinie', 2],
    ['Mail.Read', 'was es darf', 3],
    ['Alles', 'nicht Produktion', 4],
  ]);
});
