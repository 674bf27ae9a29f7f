// Where an entitlement stands to the scope of a planned campaign: reviewed, or left out and why. Pure, and the same for a
// single entitlement and for all those that a scope can't tell apart.
import type { CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import type { Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';
import { plainText } from '../engagement/same-person.ts';

/** All that a scope asks of an entitlement, what happened to it since it was reviewed apart. */
export interface ScopeFacts {
  readonly system: string;
  readonly identityKind: string;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
  readonly vendorManaged: number | null;
  readonly privilegeKind: string;
  /** Its own, or that of its identity; null: the evidence has neither. */
  readonly effectiveEnvironment: string | null;
  readonly effect: 'allow' | 'deny';
  /** Null: no assessment has seen it yet. */
  readonly risk: Risk | null;
}

export const places = ['in_scope', 'denies', 'not_asked', 'vendors', 'chosen_out'] as const;
/** `not_asked`: the review is limited to others; `chosen_out`: left out by the plan's own filters. */
export type Place = (typeof places)[number];

export interface Standing {
  /** Taken over from an earlier campaign: in scope whatever the filters say. */
  readonly carried: boolean;
  /** Among those that a limited review is limited to. */
  readonly named: boolean;
  /** Nothing new about it, as far as the scope asks only for what is new. */
  readonly settled: boolean;
}

/** Of what no plan names one by one. */
export const byFilters: Standing = { carried: false, named: false, settled: false };

/** Whether the scope asks what happened since the last review. */
export function asksForNews(scope: CampaignScope): boolean {
  return scope.changedOnly === true || scope.cameBack === true;
}

/** `isLimited`: the review is about named entitlements alone. */
export function placing(scope: CampaignScope, isLimited: boolean): (facts: ScopeFacts, standing: Standing) => Place {
  const isOutside = filter(scope);
  return (facts, { carried, named, settled }) => {
    if (facts.effect === 'deny') return 'denies';
    if (carried) return 'in_scope';
    if (isLimited && !named) return 'not_asked';
    if (facts.vendorManaged === 1 && !scope.vendorManaged && !isLimited) return 'vendors';
    return settled || isOutside(facts) ? 'chosen_out' : 'in_scope';
  };
}

function filter(scope: CampaignScope): (facts: ScopeFacts) => boolean {
  const isIn = (list: readonly string[] | null | undefined) => {
    if (list === null || list === undefined) return null;
    const set = new Set(list);
    return (value: string) => set.has(value);
  };
  const system = isIn(scope.systems);
  const identityKind = isIn(scope.identityKinds);
  const privilegeKind = isIn(scope.privilegeKinds);
  const environment = isIn(scope.environments);
  const owner = scope.owners === undefined ? null : ownership(scope.owners);
  const leastRank = scope.minimumRisk === null ? 0 : riskRank(scope.minimumRisk);
  return (facts) =>
    (system !== null && !system(facts.system)) ||
    (identityKind !== null && !identityKind(facts.identityKind)) ||
    (privilegeKind !== null && !privilegeKind(facts.privilegeKind)) ||
    // An unknown risk is never taken for a low one, nor an unknown environment for another one.
    (facts.risk !== null && riskRank(facts.risk) < leastRank) ||
    (environment !== null && facts.effectiveEnvironment !== null && !environment(facts.effectiveEnvironment)) ||
    (owner !== null && !owner(facts));
}

const unknownOwner = '(unknown)';

function ownership(owners: readonly string[]): (facts: Pick<ScopeFacts, 'owner' | 'ownerEmail'>) => boolean {
  const wanted = new Set(owners.map(plainText));
  const known = new Map<string, boolean>();
  const isWanted = (text: string | null): boolean => {
    if (text === null) return false;
    const found = known.get(text) ?? wanted.has(plainText(text));
    known.set(text, found);
    return found;
  };
  return ({ owner, ownerEmail }) =>
    owner === null && ownerEmail === null ? wanted.has(unknownOwner) : isWanted(owner) || isWanted(ownerEmail);
}
