// Where entitlements lie under review right now: their items in open campaigns, the newest first.
import type { Database } from 'better-sqlite3';

export interface ItemPlace {
  readonly campaign: string;
  readonly item: string;
}

/** By the entitlement's uid; what is in no open campaign is not in it. */
export function itemsOfEntitlements(db: Database, entitlements: readonly string[]): ReadonlyMap<string, ItemPlace> {
  const find = db.prepare<[string], ItemPlace>(
    `select campaign.id as campaign, review_item.id as item
     from review_item
     join campaign on campaign.id = review_item.campaign_id
     where review_item.entitlement_uid = ?
       and campaign.state = 'open'
     order by campaign.opened_at desc
     limit 1`,
  );
  return new Map(
    entitlements.flatMap((uid): [string, ItemPlace][] => {
      const place = find.get(uid);
      return place === undefined ? [] : [[uid, place]];
    }),
  );
}
