// The verdict on each requirement: from the rules, from the process, or why neither can say.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { controlDetail, coverageEvidence } from '../../../electron/engine/controls/control.ts';
import { coverage, judgedBits } from '../../../electron/engine/controls/coverage.ts';
import { noReviewFacts, type ReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { entitlementRules } from '../../../electron/engine/controls/rules/all.ts';
import { inventoryRows } from '../../../electron/engine/inventory/grid.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { catalogue } from '../../../shared/catalogue/catalogue.ts';
import { controlDetail as controlDetailShape, coverageRow } from '../../../shared/contract/controls.ts';
import type { JudgedChoice } from '../../../shared/contract/inventory.ts';
import type { Framework } from '../../../shared/words.ts';
import { importPath, newWorkspace, samples, withoutSamples } from '../inventory/quarter.ts';
import { emptyWorkspace, placeSituation, type Situation } from './population.ts';

const today = '2026-10-01';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await emptyWorkspace();
});
afterEach(() => workspace.close());

/** Places and assesses the situations, and gives their entitlements' ids. */
function assessed(situations: readonly Situation[], review: Partial<ReviewFacts> = {}): Promise<number[]> {
  return workspace.write((transaction) => {
    const ids = situations.map((situation) => placeSituation(transaction.db, situation).entitlement);
    assess(transaction, { ...noReviewFacts, ...review });
    return ids;
  });
}

function verdict(framework: Framework, control: string, review: Partial<ReviewFacts> = {}): readonly [string, string] {
  const row = coverage(workspace.read, { ...noReviewFacts, ...review }, today).find(
    (candidate) => candidate.framework === framework && candidate.control === control,
  );
  return [row?.status ?? 'none', row?.reason ?? 'none'];
}

const decision = (outcome: string, more: { final?: boolean; hasException?: boolean } = {}) => ({
  outcome,
  final: true,
  hasException: false,
  ...more,
});

test('every requirement of the catalogue has a verdict and a reason, with evidence, without, and on a read-only connection', async () => {
  const expected = catalogue.flatMap((entry) =>
    entry.controls.map((control) => `${entry.framework} ${control.control}`),
  );
  const judged = () => {
    const rows = coverage(workspace.read, noReviewFacts, today).map((row) => coverageRow.parse(row));
    return [rows.map((row) => `${row.framework} ${row.control}`), rows.filter((row) => row.reason.trim() === '')];
  };
  const before = judged();
  await assessed([{}, { entitlement: { administrator: 1 } }]);
  expect([before, judged(), workspace.read.prepare('select name from sqlite_temp_schema').all()]).toEqual([
    [expected, []],
    [expected, []],
    [],
  ]);
});

test('before anything is known nothing is met', () => {
  const met = coverage(workspace.read, noReviewFacts, today).filter((row) => row.status === 'MET');
  // that bundles with their files are here is itself evidence
  expect(met.map((row) => row.control)).toEqual(['AU-9', 'ZT-1', 'ZT-7']);
});

test('a requirement that such evidence can’t speak about says why', async () => {
  await assessed([{}]);
  expect([
    verdict('csf-1.1', 'PR.AC-2'),
    verdict('csf-2.0', 'PR.AA-06'),
    verdict('csf-1.1', 'PR.AC-5'),
    verdict('csf-2.0', 'GV.RM-07'),
    verdict('sp800-207', 'ZT-3'),
  ]).toEqual([
    ['NOT_EVALUABLE', 'PR.AC-2 is about physical access: nothing in this evidence bears on it.'],
    ['NOT_EVALUABLE', 'PR.AA-06 is about physical access: nothing in this evidence bears on it.'],
    ['NOT_EVALUABLE', 'PR.AC-5 is about network integrity: no network policy is in the bundles.'],
    ['NOT_EVALUABLE', 'Opportunities (positive risks) are not recorded in this workspace.'],
    ['NOT_EVALUABLE', 'Sessions are not in exported access data.'],
  ]);
});

test('a requirement whose facts no source gives is not evaluable, and names them', async () => {
  await assessed([{ entitlement: { loose_federation: null } }]);
  expect(verdict('owasp-nhi', 'NHI6:2025')).toEqual([
    'NOT_EVALUABLE',
    'Not in the evidence: the subject of the federation.',
  ]);
});

