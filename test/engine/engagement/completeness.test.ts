import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityCatalogue } from '../../../electron/engine/engagement/activities.ts';
import { problemsOf } from '../../../electron/engine/engagement/completeness.ts';
import type { PersonFacts } from '../../../electron/engine/engagement/rights.ts';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { operatingModels } from '../../../shared/words.ts';
import { type Cast, filledIn } from '../review/northwind.ts';

const today = '2026-10-01';
const cast: Cast = { dana: 'dana', robin: 'robin', sam: 'sam', lee: 'lee', avery: 'avery' };

function person(id: string, party: PersonFacts['party'], active = true): PersonFacts {
  return { id, name: id, party, email: `${id}@${party}.example`, active };
}

const persons = [
  person('dana', 'customer'),
  person('robin', 'customer'),
  person('sam', 'customer'),
  person('lee', 'customer'),
  person('avery', 'provider'),
];

const complete = (model: (typeof operatingModels)[number] = 'managed') => filledIn(templateOf(model, today), cast);

function codes(document: OperatingModelDocument, among: readonly PersonFacts[] = persons): string[] {
  return problemsOf(document, among, today).map((problem) => `${problem.about} ${problem.code}`);
}

test.each(operatingModels)('the %s template is never complete, and is once the parties have filled it in', (model) => {
  const template = templateOf(model, today);
  expect(problemsOf(template, persons, today).some((problem) => problem.blocks)).toBe(true);
  expect(codes(complete(model))).toEqual([]);
});

test.each(operatingModels)(
  'the %s template names every activity, with the customer accountable for all of it',
  (model) => {
    const template = templateOf(model, today);
    const party = new Map(template.roles.map((role) => [role.role, role.party]));
    const accountable = template.activities.map((activity) => ({
      activity: activity.activity,
      parties: Object.entries(activity.letters).flatMap(([role, letter]) => (letter === 'A' ? [party.get(role)] : [])),
    }));
    expect(accountable).toEqual(activityCatalogue.map(({ activity }) => ({ activity, parties: ['customer'] })));
  },
);

test('a template leaves empty what only the parties can know, and says so in words', () => {
  const said = problemsOf(templateOf('managed', today), persons, today).map((problem) => problem.text);
  expect(said).toEqual(
    expect.arrayContaining([
      'Business owner (customer): no active person fills this role.',
      'Accept a risk, approve an exception: no active person holds this right.',
      'Step 1 of the escalation names nobody.',
      'Nobody is named who owns an incident.',
      'Rotation support: it does not say what the task covers.',
      'Rotation support: it does not say in which systems.',
      'Rotation support: it has no end date.',
      'The contract has no reference yet.',
      'The risk appetite is not stated, or nobody agreed to it.',
    ]),
  );
});

type Change = (document: OperatingModelDocument) => OperatingModelDocument;

const letters =
  (activity: string, changed: OperatingModelDocument['activities'][number]['letters']): Change =>
  (document) => ({
    ...document,
    activities: document.activities.map((each) => (each.activity === activity ? { ...each, letters: changed } : each)),
  });

