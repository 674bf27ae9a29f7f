// Auditors among the persons, delegations of single items, how it was made sure who decided, and each step in who reviews
// an item: given, handed over by its reviewer, accepted or declined. engagement_draft is a working note and no act.
export const migration = {
  number: 12,
  name: 'engagement-2',
  sql: `
-- A check can't be widened in place: the table is made anew with the same rows. References are checked at the commit.
create temp table person_as_it_was as select * from person;
drop table person;
create table person (
  id text primary key,                -- UUIDv7
  name text not null,
  party text not null check (party in ('customer', 'provider', 'adviser', 'auditor')),
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
insert into person (
  id, name, party, email, email_plain, title, active, added_at, added_by, deactivated_at, deactivated_by,
  deactivated_reason
)
select id, name, party, email, email_plain, title, active, added_at, added_by, deactivated_at, deactivated_by,
  deactivated_reason
from person_as_it_was;
drop table person_as_it_was;

create unique index person_by_email on person (email_plain) where active = 1;

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

alter table delegation add column items text check (json_valid(items));   -- JSON array of review items; null: all

create trigger delegation_items_never_change
before update of items on delegation
begin
  select raise(abort, 'a delegation can only be ended');
end;

create trigger delegation_only_to_the_customer
before insert on delegation
when (select party from person where id = new.to_person) is not 'customer'
  or (select party from person where id = new.from_person) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;

-- Null: recorded before this was written down.
alter table decision add column authenticated text check (authenticated in ('key', 'named'));
alter table decision_event add column authenticated text check (authenticated in ('key', 'named'));

create table item_assignment (
  item_id text not null references review_item(id),
  ledger_entry integer not null,
  step text not null check (step in ('assigned', 'handed_over', 'accepted', 'declined')),
  from_person text references person(id),   -- null: nobody had it, or it was not written down
  to_person text not null references person(id),
  reason text not null,
  by_person text references person(id),     -- null for the operator
  at text not null,
  primary key (item_id, ledger_entry)
) strict, without rowid;

insert into item_assignment (item_id, ledger_entry, step, from_person, to_person, reason, by_person, at)
select json_extract(moved.value, '$.item'), entry_index, 'assigned', json_extract(moved.value, '$.from'),
  json_extract(entry, '$.body.to'), json_extract(entry, '$.body.reason'), json_extract(entry, '$.actor.person'),
  json_extract(entry, '$.at')
from ledger_entry, json_each(entry, '$.body.items') as moved
where act = 'item.assigned';

create trigger item_assignment_only_to_the_customer
before insert on item_assignment
when (select party from person where id = new.to_person) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;

create trigger item_assignment_only_once
before insert on item_assignment
when exists (select 1 from item_assignment where item_id = new.item_id and ledger_entry = new.ledger_entry)
begin
  select raise(abort, 'who was to review an item never changes afterwards');
end;

create trigger item_assignment_never_updated
before update on item_assignment
begin
  select raise(abort, 'who was to review an item never changes afterwards');
end;

create trigger item_assignment_never_deleted
before delete on item_assignment
begin
  select raise(abort, 'who was to review an item never changes afterwards');
end;

create table engagement_draft (
  only integer primary key check (only = 1),
  draft text not null check (json_valid(draft)),
  at text not null
) strict;
`,
} as const;
