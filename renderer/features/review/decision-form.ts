// What somebody is filling in while they decide: what each outcome needs, what is still missing in words, and what is sent.
// The engine asks the same again when the decision is recorded; here it is said before anybody presses a button. Pure.
import type { Decision, DecisionInput, Draft, ReviewCase } from '../../../shared/contract/review.ts';
import type { Change, Outcome, Risk } from '../../../shared/words.ts';

export type FormField =
  | 'outcome'
  | 'justification'
  | 'until'
  | 'to'
  | 'question'
  | 'ticket'
  | 'exception.approver'
  | 'exception.compensatingControl'
  | 'exception.expires';

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
      return ['until', 'ticket', 'justification'];
    case 'REDUCE':
      return ['to', 'ticket', 'justification'];
    case 'REVOKE':
      return ['ticket', 'justification'];
    case 'CANNOT_DECIDE':
      return ['question'];
  }
}

/** An exception accepts a risk that stays: it goes only with a certification. */
export function mayHaveException(outcome: Outcome | null): boolean {
  return outcome === 'CERTIFY' || outcome === 'CERTIFY_UNTIL';
}

/** Why a reason has to be given, in a few words; null: it may be left empty. */
export function whyNeeded(outcome: Outcome, on: DecidedOn): string | null {
  if (outcome === 'CANNOT_DECIDE') return null;
  if (on.risk === 'high' || on.risk === 'critical') return `risk is ${on.risk}`;
  if (on.change === 'changed' || on.change === 'reappeared') return `it ${on.change}`;
  return outcome === 'CERTIFY' ? null : 'more than leaving it as it is';
}

/** What is missing, in the order in which somebody would fill it in. `today` is YYYY-MM-DD. */
export function missingIn(form: Draft, on: DecidedOn, today: string): readonly Missing[] {
  const { outcome } = form;
  if (outcome === null) return [{ field: 'outcome', text: 'Choose an outcome' }];
  const missing: Missing[] = [];
  const need = (field: FormField, text: string, isThere: boolean) => {
    if (!isThere) missing.push({ field, text });
  };
  if (outcome === 'CERTIFY_UNTIL') {
    need('until', 'Say until which day', form.until !== null);
    need('until', 'The day has to be after today', form.until === null || form.until > today);
  }
  if (outcome === 'REDUCE') need('to', 'Say what it is reduced to', isFilled(form.to));
  if (outcome === 'CANNOT_DECIDE') need('question', 'Say what has to be answered first', isFilled(form.question));
  const why = whyNeeded(outcome, on);
  if (why !== null) need('justification', `Say why: ${why}`, isFilled(form.justification));
  if (form.exception !== null && mayHaveException(outcome)) {
    const { approver, compensatingControl, expires } = form.exception;
    need('exception.approver', 'Name who approves the exception', approver !== null);
    need('exception.compensatingControl', 'Say what is done instead', isFilled(compensatingControl));
    need('exception.expires', 'Say when the exception ends', expires !== null);
    need('exception.expires', 'An exception ends after today', expires === null || expires > today);
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
  const terms =
    exception === null || exception.approver === null || exception.expires === null
      ? null
      : { ...exception, approver: exception.approver, expires: exception.expires };
  return {
    item: reviewCase.item.id,
    outcome,
    justification: outcome === 'CANNOT_DECIDE' ? null : filled(form.justification),
    until: outcome === 'CERTIFY_UNTIL' ? form.until : null,
    to: outcome === 'REDUCE' ? filled(form.to) : null,
    ticket: outcome === 'CANNOT_DECIDE' ? null : filled(form.ticket),
    question: outcome === 'CANNOT_DECIDE' ? filled(form.question) : null,
    exception: terms,
    shownDigest: reviewCase.shownDigest,
    secondsSpent: by.secondsSpent,
    as: by.as,
  };
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
