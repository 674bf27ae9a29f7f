// What planning a campaign asks of the population, counted with each assessment and each opening: how many live entitlements
// there are of each kind that a scope tells apart, how many of them were settled in an earlier campaign or came back, and
// what is being decided. All but population_reviewed is derived, and read only while population_state is the state of now.

/** What a scope tells apart. A facet holds these as a JSON array, in this order. */
const facets = [
  'system',
  'identity_kind',
  'owner',
  'owner_email',
  'vendor_managed',
  'privilege_kind',
  'environment',
  'effect',
  'risk',
] as const;

/** What entitlements of one identity may differ in. */
const own = ['privilege_kind', 'environment', 'effect', 'risk'] as const;

const of = (table: string, columns: readonly string[] = facets) =>
  columns.map((column) => `${table}.${column}`).join(', ');

const facet = (table: string) => `json_array(${of(table)})`;

const countGroups = `
  delete from population_group;
  insert into population_group (facet, entitlements, settled, came_back)
  select ${facet('counted')}, counted.entitlements, counted.settled, counted.came_back
  from (
    select ${of('identity', ['system'])}, identity.kind as identity_kind,
      ${of('identity', ['owner', 'owner_email', 'vendor_managed'])}, ${of('cell', own)},
      sum(cell.entitlements) as entitlements, sum(cell.settled) as settled, sum(cell.came_back) as came_back
    from population_cell as cell
    join identity on identity.id = cell.identity_id
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ) as counted;`;

/** An item's part in the count, before or after it was given to somebody. */
const moved = (row: 'old' | 'new', step: '-' | '+') => `
  insert into population_under_way (campaign_id, assignment_id, facet, items, settled, came_back)
  select ${row}.campaign_id, coalesce(${row}.assignment_id, '-'), ${facet('live')}, ${step}1, ${step}news.settled,
    ${step}news.came_back
  from entitlement
  cross join population_live as live on live.id = entitlement.id
  cross join population_since_review as news on news.entitlement_id = entitlement.id
  where entitlement.uid = ${row}.entitlement_uid
  on conflict (campaign_id, assignment_id, facet) do update
  set items = items + excluded.items, settled = settled + excluded.settled, came_back = came_back + excluded.came_back;`;

