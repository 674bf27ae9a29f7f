// What an operating model lacks, and why somebody may not decide, in German.
import { expect, test } from 'vitest';
import { namedRefusal, refusalOf } from '../../../electron/engine/engagement/authority.ts';
import { problemsOf } from '../../../electron/engine/engagement/completeness.ts';
import { problemInWords } from '../../../electron/engine/engagement/messages/problems.ts';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';

const today = '2026-10-01';

test.each(['managed', 'co-managed', 'monitoring-only'] as const)(
  'every problem of the bare %s template is told in German',
  (model) => {
    const document = templateOf(model, today);
    const bare = { ...document, activities: document.activities.slice(1), escalation: [], decisionRights: [] };
    const english = [...problemsOf(document, [], today), ...problemsOf(bare, [], today)];
    const german = [...problemsOf(document, [], today, 'de'), ...problemsOf(bare, [], today, 'de')];
    expect([
      english.length > 20,
      german.filter(({ text }, index) => text === english[index]?.text),
      german.map(({ code, about, blocks }) => ({ code, about, blocks })),
    ]).toEqual([true, [], english.map(({ code, about, blocks }) => ({ code, about, blocks }))]);
  },
);

test.each([
  [
    'Access review: Owner and Provider lead both answer for it; only one can.',
    'Access review: Owner und Provider lead sind beide rechenschaftspflichtig; es kann nur eine Rolle sein.',
  ],
  [
    "Access review: Provider lead is of the provider and can't answer for a decision.",
    'Access review: Provider lead gehört zur Partei „Dienstleister“ und kann für eine Entscheidung nicht einstehen.',
  ],
  [
    'Analyst is a role of the provider, and Dana Owner is of the customer.',
    'Analyst ist eine Rolle der Partei „Dienstleister“, Dana Owner gehört zur Partei „Auftraggeber“.',
  ],
  [
    'Owner: Dana Owner has left. Somebody else has to fill the role.',
    'Owner: Dana Owner ist ausgeschieden. Jemand anderes muss die Rolle ausfüllen.',
  ],
  [
    "Dana Owner has left and can't own an incident.",
    'Dana Owner ist ausgeschieden und kann für Vorfälle nicht verantwortlich sein.',
  ],
  [
    'Monitoring: it ended on 2026-09-30. Extend it or take it out.',
    'Monitoring: am 30.09.2026 beendet. Verlängern oder herausnehmen.',
  ],
  [
    'Nobody has agreed to 2 of 5 service thresholds yet: they are a proposal.',
    '2 von 5 Schwellenwerten hat noch niemand zugestimmt: Sie sind ein Vorschlag.',
  ],
])('%s', (english, german) => {
  expect(problemInWords(english, 'de')).toBe(german);
});

test('who may not decide is told so in both languages', () => {
  const analyst = {
    id: 'p',
    name: 'Sam Analyst',
    party: 'provider',
    email: 'sam@harbour.example',
    active: true,
  } as const;
  const left = {
    id: 'd',
    name: 'Dana Owner',
    party: 'customer',
    email: 'dana@northwind.example',
    active: false,
  } as const;
  expect([
    refusalOf('review.decide', analyst)?.message,
    namedRefusal('approver of an exception', left)?.message,
    refusalOf('review.decide', null)?.message.de,
  ]).toEqual([
    {
      en: "Sam Analyst is of the provider and can't decide here: only the customer decides.",
      de: 'Sam Analyst gehört dem Dienstleister an und kann hier nicht entscheiden: Nur der Auftraggeber entscheidet.',
    },
    {
      en: "Dana Owner is no longer active and can't be the approver of an exception.",
      de: 'Dana Owner ist nicht mehr aktiv und kann keine Ausnahme genehmigen.',
    },
    'Dazu muss eine Person des Auftraggebers angeben, wer sie ist.',
  ]);
});
