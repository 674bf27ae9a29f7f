// What an assessment makes of the rules' verdicts: risk, figures, citations, thresholds, and what lies beyond entitlements.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { coverage } from '../../../electron/engine/controls/coverage.ts';
import { governanceResults, judgementOf, ruleSummaries } from '../../../electron/engine/controls/results.ts';
import { noReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { setThreshold } from '../../../electron/engine/controls/services.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import {
  afterOneCampaign,
  daysAgo,
  emptyWorkspace,
  type Facts,
  inDays,
  judge,
  place,
  placeSituation,
  resultOf,
  type Situation,
  undone,
} from './population.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await emptyWorkspace();
});
afterAll(() => workspace.close());

function failing(rules: readonly { rule: string; result: string }[]): string[] {
  return rules.filter((rule) => rule.result === 'fail').map((rule) => rule.rule);
}

describe('risk', () => {
  const outside = { environment: 'non_production' };
  const cases: readonly (readonly [string, Situation, string, readonly string[]])[] = [
    ['is low when nothing fails', {}, 'low', []],
    ['is the severity of what fails', { identity: { owner_basis: 'inferred' } }, 'medium', ['OWN-2']],
    [
      'is that of the worst that fails',
      { identity: { owner_basis: 'inferred', status: 'disabled' } },
      'critical',
      ['OWN-2', 'LIF-2'],
    ],
    [
      'stays where a broad right is outside production',
      { identity: outside, entitlement: { ...outside, wildcard: 1 } },
      'high',
      ['PRV-3'],
    ],
    ['is one step up where a broad right is in production', { entitlement: { wildcard: 1 } }, 'critical', ['PRV-3']],
    [
      'is one step up where only the identity is known to be in production',
      { entitlement: { environment: null, wildcard: 1 } },
      'critical',
      ['PRV-3'],
    ],
    ['is no step up for what denies', { entitlement: { effect: 'deny', wildcard: 1 } }, 'low', []],
    ['never rises above critical', { entitlement: { administrator: 1, wildcard: 1 } }, 'critical', ['PRV-1', 'PRV-3']],
  ];
  test.each(cases)('%s', async (_, situation, risk, rules) => {
    const { judgement } = await judge(workspace, situation);
    expect([judgement.risk, failing(judgement.rules)]).toEqual([risk, rules]);
  });
});

test('a grant that denies fails no rule of privilege, whatever it names', async () => {
  const worst = {
    effect: 'deny',
    ...Object.fromEntries(
      ['administrator', 'escalates', 'wildcard', 'public', 'external', 'loose_federation', 'grants_own_access'].map(
        (flag) => [flag, 1],
      ),
    ),
    principal_exists: 0,
    conditioned: 0,
    expires_at: null,
    never_expires: 1,
    last_use_state: 'never',
    last_use_at: null,
    environment: 'non_production',
  };
  const denied = await judge(workspace, { entitlement: worst });
  const allowed = await judge(workspace, { entitlement: { ...worst, effect: 'allow' } });
  expect([failing(denied.judgement.rules), failing(allowed.judgement.rules)]).toEqual([
    [],
    ['LIF-3', 'PRV-1', 'PRV-2', 'PRV-3', 'PRV-4', 'PRV-5', 'PRV-6', 'EXT-1', 'EXT-2', 'CLD-1', 'ENV-1', 'SOD-1'],
  ]);
});

test('an identity for emergencies is never dormant, but its rights and credentials are judged', async () => {
  const dormant: Situation = {
    identity: { kind: 'user', last_use_state: 'never', last_use_at: null },
    credentials: [
      {
        kind: 'access_key',
        created_at: daysAgo(900),
        last_use_state: 'never',
        last_use_at: null,
        never_expires: 1,
        expires_at: null,
      },
    ],
    entitlement: { administrator: 1, last_use_state: 'never', last_use_at: null },
  };
  const marked = await judge(workspace, { ...dormant, identity: { ...dormant.identity, break_glass: 1 } });
  const unmarked = await judge(workspace, dormant);
  const others = ['AUT-1', 'CRE-1', 'CRE-2', 'PRV-1'];
  expect([failing(marked.judgement.rules), failing(unmarked.judgement.rules)]).toEqual([
    others,
    ['LIF-1', ...others, 'PRV-4'],
  ]);
});