export const migration = {
  number: 21,
  name: 'population',
  sql: `
-- Which entitlements were an item of a campaign before, and the newest bundle of the evidence that they were shown with.
create table population_reviewed (
  entitlement_id integer primary key references entitlement(id),
  ordinal integer not null
) strict;

-- By identity. settled: reviewed before, and the same since. came_back: was gone, and came back since it was reviewed, or
-- with the last bundle where it never was.
create table population_cell (
  identity_id integer not null references identity(id),
  privilege_kind text not null,
  environment text,
  effect text not null,
  risk text,                          -- null: no assessment has seen it
  entitlements integer not null,
  settled integer not null,
  came_back integer not null
) strict;

create index population_cell_by_identity on population_cell (identity_id);

create table population_group (
  facet text primary key,
  entitlements integer not null,
  settled integer not null,
  came_back integer not null
) strict, without rowid;

-- Items of open campaigns, by what their entitlements are now. What is no longer live is not among them.
create table population_under_way (
  campaign_id text not null references campaign(id),
  assignment_id text not null,        -- '-': nobody is assigned
  facet text not null,
  items integer not null,
  settled integer not null,
  came_back integer not null,
  primary key (campaign_id, assignment_id, facet)
) strict, without rowid;

create table population_state (
  only integer primary key check (only = 1),
  state text not null
) strict;

create index entitlement_reappeared on entitlement (id) where change = 'reappeared';

create view population_state_now as
select coalesce((select max(ordinal) from bundle), 0)
  || ' ' || coalesce((select max(id) from identity), 0)
  || ' ' || coalesce((select max(id) from entitlement), 0)
  || ' ' || coalesce((select mark from assessment_mark where only = 1), '') as state;

create view population_live as
select entitlement.id, entitlement.identity_id, identity.system, identity.kind as identity_kind, identity.owner,
  identity.owner_email, identity.vendor_managed, entitlement.privilege_kind,
  coalesce(entitlement.environment, identity.environment) as environment, entitlement.effect,
  entitlement_assessment.risk
from entitlement
join identity on identity.id = entitlement.identity_id
left join entitlement_assessment on entitlement_assessment.entitlement_id = entitlement.id
where entitlement.removed_bundle is null;

-- A fact that went back to what it was did not change: of more than one step, the first says what it was.
create view population_since_review as
select entitlement_id, came_back = 0 and changed = 0 as settled, came_back
from (
  select reviewed.entitlement_id,
    exists (
      select 1
      from history
      where history.subject = 'entitlement'
        and history.subject_id = reviewed.entitlement_id
        and history.bundle > reviewed.ordinal
        and history.change = 'reappeared'
    ) as came_back,
    exists (
      select 1
      from history
      join json_each(history.changed_facts) as step
      where history.subject = 'entitlement'
        and history.subject_id = reviewed.entitlement_id
        and history.bundle > reviewed.ordinal
      group by step.value ->> '$.fact'
      having substr(min(printf('%012d', history.bundle) || coalesce(step.value -> '$.before', 'null')), 13)
        <> substr(max(printf('%012d', history.bundle) || coalesce(step.value -> '$.after', 'null')), 13)
    ) as changed
  from population_reviewed as reviewed
);

create view population_news as
select entitlement_id, settled, came_back
from population_since_review
union all
select entitlement.id, 0, 1
from entitlement
where entitlement.change = 'reappeared'
  and not exists (select 1 from population_reviewed where population_reviewed.entitlement_id = entitlement.id);

create view population_cell_news as
select live.identity_id, ${of('live', own)}, sum(news.settled) as settled, sum(news.came_back) as came_back
from population_news as news
cross join population_live as live on live.id = news.entitlement_id
where news.settled or news.came_back
group by live.identity_id, ${of('live', own)};

create view population_cell_now as
select identity_id, ${own.join(', ')}, sum(entitlements) as entitlements, sum(settled) as settled,
  sum(came_back) as came_back
from (
  select identity_id, ${own.join(', ')}, count(*) as entitlements, 0 as settled, 0 as came_back
  from population_live
  group by identity_id, ${own.join(', ')}
  union all
  select identity_id, ${own.join(', ')}, 0, settled, came_back
  from population_cell_news
)
group by identity_id, ${own.join(', ')};

create view population_under_way_now as
select counted.campaign_id, counted.assignment_id, ${facet('counted')} as facet, counted.items, counted.settled,
  counted.came_back
from (
  select review_item.campaign_id, coalesce(review_item.assignment_id, '-') as assignment_id, ${of('live')},
    count(*) as items, sum(news.settled) as settled, sum(news.came_back) as came_back
  from campaign
  cross join review_item on review_item.campaign_id = campaign.id
  cross join entitlement on entitlement.uid = review_item.entitlement_uid
  cross join population_live as live on live.id = entitlement.id
  cross join population_since_review as news on news.entitlement_id = entitlement.id
  where campaign.state = 'open'
  group by review_item.campaign_id, coalesce(review_item.assignment_id, '-'), ${of('live')}
) as counted;

-- To insert into it is to count everything anew.
create view population_recount (now) as
values (1);

create trigger population_recounted
instead of insert on population_recount
begin
  delete from population_cell;
  insert into population_cell select * from population_cell_now;
${countGroups}

  delete from population_under_way;
  insert into population_under_way select * from population_under_way_now;

  insert or replace into population_state (only, state)
  select 1, state from population_state_now;
end;

create trigger population_after_assessment
after insert on assessment_mark
begin
  insert into population_recount values (1);
end;

-- To insert a campaign into it is to count its items anew.
create view population_recount_items (campaign_id) as
values ('');

create trigger population_items_recounted
instead of insert on population_recount_items
begin
  delete from population_under_way where campaign_id = new.campaign_id;
  insert into population_under_way select * from population_under_way_now where campaign_id = new.campaign_id;
end;

-- To insert a campaign into it is to count what its opening changed: what it reviews, other open campaigns may too.
create view population_opened (campaign_id) as
values ('');

create trigger population_opened_counted
instead of insert on population_opened
begin
  update population_cell set settled = 0, came_back = 0 where settled > 0 or came_back > 0;
  update population_cell
  set settled = counted.settled, came_back = counted.came_back
  from population_cell_news as counted
  where counted.identity_id = population_cell.identity_id
    and ${own.map((column) => `counted.${column} is population_cell.${column}`).join('\n    and ')};
${countGroups}

  insert into population_recount_items
  select distinct other.campaign_id
  from review_item
  cross join review_item as other on other.entitlement_uid = review_item.entitlement_uid
  cross join campaign on campaign.id = other.campaign_id
  where review_item.campaign_id = new.campaign_id and campaign.state = 'open';
end;

create trigger population_after_opening
after insert on queue_campaign
begin
  insert into population_reviewed (entitlement_id, ordinal)
  select entitlement.id, campaign.baseline_ordinal
  from review_item
  join campaign on campaign.id = review_item.campaign_id
  join entitlement on entitlement.uid = review_item.entitlement_uid
  where review_item.campaign_id = new.campaign_id
  on conflict (entitlement_id) do update set ordinal = max(ordinal, excluded.ordinal);

  insert into population_opened
  select new.campaign_id
  where (select state from population_state) = (select state from population_state_now);
end;

create trigger population_after_closing
after update of state on campaign
when new.state = 'closed'
begin
  delete from population_under_way where campaign_id = new.id;
end;

create trigger population_after_move
after update of assignment_id on review_item
when old.assignment_id is not new.assignment_id
  and exists (select 1 from population_under_way where campaign_id = new.campaign_id)
begin${moved('old', '-')}${moved('new', '+')}
  delete from population_under_way where campaign_id = new.campaign_id and items = 0;
end;

-- What was counted before is not what there is now.
create trigger population_after_evidence
after insert on bundle
begin
  delete from population_state;
  delete from population_cell;
  delete from population_group;
  delete from population_under_way;
end;

insert into population_reviewed (entitlement_id, ordinal)
select entitlement.id, max(campaign.baseline_ordinal)
from review_item
join campaign on campaign.id = review_item.campaign_id
join entitlement on entitlement.uid = review_item.entitlement_uid
group by entitlement.id;

-- What was assessed before the newest evidence came is not what there is now.
insert into population_recount
select 1
where (select bundle from assessment where id = 1) = (select max(ordinal) from bundle);
`,
} as const;
