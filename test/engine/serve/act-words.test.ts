// Acts of the ledger in both languages.
import { expect, test } from 'vitest';
import { actInWords } from '../../../electron/engine/serve/act-words.ts';
import { allActs } from '../../../electron/engine/verify/acts.ts';

const body = {
  name: 'Quarter',
  party: 'customer',
  item: 'i',
  outcome: 'REVOKE',
  reason: 'On leave',
  code: 'SELF_REVIEW',
  method: 'review.decide',
  subject: 'i',
  times: 3,
  bundle: { name: 'Q3' },
  items: ['i'],
  open: ['i'],
  happenings: ['one', 'two'],
  decisions: ['one', 'two'],
  entries: ['one'],
  campaign: 'Q3',
  to: 'Lee Platform',
  kind: 'grown_wider',
  format: 'summary',
};
const names = (id: string) => (id === 'i' ? 'NT-001 svc-a, read' : null);

test('every act has a German sentence of its own', () => {
  const alike = allActs.filter(
    ({ name }) => actInWords(name, body, names, 'de') === actInWords(name, body, names, 'en'),
  );
  expect(alike.map(({ name }) => name)).toEqual([]);
});

test.each([
  ['decision.recorded', 'REVOKE: NT-001 svc-a, read', 'Entziehen: NT-001 svc-a, read'],
  ['evidence.imported', 'Imported evidence: Q3', 'Nachweise importiert: Q3'],
  [
    'act.refused',
    'Was refused (nobody judges his own access): deciding an item: NT-001 svc-a, read, 3 more times',
    'Abgelehnt (niemand entscheidet über den eigenen Zugriff): über einen Prüfpunkt entscheiden: NT-001 svc-a, read, 3 weitere Male',
  ],
  ['item.assigned', 'Assigned 1 item to Lee Platform: On leave', '1 Prüfpunkt an Lee Platform zugewiesen: On leave'],
  ['campaign.closed', 'Closed Q3, 1 item without a decision', 'Q3 geschlossen, 1 Prüfpunkt ohne Entscheidung'],
  [
    'trigger.dismissed',
    'Needs no review of its own (grown wider, 2 entitlements): On leave',
    'Keine eigene Prüfung nötig (2 Berechtigungen): On leave',
  ],
  [
    'instructions.issued',
    'Issued a signed instruction list for Q3: 1 entry',
    'Signierte Anweisungsliste zu Q3 ausgestellt: 1 Eintrag',
  ],
  ['report.issued', 'Issued: management summary (PDF)', 'Ausgestellt: Zusammenfassung für die Leitung (PDF)'],
])('%s', (act, english, german) => {
  expect([actInWords(act, body, names), actInWords(act, body, names, 'de')]).toEqual([english, german]);
});
