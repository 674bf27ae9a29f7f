// Persons, their signing keys, the operating model's versions, and who may decide for whom until when.
// signing_key_file is no state of the ledger: an encrypted private key is nothing that an audit pack may carry away.
export const migration = {
  number: 6,
  name: 'engagement',
  sql: `
create table person (
  id text primary key,                -- UUIDv7
  name text not null,
  party text not null check (party in ('customer', 'provider', 'adviser')),
  email text not null,
  email_plain text not null,          -- as it is compared: NFKC, folded case
  title text,
  active integer not null check (active in (0, 1)),
  added_at text not null,
  added_by text,                      -- person, null for the operator
  deactivated_at text,
  deactivated_by text,
  deactivated_reason text
) strict;

create unique index person_by_email on person (email_plain) where active = 1;

create table signing_key (
  id text primary key,                -- UUIDv7
  person_id text not null references person(id),
  subject text not null,
  algorithm text not null,
  fingerprint text not null unique,   -- SHA-256 of the certificate in DER
  origin text not null check (origin in ('generated', 'pkcs12')),
  created_at text not null,
  not_after text not null,
  certificate_pem text not null,
  chain_pem text not null,            -- JSON array, issuer before its own issuer
  root_pem text
) strict;

create index signing_key_by_person on signing_key (person_id, created_at);

create table signing_key_file (
  key_id text primary key references signing_key(id),
  key_file_pem text not null          -- PKCS#8, encrypted under the person's passphrase
) strict;

create table operating_model (
  version integer primary key check (version >= 1),
  document text not null check (json_valid(document)),
  changed_at text not null,
  changed_by text,                    -- person, null for the operator
  reason text not null,
  ledger_entry integer not null
) strict;

create table delegation (
  id text primary key,                -- UUIDv7
  from_person text not null references person(id),
  to_person text not null references person(id),
  campaign text,                      -- null: every campaign
  systems text check (json_valid(systems)),   -- JSON array; null: every system
  up_to text not null check (up_to in ('low', 'medium', 'high', 'critical')),
  valid_from text not null,
  valid_until text not null,
  reason text not null,
  granted_by text not null references person(id),
  granted_at text not null,
  ended_at text,
  ended_by text,
  end_reason text,
  check (from_person <> to_person),
  check (valid_from <= valid_until)
) strict;

create index delegation_by_holder on delegation (to_person, from_person);

create trigger person_never_deleted
before delete on person
begin
  select raise(abort, 'a person is deactivated, never deleted');
end;

create trigger person_keeps_party
before update of id, party, email, email_plain on person
begin
  select raise(abort, 'a person never changes party or e-mail');
end;

create trigger operating_model_never_updated
before update on operating_model
begin
  select raise(abort, 'a version of the operating model never changes');
end;

create trigger operating_model_never_deleted
before delete on operating_model
begin
  select raise(abort, 'a version of the operating model is never deleted');
end;

create trigger delegation_only_ends
before update of id, from_person, to_person, campaign, systems, up_to, valid_from, valid_until, granted_by, granted_at on delegation
begin
  select raise(abort, 'a delegation can only be ended');
end;

create trigger delegation_ends_once
before update on delegation
when old.ended_at is not null
begin
  select raise(abort, 'this delegation has ended');
end;

create trigger delegation_never_deleted
before delete on delegation
begin
  select raise(abort, 'a delegation is ended, never deleted');
end;

-- insert or replace deletes the old row without asking the triggers above, so the new one is refused first.
create trigger person_only_once
before insert on person
when exists (select 1 from person where id = new.id)
begin
  select raise(abort, 'a person is added once');
end;

create trigger person_of_one_email
before insert on person
when exists (
  select 1 from person
  where email_plain = new.email_plain and (active = 1 or party <> new.party)
)
begin
  select raise(abort, 'an e-mail belongs to one active person of one party only');
end;

create trigger operating_model_only_once
before insert on operating_model
when exists (select 1 from operating_model where version = new.version)
begin
  select raise(abort, 'a version of the operating model never changes');
end;

create trigger delegation_only_once
before insert on delegation
when exists (select 1 from delegation where id = new.id)
begin
  select raise(abort, 'a delegation is granted once');
end;
`,
} as const;
