import { expect, test } from 'vitest';
import { reconcileActions } from '../../../electron/engine/review/actions.ts';
import { remediationRows } from '../../../electron/engine/review/remediation.ts';
import { endedDecisions, reviewFacts } from '../../../electron/engine/review/review-facts.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import {
  decideAs,
  giveKey,
  grant,
  importTables,
  itemOf,
  type Northwind,
  northwind,
  open,
  passphrase,
  service,
  services,
} from './northwind.ts';

const names = ['gone', 'less', 'stays', 'back', 'kept', 'quiet'];

/** Signed on 2 October: `kept` until November, `less` reduced, all others revoked. */
async function signed(): Promise<Northwind & { campaign: string }> {
  const sample = await northwind();
  const { cast, workspace } = sample;
  await evidence(sample, '2026-09-28', names, { privilege: 'read, write' });
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await open(sample);
  await giveKey(sample, cast.dana);
  for (const name of names) {
    const item = itemOf(sample, id, name);
    const common = { item, justification: 'Not needed', as: cast.dana };
    if (name === 'kept') await decideAs(sample, { ...common, outcome: 'CERTIFY_UNTIL', until: '2026-10-31' });
    else if (name === 'less') await decideAs(sample, { ...common, outcome: 'REDUCE', to: 'read', ticket: 'CHG-8' });
    else await decideAs(sample, { ...common, outcome: 'REVOKE' });
  }
  sample.at('2026-10-02T09:00:00.000Z');
  await signOff(workspace, services, { campaign: id, passphrase, read: null, as: cast.dana });
  return { ...sample, campaign: id };
}

async function evidence(
  sample: Northwind,
  day: string,
  present: readonly string[],
  more: { privilege?: string; actions?: readonly Readonly<Record<string, string>>[] } = {},
): Promise<void> {
  sample.at(`${day}T10:00:00.000Z`);
  await importTables(sample, {
    extractedAt: `${day}T06:00:00Z`,
    identities: names.map((name) => service(name)),
    entitlements: present.map((name) =>
      grant(name, name === 'less' ? (more.privilege ?? 'read, write') : 'read, write', 'ledger'),
    ),
    actions: more.actions ?? [],
  });
}

function action(
  id: string,
  identity: string,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    native_id: id,
    performed_by: 'Avery Analyst',
    party: 'provider',
    verb: 'remove access of',
    target: identity,
    identity_native_id: identity,
    at: '2026-10-03T08:00:00Z',
    state: 'done',
    ...more,
  };
}

function states(rows: readonly Remediation[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.identity, row.state]));
}

test('an instruction is a claim on the provider’s word, and verified or failed only by later evidence', async () => {
  const sample = await signed();
  const { workspace, campaign } = sample;
  const instructed = states(remediationRows(workspace.read, null, '2026-10-20'));
  const reference = workspace.read
    .prepare<[string], string>("select reference from review_item where campaign_id = ? and identity = 'gone'")
    .pluck()
    .get(campaign);
  await evidence(sample, '2026-10-02', names, {
    actions: [
      action('A-1', 'gone', { approval: `as decided in ${reference}` }),
      action('A-2', 'less', { ticket: 'CHG-8' }),
    ],
  });
  const claimed = states(remediationRows(workspace.read, null, '2026-10-20'));
  await evidence(sample, '2026-10-12', ['less', 'stays', 'quiet', 'kept'], { privilege: 'read' });
  const after = states(remediationRows(workspace.read, null, '2026-10-20'));
  await evidence(sample, '2026-10-20', ['less', 'stays', 'quiet', 'kept', 'back'], { privilege: 'read' });
  const last = remediationRows(workspace.read, null, '2026-10-20');
  expect({ instructed, claimed, after, last: states(last) }).toEqual({
    instructed: {
      gone: 'instructed',
      less: 'instructed',
      stays: 'instructed',
      back: 'instructed',
      quiet: 'instructed',
    },
    claimed: { gone: 'claimed', less: 'claimed', stays: 'instructed', back: 'instructed', quiet: 'instructed' },
    after: { gone: 'verified', less: 'verified', stays: 'failed', back: 'verified', quiet: 'failed' },
    last: { gone: 'verified', less: 'verified', stays: 'failed', back: 'reappeared', quiet: 'failed' },
  });
  expect(last.find((row) => row.identity === 'stays')?.citation?.file).toBe('entitlements.csv');
  await workspace.close();
});

