// What closes the loop after the sign-off: exceptions renewed and ended, rotations agreed and their dependants confirmed,
// instruction lists as they were signed, answers to what the provider did unasked, and the customer's own evidence.
// Nothing here is ever changed or deleted: what comes later is a row of its own.
const appendOnly = (table: string, says: string): string => `
create trigger ${table}_never_updated
before update on ${table}
begin
  select raise(abort, '${says}');
end;

create trigger ${table}_never_deleted
before delete on ${table}
begin
  select raise(abort, '${says}');
end;
`;

/** insert or replace deletes the old row without asking the triggers above, so the new one is refused first. */
const onlyOnce = (table: string, same: string, says: string): string => `
create trigger ${table}_only_once
before insert on ${table}
when exists (select 1 from ${table} where ${same})
begin
  select raise(abort, '${says}');
end;
`;

const customerOnly = (table: string, column: string): string => `
create trigger ${table}_only_by_the_customer
before insert on ${table}
when (select party from person where id = new.${column}) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;
`;

export const migration = {
  number: 11,
  name: 'loop',
  sql: `
-- An exception is part of its decision; what happened to it since stands here.
create table exception_event (
  id text primary key,                -- UUIDv7
  decision_id text not null references decision(id),
  event text not null check (event in ('renewed', 'ended')),
  person_id text not null references person(id),   -- who renewed (the new approver) or ended it
  reason text not null,
  compensating_control text,
  expires text,
  review_on text,
  at text not null,
  ledger_entry integer not null,
  check ((event = 'renewed') = (expires is not null and compensating_control is not null))
) strict;

create index exception_event_by_decision on exception_event (decision_id, ledger_entry);
${appendOnly('exception_event', 'what happened to an exception never changes')}
${onlyOnce('exception_event', 'id = new.id', 'what happened to an exception never changes')}
${customerOnly('exception_event', 'person_id')}
create trigger exception_ends_once
before insert on exception_event
when exists (select 1 from exception_event where decision_id = new.decision_id and event = 'ended')
begin
  select raise(abort, 'this exception has ended');
end;

create table rotation (
  id text primary key,                -- UUIDv7
  reference text not null unique,     -- NT-R01
  campaign_id text not null references campaign(id),
  credential_uid text not null,
  credential text not null,           -- as it was named when the rotation was agreed
  identity_uid text not null,
  identity text not null,
  system text not null,
  reason text not null,
  ticket text,
  due text,
  baseline_ordinal integer not null,  -- newest bundle when it was agreed
  agreed_by text not null references person(id),
  agreed_at text not null,
  ledger_entry integer not null
) strict;
${appendOnly('rotation', 'an agreed rotation never changes')}
${onlyOnce('rotation', 'id = new.id or reference = new.reference', 'an agreed rotation never changes')}
${customerOnly('rotation', 'agreed_by')}
create table rotation_event (
  id text primary key,                -- UUIDv7
  rotation_id text not null references rotation(id),
  event text not null check (event in ('dependants_confirmed', 'withdrawn')),
  person_id text not null references person(id),
  dependants text check (json_valid(dependants)),  -- JSON array of texts
  note text,
  at text not null,
  ledger_entry integer not null,
  check ((event = 'dependants_confirmed') = (dependants is not null))
) strict;

create index rotation_event_by_rotation on rotation_event (rotation_id, ledger_entry);
${appendOnly('rotation_event', 'what happened to a rotation never changes')}
${onlyOnce('rotation_event', 'id = new.id', 'what happened to a rotation never changes')}
${customerOnly('rotation_event', 'person_id')}
create table instruction_list (
  number integer primary key,         -- 1, 2 ... over the whole workspace
  campaign_id text not null references campaign(id),
  supersedes integer references instruction_list(number),
  document text not null,             -- canonical JSON, exactly what was signed
  document_sha256 text not null,
  signature text not null,            -- base64, SHA-256 with the certificate's key
  certificate_pem text not null,
  chain_pem text not null,            -- JSON array
  certificate_fingerprint text not null,
  file text not null,                 -- name of the zip
  file_sha256 text not null,
  issued_by text not null references person(id),
  issued_at text not null,
  ledger_entry integer not null
) strict;

create index instruction_list_by_campaign on instruction_list (campaign_id, number);
${appendOnly('instruction_list', 'an instruction list never changes')}
${onlyOnce('instruction_list', 'number = new.number', 'an instruction list never changes')}
${customerOnly('instruction_list', 'issued_by')}
create table instruction (
  reference text primary key,         -- NT-I0001
  list_number integer not null references instruction_list(number),
  position integer not null,
  kind text not null check (kind in ('REVOKE', 'REDUCE', 'ROTATE', 'QUESTION', 'WITHDRAWN')),
  subject text not null,              -- the review item's or the rotation's id
  subject_reference text not null,
  decision_id text references decision(id),
  due text,
  change_window text,
  ticket text,
  content_sha256 text not null,       -- of what is asked, without its number, dates and window
  replaces text references instruction(reference),
  unique (list_number, position)
) strict;

create index instruction_by_subject on instruction (subject, list_number);
${appendOnly('instruction', 'an instruction never changes')}
${onlyOnce('instruction', 'reference = new.reference', 'an instruction never changes')}
create table action_answer (
  id text primary key,                -- UUIDv7
  action_uid text not null,
  answer text not null check (answer in ('acknowledged', 'ratified')),
  reason text not null,
  person_id text not null references person(id),
  at text not null,
  ledger_entry integer not null
) strict;

create index action_answer_by_action on action_answer (action_uid, ledger_entry);
${appendOnly('action_answer', 'an answer never changes')}
${onlyOnce('action_answer', 'id = new.id', 'an answer never changes')}
${customerOnly('action_answer', 'person_id')}
create table own_evidence (
  id text primary key,                -- UUIDv7
  subject text not null,              -- the review item's or the rotation's id
  shows text not null check (shows in ('done', 'not_done')),
  statement text not null,
  file text not null,
  sha256 text not null references blob(sha256),
  size integer not null,
  person_id text not null references person(id),
  at text not null,
  ledger_entry integer not null
) strict;

create index own_evidence_by_subject on own_evidence (subject, ledger_entry);
${appendOnly('own_evidence', 'own evidence never changes')}
${onlyOnce('own_evidence', 'id = new.id', 'own evidence never changes')}
${customerOnly('own_evidence', 'person_id')}`,
} as const;
