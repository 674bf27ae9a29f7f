// What opening a planned campaign would do, told from counts: what a scope can't tell apart is judged once for all of it, and
// single entitlements only where the plan names them. Nothing is written.
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { CampaignPlan, CampaignScope, campaignPreview } from '../../../shared/contract/campaign-plan.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import { type Assignable, reviewers } from './assigning.ts';
import { requireCampaign } from './campaign.ts';
import { evidenceNotices } from './evidence-notices.ts';
import { type PlanTerms, planTerms } from './plan.ts';
import { lastingProblems, planProblems } from './plan-problems.ts';
import { type PopulationChoice, reasonFor } from './population.ts';
import {
  type CountedIdentity,
  type NamedEntitlement,
  type NewsCount,
  type PopulationCounts,
  populationCounts,
  settledIn,
} from './population-counts.ts';
import { asksForNews, byFilters, type Place, places, placing } from './scope.ts';

type Preview = z.infer<typeof campaignPreview>;

/** What opening the plan would do. What stands in its way is worded in `locale` where it is said so. */
export function previewCampaign(db: Database, plan: CampaignPlan, clock: Clock, locale: Locale = 'en'): Preview {
  const terms = planTerms(db, plan, clock);
  const tally = countPlan(populationCounts(db), plan, terms);
  const { origin, persons, choice } = terms;
  const names = new Map(persons.map((person) => [person.id, person.name]));
  const problems = planProblems(db, plan, terms, {
    items: tally.places.in_scope,
    unassessed: tally.byRisk.get(null) ?? 0,
    chosenOut: tally.places.chosen_out,
  });
  return {
    items: tally.places.in_scope,
    byRisk: {
      low: tally.byRisk.get('low') ?? 0,
      medium: tally.byRisk.get('medium') ?? 0,
      high: tally.byRisk.get('high') ?? 0,
      critical: tally.byRisk.get('critical') ?? 0,
    },
    outOfScope: reasonsOf(tally, choice),
    assignments: [...tally.assigned]
      .filter(([, items]) => items > 0)
      .map(([person, items]) => ({ person, name: person === null ? 'Nobody' : (names.get(person) ?? person), items }))
      .sort(
        (one, other) =>
          other.items - one.items ||
          Number(one.person === null) - Number(other.person === null) ||
          compare(one.name, other.name),
      ),
    unassigned: tally.unassigned,
    carried: [...origin.carried],
    because: origin.record?.because ?? null,
    notices: [...evidenceNotices(db, newestBundle(db), plan.scope), ...beingDecided(db, tally.underWay)],
    problems: problems.flatMap((problem) => {
      const listed = problem.details.problems;
      return Array.isArray(listed) ? listed.map(String) : [problem.said?.[locale] ?? problem.message];
    }),
    seriesProblems: lastingProblems(db, plan, tally.places.chosen_out).map(
      (problem) => problem.said?.[locale] ?? problem.message,
    ),
  };
}

/** What keeping the plan as a series refuses. */
export function seriesProblems(db: Database, plan: CampaignPlan, clock: Clock): CountersignError[] {
  const tally = countPlan(populationCounts(db), plan, planTerms(db, plan, clock));
  return lastingProblems(db, plan, tally.places.chosen_out);
}

interface PlanTally {
  readonly places: Readonly<Record<Place, number>>;
  /** In scope; null: no assessment has seen it. */
  readonly byRisk: ReadonlyMap<Risk | null, number>;
  readonly assigned: ReadonlyMap<string | null, number>;
  readonly unassigned: Preview['unassigned'];
  /** In scope, and being decided in an open campaign, by its id. */
  readonly underWay: ReadonlyMap<string, number>;
}