test('an action that names a signed decision was allowed; one that nothing allows comes first, with its line', async () => {
  const sample = await signed();
  const { workspace } = sample;
  await evidence(sample, '2026-10-12', names, {
    actions: [
      action('A-1', 'less', { ticket: 'CHG-8' }),
      action('A-2', 'kept', { verb: 'rotate a key of', activity: 'credential.rotate.execute' }),
      action('A-3', 'stays', { verb: 'restore access of', approval: 'by phone' }),
    ],
  });
  expect(
    reconcileActions(workspace.read).map(({ verb, authorised, explanation, citation }) => ({
      verb,
      authorised,
      explanation,
      line: citation?.line,
    })),
  ).toEqual([
    {
      verb: 'restore access of',
      authorised: 'unauthorised',
      explanation:
        'It names "by phone", which is no decision or approved ticket recorded here, and no delegated task covers it.',
      line: 4,
    },
    {
      verb: 'remove access of',
      authorised: 'authorised',
      explanation: expect.stringMatching(/^NT-\d{3} of Q3 2026 \(REDUCE\) instructs it\.$/),
      line: 2,
    },
    {
      verb: 'rotate a key of',
      authorised: 'authorised',
      explanation: 'The delegated task "Rotation support" covers it.',
      line: 3,
    },
  ]);
  await workspace.close();
});

test('controls learn what was decided, what is proved, and what was revoked and is still there', async () => {
  const sample = await signed();
  const { workspace } = sample;
  await evidence(sample, '2026-10-12', ['less', 'stays', 'quiet', 'kept', 'back'], { privilege: 'read' });
  const facts = reviewFacts(workspace.read, workspace.clock);
  const name = new Map(
    workspace.read
      .prepare<[], { id: number; name: string }>(
        'select entitlement.id, identity.name from entitlement join identity on identity.id = entitlement.identity_id',
      )
      .all()
      .map((row) => [row.id, row.name]),
  );
  const named = (ids: Iterable<number>) => [...ids].map((id) => name.get(id)).sort();
  expect({
    decided: named(facts.decided.keys()).length,
    verified: named(facts.verified),
    revoked: named(facts.earlierRevoked),
    underReview: facts.underReview.size,
    used: facts.outcomesUsed,
    open: facts.campaignsOpen,
    recorded: facts.operatingModelRecorded,
    thresholds: facts.serviceThresholds.map(({ threshold, worst }) => [threshold, worst]),
  }).toEqual({
    decided: 6,
    verified: ['gone', 'less'],
    revoked: ['back', 'quiet', 'stays'],
    underReview: 6,
    used: { CERTIFY_UNTIL: 1, REDUCE: 1, REVOKE: 4 },
    open: 1,
    recorded: true,
    thresholds: [
      ['alert_told', null],
      ['triage', null],
      ['escalation', null],
      ['finding_evidence', null],
      ['evidence_delivery', 12.4],
      ['questions', null],
      ['remediation', 10],
    ],
  });
  await workspace.close();
});

test('a certification until a date settles nothing after it, and comes back by name', async () => {
  const sample = await signed();
  const { workspace } = sample;
  const standing = (time: string) => {
    sample.at(time);
    const facts = reviewFacts(workspace.read, workspace.clock);
    return [...facts.decided.values()].find((decision) => decision.outcome === 'CERTIFY_UNTIL')?.final;
  };
  expect([standing('2026-10-31T23:00:00.000Z'), standing('2026-11-01T00:00:00.000Z')]).toEqual([true, false]);
  expect([
    endedDecisions(workspace.read, '2026-10-31'),
    endedDecisions(workspace.read, '2026-11-01').map(({ identity, what, ended }) => [identity, what, ended]),
  ]).toEqual([[], [['kept', 'certification', '2026-10-31']]]);
  await workspace.close();
});
