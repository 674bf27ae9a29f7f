import { expect, test } from 'vitest';
import { toldOnce } from '../../../renderer/features/verify/lines-together.ts';
import { verificationWords } from '../../../shared/verification-words.ts';
import type { CheckVerdict } from '../../../shared/words.ts';

const line = (check: string, verdict: CheckVerdict, subject: string, detail: string) => ({
  check,
  verdict,
  subject,
  detail,
});

test('a root that is missing is told once, with each signer and what it signed', () => {
  const byDana = 'Signed by "Dana Owner". No root was given.';
  const bySam = 'Signed by "Sam Compliance". No root was given.';
  expect(
    toldOnce(
      [
        line('trust', 'not-checkable', 'report.pdf', byDana),
        line('freshness', 'not-checkable', 'report.pdf', 'No older checkpoint was given.'),
        line('trust', 'not-checkable', 'report.xlsx', bySam),
        line('trust', 'not-checkable', 'pack', byDana),
      ],
      verificationWords,
    ),
  ).toEqual([
    {
      check: 'trust',
      verdict: 'not-checkable',
      todo: verificationWords.toCheckIt.trust,
      cases: [
        { detail: byDana, subjects: ['report.pdf', 'pack'] },
        { detail: bySam, subjects: ['report.xlsx'] },
      ],
    },
    {
      check: 'freshness',
      verdict: 'not-checkable',
      todo: verificationWords.toCheckIt.freshness,
      cases: [{ detail: 'No older checkpoint was given.', subjects: ['report.pdf'] }],
    },
  ]);
});

test('what held is told line by line, and one verdict is never told with another', () => {
  const told = toldOnce(
    [
      line('trust', 'held', 'report.pdf', 'Signed by a root that was given.'),
      line('trust', 'held', 'report.xlsx', 'Signed by a root that was given.'),
      line('trust', 'failed', 'pack', 'It leads to no root.'),
      line('trust', 'not-checkable', 'list', 'No root.'),
    ],
    verificationWords,
  );
  expect(told.map(({ verdict, cases }) => [verdict, cases.flatMap(({ subjects }) => subjects)])).toEqual([
    ['held', ['report.pdf']],
    ['held', ['report.xlsx']],
    ['failed', ['pack']],
    ['not-checkable', ['list']],
  ]);
});