function countPlan(counts: PopulationCounts, plan: CampaignPlan, { persons, choice }: PlanTerms): PlanTally {
  const { scope } = plan;
  const { places: inPlaces, inScope } = judgeGroups(counts, scope, choice);
  const reviewerOf = reviewers(plan.assignment, plan.fallback, persons);
  const byRisk = new Map<Risk | null, number>();
  const assigned = new Map<string | null, number>();
  const ownersOfNobody = new Set<string | null>();
  for (const [position, group] of counts.groups.entries()) {
    const items = inScope(position, group);
    if (items === 0) continue;
    const reviewer = reviewerOf(unnamed(group));
    add(byRisk, group.risk, items);
    add(assigned, reviewer, items);
    if (reviewer === null) ownersOfNobody.add(group.owner);
  }
  // What is judged by group is judged without the rules that name an identity.
  for (const identity of counts.called(namesIn(plan))) {
    const items = identity.cells.reduce((sum, cell) => sum + inScope(cell.group, cell), 0);
    add(assigned, reviewerOf(unnamed(identity)), -items);
    add(assigned, reviewerOf(identity), items);
  }
  const underWay = new Map<string, number>();
  for (const row of counts.underWay) add(underWay, row.campaign, inScope(row.group, row));

  const steps = movesByName(counts, scope, choice);
  const waiting = new Map<string, Step[]>();
  for (const step of steps) {
    const { entitlement, from, to } = step;
    inPlaces[from] -= 1;
    inPlaces[to] += 1;
    if (step.items === 0) continue;
    const { facts, identity } = entitlement;
    const reviewer = reviewerOf(identity);
    add(byRisk, facts.risk, step.items);
    add(assigned, reviewer, step.items);
    for (const campaign of entitlement.underWay) add(underWay, campaign, step.items);
    if (reviewer === null) waiting.set(identity.identityUid, [...(waiting.get(identity.identityUid) ?? []), step]);
  }
  const identities = counts.ofOwners([...ownersOfNobody].sort()).filter((identity) => reviewerOf(identity) === null);
  return {
    places: inPlaces,
    byRisk,
    assigned,
    underWay,
    unassigned: unassignedOf(counts, identities, inScope, waiting),
  };
}

/** Of a group, a cell or items under way, how many are in scope as far as no single entitlement is named. */
type InScope = (group: number, count: NewsCount) => number;

function judgeGroups({ groups }: PopulationCounts, scope: CampaignScope, { limit }: PopulationChoice) {
  const placeOf = placing(scope, limit !== null);
  const inPlaces: Record<Place, number> = { in_scope: 0, denies: 0, not_asked: 0, vendors: 0, chosen_out: 0 };
  const judged = groups.map((group) => {
    const settled = settledIn(group, scope);
    const [place, whenSettled] = [placeOf(group, byFilters), placeOf(group, { ...byFilters, settled: true })];
    inPlaces[place] += group.all - settled;
    inPlaces[whenSettled] += settled;
    return place === 'in_scope';
  });
  // What is settled is never in scope by the filters alone.
  const inScope: InScope = (group, count) => (judged[group] === true ? count.all - settledIn(count, scope) : 0);
  return { places: inPlaces, inScope };
}

interface Step {
  readonly entitlement: NamedEntitlement;
  readonly from: Place;
  readonly to: Place;
  /** 1: it comes into scope; -1: it leaves it. */
  readonly items: -1 | 0 | 1;
}

/** What the plan names one by one, where that puts it elsewhere than the filters did. */
function movesByName(counts: PopulationCounts, scope: CampaignScope, choice: PopulationChoice): Step[] {
  const { carried, limit, openEnds } = choice;
  const placeOf = placing(scope, limit !== null);
  const limited = new Set(limit?.entitlements);
  const asked = asksForNews(scope);
  const steps: Step[] = [];
  for (const uid of new Set([...carried, ...limited, ...(asked ? openEnds : [])])) {
    const entitlement = counts.entitlement(uid);
    if (entitlement === null) continue;
    const settled = asked && counts.isSettled(entitlement, scope);
    const from = placeOf(entitlement.facts, { ...byFilters, settled });
    const to = placeOf(entitlement.facts, {
      carried: carried.has(uid),
      named: limited.has(uid),
      settled: settled && !openEnds.has(uid),
    });
    if (from === to) continue;
    steps.push({ entitlement, from, to, items: to === 'in_scope' ? 1 : from === 'in_scope' ? -1 : 0 });
  }
  return steps;
}

