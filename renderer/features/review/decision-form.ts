// What somebody is filling in while they decide: what each outcome needs, what is still missing in words, and what is sent.
// The engine asks the same again when the decision is recorded; here it is said before anybody presses a button. Pure.
import type { Decision, DecisionInput, Draft } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { saysWhy } from '../../../shared/reason.ts';
import type { Change, Outcome, Risk } from '../../../shared/words.ts';
import type { Messages } from '../../messages/table.ts';

type Words = Messages['reviewDecision'];

export type FormField =
  | 'outcome'
  | 'justification'
  | 'until'
  | 'to'
  | 'question'
  | 'ticket'
  | 'exception.approver'
  | 'exception.compensatingControl'
  | 'exception.expires'
  | 'exception.reviewOn';

export interface Missing {
  readonly field: FormField;
  readonly text: string;
}

export interface DecidedOn {
  readonly risk: Risk;
  readonly change: Change;
}

export const emptyForm: Draft = {
  outcome: null,
  justification: '',
  until: null,
  to: null,
  ticket: null,
  question: null,
  exception: null,
};

/** Which fields an outcome asks for, in their order on the form. */
export function fieldsOf(outcome: Outcome): readonly FormField[] {
  switch (outcome) {
    case 'CERTIFY':
      return ['justification', 'ticket'];
    case 'CERTIFY_UNTIL':
      return ['until', 'justification', 'ticket'];
    case 'REDUCE':
      return ['to', 'justification', 'ticket'];
    case 'REVOKE':
      return ['justification', 'ticket'];
    case 'CANNOT_DECIDE':
      return ['question'];
  }
}

/** An exception accepts a risk that stays: it goes only with a certification. */
export function mayHaveException(outcome: Outcome | null): boolean {
  return outcome === 'CERTIFY' || outcome === 'CERTIFY_UNTIL';
}

/** Why a reason has to be given, in a few words; null: it may be left empty. */
export function whyNeeded(outcome: Outcome, on: DecidedOn, { whyNeeded: words }: Words): string | null {
  if (outcome === 'CANNOT_DECIDE') return null;
  if (on.risk === 'high' || on.risk === 'critical') return words.risk[on.risk];
  if (on.change === 'changed' || on.change === 'reappeared') return words.change[on.change];
  return outcome === 'CERTIFY' ? null : words.more;
}

/** What is missing, in the order in which somebody would fill it in. `today` is YYYY-MM-DD. */
export function missingIn(form: Draft, on: DecidedOn, today: string, words: Words): readonly Missing[] {
  const { outcome } = form;
  const said = words.missing;
  if (outcome === null) return [{ field: 'outcome', text: said.outcome }];
  const missing: Missing[] = [];
  const need = (field: FormField, text: string, isThere: boolean) => {
    if (!isThere) missing.push({ field, text });
  };
  if (outcome === 'CERTIFY_UNTIL') {
    need('until', said.until, form.until !== null);
    need('until', said.untilPast, form.until === null || form.until > today);
  }
  if (outcome === 'REDUCE') need('to', said.to, isFilled(form.to));
  if (outcome === 'CANNOT_DECIDE') need('question', said.question, isFilled(form.question));
  const why = whyNeeded(outcome, on, words);
  if (why !== null) {
    need('justification', said.justification(why), isFilled(form.justification));
    const isShort = isFilled(form.justification) && !saysWhy(form.justification);
    need('justification', said.tooShort(form.justification.trim()), !isShort);
  }
  if (form.exception !== null && mayHaveException(outcome)) {
    const { approver, compensatingControl, expires, reviewOn = null } = form.exception;
    need('exception.approver', said.approver, approver !== null);
    need('exception.compensatingControl', said.control, isFilled(compensatingControl));
    need('exception.expires', said.expires, expires !== null);
    need('exception.expires', said.expiresPast, expires === null || expires > today);
    const isInTime = reviewOn === null || (reviewOn > today && (expires === null || reviewOn <= expires));
    need('exception.reviewOn', said.reviewOn, isInTime);
  }
  return missing;
}

/** Only what belongs to the chosen outcome is sent; the rest of the form was another thought. */
export function decisionInputOf(
  form: Draft,
  reviewCase: Pick<ReviewCase, 'item' | 'shownDigest'>,
  by: { readonly as: string; readonly secondsSpent: number },
): DecisionInput | null {
  const { outcome } = form;
  if (outcome === null) return null;
  const exception = mayHaveException(outcome) ? form.exception : null;
  return {
    item: reviewCase.item.id,
    outcome,
    justification: outcome === 'CANNOT_DECIDE' ? null : filled(form.justification),
    until: outcome === 'CERTIFY_UNTIL' ? form.until : null,
    to: outcome === 'REDUCE' ? filled(form.to) : null,
    ticket: outcome === 'CANNOT_DECIDE' ? null : filled(form.ticket),
    question: outcome === 'CANNOT_DECIDE' ? filled(form.question) : null,
    exception: termsOf(exception),
    shownDigest: reviewCase.shownDigest,
    secondsSpent: by.secondsSpent,
    as: by.as,
  };
}

function termsOf(exception: Draft['exception']): DecisionInput['exception'] {
  if (exception === null || exception.approver === null || exception.expires === null) return null;
  const { approver, compensatingControl, expires, reviewOn = null } = exception;
  return { approver, compensatingControl, expires, ...(reviewOn === null ? {} : { reviewOn }) };
}

/** Nothing is written yet: no draft is worth keeping. */
export function isBlank(form: Draft): boolean {
  return JSON.stringify(form) === JSON.stringify(emptyForm);
}

/** Opens a recorded decision for change. */
export function formOf(decision: Decision): Draft {
  const { outcome, justification, until, to, ticket, question, exception } = decision;
  return { outcome, justification: justification ?? '', until, to, ticket, question, exception };
}

function isFilled(text: string | null): boolean {
  return filled(text) !== null;
}

function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
