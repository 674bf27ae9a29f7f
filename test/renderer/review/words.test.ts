import { expect, test } from 'vitest';
import { emphasise } from '../../../renderer/features/review/emphasis.ts';
import { companyWord, cutMiddle, shortResource, systemWord } from '../../../renderer/features/review/naming.ts';
import { decisionWord, duration, qualityFacts } from '../../../renderer/features/review/words.ts';
import { createFormat } from '../../../renderer/lib/format.ts';
import { messages } from '../../../renderer/messages/table.ts';

const format = createFormat('en-GB', 'UTC');

test('progress is said in words, in their language, and leaves out what there is none of', () => {
  const said = (asked: number, second: number) => [
    messages.en.queue.progress.rest(asked, second),
    messages.de.queue.progress.rest(asked, second),
  ];
  expect([said(1, 1), said(0, 0)]).toEqual([
    [
      'decided, 1 waiting for an answer, 1 needs a second person',
      'entschieden, 1 wartet auf eine Antwort, 1 braucht eine zweite Person',
    ],
    ['decided', 'entschieden'],
  ]);
});

test('what a next round takes over is said as what is asked again and what is only listed', () => {
  const said = (items: number, gone: number) => [
    messages.en.campaign.rounds.carried(items, gone),
    messages.de.campaign.rounds.carried(items, gone),
  ];
  expect([said(0, 0), said(3, 0), said(0, 9), said(1, 1)]).toEqual([
    ['nothing: no item was left open before', 'nichts: Vorher blieb nichts offen'],
    ['3 items left open before, asked first', '3 offen gebliebene Prüfpunkte, zuerst gefragt'],
    [
      '9 items left open before and gone from the evidence, so only listed',
      '9 offen gebliebene Prüfpunkte, nicht mehr in den Nachweisen und daher nur genannt',
    ],
    [
      '1 item left open before, asked first; 1 item left open before and gone from the evidence, so only listed',
      '1 offen gebliebenen Prüfpunkt, zuerst gefragt; 1 offen gebliebenen Prüfpunkt, nicht mehr in den Nachweisen und daher nur genannt',
    ],
  ]);
});

test('a duration is said in the unit that people would use, in their language', () => {
  const said = (seconds: number) => [duration(seconds, messages.en.review), duration(seconds, messages.de.review)];
  expect([1, 38, 120, 360, 7200].map(said)).toEqual([
    ['1 second', '1 Sekunde'],
    ['38 seconds', '38 Sekunden'],
    ['2 minutes', '2 Minuten'],
    ['6 minutes', '6 Minuten'],
    ['2 hours', '2 Stunden'],
  ]);
});

test('how the review was done is told in figures, with the nouns in their number', () => {
  const quality = {
    decisions: 1,
    oneByOne: 1,
    inBulk: 112,
    batches: 1,
    medianSeconds: 38,
    longestSeconds: 360,
    evidenceOpened: 1,
    longestStreak: { outcome: 'CERTIFY', length: 11 },
    undone: 0,
  } as const;
  expect([qualityFacts(quality, messages.en), qualityFacts(quality, messages.de)]).toEqual([
    [
      ['One at a time', '1 item, half of them in under 38 seconds, longest 6 minutes'],
      ['Together', '112 low-risk unchanged items in 1 batch, each with its justification'],
      ['Evidence', 'opened for 1 of 1 decision'],
      ['Longest streak', '11 times Certify in a row'],
      ['Taken back', '0 decisions'],
    ],
    [
      ['Einzeln', '1 Prüfpunkt, die Hälfte davon in weniger als 38 Sekunden, am längsten 6 Minuten'],
      ['Zusammen', '112 unveränderte Prüfpunkte mit niedrigem Risiko in 1 Sammelentscheidung, jede mit Begründung'],
      ['Nachweise', 'bei 1 von 1 Entscheidung geöffnet'],
      ['Längste Folge', '11 Mal „Bestätigen“ nacheinander'],
      ['Zurückgenommen', '0 Entscheidungen'],
    ],
  ]);
});

test('a certification until a date is called by its date', () => {
  const until = { until: '2027-11-30' };
  expect([
    decisionWord('CERTIFY_UNTIL', until, messages.en, format),
    decisionWord('CERTIFY_UNTIL', until, messages.de, createFormat('de', 'UTC')),
    decisionWord('CANNOT_DECIDE', null, messages.de, format),
  ]).toEqual(['Until 30 Nov 2027', 'Bis 30. Nov. 2027', messages.de.field.outcomes.CANNOT_DECIDE]);
});

test('a company is called shorter only where what is left still names it', () => {
  expect(
    [
      'Harbour Security',
      'Harbour Security GmbH',
      'Northwind Trading Ltd.',
      'The Harbour Group',
      'Bank of Northwind',
      'Data Services',
      'Northwind Bank AG',
      'ACE Consulting',
      'harbour security',
      'Harbour Managed Security Services',
      'Müller & Söhne GmbH & Co. KG',
      'GmbH',
    ].map(companyWord),
  ).toEqual([
    'Harbour',
    'Harbour',
    'Northwind',
    'The Harbour Group',
    'Bank of Northwind',
    'Data Services',
    'Northwind Bank',
    'ACE Consulting',
    'harbour security',
    'Harbour Managed Security Services',
    'Müller & Söhne',
    'GmbH',
  ]);
});

test('names are as people say them, and what is not known keeps its name', () => {
  expect([
    systemWord('aws:104729384756'),
    systemWord('pki:northwind-internal-ca'),
    shortResource('arn:aws:s3:::nw-finance-prod/*'),
    shortResource('arn:aws:logs:eu-north-1:1047:log-group:/nw/audit:*'),
    shortResource('namespace payments'),
    cutMiddle('finance-audit-archive', 11),
  ]).toEqual([
    'AWS',
    'pki:northwind-internal-ca',
    'nw-finance-prod/*',
    'log-group:/nw/audit:*',
    'namespace payments',
    'financ…hive',
  ]);
});

test('the names in a sentence are in bold, and its words stay what they were', () => {
  const sentence = 'svc-export may read ledger, the ledger of svc.';
  const parts = emphasise(sentence, ['ledger', 'svc-export', 'not there', '', '.']);
  expect(parts.map(({ words, strong }) => (strong ? `[${words}]` : words)).join('')).toBe(
    '[svc-export] may read [ledger], the ledger of svc.',
  );
});