describe('failures of a rule', () => {
  const admin: Situation = { entitlement: { wildcard: 1, environment: null } };
  const control = (review: Partial<ReviewFacts>) => verdict('sp800-207', 'ZT-4', review);
  const blind = ' For want of facts not judged of 3: ENV-1 for 2.';
  let first: number;
  let second: number;
  beforeEach(async () => {
    const [one = 0, two = 0] = await assessed([admin, admin, {}]);
    first = one;
    second = two;
  });

  test('that nobody has decided leave it not met, and what was not judged is told', () => {
    expect([control({}), control({ underReview: new Set([first]) })]).toEqual([
      ['NOT_MET', `2 of 3 entitlements fail a rule, 0 of them settled.${blind}`],
      ['NOT_MET', `2 of 3 entitlements fail a rule, 0 of them settled.${blind}`],
    ]);
  });

  test('that are all under review, or decided and not yet carried out, leave it partly met', () => {
    const decided = new Map([[first, decision('REVOKE')]]);
    expect(
      [
        control({ underReview: new Set([first, second]) }),
        control({ decided, underReview: new Set([second]) }),
        control({ decided: new Map([...decided, [second, decision('CERTIFY')]]) }),
      ].map(([status]) => status),
    ).toEqual(['PARTLY_MET', 'PARTLY_MET', 'PARTLY_MET']);
  });

  test('that are verified or excepted are settled: then it is met, if enough was judged', async () => {
    const decided = new Map([
      [first, decision('REVOKE')],
      [second, decision('CERTIFY', { hasException: true })],
    ]);
    const facts = { decided, verified: new Set([first]), underReview: new Set([first]) };
    const tooLittle = control(facts);
    await assessed([{}]);
    expect([tooLittle, control(facts)]).toEqual([
      ['PARTLY_MET', `2 of 3 entitlements fail a rule, 2 of them settled.${blind}`],
      ['MET', '2 of 4 entitlements fail a rule, 2 of them settled. For want of facts not judged of 4: ENV-1 for 2.'],
    ]);
  });

  test('are not settled by a decision that is not final, whatever it carries', () => {
    const decided = new Map([
      [first, decision('REVOKE', { final: false })],
      [second, decision('CERTIFY', { final: false, hasException: true })],
    ]);
    expect(control({ decided, verified: new Set([first]) })[0]).toBe('NOT_MET');
  });

  test('are listed with the requirement, each with where it stands, the lines that show it, and what would help', () => {
    const decided = new Map([[first, decision('CERTIFY', { hasException: true })]]);
    const facts = { ...noReviewFacts, decided, underReview: new Set([second]) };
    const detail = controlDetailShape.parse(controlDetail(workspace.read, 'owasp-nhi', 'NHI5:2025', facts, today));
    expect({
      status: detail.status,
      because: detail.because.filter((line) => line.verdict !== 'holds'),
      failing: detail.failing.map((row) => [row.privilege, row.risk, row.state]),
      failingTotal: detail.failingTotal,
      rule: detail.rules.find((rule) => rule.rule === 'PRV-3'),
      evidence: detail.evidence.map((line) => [line.bundleName, line.file, line.line !== null]),
      whatWouldMeetIt: detail.whatWouldMeetIt,
    }).toEqual({
      status: 'PARTLY_MET',
      because: [{ verdict: 'fails', text: 'Wildcard: 2 (PRV-3)', list: { rule: 'PRV-3', result: 'fail', count: 2 } }],
      failing: [
        ['Reader', 'critical', 'excepted'],
        ['Reader', 'critical', 'open'],
      ],
      failingTotal: 2,
      rule: { rule: 'PRV-3', title: 'Wildcard', severity: 'high', pass: 1, fail: 2, notEvaluable: 0 },
      evidence: [
        ['harbour-2026-q3', 'entitlement.csv', true],
        ['harbour-2026-q3', 'entitlement.csv', true],
      ],
      whatWouldMeetIt:
        'Reduce or revoke the 1, or attach an exception to each; then a later bundle shows the change. Deciding alone makes it partly met.',
    });
  });
});

