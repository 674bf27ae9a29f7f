// What stands in the way of opening a campaign, the most basic first: the operating model, the due date, who is named in the
// plan, and what there is to review.
import type { Database } from 'better-sqlite3';
import type { CampaignPlan } from '../../../shared/contract/campaign-plan.ts';
import { CountersignError, type ErrorDetails } from '../../../shared/errors.ts';
import type { Said } from '../../../shared/locale.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { namedRefusal } from '../engagement/authority.ts';
import { problemsOf } from '../engagement/completeness.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { findPerson } from '../engagement/persons.ts';
import { holdsRight, type PersonFacts } from '../engagement/rights.ts';
import { namedReviewers } from './assigning.ts';
import { nameProblems } from './campaign-name.ts';
import type { PlanTerms } from './plan.ts';

export interface PlannedFigures {
  readonly items: number;
  /** Of them, what no assessment has seen. */
  readonly unassessed: number;
  /** Left out by the plan's own choice. */
  readonly chosenOut: number;
}

export function planProblems(
  db: Database,
  plan: CampaignPlan,
  { origin, persons, today }: PlanTerms,
  figures: PlannedFigures,
): CountersignError[] {
  return [
    ...origin.problems,
    ...modelProblems(currentModel(db).document, persons, today),
    ...nameProblems(db, plan.name),
    ...dueProblems(plan, today),
    ...reviewerProblems(db, plan),
    ...(origin.problems.length > 0 ? [] : populationProblems(figures)),
    ...scopeProblems(db, plan, figures.chosenOut),
  ];
}

/** What would stand in the way of every round of it: who is named, and what is left out without a reason or an approver. */
export function lastingProblems(db: Database, plan: CampaignPlan, chosenOut: number): CountersignError[] {
  return [...reviewerProblems(db, plan), ...scopeProblems(db, plan, chosenOut)];
}

function modelProblems(
  document: Parameters<typeof problemsOf>[0],
  persons: readonly PersonFacts[],
  today: string,
): CountersignError[] {
  const blocking = problemsOf(document, persons, today).filter((problem) => problem.blocks);
  if (blocking.length === 0) return [];
  return [
    new CountersignError(
      'OPERATING_MODEL_INCOMPLETE',
      `The operating model is not complete: ${blocking.length} ${blocking.length === 1 ? 'point is' : 'points are'} open. ` +
        'A campaign opens once everybody knows who answers for what.',
      { problems: blocking.map((problem) => problem.text) },
    ),
  ];
}

function dueProblems(plan: CampaignPlan, today: string): CountersignError[] {
  if (plan.due >= today) return [];
  return [problem('INPUT_INVALID', `The campaign would be due on ${plan.due}, which is past.`, { due: plan.due })];
}

function reviewerProblems(db: Database, plan: CampaignPlan): CountersignError[] {
  return namedReviewers(plan.assignment, plan.fallback).flatMap((id) => {
    const person = findPerson(db, id);
    if (person === null) return [problem('NOT_FOUND', 'A reviewer named in the plan is not known.', { person: id })];
    const refusal = namedRefusal('reviewer', person);
    return refusal === null ? [] : [problem(refusal.code, refusal.message, { person: id })];
  });
}

function populationProblems({ items, unassessed }: PlannedFigures): CountersignError[] {
  if (items === 0) {
    return [problem('CAMPAIGN_EMPTY', 'There is nothing to review: no entitlement is in scope.', {})];
  }
  if (unassessed === 0) return [];
  return [
    problem('INPUT_INVALID', `${unassessed} entitlements have no risk yet: run the assessment first.`, { unassessed }),
  ];
}

function scopeProblems(db: Database, plan: CampaignPlan, chosen: number): CountersignError[] {
  const problems: CountersignError[] = [];
  const { outOfScopeReason, outOfScopeApprover } = plan;
  if (chosen > 0 && (outOfScopeReason ?? '').trim() === '') {
    problems.push(
      problem('INPUT_INVALID', `The scope leaves out ${chosen} entitlements: say why.`, { leftOut: chosen }),
    );
  }
  if (chosen > 0 && outOfScopeApprover === null) {
    const message = `The scope leaves out ${chosen} entitlements: name the person of the customer who approved that.`;
    problems.push(problem('INPUT_INVALID', message, { leftOut: chosen }));
  }
  if (outOfScopeApprover === null) return problems;
  const approver = findPerson(db, outOfScopeApprover);
  if (approver === null) {
    problems.push(
      problem('NOT_FOUND', 'The approver of what is left out is not known.', { person: outOfScopeApprover }),
    );
    return problems;
  }
  const refusal = namedRefusal('approver of what is left out', approver);
  if (refusal !== null) problems.push(problem(refusal.code, refusal.message, { person: approver.id }));
  else if (!holdsRight(currentModel(db).document, decisionRightIds.approveScope, approver)) {
    const message = `${approver.name} does not hold the right to leave something out of a review.`;
    problems.push(problem('NOT_THE_REVIEWER', message, { person: approver.id }));
  }
  return problems;
}

function problem(code: CountersignError['code'], message: string | Said, details: ErrorDetails): CountersignError {
  return new CountersignError(code, message, details);
}
