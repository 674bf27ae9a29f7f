// The scope of a campaign as facts: a label and what was chosen, only for what narrows it. Pure.
import type { CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import type { Messages } from '../../messages/table.ts';
import { kindWord } from '../inventory/facet-words.ts';

/** How the engine writes that the evidence does not say. */
export const unknownChoice = '(unknown)';

/** Names listed of one filter; a scope of a thousand owners is told by its number. */
const named = 12;

export function scopeFacts(scope: CampaignScope, words: Messages): readonly (readonly [string, string])[] {
  const { covers } = words.campaign;
  const plan = words.campaignPlan.scope;
  const facts: (readonly [string, string])[] = [];
  const asItIs = (value: string) => choiceName(value, plan.unknown);
  const names = (label: string, values: readonly string[] | null | undefined, nameOf = asItIs) => {
    if (values === null || values === undefined) return;
    const listed = values.slice(0, named).map(nameOf);
    facts.push([label, values.length > named ? `${listed.join(', ')} …` : listed.join(', ')]);
  };
  if (scope.entitlements !== undefined) facts.push([covers.facts.only, covers.exactly(scope.entitlements.length)]);
  names(covers.facts.systems, scope.systems);
  names(covers.facts.kinds, scope.identityKinds, (kind) => kindWord(kind, words.inventory));
  names(covers.facts.owners, scope.owners);
  if (scope.environments !== undefined) {
    const where = scope.environments.map((environment) => plan.environments[environment]);
    facts.push([covers.facts.where, where.join(', ')]);
  }
  if (scope.cameBack === true) facts.push([covers.facts.since, plan.which.came_back]);
  else if (scope.changedOnly === true) facts.push([covers.facts.since, plan.which.changed]);
  if (scope.minimumRisk !== null) {
    facts.push([covers.facts.risk, covers.riskAndAbove(words.field.risks[scope.minimumRisk])]);
  }
  return facts;
}

/** "service_account" as people write it. */
export function choiceName(value: string, unknown: string): string {
  return value === unknownChoice ? unknown : value.replaceAll('_', ' ');
}
