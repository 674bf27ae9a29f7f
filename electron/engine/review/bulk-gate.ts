// Which items may be certified together: low risk, unchanged, owner known, nothing open. Everything else is decided one at
// a time. What evidence and earlier answers say against it is kept with the item (facet.ts). Pure.
import { parseFacet } from './facet.ts';
import type { ItemRow } from './items.ts';

/** Why the item can't be certified in bulk, in words; null when it can. */
export function bulkRefusal(item: ItemRow): string | null {
  if (item.campaignState === 'closed') return 'The campaign is closed.';
  if (item.signedOffAt !== null) return 'It is signed off already.';
  if (item.outcome !== null) return 'It is decided already.';
  if (item.risk !== 'low') return `Its risk is ${item.risk}, not low.`;
  if (item.change !== 'unchanged') return `It is ${item.change}, not unchanged.`;
  if (item.carriedWhy !== null) return 'An earlier campaign left it open.';
  switch (parseFacet(item.facet).gate) {
    case 'owner':
      return 'Its owner is not known.';
    case 'finding':
      return 'A finding about it is open.';
    case 'changed_since':
      return 'Later evidence changed it after the campaign opened.';
    case 'revoked':
      return 'It was decided REVOKE before.';
    case 'contested':
      return 'It was answered otherwise before in this campaign.';
    case 'risk_or_change':
    case null:
      return null;
  }
}
