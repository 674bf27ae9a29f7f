// What needs somebody, in the order in which it is read: one's own first, then what the review as a whole waits for. Pure.
import type { Engagement } from '../../../shared/contract/engagement.ts';
import type { Overview } from '../../../shared/contract/workspace.ts';

export type Need = Overview['needs'][number];

/** What only this person can do; all else is for whoever runs the review. */
const personal: ReadonlySet<Need['kind']> = new Set(['decide', 'handover', 'second_person', 'sign_off']);

/** Who runs the review: who may close a campaign, by id. A right names its holder by role or by person. */
export function leadsOf({ decisionRights, roles }: Engagement['document']): readonly string[] {
  const holder = decisionRights.find(({ right }) => right === 'campaign.close')?.heldBy;
  if (holder === undefined) return [];
  return roles.find(({ role }) => role === holder)?.persons ?? [holder];
}

export interface OrderedNeeds {
  readonly yours: readonly Need[];
  readonly round: readonly Need[];
}

/** The order within each is the engine's: soonest first. */
export function orderedNeeds(needs: readonly Need[]): OrderedNeeds {
  return {
    yours: needs.filter((need) => personal.has(need.kind)),
    round: needs.filter((need) => !personal.has(need.kind)),
  };
}

export type ShownNeed = { readonly need: Need } | { readonly kind: Need['kind']; readonly hidden: number };

/** Rows of one kind shown before they are folded, so that fifteen of one kind don't hide the others. */
const shownOfKind = 3;

/** The order is kept; from the fourth of a kind on they wait behind one row, unless that kind was opened. */
export function folded(needs: readonly Need[], opened: ReadonlySet<Need['kind']>): ShownNeed[] {
  const seen = new Map<Need['kind'], number>();
  return needs.flatMap((need): ShownNeed[] => {
    const before = seen.get(need.kind) ?? 0;
    seen.set(need.kind, before + 1);
    const ofKind = needs.filter((one) => one.kind === need.kind).length;
    if (opened.has(need.kind) || ofKind <= shownOfKind + 1 || before < shownOfKind) return [{ need }];
    return before === shownOfKind ? [{ kind: need.kind, hidden: ofKind - shownOfKind }] : [];
  });
}