test('a requirement that nothing fails is not met while one of its rules was judged for nothing, and names what is missing', async () => {
  await assessed([{ identity: { workloads: null } }]);
  expect(verdict('csf-2.0', 'PR.AA-01')).toEqual([
    'NOT_EVALUABLE',
    'Too little of it could be judged. Not in the evidence: how many workloads use it. For want of facts not judged of 1: REU-1 for 1.',
  ]);
});

describe('a pass is evidence only where the rule applies', () => {
  const role: Situation = { identity: { kind: 'role' }, credentials: [] };
  const unlisted: Situation = { credentials: [], sources: { credential: { complete: 0 } } };
  const unowned: Situation = { identity: { owner: null, owner_email: null } };
  const denied: Situation = { entitlement: { effect: 'deny' } };
  const root: Situation = { identity: { kind: 'account_root' } };
  test.each<[string, Framework, string, readonly Situation[], string]>([
    ['a credential that is known', 'owasp-nhi', 'NHI7:2025', [{}], 'MET'],
    ['a complete list that shows no credential', 'owasp-nhi', 'NHI7:2025', [{ credentials: [] }], 'MET'],
    ['only a role, which has none', 'owasp-nhi', 'NHI7:2025', [role], 'NOT_EVALUABLE'],
    ['a known one among roles', 'owasp-nhi', 'NHI7:2025', [{}, role, role, role], 'MET'],
    ['an unknown one among roles', 'owasp-nhi', 'NHI7:2025', [unlisted, role, role, role], 'NOT_EVALUABLE'],
    ['half of them known', 'owasp-nhi', 'NHI7:2025', [{}, unlisted], 'MET'],
    ['fewer than half of them known', 'owasp-nhi', 'NHI7:2025', [{}, unlisted, unlisted], 'NOT_EVALUABLE'],
    ['a root account whose keys are known', 'owasp-nhi', 'NHI7:2025', [{}, root], 'MET'],
    [
      'a root account whose keys are not known',
      'owasp-nhi',
      'NHI7:2025',
      [{}, { ...unlisted, ...root, credentials: [] }],
      'NOT_EVALUABLE',
    ],
    ['a scan', 'sp800-53', 'IA-5', [{}], 'MET'],
    ['a part of a scan', 'sp800-53', 'IA-5', [{ sources: { finding: { partial: 1 } } }], 'NOT_EVALUABLE'],
    ['an owner', 'sp800-53', 'PS-4', [{}], 'MET'],
    ['no owner anywhere', 'sp800-53', 'PS-4', [unowned, unowned], 'NOT_EVALUABLE'],
    ['an owner among those without', 'sp800-53', 'PS-4', [{}, unowned, unowned], 'MET'],
    ['only what denies', 'owasp-nhi', 'NHI6:2025', [denied], 'NOT_EVALUABLE'],
    ['what allows beside what denies', 'owasp-nhi', 'NHI6:2025', [denied, {}], 'MET'],
  ])('%s: %s %s', async (_, framework, control, situations, status) => {
    await assessed(situations);
    expect(verdict(framework, control)[0]).toBe(status);
  });

  test.skipIf(withoutSamples)(
    'roles and policies of an account say nothing of its users’ credentials and owners',
    async () => {
      const account = await newWorkspace();
      await importPath(account, join(samples, 'aws/authz/cloudsplaining-example.json'), { system: null });
      await account.write((transaction) => assess(transaction, noReviewFacts));
      const rows = coverage(account.read, noReviewFacts, today);
      const unseen = ['IA-5', 'NHI7:2025', 'NHI4:2025', 'PR.AA-03', 'PR.AC-7', 'IA-9', 'ZT-6', 'PS-4', 'PS-7'];
      expect([
        unseen.map((control) => [control, rows.find((row) => row.control === control)?.status]),
        rows.find((row) => row.control === 'NHI4:2025')?.reason,
        rows.filter((row) => row.status === 'MET').map((row) => row.control),
      ]).toEqual([
        unseen.map((control) => [control, 'NOT_EVALUABLE']),
        'Not in the evidence: its live credentials; whether its platform offers federation; restrictions of API keys and webhooks.',
        ['GV.RM-06', 'AC-3', 'AU-9', 'NHI6:2025', 'ZT-1', 'ZT-7'],
      ]);
      await account.close();
    },
  );
});

