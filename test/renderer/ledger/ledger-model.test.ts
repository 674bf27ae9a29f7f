import { expect, test } from 'vitest';
import { allActs } from '../../../electron/engine/verify/acts.ts';
import { actWords, partyName } from '../../../renderer/features/ledger/act-words.ts';
import { entryLines } from '../../../renderer/features/ledger/entry-facts-model.ts';
import { everything, isNarrowed, momentsOf } from '../../../renderer/features/ledger/ledger-filter.ts';
import { createFormat } from '../../../renderer/lib/format.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { EntryFact } from '../../../shared/contract/report.ts';

const { en, de } = messages;

test('an act is said in words, also one that no table knows', () => {
  const said = ['decision.recorded', 'workspace.named', 'note.written'];
  expect(
    [en, de].map(({ ledger }) => [...said.map((act) => actWords(act, ledger)), partyName('operator', ledger)]),
  ).toEqual([
    ['Decision recorded', 'Workspace created', 'Note written', 'Nobody in person'],
    ['Entscheidung', 'Arbeitsbereich angelegt', 'Note written', 'Ohne Person'],
  ]);
});

test('every act that a ledger may hold has a German name', () => {
  expect(allActs.map(({ name }) => name).filter((name) => de.ledger.acts[name] === undefined)).toEqual([]);
});

test('days are asked for from their first moment here to their last, and not while they are being typed', () => {
  const { since, until } = momentsOf({ since: '2026-10-01', until: '2026-10-01' });
  expect([
    since === null || until === null ? null : Date.parse(until) - Date.parse(since),
    new Date(since ?? '').getHours(),
    momentsOf({ since: '', until: '0020-10-01' }),
    isNarrowed(everything),
    isNarrowed({ ...everything, until: '2026-10-01' }),
  ]).toEqual([86_400_000, 0, { since: null, until: null }, false, true]);
});

test('what an entry says is told with the name first, the code behind it, and nothing as nothing', () => {
  const fact = (path: EntryFact['path'], more: Partial<EntryFact>): EntryFact => ({
    path,
    value: null,
    name: null,
    list: null,
    ...more,
  });
  const facts = [
    fact(['item'], { value: '0198-1', name: 'NW-7 svc-a, read' }),
    fact(['decisions', 2, 'secondsSpent'], { value: 1200 }),
    fact(['until'], { value: null }),
    fact(['items'], { value: 'one, two', list: 2 }),
    fact(['entries'], { list: 3 }),
    fact(['final'], { value: true }),
    fact(['due'], { value: '2026-10-01' }),
    fact(['outcome'], { value: 'REVOKE' }),
  ];
  const told = (words: typeof en, locale: string) =>
    entryLines(facts, words, createFormat(locale, 'UTC')).map(({ label, value, code, isNothing }) =>
      [label, value, code ?? '', isNothing ? 'nothing' : ''].join('|'),
    );
  expect([told(en, 'en-GB'), told(de, 'de-DE')]).toEqual([
    [
      'Item|NW-7 svc-a, read|0198-1|',
      'Decisions, no. 2, seconds spent|1,200||',
      'Until|none||nothing',
      'Items|one, two|2 things|',
      'Entries|3 things||',
      'Final|yes||',
      'Due|1 Oct 2026||',
      'Outcome|Revoke|REVOKE|',
    ],
    [
      'Prüfpunkt|NW-7 svc-a, read|0198-1|',
      'Entscheidungen, Nr. 2, Sekunden|1.200||',
      'Bis|keine Angabe||nothing',
      'Prüfpunkte|one, two|2 Stück|',
      'Einträge|3 Stück||',
      'Final|ja||',
      'Fällig|1. Okt. 2026||',
      'Entscheidung|Entziehen|REVOKE|',
    ],
  ]);
});
