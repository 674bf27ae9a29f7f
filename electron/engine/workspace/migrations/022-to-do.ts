// Items whose answer asks somebody to do something (cut, reduce, say more) are few among all those of a campaign: they are
// found by the letter that their facet has for the answer (migration 018).
export const migration = {
  number: 22,
  name: 'to do',
  sql: `
create index queue_item_to_do on queue_item (campaign_id, number) where substr(facet, 2, 1) in ('D', 'R', 'X');
`,
} as const;
