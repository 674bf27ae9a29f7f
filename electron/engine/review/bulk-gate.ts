// Which items may be certified together: low risk, unchanged, owner known, nothing open. Everything else is decided one at
// a time. What evidence and earlier answers say against it is kept with the item (facet.ts). Pure.
import { inEvery, type Said } from '../../../shared/locale.ts';
import { parseFacet } from './facet.ts';
import type { ItemRow } from './items.ts';
import { type DecidingMessages, decidingMessages } from './messages/deciding.ts';

/** As much of an item as the gate looks at. */
export type BulkItem = Pick<
  ItemRow,
  'campaignState' | 'signedOffAt' | 'outcome' | 'risk' | 'change' | 'carriedWhy' | 'facet'
>;

/** Why the item can't be certified in bulk, in words; null when it can. */
export function bulkRefusal(item: BulkItem): Said | null {
  const say = (sentence: (words: DecidingMessages['bulk']) => string) =>
    inEvery(decidingMessages, ({ bulk }) => sentence(bulk));
  if (item.campaignState === 'closed') return say((bulk) => bulk.campaignClosed);
  if (item.signedOffAt !== null) return say((bulk) => bulk.signedOff);
  if (item.outcome !== null) return say((bulk) => bulk.decided);
  if (item.risk !== 'low') return say((bulk) => bulk.risk(item.risk));
  if (item.change !== 'unchanged') return say((bulk) => bulk.change(item.change));
  if (item.carriedWhy !== null) return say((bulk) => bulk.carried);
  switch (parseFacet(item.facet).gate) {
    case 'owner':
      return say((bulk) => bulk.owner);
    case 'finding':
      return say((bulk) => bulk.finding);
    case 'changed_since':
      return say((bulk) => bulk.changedSince);
    case 'revoked':
      return say((bulk) => bulk.revoked);
    case 'contested':
      return say((bulk) => bulk.contested);
    case 'risk_or_change':
    case null:
      return null;
  }
}
