import { expect, test } from 'vitest';
import { headline } from '../../../renderer/features/verify/verdict-headline.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { CheckVerdict } from '../../../shared/words.ts';

const line = (check: string, verdict: CheckVerdict, subject = 'report.pdf') => ({
  check,
  verdict,
  subject,
  detail: '',
});
const held = [line('integrity', 'held'), line('structure', 'held')];

test('a check that could not be made takes the green away, and the sentence says what is not known', () => {
  const lines = [
    ...held,
    line('trust', 'not-checkable'),
    line('trust', 'not-checkable', 'pack'),
    line('freshness', 'not-checkable'),
  ];
  const verified = { kind: 'pdf', verdict: 'held', lines } as const;
  expect([headline(verified, messages.en.verify), headline(verified, messages.de.verify)]).toEqual([
    { tone: 'warn', title: 'Not known: who signed, freshness. The other 2 checks held.' },
    { tone: 'warn', title: 'Nicht bekannt: wer signiert hat, Aktualität. Die anderen 2 Prüfungen halten.' },
  ]);
});

test('green is what was checked as a whole and held; red is any failure; nothing checked is amber', () => {
  const open = [line('trust', 'not-checkable')];
  const said = (kind: 'pdf' | 'unknown', verdict: CheckVerdict, lines: ReturnType<typeof line>[]) =>
    headline({ kind, verdict, lines }, messages.en.verify);
  expect([
    said('pdf', 'held', held),
    said('pdf', 'held', held.slice(1)),
    said('pdf', 'failed', [...held, ...open, line('signature', 'failed')]),
    said('pdf', 'not-checkable', open),
    said('unknown', 'failed', [line('kind', 'failed')]),
  ]).toEqual([
    { tone: 'good', title: 'All 2 checks held.' },
    { tone: 'good', title: 'The one check held.' },
    { tone: 'bad', title: '1 of 4 checks failed. Don’t rely on it.' },
    { tone: 'warn', title: 'Nothing vouches for it: no check could be made.' },
    { tone: 'bad', title: 'This is no file that can be verified.' },
  ]);
});
