// What a campaign's scope can be narrowed by, with how many live entitlements each choice has.
import type { Database } from 'better-sqlite3';
import type { ScopeChoices } from '../../../shared/contract/campaign.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';

export function scopeChoices(db: Database): ScopeChoices {
  return evidenceReading(db, 'scope choices', () => readScopeChoices(db));
}

function readScopeChoices(db: Database): ScopeChoices {
  const counted = (sql: string) =>
    db
      .prepare<[], ScopeChoices['systems'][number]>(
        `select ${sql} as value, count(*) as count
         from entitlement
         join identity on identity.id = entitlement.identity_id
         where entitlement.removed_bundle is null and entitlement.effect = 'allow'
         group by value
         order by count desc, value`,
      )
      .all();
  return {
    systems: counted('identity.system'),
    identityKinds: counted('identity.kind'),
    owners: counted(`coalesce(identity.owner, identity.owner_email, '(unknown)')`),
    environments: counted(`coalesce(entitlement.environment, identity.environment, '(unknown)')`),
  };
}