const breaking: readonly (readonly [string, Change, string])[] = [
  ['nobody answers', letters('monitor', { analyst: 'R' }), 'monitor RACI_NO_ACCOUNTABLE'],
  [
    'two answer',
    letters('monitor', { business_owner: 'A', compliance_lead: 'A', analyst: 'R' }),
    'monitor RACI_TWO_ACCOUNTABLE',
  ],
  [
    'the provider answers for a decision',
    letters('access.review', { analyst: 'A', compliance_lead: 'R' }),
    'access.review RACI_PROVIDER_ACCOUNTABLE',
  ],
  ['nobody does it', letters('audit.prepare', { compliance_lead: 'A' }), 'audit.prepare RACI_NO_RESPONSIBLE'],
  ['a role is unknown', letters('monitor', { ghost: 'R' }), 'monitor RACI_ROLE_UNKNOWN'],
  [
    'an activity is left out of the matrix',
    (document) => ({ ...document, activities: document.activities.slice(1) }),
    'monitor RACI_ACTIVITY_MISSING',
  ],
  [
    'a document says that the access review decides nothing, and is the provider’s',
    (document) =>
      letters('access.review', { analyst: 'A', compliance_lead: 'R' })({
        ...document,
        activities: document.activities.map((each) =>
          each.activity === 'access.review' ? { ...each, deciding: false, applies: false } : each,
        ),
      }),
    'access.review RACI_PROVIDER_ACCOUNTABLE',
  ],
  [
    'a right is the provider’s',
    (document) => ({
      ...document,
      decisionRights: document.decisionRights.map((right) => ({ ...right, heldBy: 'analyst' })),
    }),
    'decision_rights PROVIDER_HOLDS_RIGHT',
  ],
  ['there are no rights', (document) => ({ ...document, decisionRights: [] }), 'decision_rights RIGHT_MISSING'],
  ['nobody is called', (document) => ({ ...document, escalation: [] }), 'escalation ESCALATION_MISSING'],
  [
    'the customer is never called',
    (document) => ({
      ...document,
      escalation: [{ name: 'Avery Analyst', party: 'provider', after: 'on alert', note: null }],
    }),
    'escalation ESCALATION_WITHOUT_CUSTOMER',
  ],
  [
    'the incident is the provider’s',
    (document) => ({ ...document, incidentOwner: 'avery' }),
    'incident_owner INCIDENT_OWNER_NOT_CUSTOMER',
  ],
  [
    'a task has ended',
    (document) => ({
      ...document,
      delegatedTasks: document.delegatedTasks.map((task) => ({ ...task, until: '2026-09-30' })),
    }),
    'delegated_task TASK_ENDED',
  ],
  [
    'the decision itself is delegated',
    (document) => ({
      ...document,
      delegatedTasks: document.delegatedTasks.map((task) => ({ ...task, task: 'access.review' })),
    }),
    'delegated_task TASK_DECIDES',
  ],
];

test.each(breaking)('a complete model becomes incomplete when %s', (_, change, expected) => {
  const problems = problemsOf(change(complete()), persons, today).filter((problem) => problem.blocks);
  expect(problems.map((problem) => `${problem.about} ${problem.code}`)).toContain(expected);
});

test('a role whose person has left is empty, and a person of the other party does not fill it', () => {
  const left = persons.map((each) => (each.id === 'dana' ? { ...each, active: false } : each));
  expect(codes(complete(), left)).toEqual(
    expect.arrayContaining(['roles ROLE_EMPTY', 'roles ROLE_PERSON_INACTIVE', 'decision_rights RIGHT_WITHOUT_HOLDER']),
  );
  const swapped = persons.map((each) => (each.id === 'dana' ? person('dana', 'provider') : each));
  expect(codes(complete(), swapped)).toContain('roles ROLE_PERSON_OF_OTHER_PARTY');
});

test('whatever the letters are, an applying activity is settled exactly when one customer answers and somebody does it', () => {
  const roles = templateOf('managed', today).roles;
  const anyLetters = fc.dictionary(
    fc.constantFrom(...roles.map((role) => role.role)),
    fc.constantFrom('R', 'A', 'C', 'I'),
  );
  const activities = fc.constantFrom(...activityCatalogue.map((entry) => entry.activity));
  fc.assert(
    fc.property(activities, anyLetters, (activity, chosen) => {
      const document = letters(activity, chosen)(complete());
      const blocked = problemsOf(document, persons, today).some(
        (problem) => problem.about === activity && problem.blocks,
      );
      const holders = (letter: string) => roles.filter((role) => chosen[role.role] === letter);
      const deciding = activityCatalogue.find((entry) => entry.activity === activity)?.deciding === true;
      const isSettled =
        holders('A').length === 1 &&
        holders('R').length > 0 &&
        (!deciding || holders('A').every((role) => role.party === 'customer'));
      expect(blocked).toBe(!isSettled);
    }),
  );
});

test('asking for the problems changes nothing in the document', () => {
  const document = complete();
  const before = structuredClone(document);
  problemsOf(document, persons, today);
  expect(document).toEqual(before);
});
