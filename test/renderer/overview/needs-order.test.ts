import { expect, test } from 'vitest';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import { folded, leadsOf, type Need, orderedNeeds } from '../../../renderer/features/overview/needs-order.ts';
import { messages } from '../../../renderer/messages/table.ts';

const need = (kind: Need['kind'], text: string = kind): Need => ({
  kind,
  text,
  due: null,
  overdue: false,
  screen: 'review',
});

test('what only this person can do comes first, each part in the order of the engine', () => {
  const { yours, round } = orderedNeeds([
    need('overdue'),
    need('sign_off'),
    need('assign'),
    need('decide'),
    need('second_person'),
    need('close'),
  ]);
  expect([yours, round].map((part) => part.map(({ kind }) => kind))).toEqual([
    ['sign_off', 'decide', 'second_person'],
    ['overdue', 'assign', 'close'],
  ]);
});

test('from the fourth of a kind on needs wait behind one row, until that kind is opened', () => {
  const events = ['a', 'b', 'c', 'd', 'e'].map((text) => need('event', text));
  const needs = [...events, need('import')];
  const shown = (opened: ReadonlySet<Need['kind']>) =>
    folded(needs, opened).map((row) => ('need' in row ? row.need.text : row.hidden));
  expect([shown(new Set()), shown(new Set(['event']))]).toEqual([
    ['a', 'b', 'c', 2, 'import'],
    ['a', 'b', 'c', 'd', 'e', 'import'],
  ]);
});

test('a fold that would hide a single row is not worth its row', () => {
  const needs = ['a', 'b', 'c', 'd'].map((text) => need('event', text));
  expect(folded(needs, new Set())).toHaveLength(4);
});

test('who runs the review is whoever may close it, by role or by name', () => {
  const template = templateOf('managed', '2026-10-01');
  const heldBy = (holder: string) => ({
    ...template,
    roles: template.roles.map((role) =>
      role.role === 'compliance_lead' ? { ...role, persons: ['sam', 'kim'] } : role,
    ),
    decisionRights: template.decisionRights.map((right) =>
      right.right === 'campaign.close' ? { ...right, heldBy: holder } : right,
    ),
  });
  expect([
    leadsOf(heldBy('compliance_lead')),
    leadsOf(heldBy('dana')),
    leadsOf({ ...template, decisionRights: [] }),
    messages.en.overview.needs.round(['Sam', 'Kim']),
    messages.de.overview.needs.round([]),
  ]).toEqual([['sam', 'kim'], ['dana'], [], 'For Sam or Kim, who runs the review', 'Für die Leitung der Prüfung']);
});
