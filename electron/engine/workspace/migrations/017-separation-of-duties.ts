// Which rules of the separation of duties a decision was made without, who still has to accept it because he answered
// otherwise, and acts that were refused. refusal_repeat counts what came again and again, until that is an act of its own:
// a working note.
export const migration = {
  number: 17,
  name: 'separation of duties',
  sql: `
-- JSON arrays; null: none, or recorded before this was written down.
alter table decision add column loosened text check (json_valid(loosened));
alter table decision add column must_accept text check (json_valid(must_accept));
alter table decision_event add column loosened text check (json_valid(loosened));

-- One of several who have to accept did; the last one's word is the decision's confirmation.
create table decision_acceptance (
  decision_id text not null references decision(id),
  person_id text not null references person(id),
  at text not null,
  note text,
  ledger_entry integer not null,
  authenticated text check (authenticated in ('key', 'named')),
  primary key (decision_id, person_id)
) strict, without rowid;

create trigger decision_acceptance_only_by_the_customer
before insert on decision_acceptance
when (select party from person where id = new.person_id) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;

create trigger decision_acceptance_only_once
before insert on decision_acceptance
when exists (
  select 1 from decision_acceptance where decision_id = new.decision_id and person_id = new.person_id
)
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create trigger decision_acceptance_never_updated
before update on decision_acceptance
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create trigger decision_acceptance_never_deleted
before delete on decision_acceptance
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create table refusal (
  ledger_entry integer primary key,
  person_id text references person(id),     -- null for the operator
  party text not null check (party in ('customer', 'provider', 'adviser', 'auditor', 'operator')),
  method text not null,
  code text not null,
  subject text,                             -- a review item or a campaign
  times integer not null check (times > 0),
  at text not null
) strict;

create index refusal_by_person on refusal (person_id, method, code, ledger_entry);

create trigger refusal_only_once
before insert on refusal
when exists (select 1 from refusal where ledger_entry = new.ledger_entry)
begin
  select raise(abort, 'what was refused stays on record');
end;

create trigger refusal_never_updated
before update on refusal
begin
  select raise(abort, 'what was refused stays on record');
end;

create trigger refusal_never_deleted
before delete on refusal
begin
  select raise(abort, 'what was refused stays on record');
end;

create table refusal_repeat (
  person_id text not null,                  -- empty for the operator
  method text not null,
  code text not null,
  times integer not null,
  primary key (person_id, method, code)
) strict, without rowid;
`,
} as const;
