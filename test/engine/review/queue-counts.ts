// What the lists of a campaign count, against a count from its items.
import type { Database } from 'better-sqlite3';

/** Everything that is counted, against a count from the items as they are. */
export function wrongCounts(db: Database): unknown[] {
  const places = ['risk', 'identity', 'system'];
  const blocks = places.flatMap((order) =>
    ["''", 'assignment_id'].map(
      (audience) =>
        `select campaign_id, '${order}', ${audience}, ${order}_place >> 12, facet, count(*) from queue_item group by 1, 2, 3, 4, 5`,
    ),
  );
  const tallies = ["''", 'assignment_id', "'system ' || system"].map(
    (audience) => `select campaign_id, ${audience}, facet, count(*) from queue_item group by 1, 2, 3`,
  );
  const differ = (one: string, other: string) =>
    db
      .prepare(`select * from (${one} except ${other} limit 3)`)
      .all()
      .concat(db.prepare(`select * from (${other} except ${one} limit 3)`).all());
  return [
    ...db
      .prepare(
        `select queue_item.item_id, queue_item.facet, queue_state.facet as is_now
         from queue_item
         join queue_state on queue_state.item_id = queue_item.item_id
         where queue_state.facet <> queue_item.facet or queue_state.assignment_id <> queue_item.assignment_id
         limit 3`,
      )
      .all(),
    ...differ(
      'select campaign_id, audience, facet, items from queue_tally',
      `select * from (${tallies.join(' union all ')})`,
    ),
    ...differ(
      'select campaign_id, ordering, audience, block, facet, items from queue_block where items <> 0',
      `select * from (${blocks.join(' union all ')})`,
    ),
  ];
}
