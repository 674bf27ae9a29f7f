import { expect, test } from 'vitest';
import { caseCitations, citedBy, saidAt } from '../../../renderer/features/review/case-citations.ts';
import { citationKey } from '../../../renderer/lib/citations.ts';
import { sampleCitation, sampleEntitlement, sampleFact } from './samples.ts';

const [owner, grant, policy, finding, advice] = [1, 2, 3, 4, 5].map((line) => sampleCitation(line)) as [
  ReturnType<typeof sampleCitation>,
  ReturnType<typeof sampleCitation>,
  ReturnType<typeof sampleCitation>,
  ReturnType<typeof sampleCitation>,
  ReturnType<typeof sampleCitation>,
];

const entitlement = sampleEntitlement({
  facts: [
    sampleFact('owner', 'Dana Owner', { label: 'Owner', citations: [owner] }),
    sampleFact('privilege', 's3:*', { label: 'May do', citations: [grant, owner] }),
  ],
  path: [
    { kind: 'group', name: 'finance-batch', note: null, citation: grant },
    { kind: 'policy', name: 'FinanceBatchFull', note: null, citation: policy },
    { kind: 'statement', name: 'Data', note: null, citation: null },
  ],
  findings: [{ uid: 'f-1', title: 'Unused', severity: 'high', state: 'open', rule: 'x', citation: finding }],
  advice: { text: 'Go back to read-only.', citation: advice },
});

const providerActions = { total: 0, unauthorised: 0, shown: [] };

test('each line gets one number, in the order facts, path, rules, findings, advice', () => {
  const { notes } = caseCitations({ entitlement, providerActions, opened: [], mustOpen: [] });
  expect(notes.all.map(({ number, citation }) => [number, citation.line])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
  ]);
});

test('what must be opened comes next, then what is unopened, then the first', () => {
  const next = (opened: readonly number[], mustOpen: readonly number[]) => {
    const keys = (lines: readonly number[]) => lines.map((line) => citationKey(sampleCitation(line)));
    const citations = caseCitations({ entitlement, providerActions, opened: keys(opened), mustOpen: keys(mustOpen) });
    return [citations.next, citations.mustOpen, citations.openedCount];
  };
  expect([next([], [3]), next([3], [3]), next([1, 2, 3, 4, 5], [3]), next([1, 3], [])]).toEqual([
    [3, [3], 0],
    [1, [], 1],
    [1, [], 5],
    [2, [], 2],
  ]);
});

test('a mark is amber only until its line was opened', () => {
  const key = citationKey(grant);
  const states = [[], [key]].map((opened) =>
    caseCitations({ entitlement, providerActions, opened, mustOpen: [key] }).state(grant),
  );
  expect(states).toEqual(['must', 'opened']);
});

test('a line says what cites it', () => {
  expect(
    [owner, policy, advice].map((citation) =>
      citedBy({ entitlement, providerActions }, citation, 'the provider’s advice'),
    ),
  ).toEqual([
    'svc-invoice-export, Owner',
    'svc-invoice-export, FinanceBatchFull',
    'svc-invoice-export, the provider’s advice',
  ]);
});

test('what the provider did is numbered behind the entitlement, so that the numbers of the engine stay what they are', () => {
  const acted = sampleCitation(9);
  const action = {
    uid: 'a-1',
    verb: 'AttachPolicy',
    target: 'svc-invoice-export: s3:*',
    performedBy: 'hs-terraform',
    at: '2026-10-15T08:00:00Z',
    authorised: 'unauthorised',
    standing: 'no_approval',
    onThisAccess: true,
    citation: acted,
  } as const;
  const touched = { entitlement, providerActions: { total: 1, unauthorised: 1, shown: [action] } };
  const { notes } = caseCitations({ ...touched, opened: [], mustOpen: [] });
  expect([
    notes.numberOf(advice),
    notes.numberOf(acted),
    citedBy(touched, acted, 'the advice'),
    saidAt(touched, acted),
  ]).toEqual([5, 6, 'svc-invoice-export, AttachPolicy', ['AttachPolicy', 'svc-invoice-export: s3:*', 'hs-terraform']]);
});
