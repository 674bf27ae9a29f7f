// A campaign while it is being planned: what the page starts from, and what is asked of the engine. Pure.
import { freeName } from '../../../shared/campaign-name.ts';
import type { PlanDraft } from '../../../shared/contract/campaign.ts';
import type {
  AssignmentRule,
  CampaignOrigin,
  CampaignPlan,
  CampaignScope,
} from '../../../shared/contract/campaign-plan.ts';
import type { MethodInput } from '../../../shared/contract.ts';
import type { Risk } from '../../../shared/words.ts';
import { localDay } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';

type PlanWords = Messages['campaignPlan'];

export interface PlanForm {
  readonly name: string;
  readonly due: string;
  /** null: all systems. */
  readonly systems: readonly string[] | null;
  /** null: every kind. */
  readonly identityKinds: readonly string[] | null;
  readonly environment: 'all' | 'production' | 'non_production';
  /** null: every owner. */
  readonly owners: readonly string[] | null;
  readonly which: Which;
  readonly minimumRisk: Risk | null;
  readonly vendorManaged: boolean;
  readonly byOwner: boolean;
  readonly rules: readonly RuleForm[];
  readonly fallback: string | null;
  readonly reason: string;
  readonly approver: string | null;
  readonly origin: CampaignOrigin | null;
}

/** All of it, what changed or was left open since, or only what came back. */
export const whichItems = ['all', 'changed', 'came_back'] as const;
export type Which = (typeof whichItems)[number];

/** A rule that may not be filled in yet. */
export interface RuleForm {
  readonly id: number;
  readonly by: 'system' | 'ownerText' | 'identity';
  readonly value: string;
  readonly person: string | null;
}

/** Three weeks for a review, as quarterly reviews are mostly given. */
const usualDays = 21;

/** `taken`: names of the campaigns that there are; the proposed one is free. */
export function firstPlan(
  now: Date,
  words: PlanWords,
  origin: CampaignOrigin | null = null,
  taken: readonly string[] = [],
): PlanForm {
  const due = new Date(now);
  due.setDate(due.getDate() + usualDays);
  return {
    name: freeName(nameFor(origin, now, words.names), taken),
    due: localDay(due),
    systems: null,
    identityKinds: null,
    environment: 'all',
    owners: null,
    which: 'all',
    minimumRisk: null,
    vendorManaged: false,
    byOwner: true,
    rules: [],
    fallback: null,
    reason: '',
    approver: null,
    origin,
  };
}

function nameFor(origin: CampaignOrigin | null, now: Date, names: PlanWords['names']): string {
  if (origin?.kind === 'follow_up') return names.followUp(localDay(now));
  if (origin?.kind === 'trigger') return names.trigger(localDay(now));
  return names.quarter(Math.floor(now.getMonth() / 3) + 1, now.getFullYear());
}

/** The form for a plan that the engine proposes: the next round of a series. */
export function formOf({ origin, scope, assignment, ...plan }: CampaignPlan): PlanForm {
  return {
    name: plan.name,
    due: plan.due,
    systems: scope.systems,
    identityKinds: scope.identityKinds ?? null,
    environment: scope.environments?.[0] ?? 'all',
    owners: scope.owners ?? null,
    which: scope.cameBack === true ? 'came_back' : scope.changedOnly === true ? 'changed' : 'all',
    minimumRisk: scope.minimumRisk,
    vendorManaged: scope.vendorManaged,
    byOwner: assignment.some((rule) => rule.by === 'owner'),
    rules: assignment.flatMap(ruleForm),
    fallback: plan.fallback,
    reason: plan.outOfScopeReason ?? '',
    approver: plan.outOfScopeApprover,
    origin: origin ?? null,
  };
}

function ruleForm(rule: AssignmentRule, id: number): RuleForm[] {
  if (rule.by === 'owner') return [];
  const value = rule.by === 'system' ? rule.system : rule.by === 'ownerText' ? rule.contains : rule.identity;
  return [{ id, by: rule.by, value, person: rule.person }];
}

/** What is kept of a plan while it is typed; its origin stands beside it. */
export function draftOf({ origin: _, ...draft }: PlanForm): PlanDraft {
  return {
    ...draft,
    systems: copied(draft.systems),
    identityKinds: copied(draft.identityKinds),
    owners: copied(draft.owners),
    rules: [...draft.rules],
  };
}

function copied(list: readonly string[] | null): string[] | null {
  return list === null ? null : [...list];
}

