import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DecidedOn, type DecisionContent, missingParts } from '../../../electron/engine/review/requirements.ts';
import { changes, outcomes, risks } from '../../../shared/words.ts';

const today = '2026-10-01';
const calm: DecidedOn = { risk: 'low', change: 'unchanged', earlierRevoke: null };
const revoked = { campaignName: 'Q2 2026', reference: 'NT-007', by: 'Dana Owner', at: '2026-07-12T09:00:00.000Z' };

function content(more: Partial<DecisionContent>): DecisionContent {
  return { outcome: 'CERTIFY', justification: null, until: null, to: null, question: null, exception: null, ...more };
}

function codes(more: Partial<DecisionContent>, on: Partial<DecidedOn> = {}): string[] {
  return missingParts(content(more), { ...calm, ...on }, today).map((part) => part.code);
}

const exception = { approver: 'sam', compensatingControl: 'Address lock', expires: '2026-12-31' };

test.each<[string, Partial<DecisionContent>, Partial<DecidedOn>, string[]]>([
  ['a quiet certification', {}, {}, []],
  ['a new low one', {}, { change: 'new' }, []],
  ['a high one without a reason', {}, { risk: 'high' }, ['JUSTIFICATION_NEEDED']],
  ['a changed one without a reason', {}, { change: 'changed' }, ['JUSTIFICATION_NEEDED']],
  [
    'one that came back, with blanks as reason',
    { justification: '  ' },
    { change: 'reappeared' },
    ['JUSTIFICATION_NEEDED'],
  ],
  ['a revocation for one letter', { outcome: 'REVOKE', justification: 'x' }, {}, ['JUSTIFICATION_NEEDED']],
  ['a high one for one short word', { justification: 'Needed' }, { risk: 'high' }, ['JUSTIFICATION_NEEDED']],
  ['a quiet one with a short word', { justification: 'ok' }, {}, []],
  ['until no date', { outcome: 'CERTIFY_UNTIL', justification: 'Found unused' }, {}, ['UNTIL_NEEDED']],
  ['until today', { outcome: 'CERTIFY_UNTIL', justification: 'Found unused', until: today }, {}, ['UNTIL_IN_PAST']],
  ['until tomorrow', { outcome: 'CERTIFY_UNTIL', justification: 'Found unused', until: '2026-10-02' }, {}, []],
  ['reduce to nothing said', { outcome: 'REDUCE', justification: 'Found unused' }, {}, ['TARGET_NEEDED']],
  ['revoke without a reason', { outcome: 'REVOKE' }, {}, ['JUSTIFICATION_NEEDED']],
  ['can’t decide without a question', { outcome: 'CANNOT_DECIDE' }, { risk: 'critical' }, ['QUESTION_NEEDED']],
  ['can’t decide with one', { outcome: 'CANNOT_DECIDE', question: 'Who uses it?' }, { risk: 'critical' }, []],
  [
    'an exception to a revocation',
    { outcome: 'REVOKE', justification: 'Found unused', exception },
    {},
    ['EXCEPTION_INCOMPLETE'],
  ],
  ['an exception that is over', { exception: { ...exception, expires: today } }, {}, ['EXCEPTION_INCOMPLETE']],
  [
    'an exception with nothing done instead',
    { exception: { ...exception, compensatingControl: ' ' } },
    {},
    ['EXCEPTION_INCOMPLETE'],
  ],
  ['a whole exception', { exception }, {}, []],
  ['an exception looked at again in time', { exception: { ...exception, reviewOn: exception.expires } }, {}, []],
  ['one looked at again today', { exception: { ...exception, reviewOn: today } }, {}, ['EXCEPTION_INCOMPLETE']],
  [
    'one looked at again after its end',
    { exception: { ...exception, reviewOn: '2099-01-01' } },
    {},
    ['EXCEPTION_INCOMPLETE'],
  ],
  ['a keep over a revoke', { justification: 'We need it' }, { earlierRevoke: revoked }, ['KEEP_AFTER_REVOKE']],
  ['a keep that names the revoke', { justification: 'NT-007 was wrong' }, { earlierRevoke: revoked }, []],
  ['a second revoke', { outcome: 'REVOKE', justification: 'Still gone' }, { earlierRevoke: revoked }, []],
  [
    'a reduction of what was revoked',
    { outcome: 'REDUCE', to: 'read', justification: 'Less is enough' },
    { earlierRevoke: revoked },
    ['KEEP_AFTER_REVOKE'],
  ],
])('%s', (_, given, on, expected) => {
  expect(codes(given, on)).toEqual(expected);
});

test('nothing but a low, settled certification, or a question, ever goes without a justification', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...outcomes),
      fc.constantFrom(...risks),
      fc.constantFrom(...changes),
      (outcome, risk, change) => {
        const parts = codes({ outcome, until: '2027-01-01', to: 'less', question: 'Who?' }, { risk, change });
        const isQuiet =
          outcome === 'CERTIFY' && (risk === 'low' || risk === 'medium') && !['changed', 'reappeared'].includes(change);
        expect(parts.includes('JUSTIFICATION_NEEDED')).toBe(!isQuiet && outcome !== 'CANNOT_DECIDE');
      },
    ),
  );
});

test('no justification keeps what was revoked unless it names that', () => {
  const wordless = fc.string().filter((text) => !/revoke|nt-007|q2 2026/i.test(text));
  fc.assert(
    fc.property(wordless, fc.constantFrom('CERTIFY', 'CERTIFY_UNTIL', 'REDUCE'), (justification, outcome) => {
      const parts = codes({ outcome, justification, until: '2027-01-01', to: 'less' }, { earlierRevoke: revoked });
      expect(parts).toContain('KEEP_AFTER_REVOKE');
    }),
  );
});
