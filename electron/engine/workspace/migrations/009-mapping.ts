// How people's own tables are read: mappings by name, one row a version, which source was read by which, and files of
// which the values are kept instead of the bytes.
export const migration = {
  number: 9,
  name: 'mapping',
  sql: `
create table mapping_profile (
  id text primary key,                -- UUIDv7, one for each version
  slug text not null,                 -- the last part of the source kind: mapped.<slug>
  version integer not null check (version >= 1),
  name text not null,
  profile text not null,              -- canonical JSON
  digest text not null check (length(digest) = 64),   -- SHA-256 of it
  reason text,                        -- why it differs from the version before; null for the first
  saved_at text not null,
  saved_by text,                      -- person, null for the operator
  retired_at text,
  retired_by text,
  retired_reason text,
  ledger_entry integer not null references ledger_entry(entry_index),
  unique (slug, version)
) strict;

create table source_mapping (
  source_id text primary key references source(id),
  profile_id text not null references mapping_profile(id)
) strict, without rowid;

create index source_mapping_by_profile on source_mapping (profile_id);

create table artefact_rendition (
  artefact_id text primary key references artefact(id),
  form text not null check (form in ('workbook-values'))   -- what is kept in place of the bytes
) strict, without rowid;
`,
} as const;
