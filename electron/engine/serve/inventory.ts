// inventory.*
import type { Handlers } from '../../../shared/contract.ts';
import { findIdentities, inventoryColumns, inventoryFacets, inventoryRows } from '../inventory/grid.ts';
import { identityDetail } from '../inventory/identity-detail.ts';
import type { Desk } from './desk.ts';
import { entitlementOf, riskOf } from './entitlement.ts';

export function inventoryHandlers(desk: Desk): Pick<Handlers, Extract<keyof Handlers, `inventory.${string}`>> {
  return {
    'inventory.columns': ({ subject }) => inventoryColumns(subject),
    'inventory.rows': (request) => inventoryRows(desk.read(), request),
    'inventory.facets': ({ filter }) => inventoryFacets(desk.read(), filter),
    'inventory.find': ({ text, limit }) => findIdentities(desk.read(), text, limit),
    'inventory.entitlement': ({ uid }) => entitlementOf(desk.read(), uid),
    'inventory.identity': ({ uid }) => identityDetail(desk.read(), uid, { risk: (id) => riskOf(desk.read(), id) }),
  };
}
