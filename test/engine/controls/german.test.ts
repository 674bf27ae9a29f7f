// Rules, their results and the verdicts in German: nothing that an assessment records stays English to a German reader.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverage } from '../../../electron/engine/controls/coverage.ts';
import { judgedInWords, ruleWords } from '../../../electron/engine/controls/messages/rules.ts';
import { thresholdsInGerman } from '../../../electron/engine/controls/messages/thresholds-german.ts';
import { noReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { allRules } from '../../../electron/engine/controls/rules/all.ts';
import { thresholdDefinitions } from '../../../electron/engine/controls/thresholds.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { afterOneCampaign, emptyWorkspace } from './population.ts';
import { ruleCases } from './rule-cases.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await emptyWorkspace();
});
afterEach(() => workspace.close());

test('every rule has German words of its own, and as many facts that it needs', () => {
  const alike = allRules.filter((rule) => {
    const german = ruleWords(rule, 'de');
    return (
      (german.title === rule.title && rule.rule !== 'PRV-1') ||
      german.why === rule.why ||
      german.whatToDo === rule.whatToDo ||
      german.needs.length !== rule.needs.length
    );
  });
  expect(alike.map(({ rule }) => rule)).toEqual([]);
});

test('every sentence that a failing rule records is worded anew, with the names and figures in it', () => {
  const sentences = ruleCases.flatMap(({ fails }) => fails.map(([, , explanation]) => explanation));
  const named = (text: string) =>
    text.match(/[\w.-]+@[\w.-]+|\d+/g)?.filter((word) => !/^20\d\d|^\d\d?$/.test(word)) ?? [];
  expect([
    sentences.filter((text) => judgedInWords(text, 'de') === text),
    sentences.filter((text) => named(text).some((word) => !judgedInWords(text, 'de').includes(word))),
    judgedInWords('The only owner is a group: team@northwind.example.', 'de'),
  ]).toEqual([[], [], 'Verantwortlich ist nur eine Gruppe: team@northwind.example.']);
});

test('the verdict on every requirement has its German, before anything was decided and after a campaign', () => {
  const left = [noReviewFacts, afterOneCampaign].flatMap((facts) =>
    coverage(workspace.read, { ...noReviewFacts, ...facts }, '2026-10-01')
      .map(({ reason }) => reason)
      .filter((reason) => judgedInWords(reason, 'de') === reason),
  );
  expect([...new Set(left)]).toEqual([]);
});

test('every threshold has a German title', () => {
  expect(Object.keys(thresholdsInGerman)).toEqual(thresholdDefinitions.map(({ threshold }) => threshold));
});

test('what is not known is shown as it was recorded', () => {
  expect(judgedInWords('Something that nobody has written here. No risk has been accepted.', 'de')).toBe(
    'Something that nobody has written here. No risk has been accepted.',
  );
});
