// Review rounds that come back: series and what became of them, why a limited review was opened, what an earlier campaign
// left open and the next one took over, and events that somebody dismissed. Nothing here is ever changed or deleted.
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

const customerOnly = (table: string): string => `
create trigger ${table}_only_by_the_customer
before insert on ${table}
when (select party from person where id = new.person_id) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;
`;

export const migration = {
  number: 16,
  name: 'campaign rounds',
  sql: `
-- A series as it was saved each time; the newest row is in force, and one that has ended stays so.
create table campaign_series (
  series_id text not null,            -- UUIDv7
  ledger_entry integer not null,
  event text not null check (event in ('saved', 'ended')),
  definition text check (json_valid(definition)),
  reason text,
  person_id text not null references person(id),
  at text not null,
  primary key (series_id, ledger_entry),
  check ((event = 'saved') = (definition is not null)),
  check ((event = 'ended') = (reason is not null))
) strict, without rowid;
${appendOnly('campaign_series', 'what was saved of a series never changes')}
${onlyOnce('campaign_series', 'series_id = new.series_id and ledger_entry = new.ledger_entry', 'what was saved of a series never changes')}
${customerOnly('campaign_series')}
create trigger campaign_series_ends_once
before insert on campaign_series
when exists (select 1 from campaign_series where series_id = new.series_id and event = 'ended')
begin
  select raise(abort, 'this series has ended');
end;

-- Why a campaign was opened, where it is not a round of its own.
create table campaign_origin (
  campaign_id text primary key references campaign(id),
  kind text not null check (kind in ('series', 'follow_up', 'trigger')),
  because text not null,
  series_id text,
  opens_on text,                      -- YYYY-MM-DD: which round of the series
  trigger_key text,
  check ((kind = 'series') = (series_id is not null and opens_on is not null)),
  check ((kind = 'trigger') = (trigger_key is not null))
) strict;

create unique index campaign_origin_by_round on campaign_origin (series_id, opens_on) where series_id is not null;
${appendOnly('campaign_origin', 'why a campaign was opened never changes')}
${onlyOnce('campaign_origin', 'campaign_id = new.campaign_id', 'why a campaign was opened never changes')}
-- What an earlier campaign left open: an item of this one, or, without an item, gone from the evidence.
create table carried_over (
  campaign_id text not null references campaign(id),
  position integer not null,
  from_item text not null references review_item(id),
  why text not null check (
    why in ('no_decision', 'cannot_decide', 'certified_until', 'certification_ended', 'exception_ended')
  ),
  ends_on text,
  item_id text references review_item(id),
  primary key (campaign_id, position)
) strict, without rowid;

create index carried_over_by_item on carried_over (item_id);
${appendOnly('carried_over', 'what a campaign took over never changes')}
${onlyOnce('carried_over', 'campaign_id = new.campaign_id and position = new.position', 'what a campaign took over never changes')}
-- An event that somebody of the customer looked at and did not want reviewed on its own.
create table trigger_dismissal (
  kind text not null check (kind in ('owner_left', 'secret_leaked', 'privilege_raised')),
  entitlement_uid text not null,
  event text not null,                -- which happening; a later one is another
  ledger_entry integer not null,
  trigger_key text not null,
  reason text not null,
  person_id text not null references person(id),
  at text not null,
  primary key (kind, entitlement_uid, event)
) strict, without rowid;
${appendOnly('trigger_dismissal', 'a dismissal never changes')}
${onlyOnce('trigger_dismissal', 'kind = new.kind and entitlement_uid = new.entitlement_uid and event = new.event', 'a dismissal never changes')}
${customerOnly('trigger_dismissal')}`,
} as const;
