// The rules about the engagement and the evidence as a whole: GOV and EVD.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { governanceResults } from '../../../electron/engine/controls/results.ts';
import type { ReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { governanceRules } from '../../../electron/engine/controls/rules/governance.ts';
import type { Transaction } from '../../../electron/engine/workspace/workspace.ts';
import { afterOneCampaign, daysAgo, emptyWorkspace, placeBundle, placeSource, undone } from './population.ts';

interface GovernanceCase {
  readonly when: string;
  readonly review?: Partial<ReviewFacts>;
  readonly evidence?: (transaction: Transaction) => void | Promise<void>;
  /** Subject, result, sentence, and the file that is cited. */
  readonly expected: readonly (readonly [string, 'pass' | 'fail' | 'not_evaluable', string, (string | null)?])[];
}

const action = {
  text: 'Harbour Security: rotate key of app-1',
  artefact: 'artefact-1-identity',
  line: 7,
  pointer: null,
};
const noModel = 'No operating model is recorded in this workspace.';
const alerted = { threshold: 'alert_told', title: 'Critical alert told within', agreed: 30, unit: 'minutes' };
const delivered = { threshold: 'evidence_delivery', title: 'Bundle delivered within', agreed: 5, unit: 'days' };
const exception = {
  text: 'NT-003',
  approver: 'Dana Owner',
  compensatingControl: 'Daily review',
  expires: '2026-12-31',
};
const task = { text: 'Delegated task: Monitoring', hasScope: true, until: '2026-10-01' };

const cases: Readonly<Record<string, readonly GovernanceCase[]>> = {
  'GOV-1': [
    {
      when: 'fails when nobody, or the provider, answers for an activity',
      review: {
        modelProblems: [
          { about: 'account.create', code: 'RACI_NO_ACCOUNTABLE', text: 'Account creation: nobody answers for it.' },
          { about: 'access.review', code: 'RACI_TWO_ACCOUNTABLE', text: 'Access review: two answer for it.' },
          { about: 'access.review', code: 'RACI_PROVIDER_ACCOUNTABLE', text: 'Access review: the provider answers.' },
          { about: 'monitor', code: 'RACI_NO_RESPONSIBLE', text: 'Monitoring: nobody is named to do it.' },
        ],
      },
      expected: [
        ['access.review', 'fail', 'Access review: two answer for it.'],
        ['access.review (2)', 'fail', 'Access review: the provider answers.'],
        ['account.create', 'fail', 'Account creation: nobody answers for it.'],
      ],
    },
    {
      when: 'passes when each has one',
      expected: [['RACI', 'pass', 'Every activity has exactly one Accountable party.']],
    },
    {
      when: 'is not evaluable before there is a model',
      review: { operatingModelRecorded: false },
      expected: [['RACI', 'not_evaluable', noModel]],
    },
  ],
  'GOV-2': [
    {
      when: 'fails without scope, without end, and past the end',
      review: {
        delegations: [
          { ...task, hasScope: false },
          { ...task, text: 'Delegated task: Triage', until: null },
          { ...task, text: 'Delegated task: Rotation', until: '2026-09-30' },
        ],
      },
      expected: [
        ['Delegated task: Monitoring', 'fail', 'Delegated task: Monitoring has no scope.'],
        ['Delegated task: Rotation', 'fail', 'Delegated task: Rotation ended on 2026-09-30.'],
        ['Delegated task: Triage', 'fail', 'Delegated task: Triage has no end date.'],
      ],
    },
    {
      when: 'passes on the last day of a delegation with a scope',
      review: { delegations: [task] },
      expected: [['delegations', 'pass', 'All 1 have a scope and an end date.']],
    },
    {
      when: 'is not evaluable without one',
      expected: [['delegations', 'not_evaluable', 'No delegated task is recorded.']],
    },
  ],
  'GOV-3': [
    {
      when: 'fails for each action that nobody allowed, citing it, and says which are unclear',
      review: {
        actions: [
          { ...action, uid: 'a-1', authorised: 'unauthorised', explanation: 'no approval covers it' },
          { ...action, uid: 'a-2', authorised: 'unknown', explanation: 'no time is given' },
          { ...action, uid: 'a-3', authorised: 'authorised', explanation: 'CHG-1' },
        ],
      },
      expected: [
        ['a-1', 'fail', 'Harbour Security: rotate key of app-1: no approval covers it', 'identity.csv'],
        ['unclear actions', 'not_evaluable', 'For 1 of 3 actions nothing shows whether an approval covers them.'],
      ],
    },
    {
      when: 'passes when each has its approval',
      review: { actions: [{ ...action, uid: 'a-3', authorised: 'authorised', explanation: 'CHG-1' }] },
      expected: [['actions', 'pass', '1 of 1 actions have their approval.']],
    },
    {
      when: 'is not evaluable when nothing is known of any',
      review: { actions: [{ ...action, uid: 'a-2', authorised: 'unknown', explanation: 'no time is given' }] },
      expected: [
        ['unclear actions', 'not_evaluable', 'For 1 of 1 actions nothing shows whether an approval covers them.'],
      ],
    },
    {
      when: 'is not evaluable without a list',
      expected: [['actions', 'not_evaluable', 'No evidence lists what the provider did.']],
    },
  ],
  'GOV-4': [
    {
      when: 'fails for what took longer than agreed, the bundles’ own delivery among it',
      review: {
        serviceThresholds: [
          { ...alerted, worst: 45 },
          { ...delivered, worst: null },
        ],
      },
      evidence: ({ db }) => {
        db.prepare(`update bundle set period_to = '2026-09-20', received_at = '2026-09-29T12:00:00.000Z'`).run();
      },
      expected: [
        ['alert_told', 'fail', 'Critical alert told within 30 minutes: the slowest took 45 minutes.'],
        ['evidence_delivery', 'fail', 'Bundle delivered within 5 days: the slowest took 8.5 days.'],
      ],
    },
    {
      when: 'passes for what came in time',
      review: { serviceThresholds: [{ ...alerted, worst: 30 }] },
      expected: [['alert_told', 'pass', 'Critical alert told within 30 minutes: the slowest took 30 minutes.']],
    },
    {
      when: 'is not evaluable where nothing shows it',
      review: { serviceThresholds: [{ ...delivered, worst: null }] },
      expected: [
        ['evidence_delivery', 'not_evaluable', 'Bundle delivered within 5 days: no evidence shows what was delivered.'],
      ],
    },
    {
      when: 'is not evaluable where nothing is agreed',
      expected: [['service thresholds', 'not_evaluable', 'No service threshold is agreed in the operating model.']],
    },
  ],
  'GOV-5': [
    {
      when: 'fails when nobody is named',
      review: { escalationNamed: true },
      expected: [
        ['escalation path', 'pass', 'The escalation path is named.'],
        ['incident owner', 'fail', 'Nobody is named as incident owner.'],
      ],
    },
    {
      when: 'passes when both are',
      review: { escalationNamed: true, incidentOwnerNamed: true },
      expected: [
        ['escalation path', 'pass', 'The escalation path is named.'],
        ['incident owner', 'pass', 'The incident owner is named.'],
      ],
    },
    {
      when: 'is not evaluable before there is a model',
      review: { operatingModelRecorded: false },
      expected: [
        ['escalation path', 'not_evaluable', noModel],
        ['incident owner', 'not_evaluable', noModel],
      ],
    },
  ],
  'GOV-6': [
    {
      when: 'fails without approver, control or expiry, and past it, two of one name apart',
      review: {
        exceptions: [
          { ...exception, approver: null },
          { ...exception, compensatingControl: null },
          { ...exception, text: 'NT-004', expires: null },
          { ...exception, text: 'NT-005', expires: '2026-09-30' },
        ],
      },
      expected: [
        ['NT-003', 'fail', 'NT-003 has no approver.'],
        ['NT-003 (2)', 'fail', 'NT-003 has no compensating control.'],
        ['NT-004', 'fail', 'NT-004 has no expiry.'],
        ['NT-005', 'fail', 'NT-005 expired on 2026-09-30.'],
      ],
    },
    {
      when: 'passes when complete',
      review: { exceptions: [exception] },
      expected: [['exceptions', 'pass', 'All 1 have approver, control and expiry.']],
    },
    { when: 'passes when a campaign needed none', expected: [['exceptions', 'pass', 'No risk has been accepted.']] },
    {
      when: 'is not evaluable before any campaign',
      review: { campaignsClosed: 0 },
      expected: [['exceptions', 'not_evaluable', 'No campaign has been held, so no risk could be accepted yet.']],
    },
  ],
  'EVD-1': [
    {
      when: 'fails for what is partial, short in one kind, empty without a word, or old, and cites the file',
      evidence: ({ db }) => {
        const set = (name: string, change: string) =>
          db.prepare(`update source set ${change} where declared_id = ?`).run(name);
        set('identity', 'partial = 1');
        // too many entitlements don't make up for the credentials that are missing
        set(
          'credential',
          'declared_credentials = 10, imported_credentials = 8, rejected = 1, declared_entitlements = 5, imported_entitlements = 6',
        );
        set('entitlement', 'empty_attested = null');
        set('finding', `extracted_at = '${daysAgo(45.5)}'`);
      },
      expected: [
        [
          title('credential'),
          'fail',
          `${title('credential')}: 10 credentials were declared and 8 imported.`,
          'credential.csv',
        ],
        [title('entitlement'), 'fail', `${title('entitlement')} is empty, and nobody attests that.`, 'entitlement.csv'],
        [title('finding'), 'fail', `${title('finding')} was 45 days old; the threshold is 30.`, 'finding.csv'],
        [
          title('identity'),
          'fail',
          `${title('identity')} is partial: more pages exist than were delivered.`,
          'identity.csv',
        ],
      ],
    },
    {
      when: 'passes for what is whole and was current when the campaign opened, and looks at the newest delivery only',
      review: { campaignOpenedAt: daysAgo(0.5) },
      evidence: async (transaction) => {
        const { db } = transaction;
        db.prepare('delete from source_artefact where source_id <> ?').run('source-1-identity');
        db.prepare('delete from source where id <> ?').run('source-1-identity');
        db.prepare('update source set partial = 1').run();
        await placeBundle(transaction, 2, 'harbour-2026-q4', { received_at: daysAgo(0.2) });
        placeSource(db, 2, 'identity', 'countersign.identities', { extracted_at: daysAgo(29) });
      },
      expected: [
        [
          title('identity').replace('q3', 'q4'),
          'pass',
          `${title('identity').replace('q3', 'q4')} is whole and current.`,
          'identity.csv',
        ],
      ],
    },
    {
      when: 'is not evaluable where the time of extraction is not given',
      evidence: ({ db }) => {
        db.prepare('delete from source_artefact where source_id <> ?').run('source-1-identity');
        db.prepare('delete from source where id <> ?').run('source-1-identity');
        db.prepare('update source set extracted_at = null').run();
      },
      expected: [
        [
          title('identity'),
          'not_evaluable',
          `${title('identity')} does not say when it was extracted.`,
          'identity.csv',
        ],
      ],
    },
    {
      when: 'is not evaluable without evidence',
      evidence: ({ db }) => {
        db.exec('delete from source_artefact; delete from source');
      },
      expected: [['evidence', 'not_evaluable', 'No evidence has been imported.']],
    },
  ],
};

function title(table: 'identity' | 'credential' | 'entitlement' | 'finding'): string {
  const kinds = { identity: 'identities', credential: 'credentials', entitlement: 'entitlements', finding: 'findings' };
  return `countersign.${kinds[table]} of entra:northwind (${table}) in harbour-2026-q3`;
}

describe.each(Object.entries(cases))('%s', (rule, ofRule) => {
  test.each(ofRule)('$when', async ({ review, evidence, expected }) => {
    const workspace = await emptyWorkspace();
    try {
      const results = await undone(workspace, async (transaction) => {
        await evidence?.(transaction);
        assess(transaction, { ...afterOneCampaign, ...review });
        return governanceResults(transaction.db)
          .filter((result) => result.rule === rule)
          .map((result) => [result.subject, result.result, result.explanation, result.citation?.file ?? null]);
      });
      expect(results).toEqual(expected.map((result) => [...result.slice(0, 3), result[3] ?? null]));
    } finally {
      await workspace.close();
    }
  });
});

test('the manual has every rule about the engagement', () => {
  expect(Object.keys(cases)).toEqual(governanceRules.map((rule) => rule.rule));
});
