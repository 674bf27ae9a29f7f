// The campaigns that were there before get their places in the lists, in the order in which they were opened.
export const migration = {
  number: 19,
  name: 'review queue filled',
  sql: `
insert into queue_campaign (campaign_id)
select id
from campaign
order by opened_at, id;
`,
} as const;
