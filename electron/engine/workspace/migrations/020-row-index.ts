// What the inventory's lists are read from, worked out once for each state of the evidence; and a digest of the
// assessment, by which what was read of another one is known to be out of date. Both are derived, and no act.
export const migration = {
  number: 20,
  name: 'row index',
  sql: `
create table row_index (
  part text primary key,              -- such as 'entitlements by owner'
  evidence text not null,             -- the state that it was worked out from
  content blob not null
) strict;

create table assessment_mark (
  only integer primary key check (only = 1),
  mark text not null
) strict;

-- few among many, for what says how many of them there are
create index decision_with_exception on decision (item_id) where exception is not null;
create index decision_loosened on decision (item_id) where loosened is not null;
create index decision_event_loosened on decision_event (decision_id) where loosened is not null;
create index decision_by_cut on decision (item_id) where outcome in ('REDUCE', 'REVOKE');
`,
} as const;
