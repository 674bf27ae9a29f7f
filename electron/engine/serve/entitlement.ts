// One entitlement as a reviewer is shown it: the inventory's facts with the rules' results.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Risk } from '../../../shared/words.ts';
import { judgementOf } from '../controls/results.ts';
import { entitlementDetail } from '../inventory/entitlement-detail.ts';
import { statement } from '../workspace/statement.ts';

export function entitlementOf(db: Database, uid: string, locale: Locale = 'en'): EntitlementDetail {
  const extras = {
    rules: (id: number) => [...judgementOf(db, id, locale).rules],
    risk: (id: number) => riskOf(db, id),
  };
  return entitlementDetail(db, uid, extras, locale);
}

/** Low before anything was assessed: nothing speaks against it yet. */
export function riskOf(db: Database, entitlement: number): Risk {
  return assessedRiskOf(db).get({ entitlement })?.risk ?? 'low';
}

const assessedRiskOf = statement<{ entitlement: number }, { risk: Risk }>(
  'select risk from entitlement_assessment where entitlement_id = $entitlement',
);