test('a requirement of which too little could be judged is not met by the little, and not evaluable', async () => {
  await assessed([{ entitlement: { environment: null } }, { entitlement: { environment: null } }, {}]);
  const half = { identity: { environment: null } };
  const few = verdict('owasp-nhi', 'NHI8:2025');
  await assessed([{}, half]);
  await assessed([{}]);
  expect([few, verdict('owasp-nhi', 'NHI8:2025')]).toEqual([
    [
      'NOT_EVALUABLE',
      'Too little of it could be judged. Not in the evidence: environment of the identity; environment of the resource. For want of facts not judged of 3: ENV-1 for 2.',
    ],
    ['MET', 'None of 6 entitlements fails a rule. For want of facts not judged of 6: ENV-1 for 3.'],
  ]);
});

test('a fault of the engagement leaves a requirement not met, whatever the entitlements say', async () => {
  const review = {
    operatingModelRecorded: true,
    actions: [
      {
        uid: 'a-1',
        text: 'Key rotated',
        authorised: 'unauthorised',
        explanation: 'No approval covers it.',
        artefact: 'artefact-1-identity',
        line: 9,
        pointer: null,
      },
    ],
  } as const;
  await assessed([{}], review);
  const facts = { ...noReviewFacts, ...review };
  const detail = controlDetail(workspace.read, 'sp800-53', 'AU-10', facts, today);
  expect([
    verdict('csf-2.0', 'PR.AA-05', review),
    detail.status,
    detail.because[0],
    detail.evidence.map((line) => line.line),
  ]).toEqual([
    ['NOT_MET', 'Key rotated: No approval covers it. For want of facts not judged of 1: LIF-4 for 1.'],
    'NOT_MET',
    { verdict: 'fails', text: 'Key rotated: No approval covers it.' },
    [9],
  ]);
});

describe('the process', () => {
  const model = { operatingModelRecorded: true };
  const campaign = { campaignsOpen: 1 };
  const complete = { campaignsClosed: 1, campaignsComplete: 1 };
  const accepted = {
    text: 'NT-003',
    approver: 'Dana Owner',
    compensatingControl: 'Daily review',
    expires: '2026-12-31',
  };
  const removal = {
    decided: new Map([
      [1, decision('REVOKE')],
      [2, decision('REDUCE')],
    ]),
  };
  test.each<[Framework, string, Partial<ReviewFacts>, string]>([
    ['csf-2.0', 'GV.RM-01', {}, 'NOT_MET'],
    ['csf-2.0', 'GV.RM-01', { riskAppetiteAgreed: true }, 'MET'],
    ['csf-2.0', 'GV.RM-02', { riskAppetiteAgreed: true }, 'MET'],
    ['csf-2.0', 'GV.RM-03', { reportsIssued: 1, ...complete }, 'MET'],
    ['csf-2.0', 'GV.RM-03', { campaignsClosed: 1 }, 'PARTLY_MET'],
    ['csf-2.0', 'GV.RM-04', { outcomesUsed: { REVOKE: 3 }, exceptions: [accepted], ...complete }, 'MET'],
    [
      'csf-2.0',
      'GV.RM-04',
      { outcomesUsed: { CERTIFY: 1 }, exceptions: [{ ...accepted, expires: '2026-09-30' }], ...complete },
      'NOT_MET',
    ],
    ['csf-2.0', 'GV.RM-05', {}, 'NOT_EVALUABLE'],
    ['csf-2.0', 'GV.RM-05', { ...model, escalationNamed: true }, 'MET'],
    ['csf-2.0', 'GV.RM-06', {}, 'MET'],
    ['csf-2.0', 'GV.SC-02', {}, 'NOT_EVALUABLE'],
    ['csf-2.0', 'GV.SC-02', model, 'MET'],
    [
      'csf-2.0',
      'GV.SC-02',
      { ...model, modelProblems: [{ about: 'x', code: 'RACI_NO_ACCOUNTABLE', text: 'x' }] },
      'NOT_MET',
    ],
    ['csf-2.0', 'GV.SC-08', model, 'NOT_MET'],
    ['csf-2.0', 'GV.OV-01', campaign, 'PARTLY_MET'],
    ['csf-2.0', 'GV.OV-01', complete, 'MET'],
    ['pci-dss', '7.2.5.1-a', campaign, 'PARTLY_MET'],
    ['pci-dss', '7.2.5.1-a', { ...campaign, riskAppetiteAgreed: true }, 'MET'],
    ['pci-dss', '7.2.5.1-b', { campaignsClosed: 1 }, 'PARTLY_MET'],
    ['pci-dss', '7.2.5.1-c', { ...removal, verified: new Set([1]) }, 'PARTLY_MET'],
    ['pci-dss', '7.2.5.1-c', { ...removal, verified: new Set([1, 2]) }, 'MET'],
    ['pci-dss', '7.2.5.1-d', {}, 'NOT_MET'],
    ['pci-dss', '7.2.5.1-d', complete, 'MET'],
  ])('judges %s %s from %j: %s', async (framework, control, review, status) => {
    await assessed([{}], review);
    expect(verdict(framework, control, review)[0]).toBe(status);
  });
});

