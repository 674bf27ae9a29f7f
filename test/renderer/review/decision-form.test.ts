import { describe, expect, test } from 'vitest';
import {
  decisionInputOf,
  emptyForm,
  isBlank,
  missingIn,
  whyNeeded,
} from '../../../renderer/features/review/decision-form.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { Draft } from '../../../shared/contract/decision.ts';
import { type Outcome, outcomes } from '../../../shared/words.ts';
import { sampleItem } from './samples.ts';

const words = messages.en.reviewDecision;
const today = '2026-10-08';
const quiet = { risk: 'low', change: 'unchanged' } as const;
const high = { risk: 'high', change: 'changed' } as const;
const missing = (form: Partial<Draft>, on: Parameters<typeof missingIn>[1] = quiet) =>
  missingIn({ ...emptyForm, ...form }, on, today, words).map((one) => one.field);

describe('what an outcome needs', () => {
  test('on a quiet item is a reason for everything but certifying, and a question where one cannot decide', () => {
    const all = outcomes.map((outcome) => [outcome, missing({ outcome })]);
    expect(Object.fromEntries(all)).toEqual({
      CERTIFY: [],
      CERTIFY_UNTIL: ['until', 'justification'],
      REDUCE: ['to', 'justification'],
      REVOKE: ['justification'],
      CANNOT_DECIDE: ['question'],
    });
  });

  test('is a reason for certifying too where risk is high or something changed', () => {
    expect([
      whyNeeded('CERTIFY', quiet, words),
      whyNeeded('CERTIFY', high, words),
      whyNeeded('CERTIFY', { risk: 'low', change: 'reappeared' }, words),
      whyNeeded('CANNOT_DECIDE', high, words),
      whyNeeded('REVOKE', quiet, messages.de.reviewDecision),
    ]).toEqual([null, 'risk is high', 'it reappeared', null, 'es bleibt nicht, wie es ist']);
  });

  test('begins with the outcome: nothing is chosen beforehand', () => {
    expect(missing({}, high)).toEqual(['outcome']);
  });

  test('is not there while it is only blanks', () => {
    expect(missing({ outcome: 'REDUCE', to: '  ', justification: '\n' })).toEqual(['to', 'justification']);
  });

  test('is a reason of more than a letter, and what is too short is named', () => {
    const said = (language: 'en' | 'de', justification: string) =>
      missingIn({ ...emptyForm, outcome: 'REVOKE', justification }, quiet, today, messages[language].reviewDecision);
    expect([said('en', ' x '), said('de', 'x'), said('en', 'Not used')]).toEqual([
      [{ field: 'justification', text: 'Say more than “x”: two words at least' }],
      [{ field: 'justification', text: 'Mehr sagen als „x“: mindestens zwei Wörter' }],
      [],
    ]);
  });

  test('is a date after today', () => {
    const until = (date: string) => missing({ outcome: 'CERTIFY_UNTIL', until: date, justification: 'Project ends' });
    expect([until('2026-10-08'), until('2026-10-09')]).toEqual([['until'], []]);
  });

  test('of an exception that is looked at again is a day after today and before its end', () => {
    const terms = { approver: 'sam', compensatingControl: 'Address locked', expires: '2026-12-31' };
    const on = (reviewOn: string | null) => missing({ outcome: 'CERTIFY', exception: { ...terms, reviewOn } });
    expect([on(null), on('2026-10-08'), on('2026-10-09'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      [],
      ['exception.reviewOn'],
      [],
      [],
      ['exception.reviewOn'],
    ]);
  });

  test('of an exception is approver, control and end, and only where a risk stays', () => {
    const exception = { approver: null, compensatingControl: ' ', expires: '2026-01-01' };
    expect([
      missing({ outcome: 'CERTIFY', exception }),
      missing({ outcome: 'REVOKE', justification: 'Old and unused', exception }),
    ]).toEqual([['exception.approver', 'exception.compensatingControl', 'exception.expires'], []]);
  });
});

describe('what is sent', () => {
  const everything: Draft = {
    outcome: null,
    justification: ' Only reads. ',
    until: '2026-12-31',
    to: ' s3:GetObject ',
    ticket: ' ',
    question: 'Who asked?',
    exception: { approver: 'sam', compensatingControl: 'Address locked', expires: '2026-12-31' },
  };
  const sent = (outcome: Outcome | null) => {
    const reviewCase = { item: sampleItem({ id: 'one' }), shownDigest: 'digest' };
    const input = decisionInputOf({ ...everything, outcome }, reviewCase, { as: 'dana', secondsSpent: 12 });
    if (input === null) return null;
    const { justification, until, to, ticket, question, exception } = input;
    return { justification, until, to, ticket, question, exception: exception !== null };
  };

  test('belongs to the outcome; what was written for another one stays behind', () => {
    const nothing = {
      justification: 'Only reads.',
      until: null,
      to: null,
      ticket: null,
      question: null,
      exception: false,
    };
    expect(outcomes.map(sent)).toEqual([
      { ...nothing, exception: true },
      { ...nothing, until: '2026-12-31', exception: true },
      { ...nothing, to: 's3:GetObject' },
      nothing,
      { ...nothing, justification: null, question: 'Who asked?' },
    ]);
  });

  test('says when an exception is looked at again only where that was said', () => {
    const terms = { approver: 'sam', compensatingControl: 'Address locked', expires: '2026-12-31' };
    const sentTerms = (reviewOn: string | null) => {
      const reviewCase = { item: sampleItem({ id: 'one' }), shownDigest: 'digest' };
      const form: Draft = { ...everything, outcome: 'CERTIFY', exception: { ...terms, reviewOn } };
      return decisionInputOf(form, reviewCase, { as: 'dana', secondsSpent: 12 })?.exception;
    };
    expect([sentTerms(null), sentTerms('2026-11-30')]).toEqual([terms, { ...terms, reviewOn: '2026-11-30' }]);
  });

  test('names the item that was shown, and what was shown of it, so that one that changed meanwhile is refused', () => {
    const shown = { item: sampleItem({ id: 'one' }), shownDigest: 'of what was shown' };
    const input = decisionInputOf({ ...everything, outcome: 'CERTIFY' }, shown, { as: 'dana', secondsSpent: 12 });
    expect([input?.item, input?.shownDigest, input?.as]).toEqual(['one', 'of what was shown', 'dana']);
  });

  test('is nothing without an outcome', () => {
    expect(sent(null)).toBeNull();
  });
});

test('an empty form is no draft, and any letter makes it one', () => {
  expect([isBlank(emptyForm), isBlank({ ...emptyForm, justification: 'N' })]).toEqual([true, false]);
});
