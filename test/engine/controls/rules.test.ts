// The rules as a manual: what makes each fail, pass, or impossible to judge, what the reader is told, and where it stands.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulesInGerman } from '../../../electron/engine/controls/messages/rules-german.ts';
import { allRules, entitlementRules } from '../../../electron/engine/controls/rules/all.ts';
import { governanceRules } from '../../../electron/engine/controls/rules/governance.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { catalogue } from '../../../shared/catalogue/catalogue.ts';
import { emptyWorkspace, judge, resultOf } from './population.ts';
import { ruleCases } from './rule-cases.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await emptyWorkspace();
});
afterAll(() => workspace.close());

test('a well-kept identity passes every rule, each with the line that it was judged by', async () => {
  const { judgement } = await judge(workspace, {});
  expect([judgement.risk, judgement.rules.map((rule) => [rule.rule, rule.result, rule.citations.length])]).toEqual([
    'low',
    entitlementRules.map((rule) => [rule.rule, 'pass', 1]),
  ]);
});

test('an identity of which nothing is known fails no rule, and only marks that nobody set count as absent', async () => {
  const { judgement } = await judge(workspace, {
    identity: Object.fromEntries(
      ['owner', 'owner_email', 'owner_basis', 'owner_status', 'environment', 'created_at', 'last_use_at', 'status']
        .concat(['interactive', 'vendor_managed', 'break_glass', 'default_account', 'workloads'])
        .map((column) => [column, null])
        .concat([
          ['system', 'billing'],
          ['last_use_state', 'unknown'],
          ['artefact_id', 'artefact-1-entitlement'],
        ]),
    ),
    credentials: [],
    entitlement: Object.fromEntries(
      [
        'environment',
        'granted_at',
        'expires_at',
        'never_expires',
        'last_use_at',
        'administrator',
        'escalates',
        'wildcard',
      ]
        .concat(['public', 'external', 'conditioned', 'loose_federation', 'principal_exists', 'grants_own_access'])
        .map((column) => [column, null])
        .concat([['last_use_state', 'unknown']]),
    ),
    sources: { finding: { partial: 1 } },
    review: { campaignsClosed: 0 },
  });
  expect(
    judgement.rules.filter((rule) => rule.result !== 'not_evaluable').map((rule) => [rule.rule, rule.result]),
  ).toEqual([
    // a root is told by its kind, which every identity has
    ['CRE-5', 'pass'],
  ]);
});

describe.each(ruleCases)('$rule', ({ rule, fails, passes, notEvaluable }) => {
  test.each(fails)('fails when %s', async (_, situation, explanation, file) => {
    expect(resultOf(await judge(workspace, situation), rule)).toEqual([explanation, file]);
  });
  test.each(passes)('passes when %s', async (_, situation) => {
    expect(resultOf(await judge(workspace, situation), rule)).toBe('pass');
  });
  test.each(notEvaluable)('is not evaluable when %s', async (_, situation) => {
    expect(resultOf(await judge(workspace, situation), rule)).toBe('not_evaluable');
  });
});

test('the manual has every rule about access, and the masks have room for them', () => {
  expect(ruleCases.map((cases) => cases.rule)).toEqual(entitlementRules.map((rule) => rule.rule));
  expect(entitlementRules.length).toBeLessThan(31);
});

test('there are 36 rules, of different ids, and each says why it matters, what to do, what it needs and where that stands', () => {
  const silent = allRules.filter(
    (rule) =>
      [rule.title, rule.why, rule.whatToDo, ...rule.needs, ...rule.sources].some((text) => text.trim() === '') ||
      rule.needs.length === 0 ||
      rule.sources.length === 0,
  );
  expect([allRules.length, new Set(allRules.map((rule) => rule.rule)).size, governanceRules.length, silent]).toEqual([
    36,
    36,
    7,
    [],
  ]);
});

test('every requirement that a rule names is in the catalogue', () => {
  const known = new Set(
    catalogue.flatMap((entry) => entry.controls.map((control) => `${entry.framework} ${control.control}`)),
  );
  const named = allRules.flatMap((rule) => [
    ...rule.csf20.map((control) => `csf-2.0 ${control}`),
    ...rule.csf11.map((control) => `csf-1.1 ${control}`),
    ...rule.sp80053.map((control) => `sp800-53 ${control}`),
    ...rule.owasp.map((control) => `owasp-nhi ${control}`),
  ]);
  expect(named.filter((control) => !known.has(control))).toEqual([]);
});

test('the title of CRE-2 is true of a credential without an end and of one with a far end, in both languages', () => {
  const rule = entitlementRules.find((one) => one.rule === 'CRE-2');
  expect([rule?.title, rulesInGerman['CRE-2'].title]).toEqual([
    'The credential never expires, or lives too long',
    'Die Zugangsdaten laufen nie ab oder gelten zu lange',
  ]);
});
