import { expect, test } from 'vitest';
import { emphasise } from '../../../renderer/features/review/emphasis.ts';
import { cutMiddle, shortResource, systemWord } from '../../../renderer/features/review/naming.ts';
import { duration, progressWords, shortName } from '../../../renderer/features/review/words.ts';
import { createFormat } from '../../../renderer/lib/format.ts';
import { sampleItem } from './samples.ts';

const format = createFormat('en-GB', 'UTC');

test('progress is said in words, and leaves out what there is none of', () => {
  const items = [
    sampleItem({ id: '1', state: 'decided', outcome: 'CERTIFY' }),
    sampleItem({ id: '2', state: 'asked' }),
    sampleItem({ id: '3', state: 'waiting_second_person' }),
    sampleItem({ id: '4' }),
  ];
  const { strong, rest } = progressWords(items, format);
  expect([`${strong} ${rest}`, progressWords(items.slice(3), format).rest]).toEqual([
    '1 of 4 decided, 1 waiting for an answer, 1 needs a second person',
    'decided',
  ]);
});

test('what was signed off without an answer never counts as decided', () => {
  const items = [
    sampleItem({ id: '1', state: 'signed_off', outcome: 'REVOKE' }),
    sampleItem({ id: '2', state: 'signed_off', outcome: 'NO_DECISION' }),
    sampleItem({ id: '3', state: 'closed', outcome: 'CANNOT_DECIDE' }),
  ];
  expect(progressWords(items, format).strong).toBe('1 of 3');
});

test('a duration is said in the unit that people would use', () => {
  expect([1, 38, 120, 360, 7200].map(duration)).toEqual([
    '1 second',
    '38 seconds',
    '2 minutes',
    '6 minutes',
    '2 hours',
  ]);
});

test('names are as people say them, and what is not known keeps its name', () => {
  expect([
    systemWord('aws:104729384756'),
    systemWord('pki:northwind-internal-ca'),
    shortResource('arn:aws:s3:::nw-finance-prod/*'),
    shortResource('arn:aws:logs:eu-north-1:1047:log-group:/nw/audit:*'),
    shortResource('namespace payments'),
    shortName('Harbour Security'),
    cutMiddle('finance-audit-archive', 11),
  ]).toEqual([
    'AWS',
    'pki:northwind-internal-ca',
    'nw-finance-prod/*',
    'log-group:/nw/audit:*',
    'namespace payments',
    'Harbour',
    'financ…hive',
  ]);
});

test('the names in a sentence are in bold, and its words stay what they were', () => {
  const sentence = 'svc-export may read ledger, the ledger of svc.';
  const parts = emphasise(sentence, ['ledger', 'svc-export', 'not there', '']);
  expect(parts.map(({ words, strong }) => (strong ? `[${words}]` : words)).join('')).toBe(
    '[svc-export] may read [ledger], the ledger of svc.',
  );
});