test('what belongs to the platform’s vendor needs no owner here', async () => {
  const ownerless = { owner: null, owner_email: null, owner_basis: null, owner_status: null };
  const vendor = await judge(workspace, { identity: { ...ownerless, vendor_managed: 1 } });
  const unmarked = await judge(workspace, { identity: { ...ownerless, vendor_managed: null } });
  expect([failing(vendor.judgement.rules), failing(unmarked.judgement.rules)]).toEqual([[], ['OWN-1']]);
});

test('an earlier decision to revoke that is still there fails, citing the newest grant', async () => {
  const found = await undone(workspace, (transaction) => {
    const { entitlement } = placeSituation(transaction.db, {});
    assess(transaction, { ...afterOneCampaign, earlierRevoked: new Set([entitlement]) });
    return judgementOf(transaction.db, entitlement).rules.find((rule) => rule.rule === 'LIF-4');
  });
  expect([found?.result, found?.explanation, found?.citations.map((citation) => citation.file)]).toEqual([
    'fail',
    'An earlier campaign decided REVOKE, and the newest evidence still shows it.',
    ['entitlement.csv'],
  ]);
});

describe('a failure cites the row that fails', () => {
  async function cited(rule: string, credentials: readonly Facts[]): Promise<number | undefined> {
    return undone(workspace, (transaction) => {
      const { entitlement } = placeSituation(transaction.db, {
        credentials: credentials.map((facts, index) => ({ line: 1001 + index, ...facts })),
      });
      assess(transaction, afterOneCampaign);
      const found = judgementOf(transaction.db, entitlement).rules.find((candidate) => candidate.rule === rule);
      return (found?.citations[0]?.line ?? 0) - 1000;
    });
  }
  const young = {};
  test.each<[string, readonly Facts[], number]>([
    ['LIF-1', [young, { last_use_at: daysAgo(100) }, { last_use_at: daysAgo(300) }], 3],
    ['SEC-2', [young, { holder: 'provider', status: 'inactive' }, { holder: 'provider' }], 3],
    ['AUT-1', [young, { kind: 'token' }], 2],
    ['AUT-2', [{ kind: 'api_key' }, { kind: 'webhook', restricted: 0 }], 2],
    ['CRE-1', [{ created_at: daysAgo(100) }, { created_at: daysAgo(500) }, young], 2],
    ['CRE-2', [young, { never_expires: 1, expires_at: null }], 2],
    [
      'CRE-3',
      [{ expires_at: inDays(20) }, { expires_at: inDays(5) }, { expires_at: daysAgo(9), status: 'inactive' }],
      2,
    ],
    [
      'CRE-4',
      [{ kind: 'token', created_at: daysAgo(900) }, { created_at: daysAgo(50) }, { created_at: daysAgo(70) }],
      3,
    ],
  ])('%s', async (rule, credentials, expected) => {
    expect(await cited(rule, credentials)).toBe(expected);
  });

  test('SEC-1, and not the finding that is resolved', async () => {
    const found = await judge(workspace, { findings: [{ state: 'resolved', line: 1 }, { line: 2002 }] });
    expect(found.judgement.rules.find((rule) => rule.rule === 'SEC-1')?.citations).toEqual([
      {
        artefact: 'artefact-1-finding',
        bundle: 'bundle-1',
        bundleName: 'harbour-2026-q3',
        file: 'finding.csv',
        sha256: 'sha256-of-finding',
        line: 2002,
        pointer: null,
      },
    ]);
  });
});

test('what the newest evidence no longer shows counts for nothing', async () => {
  const found = await judge(workspace, {
    credentials: [{ removed_bundle: 1, holder: 'provider', last_use_at: daysAgo(400) }, {}],
    findings: [{ removed_bundle: 1 }],
  });
  expect(failing(found.judgement.rules)).toEqual([]);
  const gone = await undone(workspace, (transaction) => {
    const { db } = transaction;
    placeSituation(db, {
      identity: { owner_basis: 'inferred' },
      entitlement: { removed_bundle: 1, administrator: 1 },
    });
    const { entitlements } = assess(transaction, afterOneCampaign);
    return [entitlements, db.prepare('select count(*) from rule_failure').pluck().get()];
  });
  expect(gone).toEqual([0, 0]);
});