interface Waiting {
  readonly identity: Assignable;
  /** By risk rank; what no assessment has seen comes first. */
  readonly items: number[];
}

/** Worst risk first; then by system, name and uid. */
function unassignedOf(
  { groups }: PopulationCounts,
  identities: readonly CountedIdentity[],
  inScope: InScope,
  byName: ReadonlyMap<string, readonly Step[]>,
): Preview['unassigned'] {
  const found = new Map<string, Waiting>();
  for (const identity of identities) {
    const items = [0, 0, 0, 0, 0, 0];
    for (const cell of identity.cells)
      addAt(items, rankOf(groups[cell.group]?.risk ?? null), inScope(cell.group, cell));
    found.set(identity.identityUid, { identity, items });
  }
  for (const [uid, steps] of byName) {
    for (const { entitlement, items } of steps) {
      const one = found.get(uid) ?? { identity: entitlement.identity, items: [0, 0, 0, 0, 0, 0] };
      addAt(one.items, rankOf(entitlement.facts.risk), items);
      found.set(uid, one);
    }
  }
  const isSorted = byName.size === 0;
  const all = isSorted ? [...found.values()] : [...found.values()].sort(byIdentity);
  const byWorst: Preview['unassigned'][] = [[], [], [], [], [], []];
  for (const { identity, items } of all) {
    const worst = items.findLastIndex((many) => many > 0);
    byWorst[worst]?.push({
      uid: identity.identityUid,
      identity: identity.identity,
      owner: identity.owner,
      items: items.reduce((sum, many) => sum + many, 0),
    });
  }
  return byWorst.reverse().flat();
}

function byIdentity({ identity: one }: Waiting, { identity: other }: Waiting): number {
  return (
    compare(one.system, other.system) ||
    compare(one.identity, other.identity) ||
    compare(one.identityUid, other.identityUid)
  );
}

function rankOf(risk: Risk | null): number {
  return risk === null ? 5 : riskRank(risk);
}

function addAt(list: number[], position: number, items: number): void {
  list[position] = (list[position] ?? 0) + items;
}

function unnamed({ system, owner, ownerEmail }: Pick<Assignable, 'system' | 'owner' | 'ownerEmail'>): Assignable {
  return { identityUid: '', identity: '', system, owner, ownerEmail };
}

function namesIn({ assignment }: CampaignPlan): string[] {
  return assignment.flatMap((rule) => (rule.by === 'identity' ? [rule.identity] : []));
}

function add<Key>(map: Map<Key, number>, key: Key, items: number): void {
  map.set(key, (map.get(key) ?? 0) + items);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** By reason, the most first; one text may be the reason of several places. */
function reasonsOf({ places: inPlaces }: PlanTally, choice: PopulationChoice): Preview['outOfScope'] {
  const counts = new Map<string, number>();
  for (const place of places) {
    if (place !== 'in_scope' && inPlaces[place] > 0) add(counts, reasonFor(place, choice), inPlaces[place]);
  }
  return [...counts]
    .map(([reason, items]) => ({ reason, items }))
    .sort((one, other) => other.items - one.items || compare(one.reason, other.reason));
}

/** Two campaigns that ask for one thing at a time would each get half an answer. */
function beingDecided(db: Database, underWay: PlanTally['underWay']): string[] {
  return [...underWay]
    .filter(([, items]) => items > 0)
    .map(([campaign, items]) => {
      const { name } = requireCampaign(db, campaign);
      return `${items} of these ${items === 1 ? 'is' : 'are'} being decided in ${name}, which is still open.`;
    });
}

function newestBundle(db: Database): number {
  return newestOrdinal(db).get({})?.ordinal ?? 0;
}

const newestOrdinal = statement<object, { ordinal: number }>('select coalesce(max(ordinal), 0) as ordinal from bundle');
