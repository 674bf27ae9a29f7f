// Identities, credentials, entitlements, findings, actions: the newest state of each, and every earlier one as history.
// Null means that no evidence says it. Booleans are 0, 1 or null. Each row carries the address of its main evidence line;
// facts that stand elsewhere (another file, another statement) have their own row in citation.
const lastUse = `
  last_use_state text not null default 'unknown' check (last_use_state in ('at', 'never', 'not_in_window', 'unknown')),
  last_use_at text,`;

const address = `
  artefact_id text not null references artefact(id),
  line integer,
  pointer text,`;

/** first and last bundle (ordinal) that showed it; removed: the bundle whose complete source no longer had it. */
const presence = `
  first_bundle integer not null references bundle(ordinal),
  last_bundle integer not null references bundle(ordinal),
  removed_bundle integer references bundle(ordinal)`;

/** In last_bundle (or removed_bundle). The next use of a credential alone is no change: it would hide the real ones. */
const change = `
  change text not null default 'new' check (change in ('new', 'changed', 'unchanged', 'removed', 'reappeared')),
  changed_facts text not null default '[]',      -- JSON array of {fact, before, after}; fact is the column's name`;

export const migration = {
  number: 4,
  name: 'inventory',
  sql: `
create table identity (
  id integer primary key,
  uid text not null unique,           -- stable digest of (system, native_id): 'i-' + 16 hex
  system text not null,
  native_id text not null,
  kind text not null,
  name text not null,
  scope text,
  environment text check (environment in ('production', 'non_production')),
  owner text,
  owner_basis text check (owner_basis in ('attested', 'inferred')),
  owner_email text,
  owner_status text check (owner_status in ('active', 'left', 'provider')),
  purpose text,
  created_at text,
  created_by text,${lastUse}
  status text check (status in ('active', 'disabled', 'deleted')),
  interactive integer check (interactive in (0, 1)),
  external_organisation text,
  vendor_managed integer check (vendor_managed in (0, 1)),
  break_glass integer check (break_glass in (0, 1)),
  default_account integer check (default_account in (0, 1)),
  workloads integer,
  placeholder integer not null default 0 check (placeholder in (0, 1)),  -- only named by another record
  tags text not null default '{}',${address}
  facts_digest text not null,${change}${presence},
  unique (system, native_id)
) strict;

create index identity_by_name on identity (name collate nocase, id);
create index identity_by_owner on identity (owner, id);
create index identity_by_native_id on identity (native_id);

create table identity_link (
  identity_id integer not null references identity(id),
  system text not null,
  native_id text not null,
  artefact_id text not null references artefact(id),
  line integer,
  pointer text,
  primary key (identity_id, system, native_id)
) strict, without rowid;

create table credential (
  id integer primary key,
  uid text not null unique,           -- 'c-' + 16 hex
  identity_id integer not null references identity(id),
  native_id text not null,
  kind text not null,
  created_at text,
  rotated_at text,
  expires_at text,
  never_expires integer check (never_expires in (0, 1)),${lastUse}
  status text check (status in ('active', 'inactive', 'deleted')),
  holder text check (holder in ('customer', 'provider')),
  restricted integer check (restricted in (0, 1)),
  last_four text,${address}
  facts_digest text not null,${change}${presence},
  unique (identity_id, kind, native_id)
) strict;

create index credential_by_native_id on credential (native_id);

create table entitlement (
  id integer primary key,
  uid text not null unique,           -- 'e-' + 16 hex of (system, native_id, key)
  identity_id integer not null references identity(id),
  key text not null,
  privilege_kind text not null,
  privilege text not null,
  resource text not null,
  effect text not null check (effect in ('allow', 'deny')),
  negated text check (negated in ('privilege', 'resource', 'both')),
  condition text,
  scope text,
  environment text check (environment in ('production', 'non_production')),
  boundary text,
  path text not null default '[]',    -- JSON array of hops with their addresses
  granted_at text,
  granted_by text,
  expires_at text,
  never_expires integer check (never_expires in (0, 1)),${lastUse}
  administrator integer check (administrator in (0, 1)),
  escalates integer check (escalates in (0, 1)),
  wildcard integer check (wildcard in (0, 1)),
  public integer check (public in (0, 1)),
  external integer check (external in (0, 1)),
  conditioned integer check (conditioned in (0, 1)),
  loose_federation integer check (loose_federation in (0, 1)),
  principal_exists integer check (principal_exists in (0, 1)),
  grants_own_access integer check (grants_own_access in (0, 1)),
  advice text,${address}
  facts_digest text not null,${change}${presence},
  unique (identity_id, key)
) strict;

-- No index for sorting: a list is sorted once and then paged by position, while each index would slow every import.

create table finding (
  id integer primary key,
  uid text not null unique,           -- 'f-' + 16 hex
  native_id text not null,
  identity_id integer references identity(id),
  identity_hint text,
  kind text not null,
  tool text not null,
  rule text not null,
  title text not null,
  resource text,
  severity text check (severity in ('low', 'medium', 'high', 'critical')),
  state text check (state in ('open', 'resolved', 'suppressed')),
  first_seen text,
  last_seen text,
  last_four text,${address}
  facts_digest text not null,${change}${presence}
) strict;

create index finding_by_identity on finding (identity_id);
create index finding_by_hint on finding (identity_hint) where identity_id is null;

create table action (
  id integer primary key,
  uid text not null unique,           -- 'a-' + 16 hex
  native_id text not null,
  identity_id integer references identity(id),
  performed_by text not null,
  party text check (party in ('customer', 'provider')),
  activity text,
  verb text not null,
  target text not null,
  at text,
  ticket text,
  approval text,
  state text check (state in ('planned', 'done', 'failed', 'cancelled')),${address}
  facts_digest text not null,${change}${presence}
) strict;

create index action_by_identity on action (identity_id);

-- What a record was before a bundle changed it: with the record as it is now, every state that it has had. A new record
-- has no row here, its first_bundle says it; nor has one that is unchanged.
create table history (
  id integer primary key,
  subject text not null check (subject in ('identity', 'credential', 'entitlement', 'finding', 'action')),
  subject_id integer not null,
  bundle integer not null references bundle(ordinal),
  change text not null check (change in ('changed', 'removed', 'reappeared')),
  facts text not null,                -- JSON of the columns as they were before this bundle
  changed_facts text not null default '[]'
) strict;

create unique index history_by_subject on history (subject, subject_id, bundle);

-- Facts whose line is not the row's own: merged from a second source, or a hop of the path.
create table citation (
  subject text not null check (subject in ('identity', 'credential', 'entitlement', 'finding', 'action')),
  subject_id integer not null,
  fact text not null,
  artefact_id text not null references artefact(id),
  line integer,
  pointer text,
  primary key (subject, subject_id, fact)
) strict, without rowid;
`,
} as const;
