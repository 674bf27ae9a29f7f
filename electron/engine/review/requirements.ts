// What a decision must carry, by its outcome and what is decided on. Pure.
import type { ExceptionTerms } from '../../../shared/contract/review.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Change, Outcome, Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';

export interface DecisionContent {
  readonly outcome: Outcome;
  readonly justification: string | null;
  readonly until: string | null;
  readonly to: string | null;
  readonly question: string | null;
  readonly exception: ExceptionTerms | null;
}

/** An earlier final REVOKE of the same entitlement, and the words by which a justification can name it. */
export interface EarlierRevoke {
  readonly campaignName: string;
  readonly reference: string;
  readonly by: string;
  readonly at: string;
}

export interface DecidedOn {
  readonly risk: Risk;
  readonly change: Change;
  readonly earlierRevoke: EarlierRevoke | null;
  /** A REVOKE that is not signed yet is what it takes the place of. */
  readonly replacesRevoke?: boolean;
}

export interface MissingPart {
  readonly code: ErrorCode;
  readonly message: string;
  /** The field to fill in. */
  readonly field: string;
}

/** What is missing, in the order in which somebody would fill it in. `today` is YYYY-MM-DD. */
export function missingParts(content: DecisionContent, on: DecidedOn, today: string): MissingPart[] {
  return [
    ...missingByOutcome(content, today),
    ...missingJustification(content, on),
    ...missingOfException(content, today),
    ...keepAfterRevoke(content, on.earlierRevoke),
  ];
}

/** Whether a reason is required whatever the outcome. */
export function alwaysNeedsJustification(on: Pick<DecidedOn, 'risk' | 'change'>): boolean {
  return riskRank(on.risk) >= riskRank('high') || on.change === 'changed' || on.change === 'reappeared';
}

function isKeep(outcome: Outcome): boolean {
  return outcome === 'CERTIFY' || outcome === 'CERTIFY_UNTIL' || outcome === 'REDUCE';
}

function missingByOutcome(content: DecisionContent, today: string): MissingPart[] {
  const missing: MissingPart[] = [];
  if (content.outcome === 'CERTIFY_UNTIL' && content.until === null) {
    missing.push({ code: 'UNTIL_NEEDED', message: 'Say until which day it is certified.', field: 'until' });
  }
  if (content.until !== null && content.until <= today) {
    missing.push({ code: 'UNTIL_IN_PAST', message: `${content.until} is not after today.`, field: 'until' });
  }
  if (content.outcome === 'REDUCE' && isBlank(content.to)) {
    missing.push({ code: 'TARGET_NEEDED', message: 'Say what it is to be reduced to.', field: 'to' });
  }
  if (content.outcome === 'CANNOT_DECIDE' && isBlank(content.question)) {
    missing.push({ code: 'QUESTION_NEEDED', message: 'Say what has to be answered first.', field: 'question' });
  }
  return missing;
}

function missingJustification(content: DecisionContent, on: DecidedOn): MissingPart[] {
  // A question is the reason why somebody can't decide.
  if (content.outcome === 'CANNOT_DECIDE' || !isBlank(content.justification)) return [];
  const replacesRevoke = on.replacesRevoke === true;
  if (content.outcome === 'CERTIFY' && !alwaysNeedsJustification(on) && !replacesRevoke) return [];
  const why =
    content.outcome !== 'CERTIFY'
      ? 'this is more than leaving it as it is'
      : riskRank(on.risk) >= riskRank('high')
        ? `the risk is ${on.risk}`
        : replacesRevoke
          ? 'this takes the place of a REVOKE'
          : 'something changed';
  return [{ code: 'JUSTIFICATION_NEEDED', message: `Say why: ${why}.`, field: 'justification' }];
}

function missingOfException(content: DecisionContent, today: string): MissingPart[] {
  const { exception, outcome } = content;
  if (exception === null) return [];
  const missing = (message: string): MissingPart[] => [{ code: 'EXCEPTION_INCOMPLETE', message, field: 'exception' }];
  if (outcome !== 'CERTIFY' && outcome !== 'CERTIFY_UNTIL') {
    return missing('An exception accepts a risk that stays, so it goes only with a certification.');
  }
  if (isBlank(exception.compensatingControl)) return missing('Say what is done instead (compensating control).');
  if (exception.expires <= today) return missing(`An exception ends in the future; ${exception.expires} is not.`);
  const { reviewOn = null } = exception;
  if (reviewOn !== null && (reviewOn <= today || reviewOn > exception.expires)) {
    return missing(`It is looked at again after today and before it ends; ${reviewOn} is not.`);
  }
  return [];
}

function keepAfterRevoke(content: DecisionContent, earlier: EarlierRevoke | null): MissingPart[] {
  if (earlier === null || !isKeep(content.outcome)) return [];
  const said = (content.justification ?? '').toLowerCase();
  const names = ['revoke', earlier.reference.toLowerCase(), earlier.campaignName.toLowerCase()];
  if (names.some((name) => said.includes(name))) return [];
  const message =
    `${earlier.by} decided REVOKE in ${earlier.campaignName} (${earlier.reference}, ${earlier.at.slice(0, 10)}). ` +
    'Keeping it now needs a justification that names that decision.';
  return [{ code: 'KEEP_AFTER_REVOKE', message, field: 'justification' }];
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
