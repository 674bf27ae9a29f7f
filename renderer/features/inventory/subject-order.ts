// The inventory's lists in the order that they are offered in: what is reviewed comes first.
import type { InventorySubject } from '../../../shared/contract/inventory.ts';

export const inventoryOrder: readonly InventorySubject[] = [
  'entitlements',
  'identities',
  'credentials',
  'findings',
  'actions',
];
