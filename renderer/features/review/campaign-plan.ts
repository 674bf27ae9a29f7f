// A campaign while it is being planned: what the page starts from, and what is asked of the engine. Pure.
import type { AssignmentRule } from '../../../shared/contract/review.ts';
import type { MethodInput } from '../../../shared/contract.ts';
import type { Risk } from '../../../shared/words.ts';
import { localDay } from '../../lib/format.ts';

export interface PlanForm {
  readonly name: string;
  readonly due: string;
  /** null: all systems. */
  readonly systems: readonly string[] | null;
  readonly minimumRisk: Risk | null;
  readonly vendorManaged: boolean;
  readonly byOwner: boolean;
  readonly rules: readonly RuleForm[];
  readonly fallback: string | null;
  readonly reason: string;
  readonly approver: string | null;
}

/** A rule that may not be filled in yet. */
export interface RuleForm {
  readonly id: number;
  readonly by: 'system' | 'ownerText';
  readonly value: string;
  readonly person: string | null;
}

/** Three weeks for a review, as quarterly reviews are mostly given. */
const usualDays = 21;

export function firstPlan(now: Date): PlanForm {
  const due = new Date(now);
  due.setDate(due.getDate() + usualDays);
  return {
    name: `Q${Math.floor(now.getMonth() / 3) + 1} ${now.getFullYear()} access review`,
    due: localDay(due),
    systems: null,
    minimumRisk: null,
    vendorManaged: false,
    byOwner: true,
    rules: [],
    fallback: null,
    reason: '',
    approver: null,
  };
}

/** Whether the person chose to leave something out, which needs a reason and an approver. */
export function leavesOut(plan: PlanForm): boolean {
  return plan.systems !== null || plan.minimumRisk !== null;
}

export function planInput(plan: PlanForm, as: string | null): MethodInput<'campaign.open'> {
  return {
    name: plan.name.trim(),
    due: plan.due,
    scope: {
      systems: plan.systems === null ? null : [...plan.systems],
      privilegeKinds: null,
      minimumRisk: plan.minimumRisk,
      vendorManaged: plan.vendorManaged,
    },
    assignment: [...plan.rules.flatMap(ruleOf), ...(plan.byOwner ? [{ by: 'owner' as const }] : [])],
    fallback: plan.fallback,
    outOfScopeReason: plan.reason.trim() === '' ? null : plan.reason.trim(),
    outOfScopeApprover: plan.approver,
    as,
  };
}

/** What stops even a preview, in words. */
export function planProblems(plan: PlanForm): readonly string[] {
  return [
    ...(plan.name.trim() === '' ? ['Give the campaign a name.'] : []),
    ...(plan.due === '' ? ['Say when it is due.'] : []),
    ...(plan.systems !== null && plan.systems.length === 0 ? ['Choose at least one system.'] : []),
  ];
}

function ruleOf(rule: RuleForm): AssignmentRule[] {
  if (rule.person === null || rule.value.trim() === '') return [];
  return rule.by === 'system'
    ? [{ by: 'system', system: rule.value, person: rule.person }]
    : [{ by: 'ownerText', contains: rule.value.trim(), person: rule.person }];
}
