// The same NHI in several sources. `link_ruling` is what people say of a link and lasts; `link` and `linked_identity` are
// derived from the newest evidence and the rulings, and replaced whole.
export const migration = {
  number: 10,
  name: 'links',
  sql: `
create table link_ruling (
  link text primary key,               -- 'l-' + 16 hex of the uids of its two ends: the same at every import
  verdict text not null check (verdict in ('confirmed', 'undone')),
  basis text not null,                 -- what it stood on when it was judged, in words
  reason text,
  at text not null,
  by_person text not null,
  entry integer not null references ledger_entry(entry_index)
) strict;

create table link (
  uid text primary key,
  from_subject text not null check (from_subject in ('identity', 'finding')),
  from_id integer not null,            -- the one that names, where one does
  identity_id integer not null references identity(id),
  rule text not null,
  strength text not null check (strength in ('certain', 'suggested')),
  basis text not null,                 -- in words
  directed integer not null check (directed in (0, 1)),   -- the one that names acts through the other
  citations text not null,             -- JSON array of {artefact_id, line, pointer}
  state text not null check (state in ('applied', 'confirmed', 'suggested', 'undone'))
) strict;

create index link_by_from on link (from_subject, from_id);
create index link_by_identity on link (identity_id);

-- One row for each identity with a link to another one; nhi is the smallest id of all that are linked with it.
create table linked_identity (
  identity_id integer primary key references identity(id),
  nhi integer not null references identity(id),
  seen_in text not null,               -- the other systems that know it, comma-separated; empty without a standing link
  standing integer not null,           -- links that hold
  suggested integer not null           -- links that wait for a person
) strict;

create index linked_identity_by_nhi on linked_identity (nhi);

-- What the two were derived from.
create table link_derivation (
  only integer primary key check (only = 1),
  bundle integer not null,             -- newest bundle ordinal
  ruling integer not null              -- newest entry with a ruling; -1 before there is any
) strict;
`,
} as const;
