import { expect, test } from 'vitest';
import {
  draftOf,
  firstPlan,
  firstRound,
  formOf,
  isSamePlan,
  leavesOut,
  planInput,
  planProblems,
  withReviewer,
} from '../../../renderer/features/review/campaign-plan.ts';
import { scopeFacts } from '../../../renderer/features/review/campaign-scope-words.ts';
import { messages } from '../../../renderer/messages/table.ts';

const words = messages.en.campaignPlan;
const plan = firstPlan(new Date(2026, 9, 1), words);

test('a plan starts with the quarter’s name and three weeks, over everything, by owner', () => {
  expect([planInput(plan, 'sam'), leavesOut(plan)]).toEqual([
    {
      name: 'Q4 2026 access review',
      due: '2026-10-22',
      scope: { systems: null, privilegeKinds: null, minimumRisk: null, vendorManaged: false },
      assignment: [{ by: 'owner' }],
      fallback: null,
      outOfScopeReason: null,
      outOfScopeApprover: null,
      as: 'sam',
    },
    false,
  ]);
});

test('a series begins with the first quarter after what is open now is due', () => {
  const now = new Date(2026, 10, 22);
  expect([firstRound(now, []), firstRound(now, ['2026-12-10']), firstRound(now, ['2026-12-10', '2027-01-01'])]).toEqual(
    ['2027-01-01', '2027-01-01', '2027-04-01'],
  );
});

test('rules come before the owner, and one that is not filled in is not sent', () => {
  const rules = [
    { id: 1, by: 'system', value: 'github', person: 'lee' },
    { id: 2, by: 'ownerText', value: ' retail ', person: 'robin' },
    { id: 3, by: 'system', value: 'aws:1', person: null },
  ] as const;
  expect(planInput({ ...plan, rules }, null).assignment).toEqual([
    { by: 'system', system: 'github', person: 'lee' },
    { by: 'ownerText', contains: 'retail', person: 'robin' },
    { by: 'owner' },
  ]);
});

test('a plan without a name, a date or any system says so before the engine is asked', () => {
  expect(planProblems({ ...plan, name: ' ', due: '', systems: [] }, words)).toEqual([
    'Give the campaign a name.',
    'Say when it is due.',
    'Choose at least one system.',
  ]);
});

test('whoever is chosen for one identity comes before every other rule, once, and can be taken back', () => {
  const first = withReviewer(plan, 'i-1', 'robin');
  const changed = withReviewer(first, 'i-1', 'sam');
  expect([planInput(changed, null).assignment, planInput(withReviewer(changed, 'i-1', null), null).assignment]).toEqual(
    [[{ by: 'identity', identity: 'i-1', person: 'sam' }, { by: 'owner' }], [{ by: 'owner' }]],
  );
});

test('a review limited by an event or by what was left open has no filters, and leaves nothing out by choice', () => {
  const small = firstPlan(new Date(2026, 9, 1), words, { kind: 'trigger', trigger: 'owner_left:kim' });
  const { scope, origin } = planInput({ ...small, systems: ['hr'], minimumRisk: 'high' }, null);
  expect([scope, origin, leavesOut({ ...small, systems: ['hr'] })]).toEqual([
    { vendorManaged: true },
    { kind: 'trigger', trigger: 'owner_left:kim' },
    false,
  ]);
});

test('what a series proposes stands in the form as it was saved, and is asked for again as it was', () => {
  const proposed = {
    name: 'Q1 2027 review',
    due: '2027-01-25',
    scope: {
      systems: ['hr'],
      privilegeKinds: null,
      minimumRisk: 'high' as const,
      vendorManaged: false,
      identityKinds: ['bot'],
      environments: ['production' as const],
      owners: ['Dana Owner'],
      changedOnly: true,
    },
    assignment: [{ by: 'ownerText' as const, contains: 'Finance', person: 'dana' }, { by: 'owner' as const }],
    fallback: 'sam',
    outOfScopeReason: 'In its own campaign',
    outOfScopeApprover: 'sam',
    origin: { kind: 'series' as const, series: 's' },
    as: null,
  };
  expect(planInput(formOf(proposed), null)).toEqual(proposed);
});

test('what is kept of a plan is all but where it comes from, and the same plan is told from a changed one', () => {
  const typed = { ...plan, name: 'Payments', owners: ['Dana Owner'], rules: [] };
  const kept = JSON.parse(JSON.stringify(draftOf(typed)));
  expect([kept.name, 'origin' in kept]).toEqual(['Payments', false]);
  expect([
    isSamePlan({ ...kept, origin: null }, typed),
    isSamePlan(plan, { ...plan, rules: [...plan.rules] }),
    isSamePlan(typed, plan),
    isSamePlan(plan, { ...plan, due: '2026-12-24' }),
  ]).toEqual([true, true, false, false]);
});

test('the name that is proposed is free', () => {
  const taken = ['Q4 2026 access review', 'q4 2026 access review (2)'];
  expect(firstPlan(new Date(2026, 9, 1), words, null, taken).name).toBe('Q4 2026 access review (3)');
});

test('a plan and what stops it are worded in the language of the window', () => {
  const german = messages.de.campaignPlan;
  const first = firstPlan(new Date(2026, 9, 1), german);
  expect([first.name, planProblems({ ...first, due: '', owners: [] }, german)]).toEqual([
    'Berechtigungsprüfung Q4 2026',
    ['Die Frist fehlt.', 'Mindestens eine verantwortliche Person auswählen.'],
  ]);
});

test('a scope is told by what narrows it, and by nothing where it covers everything', () => {
  const all = { systems: null, privilegeKinds: null, minimumRisk: null, vendorManaged: false };
  const narrow = {
    ...all,
    systems: ['hr', 'erp'],
    minimumRisk: 'high' as const,
    identityKinds: ['service_account'],
    owners: ['(unknown)'],
    environments: ['production' as const],
    changedOnly: true,
  };
  expect([scopeFacts(all, messages.en), scopeFacts(narrow, messages.en), scopeFacts(narrow, messages.de)]).toEqual([
    [],
    [
      ['Systems', 'hr, erp'],
      ['Kinds', 'service account'],
      ['Owners', 'not in the evidence'],
      ['Where', 'Production'],
      ['Since', 'What changed since its last review, is new, or was left open'],
      ['Risk', 'High and above'],
    ],
    [
      ['Systeme', 'hr, erp'],
      ['Arten', 'Dienstkonto'],
      ['Verantwortliche', 'nicht in den Nachweisen'],
      ['Umgebung', 'Produktion'],
      ['Seit zuletzt', 'Geändertes, Neues und offen Gebliebenes'],
      ['Risiko', 'Hoch und höher'],
    ],
  ]);
});
