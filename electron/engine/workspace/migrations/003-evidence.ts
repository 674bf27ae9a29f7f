// Bundles, their files (content-addressed, compressed, in chunks), their sources, and the rows that could not be read.
export const migration = {
  number: 3,
  name: 'evidence',
  sql: `
create table blob (
  sha256 text primary key,            -- of the bytes as stored (after redaction), lower-case hex
  size integer not null
) strict;

create table blob_chunk (
  sha256 text not null references blob(sha256),
  chunk integer not null,             -- 0, 1, 2 ...
  deflated blob not null,             -- raw deflate of up to 1 MiB
  primary key (sha256, chunk)
) strict, without rowid;

create table bundle (
  id text primary key,                -- UUIDv7
  ordinal integer not null unique,    -- order of import in this workspace, 1, 2 ...
  name text not null,
  kind text not null check (kind in ('bag', 'plain')),
  tagmanifest_sha256 text not null,
  provider text,                      -- as declared
  engagement text,
  sequence integer,
  previous text,
  lineage text not null check (lineage in ('first', 'follows', 'gap', 'rollback', 'fork', 'none')),
  period_from text,
  period_to text,
  statement text,
  trust text not null check (trust in ('trusted', 'unknown-signer', 'unsigned')),
  signature_kind text,
  fingerprint text,
  acknowledged integer not null check (acknowledged in (0, 1)),  -- imported although not trusted
  effective_at text,                  -- latest extracted_at of its sources
  received_at text not null,
  imported_by text,                   -- person, null for the operator
  ledger_entry integer not null references ledger_entry(entry_index),
  delta text not null default '{}'    -- JSON: how many entitlements it made new, changed, unchanged, removed, reappeared
) strict;

create unique index bundle_by_tagmanifest on bundle (tagmanifest_sha256);

create table artefact (
  id text primary key,                -- UUIDv7
  bundle_id text not null references bundle(id),
  path text not null,                 -- below data/
  sha256 text not null,               -- of the file as the provider handed it over
  size integer not null,
  stored_sha256 text references blob(sha256),   -- null: not read by any importer, so only its hash is kept
  redactions integer not null default 0,        -- how many secret values were removed before storing
  unique (bundle_id, path)
) strict;

create table source (
  id text primary key,                -- UUIDv7
  bundle_id text not null references bundle(id),
  declared_id text not null,          -- id in the declaration, or the path for plain files
  kind text not null,                 -- source kind, e.g. aws.credential-report
  sniffed integer not null check (sniffed in (0, 1)),
  system text,                        -- as declared
  scope text,                         -- the system that most of its identities live in, e.g. aws:123456789012
  extracted_at text,
  query text,
  filters text,
  declared_identities integer,
  declared_credentials integer,
  declared_entitlements integer,
  declared_findings integer,
  declared_actions integer,
  imported_identities integer not null default 0,
  imported_credentials integer not null default 0,
  imported_entitlements integer not null default 0,
  imported_findings integer not null default 0,
  imported_actions integer not null default 0,
  rejected integer not null default 0,
  duplicates integer not null default 0,
  partial integer not null default 0 check (partial in (0, 1)),
  complete integer not null default 0 check (complete in (0, 1)),  -- what it does not show is gone: nothing partial, rejected or short
  remarks text not null default '[]', -- JSON array of sentences
  empty_attested text,                -- who attests that zero rows is true, null when nobody does
  unique (bundle_id, declared_id)
) strict;

create table source_artefact (
  source_id text not null references source(id),
  artefact_id text not null references artefact(id),
  primary key (source_id, artefact_id)
) strict, without rowid;

create table rejected_row (
  id integer primary key,
  source_id text not null references source(id),
  artefact_id text not null references artefact(id),
  line integer,
  pointer text,
  reason text not null
) strict;

create index rejected_row_by_source on rejected_row (source_id, id);

create table trusted_fingerprint (
  fingerprint text primary key,
  provider text not null,
  note text,
  added_at text not null,
  added_by text,
  removed_at text
) strict;
`,
} as const;
