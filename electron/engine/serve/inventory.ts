// inventory.*

import type { InventoryFilter } from '../../../shared/contract/inventory.ts';
import type { Handlers } from '../../../shared/contract.ts';
import { assess } from '../controls/assess.ts';
import { judgedBits } from '../controls/coverage.ts';
import { requireActor } from '../engagement/persons.ts';
import { deltaPage, saveDelta } from '../inventory/delta.ts';
import { deltaOf } from '../inventory/delta-detail.ts';
import { findIdentities } from '../inventory/find-identities.ts';
import { type GridFilter, inventoryColumns, inventoryFacets, inventoryRows } from '../inventory/grid.ts';
import { identityDetail } from '../inventory/identity-detail.ts';
import { listLinks } from '../inventory/links/list.ts';
import { confirmLink, undoLink } from '../inventory/links/rulings.ts';
import { recordDetail } from '../inventory/record-detail.ts';
import { saveRows } from '../inventory/save-rows.ts';
import { reviewFacts } from '../review/review-facts.ts';
import type { Transaction } from '../workspace/workspace.ts';
import type { Desk } from './desk.ts';
import { entitlementOf, riskOf } from './entitlement.ts';

export function inventoryHandlers(desk: Desk): Pick<Handlers, Extract<keyof Handlers, `inventory.${string}`>> {
  const judgeAgain = (transaction: Transaction): void => {
    assess(transaction, reviewFacts(transaction.db, desk.clock));
  };
  return {
    'inventory.columns': ({ subject }) => inventoryColumns(subject),
    'inventory.rows': (request) => inventoryRows(desk.read(), { ...request, filter: withBits(request.filter) }),
    'inventory.facets': ({ filter }) => inventoryFacets(desk.read(), withBits(filter)),
    'inventory.find': ({ text, limit }) => findIdentities(desk.read(), text, limit),
    'inventory.delta': (request) => deltaPage(desk.read(), request, desk.acting.locale()),
    'inventory.deltaOf': (request) => deltaOf(desk.read(), request, desk.acting.locale()),
    'inventory.saveDelta': (request) => saveDelta(desk.read(), request),
    'inventory.links': (request) => listLinks(desk.read(), request),
    'inventory.linkConfirm': ({ as, ...ruling }) =>
      confirmLink(desk.workspace(), ruling, requireActor(desk.read(), 'inventory.ruleLink', as), judgeAgain),
    'inventory.linkUndo': ({ as, ...ruling }) =>
      undoLink(desk.workspace(), ruling, requireActor(desk.read(), 'inventory.ruleLink', as), judgeAgain),
    'inventory.entitlement': ({ uid }) => entitlementOf(desk.read(), uid, desk.acting.locale()),
    'inventory.record': ({ subject, uid }) => recordDetail(desk.read(), subject, uid, desk.acting.locale()),
    'inventory.saveRows': (request, context) =>
      saveRows(desk.read(), { ...request, filter: withBits(request.filter) }, context),
    'inventory.identity': ({ uid }) =>
      identityDetail(desk.read(), uid, { risk: (id) => riskOf(desk.read(), id) }, desk.acting.locale()),
  };
}

/** The inventory lies below the rules and can't know which bit is whose. */
function withBits(filter: InventoryFilter): GridFilter {
  return filter.judged === undefined ? filter : { ...filter, bits: judgedBits(filter.judged) };
}
