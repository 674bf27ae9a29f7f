// Plain records for the review's tests: each test says only what it is about.
import type { EntitlementDetail, Fact } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';

export function sampleItem(fields: Partial<QueueItem> & { readonly id: string }): QueueItem {
  return {
    ordinal: 1,
    reference: 'NT-001',
    entitlement: `e-${fields.id}`,
    identity: 'svc-invoice-export',
    identityUid: 'i-1',
    identityKind: 'user',
    system: 'aws:1',
    privilege: 's3:*',
    resource: 'nw-finance-ledger',
    environment: 'production',
    risk: 'low',
    change: 'unchanged',
    changed: [],
    assignee: 'dana',
    handover: null,
    outcome: 'NO_DECISION',
    carried: null,
    state: 'open',
    bulkAllowed: false,
    ...fields,
  };
}

export const sampleProgress: CampaignProgress = {
  id: 'c-1',
  name: 'Q3 2026 access review',
  openedAt: '2026-10-01T12:00:00Z',
  due: '2026-10-31',
  state: 'open',
  closedAt: null,
  items: 400,
  decided: 0,
  cannotDecide: 0,
  waitingSecondPerson: 0,
  unassigned: 0,
  signedOff: 0,
  complete: false,
};

export function sampleCitation(line: number, artefact = 'a-1'): Citation {
  return {
    artefact,
    bundle: 'b-1',
    bundleName: 'harbour-2026-q3',
    file: `${artefact}.csv`,
    line,
    pointer: null,
    sha256: 'ab'.repeat(32),
  };
}

export function sampleFact(fact: string, value: string | null, fields: Partial<Fact> = {}): Fact {
  return { fact, label: fact, value, note: null, mono: false, citations: [], ...fields };
}

export function sampleEntitlement(fields: Partial<EntitlementDetail>): EntitlementDetail {
  return {
    uid: 'e-1',
    identity: { uid: 'i-1', name: 'svc-invoice-export', kind: 'user', system: 'aws:1', nativeId: 'AIDA' },
    sentence: 'svc-invoice-export may do everything with nw-finance-ledger.',
    explanation: null,
    privilege: 's3:*',
    resource: 'nw-finance-ledger',
    effect: 'allow',
    risk: 'high',
    change: 'changed',
    changedFacts: [],
    facts: [],
    path: [],
    rules: [],
    findings: [],
    advice: null,
    history: [],
    ...fields,
  };
}
