// Which items may be certified together: low risk, unchanged, owner known, nothing open. Everything else is decided one at
// a time. The gate is pure; what it looks at is loaded once for a campaign.
import type { Database } from 'better-sqlite3';
import type { ItemRow } from './items.ts';

export interface BulkFacts {
  /** Identities (uid) with a finding that is open, or of which nothing says that it is settled. */
  readonly openFindings: ReadonlySet<string>;
  /** Entitlements (uid) that later evidence changed since the campaign opened. */
  readonly changedSince: ReadonlySet<string>;
  /** Entitlements (uid) whose newest final decision in another campaign is REVOKE. */
  readonly revoked: ReadonlySet<string>;
  /** Items that somebody cut before, or did not agree to keep, in this campaign. */
  readonly contested: ReadonlySet<string>;
}

/** Why the item can't be certified in bulk, in words; null when it can. */
export function bulkRefusal(item: ItemRow, facts: BulkFacts): string | null {
  if (item.campaignState === 'closed') return 'The campaign is closed.';
  if (item.signedOffAt !== null) return 'It is signed off already.';
  if (item.outcome !== null) return 'It is decided already.';
  if (item.risk !== 'low') return `Its risk is ${item.risk}, not low.`;
  if (item.change !== 'unchanged') return `It is ${item.change}, not unchanged.`;
  if (item.carriedWhy !== null) return 'An earlier campaign left it open.';
  if (item.owner === null) return 'Its owner is not known.';
  if (facts.openFindings.has(item.identityUid)) return 'A finding about it is open.';
  if (facts.changedSince.has(item.entitlement)) return 'Later evidence changed it after the campaign opened.';
  if (facts.revoked.has(item.entitlement)) return 'It was decided REVOKE before.';
  if (facts.contested.has(item.id)) return 'It was answered otherwise before in this campaign.';
  return null;
}

export function bulkFactsOf(db: Database, campaign: string): BulkFacts {
  const openFindings = db
    .prepare<[], string>(
      `select distinct identity.uid
       from finding
       join identity on identity.id = finding.identity_id
       where finding.removed_bundle is null
         and coalesce(finding.state, 'open') = 'open'`,
    )
    .pluck()
    .all();
  const changedSince = db
    .prepare<[{ campaign: string }], string>(
      `select distinct entitlement.uid
       from history
       join entitlement on entitlement.id = history.subject_id
       where history.subject = 'entitlement'
         and history.bundle > (select baseline_ordinal from campaign where id = $campaign)`,
    )
    .pluck()
    .all({ campaign });
  const revoked = db
    .prepare<[{ campaign: string }], string>(
      `select entitlement_uid
       from (
         select review_item.entitlement_uid, decision.outcome,
           row_number() over (
             partition by review_item.entitlement_uid
             order by decision.ledger_entry desc
           ) as newest
         from review_item
         join assignment on assignment.id = review_item.assignment_id
         join decision on decision.id = review_item.decision_id
         where review_item.campaign_id <> $campaign
           and assignment.signed_off_at is not null
           and decision.outcome <> 'CANNOT_DECIDE'
       )
       where newest = 1
         and outcome = 'REVOKE'`,
    )
    .pluck()
    .all({ campaign });
  const contested = db
    .prepare<[{ campaign: string }], string>(
      `select distinct review_item.id
       from review_item
       join decision on decision.item_id = review_item.id
       where review_item.campaign_id = $campaign
         and (
           decision.outcome in ('REDUCE', 'REVOKE')
           or exists (
             select 1
             from decision_event
             where decision_event.decision_id = decision.id and event = 'disagreed'
           )
         )`,
    )
    .pluck()
    .all({ campaign });
  return {
    openFindings: new Set(openFindings),
    changedSince: new Set(changedSince),
    revoked: new Set(revoked),
    contested: new Set(contested),
  };
}
