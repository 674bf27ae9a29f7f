// A campaign's plan while it is typed: a working note and no act. One for a plan of its own, for each series, event or
// follow-up that it starts from.

export const migration = {
  number: 31,
  name: 'plan draft',
  sql: `
create table plan_draft (
  origin text primary key,
  draft text not null check (json_valid(draft)),
  at text not null
) strict;
`,
} as const;