test('a credential of another identity shows that there is none of this only where the list is complete', async () => {
  const [complete, incomplete] = await Promise.all(
    [1, 0].map((isComplete) =>
      undone(workspace, (transaction) => {
        const { db } = transaction;
        // a source whose scope is another system, and which yet lists a credential of this one
        const situation = {
          credentials: [],
          sources: { credential: { complete: isComplete, scope: 'entra:harbour' } },
        };
        const { entitlement } = placeSituation(db, situation);
        place(db, 'credential', { identity_id: place(db, 'identity', {}) });
        const summary = assess(transaction, afterOneCampaign);
        return resultOf({ summary, judgement: judgementOf(db, entitlement) }, 'CRE-1');
      }),
    ),
  );
  expect([complete, incomplete]).toEqual(['pass', 'not_evaluable']);
});

test('a threshold that is changed changes the result and its figure', async () => {
  const results = await undone(workspace, async (transaction) => {
    const { entitlement } = placeSituation(transaction.db, { credentials: [{ created_at: daysAgo(60) }] });
    const judged = () => {
      const summary = assess(transaction, afterOneCampaign);
      return resultOf({ summary, judgement: judgementOf(transaction.db, entitlement) }, 'CRE-1');
    };
    const before = judged();
    const change = { threshold: 'rotation_days', value: 45, reason: 'Agreed with the audit committee' };
    await setThreshold(transaction, { person: null, party: 'operator' }, change);
    return [before, judged()];
  });
  expect(results).toEqual([
    'pass',
    ['Its oldest live certificate is 60 days old; the threshold is 45.', 'credential.csv'],
  ]);
});

test('an assessment replaces the one before, counts what it found, and leaves nothing behind', async () => {
  const found = await undone(workspace, (transaction) => {
    const { db } = transaction;
    const { identity } = placeSituation(db, { entitlement: { administrator: 1, environment: null } });
    place(db, 'entitlement', { identity_id: identity });
    assess(transaction, afterOneCampaign);
    db.prepare('update entitlement set administrator = 0').run();
    const summary = assess(transaction, afterOneCampaign);
    return {
      byRisk: summary.byRisk,
      admin: ruleSummaries(db).find((rule) => rule.rule === 'PRV-1'),
      environment: summary.rules.find((rule) => rule.rule === 'ENV-1'),
      otherwise: ruleSummaries(db).filter(({ rule, fail, notEvaluable }) =>
        summary.rules.some((one) => one.rule === rule && (one.fail !== fail || one.notEvaluable !== notEvaluable)),
      ),
      failures: db.prepare('select count(*) from rule_failure').pluck().get(),
      temporary: db.prepare(`select name from sqlite_temp_schema where name <> 'sqlite_stat1'`).pluck().all(),
    };
  });
  expect({ ...found, admin: [found.admin?.pass, found.admin?.fail, found.admin?.notEvaluable] }).toEqual({
    byRisk: { low: 2, medium: 0, high: 0, critical: 0 },
    admin: [2, 0, 0],
    environment: { rule: 'ENV-1', fail: 0, notEvaluable: 1 },
    otherwise: [],
    failures: 0,
    temporary: [],
  });
});

test('identities that can sign in but hold no entitlement are told beside, and count in the coverage', async () => {
  const found = await undone(workspace, (transaction) => {
    const { db } = transaction;
    for (const name of ['<root_account>', 'other']) {
      const root = place(db, 'identity', { kind: 'account_root', name, system: 'aws:123456789012' });
      place(db, 'credential', { identity_id: root, kind: 'access_key', line: 4711 });
    }
    assess(transaction, noReviewFacts);
    const results = governanceResults(db);
    return {
      root: results
        .filter((result) => result.rule === 'CRE-5')
        .map((result) => [result.result, result.explanation, result.citation?.line]),
      rotation: results
        .filter((result) => result.rule === 'CRE-1')
        .map((result) => [result.result, result.explanation]),
      control: coverage(db, noReviewFacts, '2026-10-01').find((row) => row.control === 'NHI7:2025')?.status,
    };
  });
  expect(found).toEqual({
    root: [
      [
        'fail',
        '2 of 2 identities that hold credentials and no entitlement fail (<root_account>, other). The root account has a live access key.',
        4711,
      ],
    ],
    rotation: [['pass', '2 of 2 identities that hold credentials and no entitlement pass, none fails.']],
    control: 'NOT_MET',
  });
});

test('what nothing has assessed reads as not evaluable, not as passed', async () => {
  const results = await undone(workspace, ({ db }) => {
    const { entitlement } = placeSituation(db, {});
    return new Set(judgementOf(db, entitlement).rules.map((rule) => rule.result));
  });
  expect([...results]).toEqual(['not_evaluable']);
});