test('CSF 1.1 and 2.0 lead to each other', () => {
  const rows = coverage(workspace.read, noReviewFacts, today);
  const crosswalk = (control: string) => rows.find((row) => row.control === control)?.crosswalk;
  expect(['PR.AC-1', 'PR.AC-4', 'PR.AA-05', 'PR.AA-06', 'AC-2'].map(crosswalk)).toEqual([
    ['PR.AA-01', 'PR.AA-05'],
    ['PR.AA-05'],
    ['PR.AC-1', 'PR.AC-3', 'PR.AC-4'],
    ['PR.AC-2'],
    [],
  ]);
});

test('coverage for scripts names bundle, file and place of each line, and no line for what could not be judged', async () => {
  await assessed([{ entitlement: { public: 1, line: null, pointer: '/statements/3' } }]);
  const rows = coverageEvidence(workspace.read, noReviewFacts, today);
  const row = (control: string) => rows.find((candidate) => candidate.control === control);
  expect([row('AC-3'), row('PR.AC-2')]).toEqual([
    {
      framework: 'sp800-53',
      control: 'AC-3',
      status: 'NOT_MET',
      reason: '1 of 1 entitlements fail a rule, 0 of them settled.',
      evidence: [{ bundle: 'harbour-2026-q3', file: 'entitlement.csv', pointer: '/statements/3' }],
    },
    {
      framework: 'csf-1.1',
      control: 'PR.AC-2',
      status: 'NOT_EVALUABLE',
      reason: 'PR.AC-2 is about physical access: nothing in this evidence bears on it.',
      evidence: [],
    },
  ]);
});

test('a requirement that is not in the catalogue is refused', () => {
  expect(() => controlDetail(workspace.read, 'csf-2.0', 'PR.AC-1', noReviewFacts, today)).toThrow(
    'There is no control PR.AC-1 in csf-2.0.',
  );
});

test('the inventory narrowed to what a requirement failed or could not judge is exactly what it counted', async () => {
  await assessed([
    {},
    { entitlement: { wildcard: 1, administrator: 1 } },
    { entitlement: { wildcard: 1, environment: null } },
    { entitlement: { loose_federation: null } },
  ]);
  const total = (framework: Framework, control: string, result: JudgedChoice['result'], rule?: string) => {
    const judged: JudgedChoice = { framework, control, result, ...(rule === undefined ? {} : { rule }) };
    const filter = { subject: 'entitlements', facets: {}, search: '', removed: false, judged } as const;
    return inventoryRows(workspace.read, {
      filter: { ...filter, bits: judgedBits(judged) },
      sort: null,
      from: 0,
      limit: 1,
    }).total;
  };
  const counted = coverage(workspace.read, noReviewFacts, today).map(({ framework, control }) => {
    const detail = controlDetail(workspace.read, framework, control, noReviewFacts, today);
    const rules = detail.rules.filter(({ rule }) => entitlementRules.some((one) => one.rule === rule));
    return {
      told: [
        detail.failingTotal,
        rules.map(({ rule, fail, notEvaluable }) => `${rule} ${fail} ${notEvaluable}`).join(),
      ],
      found: [
        total(framework, control, 'fail'),
        rules
          .map(({ rule }) =>
            [rule, total(framework, control, 'fail', rule), total(framework, control, 'not_evaluable', rule)].join(' '),
          )
          .join(),
      ],
    };
  });
  expect(counted.map(({ found }) => found)).toEqual(counted.map(({ told }) => told));
  expect(counted.filter(({ told }) => told[0] !== 0).length).toBeGreaterThan(5);
});
