// What a decision must carry, by its outcome and what is decided on. Pure.
import type { ExceptionTerms } from '../../../shared/contract/decision.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Said } from '../../../shared/locale.ts';
import { saysWhy } from '../../../shared/reason.ts';
import type { Change, Outcome, Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';
import { type DecidingMessages, decidingMessages, type Why } from './messages/deciding.ts';

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
  readonly message: Said;
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
    missing.push({ code: 'UNTIL_NEEDED', message: inWords((words) => words.untilNeeded), field: 'until' });
  }
  const { until } = content;
  if (until !== null && until <= today) {
    missing.push({ code: 'UNTIL_IN_PAST', message: inWords((words) => words.notAfterToday(until)), field: 'until' });
  }
  if (content.outcome === 'REDUCE' && isBlank(content.to)) {
    missing.push({ code: 'TARGET_NEEDED', message: inWords((words) => words.targetNeeded), field: 'to' });
  }
  if (content.outcome === 'CANNOT_DECIDE' && isBlank(content.question)) {
    missing.push({ code: 'QUESTION_NEEDED', message: inWords((words) => words.questionNeeded), field: 'question' });
  }
  return missing;
}

function missingJustification(content: DecisionContent, on: DecidedOn): MissingPart[] {
  // A question is the reason why somebody can't decide.
  if (content.outcome === 'CANNOT_DECIDE' || saysWhy(content.justification)) return [];
  const replacesRevoke = on.replacesRevoke === true;
  if (content.outcome === 'CERTIFY' && !alwaysNeedsJustification(on) && !replacesRevoke) return [];
  const short = content.justification?.trim() ?? '';
  if (short !== '') {
    return [
      { code: 'JUSTIFICATION_NEEDED', message: inWords((words) => words.saysTooLittle(short)), field: 'justification' },
    ];
  }
  const why: Why =
    content.outcome !== 'CERTIFY'
      ? 'more'
      : riskRank(on.risk) >= riskRank('high')
        ? { risk: on.risk }
        : replacesRevoke
          ? 'replaces'
          : 'changed';
  return [{ code: 'JUSTIFICATION_NEEDED', message: inWords((words) => words.sayWhy(why)), field: 'justification' }];
}

function missingOfException(content: DecisionContent, today: string): MissingPart[] {
  const { exception, outcome } = content;
  if (exception === null) return [];
  const missing = (sentence: (words: DecidingMessages) => string): MissingPart[] => [
    { code: 'EXCEPTION_INCOMPLETE', message: inWords(sentence), field: 'exception' },
  ];
  if (outcome !== 'CERTIFY' && outcome !== 'CERTIFY_UNTIL') {
    return missing((words) => words.exceptionWithoutCertify);
  }
  if (isBlank(exception.compensatingControl)) return missing((words) => words.compensatingControlNeeded);
  if (exception.expires <= today) return missing((words) => words.exceptionEnded(exception.expires));
  const { reviewOn = null } = exception;
  if (reviewOn !== null && (reviewOn <= today || reviewOn > exception.expires)) {
    return missing((words) => words.exceptionReview(reviewOn));
  }
  return [];
}

function keepAfterRevoke(content: DecisionContent, earlier: EarlierRevoke | null): MissingPart[] {
  if (earlier === null || !isKeep(content.outcome)) return [];
  const said = (content.justification ?? '').toLowerCase();
  const names = ['revoke', 'entzieh', 'entzog', earlier.reference.toLowerCase(), earlier.campaignName.toLowerCase()];
  if (names.some((name) => said.includes(name))) return [];
  const { by, campaignName, reference, at } = earlier;
  const message = inWords((words) => words.keepAfterRevoke(by, campaignName, reference, at.slice(0, 10)));
  return [{ code: 'KEEP_AFTER_REVOKE', message, field: 'justification' }];
}

function inWords(sentence: (words: DecidingMessages) => string): Said {
  return inEvery(decidingMessages, sentence);
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