/** Whether two plans of one origin say the same. */
export function isSamePlan(one: PlanForm, other: PlanForm): boolean {
  const said = (plan: PlanForm) => {
    const draft: Record<string, unknown> = { ...draftOf(plan) };
    return JSON.stringify(
      Object.keys(draft)
        .sort()
        .map((key) => draft[key]),
    );
  };
  return said(one) === said(other);
}

/** A round limited by its origin has no filters of its own. */
export function isLimited(plan: PlanForm): boolean {
  return plan.origin !== null && plan.origin.kind !== 'series';
}

/** A series begins with the next quarter after whatever is open now is due: two rounds would ask the same twice. */
export function firstRound(now: Date, openUntil: readonly string[]): string {
  const quarter = Math.floor(now.getMonth() / 3);
  for (let next = quarter + 1; ; next += 1) {
    const day = localDay(new Date(now.getFullYear(), next * 3, 1));
    if (openUntil.every((due) => due < day)) return day;
  }
}

/** The rule by which somebody takes one identity over: before the others, once. */
export function withReviewer(plan: PlanForm, identity: string, person: string | null): PlanForm {
  const others = plan.rules.filter((rule) => rule.by !== 'identity' || rule.value !== identity);
  if (person === null) return { ...plan, rules: others };
  const id = Math.max(0, ...plan.rules.map((rule) => rule.id)) + 1;
  return { ...plan, rules: [{ id, by: 'identity', value: identity, person }, ...others] };
}

/** Whether the person chose to leave something out, which needs a reason and an approver. */
export function leavesOut(plan: PlanForm): boolean {
  if (isLimited(plan)) return false;
  return (
    plan.systems !== null ||
    plan.minimumRisk !== null ||
    plan.identityKinds !== null ||
    plan.environment !== 'all' ||
    plan.owners !== null ||
    plan.which !== 'all'
  );
}

export function planInput(plan: PlanForm, as: string | null): MethodInput<'campaign.open'> {
  return {
    name: plan.name.trim(),
    due: plan.due,
    ...planRules(plan),
    ...(plan.origin === null ? {} : { origin: plan.origin }),
    as,
  };
}

/** What a series keeps of a plan as well. */
export function planRules(plan: PlanForm): Omit<MethodInput<'campaign.open'>, 'name' | 'due' | 'as' | 'origin'> {
  return {
    scope: isLimited(plan) ? { vendorManaged: true } : scopeOf(plan),
    assignment: [...plan.rules.flatMap(ruleOf), ...(plan.byOwner ? [{ by: 'owner' as const }] : [])],
    fallback: plan.fallback,
    outOfScopeReason: plan.reason.trim() === '' ? null : plan.reason.trim(),
    outOfScopeApprover: plan.approver,
  };
}

function scopeOf(plan: PlanForm): CampaignScope {
  return {
    systems: plan.systems === null ? null : [...plan.systems],
    privilegeKinds: null,
    minimumRisk: plan.minimumRisk,
    vendorManaged: plan.vendorManaged,
    ...(plan.identityKinds === null ? {} : { identityKinds: [...plan.identityKinds] }),
    ...(plan.environment === 'all' ? {} : { environments: [plan.environment] }),
    ...(plan.owners === null ? {} : { owners: [...plan.owners] }),
    ...(plan.which === 'changed' ? { changedOnly: true } : {}),
    ...(plan.which === 'came_back' ? { cameBack: true } : {}),
  };
}

/** What stops even a preview, in words. */
export function planProblems(plan: PlanForm, { problems }: PlanWords): readonly string[] {
  return [
    ...(plan.name.trim() === '' ? [problems.name] : []),
    ...(plan.due === '' ? [problems.due] : []),
    ...choiceProblems(plan, { problems }),
  ];
}

/** Of them, what a series would lack as well. */
export function choiceProblems(plan: PlanForm, { problems }: Pick<PlanWords, 'problems'>): readonly string[] {
  return [
    ...(plan.systems !== null && plan.systems.length === 0 ? [problems.systems] : []),
    ...(plan.identityKinds !== null && plan.identityKinds.length === 0 ? [problems.kinds] : []),
    ...(plan.owners !== null && plan.owners.length === 0 ? [problems.owners] : []),
  ];
}

function ruleOf(rule: RuleForm): AssignmentRule[] {
  if (rule.person === null || rule.value.trim() === '') return [];
  switch (rule.by) {
    case 'system':
      return [{ by: 'system', system: rule.value, person: rule.person }];
    case 'ownerText':
      return [{ by: 'ownerText', contains: rule.value.trim(), person: rule.person }];
    case 'identity':
      return [{ by: 'identity', identity: rule.value, person: rule.person }];
  }
}
