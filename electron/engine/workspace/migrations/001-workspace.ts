// The one row that says which workspace this file is. What it is called can be unknown at first: naming it is an act.
export const migration = {
  number: 1,
  name: 'workspace',
  sql: `
    create table workspace (
      only integer primary key check (only = 1),
      id text not null unique,
      customer text,
      provider text,
      model text check (model in ('managed', 'co-managed', 'monitoring-only')),
      created_at text not null
    ) strict;
  `,
};
