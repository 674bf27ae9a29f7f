// The separation of duties as an operating model sets it: which part in an access keeps somebody from judging it, and what
// holds where two persons answer differently. Stricter than standard is free; looser needs a reason, and the right to say
// so. Pure.
import {
  type ConflictStrategy,
  conflictStrategies,
  type OperatingModelDocument,
  type SelfReviewBar,
  selfReviewBars,
} from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import { decisionRightIds } from './activities.ts';
import { authorityMessages } from './messages/authority.ts';
import { holdsRight, isAccountableForReview, type PersonFacts } from './rights.ts';

export type BarsInForce = Readonly<Record<SelfReviewBar, boolean>>;

/** An owner answers for an identity and is who should judge it: the one bar that a model has to ask for. */
export const standardBars: BarsInForce = {
  creator: true,
  granter: true,
  user: true,
  beneficiary: true,
  owner: false,
};

export const standardStrategy: ConflictStrategy = 'all_must_accept';

/** Whom each bar keeps from judging, in words. */
export const barTitles: Readonly<Record<SelfReviewBar, string>> = {
  creator: 'Whoever created the identity',
  granter: 'Whoever granted the access',
  user: 'Whoever signs in with it in person',
  beneficiary: 'Whoever owns a workload that acts through it',
  owner: 'Whoever owns the identity',
};

export const strategyTitles: Readonly<Record<ConflictStrategy, string>> = authorityMessages.en.strategies;

type Separation = OperatingModelDocument['separation'];

export function barsInForce(separation: Separation): BarsInForce {
  const applies = (bar: SelfReviewBar) => separation.selfReview[bar]?.applies ?? standardBars[bar];
  return {
    creator: applies('creator'),
    granter: applies('granter'),
    user: applies('user'),
    beneficiary: applies('beneficiary'),
    owner: applies('owner'),
  };
}

export function strategyInForce(separation: Separation): ConflictStrategy {
  return separation.conflictingAnswers?.strategy ?? standardStrategy;
}

export interface Loosened {
  /** What is looser than standard, in words. */
  readonly text: string;
  readonly reason: string;
}

/** What a model loosens, with its reason (empty where it gives none). */
export function loosenedIn(separation: Separation, locale: Locale = 'en'): Loosened[] {
  const words = authorityMessages[locale];
  const bars = selfReviewBars
    .filter((bar) => standardBars[bar] && !barsInForce(separation)[bar])
    .map((bar) => ({
      text: words.mayJudge(bar),
      reason: separation.selfReview[bar]?.reason?.trim() ?? '',
    }));
  const strategy = strategyInForce(separation);
  if (rankOf(strategy) <= rankOf(standardStrategy)) return bars;
  const reason = separation.conflictingAnswers?.reason?.trim() ?? '';
  return [...bars, { text: words.ofTwoAnswers(strategy), reason }];
}

/**
 * Throws INPUT_INVALID for something looser than standard without a reason; NOT_A_CUSTOMER_PERSON or NOT_THE_REVIEWER when
 * it becomes looser than it was by somebody who may not change decision rights. Null is whoever has the workspace open.
 */
export function refuseLoosening(
  before: OperatingModelDocument,
  after: OperatingModelDocument,
  person: PersonFacts | null,
): void {
  const unexplained = loosenedIn(after.separation).find(({ reason }) => reason === '');
  if (unexplained !== undefined) {
    throw new CountersignError('INPUT_INVALID', `${unexplained.text}: that is looser than standard. Say why.`);
  }
  if (!becomesLooser(before.separation, after.separation) && !changesRightHolder(before, after)) return;
  if (person === null) {
    const message = 'Loosening who may judge what needs a person of the customer who says who he is.';
    throw new CountersignError('NOT_A_CUSTOMER_PERSON', message);
  }
  // by what was in force: nobody gives himself the right in the same breath
  if (mayChangeRights(before, person)) return;
  const message = `${person.name} does not hold the right to change who may decide, and so can’t loosen it.`;
  throw new CountersignError('NOT_THE_REVIEWER', message, { person: person.id });
}

/** Who holds that right; where nobody is named for it, who answers for access reviews. */
export function mayChangeRights(document: OperatingModelDocument, person: PersonFacts): boolean {
  const isNamed = document.decisionRights.some((right) => right.right === decisionRightIds.changeRights);
  return isNamed
    ? holdsRight(document, decisionRightIds.changeRights, person)
    : isAccountableForReview(document, person);
}

function becomesLooser(before: Separation, after: Separation): boolean {
  const [was, is] = [barsInForce(before), barsInForce(after)];
  return (
    selfReviewBars.some((bar) => was[bar] && !is[bar]) ||
    rankOf(strategyInForce(after)) > rankOf(strategyInForce(before))
  );
}

function changesRightHolder(before: OperatingModelDocument, after: OperatingModelDocument): boolean {
  const holder = ({ decisionRights }: OperatingModelDocument) =>
    decisionRights.find((right) => right.right === decisionRightIds.changeRights)?.heldBy ?? null;
  return holder(before) !== null && holder(before) !== holder(after);
}

/** 0: the strictest. */
function rankOf(strategy: ConflictStrategy): number {
  return conflictStrategies.indexOf(strategy);
}
