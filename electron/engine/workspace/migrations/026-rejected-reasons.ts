// How many rows of a source could not be read for each reason, and the first of them: written when a source is settled, so
// that nobody has to go through all its rejected rows to tell their reasons.
export const migration = {
  number: 26,
  name: 'rejected reasons',
  sql: `
create table rejected_reason (
  source_id text not null references source(id),
  reason text not null,
  rejected integer not null,
  first_row integer not null references rejected_row(id),
  primary key (source_id, reason)
) strict, without rowid;

insert into rejected_reason (source_id, reason, rejected, first_row)
select source_id, reason, count(*), min(id)
from rejected_row
group by source_id, reason;
`,
} as const;
