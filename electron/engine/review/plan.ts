// A campaign's plan held against the evidence and the engagement: what it would review, who would, and what stands in its
// way. The preview tells it; opening throws the first problem.
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { CampaignPlan, campaignPreview } from '../../../shared/contract/review.ts';
import { CountersignError, type ErrorDetails } from '../../../shared/errors.ts';
import type { Locale, Said } from '../../../shared/locale.ts';
import type { Risk } from '../../../shared/words.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { namedRefusal } from '../engagement/authority.ts';
import { problemsOf } from '../engagement/completeness.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { findPerson, listPersons } from '../engagement/persons.ts';
import { holdsRight } from '../engagement/rights.ts';
import type { Clock } from '../workspace/workspace.ts';
import { namedReviewers, reviewerFor } from './assigning.ts';
import { nameProblems } from './campaign-name.ts';
import { openEnds } from './carry-over.ts';
import { evidenceNotices } from './evidence-notices.ts';
import { type ResolvedOrigin, resolveOrigin } from './origin.ts';
import { type Candidate, followUpReason, type Population, populationOf } from './population.ts';
import { settledReading } from './settled-reading.ts';

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
  const { version, document } = currentModel(db);
  const persons = listPersons(db);
  const today = todayOf(clock);
  const origin = resolveOrigin(db, plan, clock);
  const population = plannedPopulation(db, plan, origin, today);
  const reviewers = population.inScope.map((item) => reviewerFor(item, plan.assignment, plan.fallback, persons));
  const problems = [
    ...origin.problems,
    ...modelProblems(document, persons, today),
    ...nameProblems(db, plan.name),
    ...dueProblems(plan, today),
    ...reviewerProblems(db, plan),
    ...(origin.problems.length > 0 ? [] : populationProblems(population)),
    ...scopeProblems(db, plan, population),
  ];
  return { population, reviewers, modelVersion: version, problems, persons, origin };
}

function plannedPopulation(db: Database, plan: CampaignPlan, origin: ResolvedOrigin, today: string): Population {
  const carried = new Set(origin.carried.map((end) => end.entitlement));
  const asked = plan.scope.cameBack === true || plan.scope.changedOnly === true;
  const left = asked ? new Set(openEnds(db, today).map((end) => end.entitlement)) : carried;
  const limit = limitOf(plan, origin);
  return populationOf(db, plan.scope, {
    chosenReason: plan.outOfScopeReason?.trim() || 'No reason is given',
    limit,
    carried,
    isOpenEnd: (candidate) => left.has(candidate.uid),
  });
}

function limitOf(plan: CampaignPlan, { limit, record }: ResolvedOrigin) {
  if (limit !== null) return { entitlements: limit, reason: `This review is limited. ${record?.because ?? ''}`.trim() };
  const { entitlements } = plan.scope;
  return entitlements === undefined ? null : { entitlements, reason: followUpReason };
}

/** What opening the plan would do; nothing is written. What stands in its way is worded in `locale` where it is said so. */
export function previewCampaign(
  db: Database,
  plan: CampaignPlan,
  clock: Clock,
  locale: Locale = 'en',
): z.infer<typeof campaignPreview> {
  const terms = `${todayOf(clock)} ${locale} ${JSON.stringify(plan)}`;
  return settledReading(db, 'campaign preview', terms, () => readPreview(db, plan, clock, locale));
}

function readPreview(db: Database, plan: CampaignPlan, clock: Clock, locale: Locale): z.infer<typeof campaignPreview> {
  const { population, reviewers, problems, persons, origin } = planCampaign(db, plan, clock);
  const names = new Map(persons.map((person) => [person.id, person.name]));
  const byRisk: Record<Risk, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  const assigned = new Map<string | null, number>();
  const unassigned = new Map<string, { uid: string; identity: string; owner: string | null; items: number }>();
  for (const [position, item] of population.inScope.entries()) {
    if (item.risk !== null) byRisk[item.risk] += 1;
    const reviewer = reviewers[position] ?? null;
    assigned.set(reviewer, (assigned.get(reviewer) ?? 0) + 1);
    if (reviewer !== null) continue;
    const entry = unassigned.get(item.identityUid) ?? {
      uid: item.identityUid,
      identity: item.identity,
      owner: item.owner,
      items: 0,
    };
    unassigned.set(item.identityUid, { ...entry, items: entry.items + 1 });
  }
  return {
    items: population.inScope.length,
    byRisk,
    outOfScope: countBy(population.leftOut.map((left) => left.reason)),
    assignments: [...assigned]
      .map(([person, items]) => ({ person, name: person === null ? 'Nobody' : (names.get(person) ?? person), items }))
      .sort((left, right) => right.items - left.items),
    unassigned: [...unassigned.values()],
    carried: [...origin.carried],
    because: origin.record?.because ?? null,
    notices: [...evidenceNotices(db, newestBundle(db), plan.scope), ...beingDecided(db, population.inScope)],
    problems: problems.flatMap((problem) => {
      const listed = problem.details.problems;
      return Array.isArray(listed) ? listed.map(String) : [problem.said?.[locale] ?? problem.message];
    }),
  };
}

/** Two campaigns that ask for one thing at a time would each get half an answer. */
function beingDecided(db: Database, inScope: readonly Candidate[]): string[] {
  const open = db
    .prepare<[], { uid: string; campaign: string }>(
      `select review_item.entitlement_uid as uid, campaign.name as campaign
       from review_item
       join campaign on campaign.id = review_item.campaign_id
       left join assignment on assignment.id = review_item.assignment_id
       where campaign.state = 'open' and assignment.signed_off_at is null`,
    )
    .all();
  const campaignOf = new Map(open.map(({ uid, campaign }) => [uid, campaign]));
  const counts = new Map<string, number>();
  for (const { uid } of inScope) {
    const campaign = campaignOf.get(uid);
    if (campaign !== undefined) counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
  }
  return [...counts].map(
    ([campaign, items]) =>
      `${items} of these ${items === 1 ? 'is' : 'are'} being decided in ${campaign}, which is still open.`,
  );
}

function newestBundle(db: Database): number {
  return db.prepare<[], number>('select coalesce(max(ordinal), 0) from bundle').pluck().get() ?? 0;
}

function modelProblems(
  document: Parameters<typeof problemsOf>[0],
  persons: readonly Person[],
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

function populationProblems({ inScope }: Population): CountersignError[] {
  if (inScope.length === 0) {
    return [problem('CAMPAIGN_EMPTY', 'There is nothing to review: no entitlement is in scope.', {})];
  }
  const unassessed = inScope.filter((item: Candidate) => item.risk === null).length;
  if (unassessed === 0) return [];
  return [
    problem('INPUT_INVALID', `${unassessed} entitlements have no risk yet: run the assessment first.`, { unassessed }),
  ];
}

function scopeProblems(db: Database, plan: CampaignPlan, { leftOut }: Population): CountersignError[] {
  const problems: CountersignError[] = [];
  const chosen = leftOut.filter((left) => left.chosen).length;
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

function countBy(reasons: readonly string[]): { reason: string; items: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, items]) => ({ reason, items }))
    .sort((left, right) => right.items - left.items || (left.reason < right.reason ? -1 : 1));
}

function problem(code: CountersignError['code'], message: string | Said, details: ErrorDetails): CountersignError {
  return new CountersignError(code, message, details);
}
