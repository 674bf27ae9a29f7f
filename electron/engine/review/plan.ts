// A campaign's plan held against the evidence and the engagement: what it would review, who would, and what stands in its
// way. Opening reads each entitlement for it and throws the first problem; a preview counts.
import type { Database } from 'better-sqlite3';
import type { CampaignPlan } from '../../../shared/contract/campaign-plan.ts';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import type { Clock } from '../workspace/workspace.ts';
import { reviewers } from './assigning.ts';
import { openEnds } from './carry-over.ts';
import { type ResolvedOrigin, resolveOrigin } from './origin.ts';
import { planProblems } from './plan-problems.ts';
import { followUpReason, type Population, type PopulationChoice, populationOf } from './population.ts';
import { asksForNews } from './scope.ts';

/** What a plan comes to before the population is looked at. */
export interface PlanTerms {
  readonly origin: ResolvedOrigin;
  readonly persons: readonly Person[];
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly choice: PopulationChoice;
}

export interface PlannedCampaign {
  readonly population: Population;
  /** Reviewer of each item in scope, in its order; null: nobody. */
  readonly reviewers: readonly (string | null)[];
  readonly modelVersion: number;
  /** What opening refuses, the most basic first. */
  readonly problems: readonly CountersignError[];
  readonly persons: readonly Person[];
  readonly origin: ResolvedOrigin;
}

export function planCampaign(db: Database, plan: CampaignPlan, clock: Clock): PlannedCampaign {
  const terms = planTerms(db, plan, clock);
  const { persons, origin } = terms;
  const population = populationOf(db, plan.scope, terms.choice);
  const problems = planProblems(db, plan, terms, {
    items: population.inScope.length,
    unassessed: population.inScope.filter(({ risk }) => risk === null).length,
    chosenOut: population.leftOut.filter(({ chosen }) => chosen).length,
  });
  const { version } = currentModel(db);
  const reviewerOf = reviewers(plan.assignment, plan.fallback, persons);
  return {
    population,
    reviewers: population.inScope.map(reviewerOf),
    modelVersion: version,
    problems,
    persons,
    origin,
  };
}

export function planTerms(db: Database, plan: CampaignPlan, clock: Clock): PlanTerms {
  const today = todayOf(clock);
  const origin = resolveOrigin(db, plan, clock);
  return { origin, persons: listPersons(db), today, choice: choiceOf(db, plan, origin, today) };
}

function choiceOf(db: Database, plan: CampaignPlan, origin: ResolvedOrigin, today: string): PopulationChoice {
  const carried = new Set(origin.carried.map((end) => end.entitlement));
  return {
    chosenReason: plan.outOfScopeReason?.trim() || 'No reason is given',
    limit: limitOf(plan, origin),
    carried,
    openEnds: asksForNews(plan.scope) ? new Set(openEnds(db, today).map((end) => end.entitlement)) : carried,
  };
}

function limitOf(plan: CampaignPlan, { limit, record }: ResolvedOrigin): PopulationChoice['limit'] {
  if (limit !== null) return { entitlements: limit, reason: `This review is limited. ${record?.because ?? ''}`.trim() };
  const { entitlements } = plan.scope;
  return entitlements === undefined ? null : { entitlements, reason: followUpReason };
}
