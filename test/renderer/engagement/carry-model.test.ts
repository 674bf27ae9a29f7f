import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import { carried, isContested } from '../../../renderer/features/engagement/carry-model.ts';
import { type Document, withApplies, withLetter } from '../../../renderer/features/engagement/model-edit.ts';

const base = templateOf('managed', '2026-10-01');

function withPersons(document: Document, role: string, persons: readonly string[]): Document {
  return {
    ...document,
    roles: document.roles.map((one) => (one.role === role ? { ...one, persons: [...persons] } : one)),
  };
}

test('a person who joined a role meanwhile stays in it, and what was typed stays typed', () => {
  const [role] = base.roles.map((one) => one.role);
  const before = withPersons(base, role ?? '', ['dana']);
  const mine = { ...withPersons(before, role ?? '', ['dana', 'sam']), incidentOwner: 'sam' };
  const theirs = withPersons(before, role ?? '', ['dana', 'lee']);
  const result = carried(before, mine, theirs, 'mine');
  expect([result.roles[0]?.persons, result.incidentOwner, isContested(before, mine, theirs)]).toEqual([
    ['dana', 'lee', 'sam'],
    'sam',
    false,
  ]);
});

test('who was taken out by one stays out', () => {
  const [role] = base.roles.map((one) => one.role);
  const before = withPersons(base, role ?? '', ['dana', 'jo']);
  const result = carried(
    before,
    withPersons(before, role ?? '', ['dana', 'jo', 'sam']),
    withPersons(before, role ?? '', ['dana']),
    'mine',
  );
  expect(result.roles[0]?.persons).toEqual(['dana', 'sam']);
});

test('where both changed one thing it is the person’s choice, and all the rest is of both', () => {
  const mine = withLetter({ ...base, incidentOwner: 'dana' }, 'monitor', 'analyst', 'C');
  const theirs = withApplies({ ...base, incidentOwner: 'sam' }, 'monitor', false);
  const [kept, taken] = [carried(base, mine, theirs, 'mine'), carried(base, mine, theirs, 'theirs')];
  const monitor = ({ activities }: Document) => activities.find(({ activity }) => activity === 'monitor');
  expect([isContested(base, mine, theirs), kept.incidentOwner, taken.incidentOwner]).toEqual([true, 'dana', 'sam']);
  for (const one of [kept, taken]) {
    expect([monitor(one)?.applies, monitor(one)?.letters.analyst]).toEqual([false, 'C']);
  }
});

test('an entry that one took away and the other changed is the person’s choice', () => {
  const [task] = base.delegatedTasks;
  const without = { ...base, delegatedTasks: base.delegatedTasks.slice(1) };
  const longer = {
    ...base,
    delegatedTasks: base.delegatedTasks.map((one) => (one.task === task?.task ? { ...one, until: '2031-12-31' } : one)),
  };
  const tasks = ({ delegatedTasks }: Document) => delegatedTasks.find((one) => one.task === task?.task)?.until;
  expect([tasks(carried(base, without, longer, 'mine')), tasks(carried(base, without, longer, 'theirs'))]).toEqual([
    undefined,
    '2031-12-31',
  ]);
});

/** Changes that bear on one thing each. */
const step = fc.oneof(
  fc.tuple(fc.constantFrom(...base.activities.map((one) => one.activity)), fc.boolean()).map(
    ([activity, applies]) =>
      (document: Document) =>
        withApplies(document, activity, applies),
  ),
  fc.tuple(fc.constantFrom(...base.roles.map((one) => one.role)), fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))).map(
    ([role, persons]) =>
      (document: Document) =>
        withPersons(document, role, persons),
  ),
  fc.constantFrom('dana', 'sam', null).map((incidentOwner) => (document: Document) => ({ ...document, incidentOwner })),
  fc.constant((document: Document) => ({ ...document, escalation: document.escalation.slice(1) })),
);
const changes = fc.array(step, { maxLength: 4 });
const changedBy = (steps: readonly ((document: Document) => Document)[]) =>
  steps.reduce((document, one) => one(document), base);

test('with nothing changed on one side the other side is taken as it is, and one change by both is one', () => {
  fc.assert(
    fc.property(changes, fc.constantFrom('mine' as const, 'theirs' as const), (steps, prefer) => {
      const one = changedBy(steps);
      expect([
        carried(base, one, base, prefer),
        carried(base, base, one, prefer),
        carried(base, one, one, prefer),
      ]).toEqual([one, one, one]);
    }),
  );
});

test('whose side is preferred matters only where both changed one thing, and then either gets its own', () => {
  fc.assert(
    fc.property(changes, changes, (first, second) => {
      const [mine, theirs] = [changedBy(first), changedBy(second)];
      expect(isContested(base, mine, theirs)).toBe(isContested(base, theirs, mine));
      const result = carried(base, mine, theirs, 'mine');
      if (mine.incidentOwner !== base.incidentOwner) expect(result.incidentOwner).toBe(mine.incidentOwner);
      else expect(result.incidentOwner).toBe(theirs.incidentOwner);
    }),
  );
});
