// What the lists of a campaign are read from, so that no list is ever counted or sorted as a whole: for each item its place
// in each order and a facet, a short text that says all that a filter asks about; and how many items of each facet there
// are, in the campaign and in each block of 4,096 places. Places are given once, when a campaign opens (review/fill-queue);
// facets follow the acts, because every write to what they are made of brings its item up to date, in a batch at its end.

/** How far the day is that ends a decision: empty without an end, 0 where somebody ended it. */
const endsOn = `
  case
    when decision.id is null then ''
    when exists (
      select 1
      from exception_event
      where exception_event.decision_id = decision.id and exception_event.event = 'ended'
    ) then '0'
    else replace(
      min(
        coalesce(iif(decision.outcome = 'CERTIFY_UNTIL', decision.until, null), '9999'),
        coalesce(
          (
            select exception_event.expires
            from exception_event
            where exception_event.decision_id = decision.id and exception_event.event = 'renewed'
            order by exception_event.ledger_entry desc
            limit 1
          ),
          json_extract(decision.exception, '$.expires'),
          '9999'
        )
      ),
      '9999',
      ''
    )
  end`;

/**
 * What keeps a low and unchanged item from being certified together with others, apart from its own answer: `k` owner not
 * known, `f` a finding is open, `c` later evidence changed it, `r` revoked before, `o` answered otherwise; `-` nothing.
 */
const gate = `
  case
    when review_item.risk <> 'low' or review_item.change <> 'unchanged' then '.'
    when review_item.owner is null then 'k'
    when exists (
      select 1
      from identity
      join finding on finding.identity_id = identity.id
      where identity.uid = review_item.identity_uid
        and finding.removed_bundle is null
        and coalesce(finding.state, 'open') = 'open'
    ) then 'f'
    when exists (
      select 1
      from entitlement
      join history on history.subject = 'entitlement' and history.subject_id = entitlement.id
      where entitlement.uid = review_item.entitlement_uid
        and history.bundle > (select baseline_ordinal from campaign where campaign.id = review_item.campaign_id)
    ) then 'c'
    when (
      select earlier_decision.outcome
      from review_item as earlier
      join assignment as earlier_assignment on earlier_assignment.id = earlier.assignment_id
      join decision as earlier_decision on earlier_decision.id = earlier.decision_id
      where earlier.entitlement_uid = review_item.entitlement_uid
        and earlier.campaign_id <> review_item.campaign_id
        and earlier_assignment.signed_off_at is not null
        and earlier_decision.outcome <> 'CANNOT_DECIDE'
      order by earlier_decision.ledger_entry desc
      limit 1
    ) = 'REVOKE' then 'r'
    when exists (
      select 1
      from decision as answer
      where answer.item_id = review_item.id
        and (
          answer.outcome in ('REDUCE', 'REVOKE')
          or exists (
            select 1
            from decision_event
            where decision_event.decision_id = answer.id and decision_event.event = 'disagreed'
          )
        )
    ) then 'o'
    else '-'
  end`;

const isWaiting = '(decision.needs_second_person = 1 and confirmed.decision_id is null)';

/** Brings items up to date, now or where a batch ends; `which` is a condition on queue_item. */
const refresh = (which: string): string => `
  insert or ignore into queue_due (number)
  select number
  from queue_item
  where ${which};
  insert into queue_settle values (1);`;

const orders = [
  ['risk', 'risk_place'],
  ['identity', 'identity_place'],
  ['system', 'system_place'],
] as const;

const audiences = ["''", 'assignment_id'] as const;

/** Whose count, and of which facet: each change counts one up and another down. */
const sideAudience = `
    case side.own
      when 0 then ''
      when 1 then iif(side.step = 1, moved.is_assignment, moved.was_assignment)
      else 'system ' || moved.system
    end`;

const sideFacet = 'iif(side.step = 1, moved.is_facet, moved.was_facet)';

/** However many items change, each count is written once. */
const settle = `
  insert into queue_turn (
    number, campaign_id, system, was_assignment, is_assignment, was_facet, is_facet, risk_block, identity_block,
    system_block
  )
  select queue_item.number, queue_item.campaign_id, queue_item.system, queue_item.assignment_id,
    queue_state.assignment_id, queue_item.facet, queue_state.facet, queue_item.risk_place >> 12,
    queue_item.identity_place >> 12, queue_item.system_place >> 12
  from queue_due
  cross join queue_item on queue_item.number = queue_due.number
  cross join queue_state on queue_state.item_id = queue_item.item_id
  where queue_state.facet <> queue_item.facet or queue_state.assignment_id <> queue_item.assignment_id;

  delete from queue_due;

  update queue_item
  set (assignment_id, facet) = (
    select is_assignment, is_facet from queue_turn where queue_turn.number = queue_item.number
  )
  where number in (select number from queue_turn);

  insert into queue_tally (campaign_id, audience, facet, items)
  select campaign_id, audience, facet, items
  from (
    select moved.campaign_id, ${sideAudience} as audience, ${sideFacet} as facet, sum(moved.items * side.step) as items
    from (
      select campaign_id, system, was_assignment, is_assignment, was_facet, is_facet, count(*) as items
      from queue_turn
      group by campaign_id, system, was_assignment, is_assignment, was_facet, is_facet
    ) as moved
    cross join queue_side as side
    group by 1, 2, 3
  )
  where items <> 0
  on conflict do update
  set items = items + excluded.items;

  delete from queue_tally
  where items = 0
    and (campaign_id, audience, facet) in (
      select campaign_id, '', was_facet from queue_turn
      union
      select campaign_id, was_assignment, was_facet from queue_turn
      union
      select campaign_id, 'system ' || system, was_facet from queue_turn
    );
${orders
  .map(
    ([order]) => `
  insert into queue_block (campaign_id, ordering, audience, block, facet, items)
  select campaign_id, '${order}', audience, block, facet, items
  from (
    select moved.campaign_id, ${sideAudience} as audience, moved.block, ${sideFacet} as facet,
      sum(moved.items * side.step) as items
    from (
      select campaign_id, ${order}_block as block, '' as system, was_assignment, is_assignment, was_facet, is_facet,
        count(*) as items
      from queue_turn
      group by campaign_id, ${order}_block, was_assignment, is_assignment, was_facet, is_facet
    ) as moved
    cross join queue_side as side
    where side.own < 2
    group by 1, 2, 3, 4
  )
  where items <> 0
  on conflict do update
  set items = items + excluded.items;
`,
  )
  .join('')}
  delete from queue_turn;`;

export const migration = {
  number: 18,
  name: 'review queue',
  sql: `
create index review_item_by_identity on review_item (identity_uid);

-- number rises in risk order within a campaign. The places are from 0.
create table queue_item (
  number integer primary key,
  item_id text not null unique references review_item(id),
  campaign_id text not null references campaign(id),
  assignment_id text not null,        -- '-': nobody is assigned
  system text not null,
  facet text not null,
  risk_place integer not null,
  identity_place integer not null,
  system_place integer not null
) strict;
${orders
  .map(
    ([order, place]) =>
      `create index queue_item_by_${order} on queue_item (campaign_id, ${place}, facet, assignment_id);\n`,
  )
  .join('')}
create index queue_item_by_assignment on queue_item (assignment_id);

-- Where a group of an order begins and ends.
create table queue_group (
  campaign_id text not null references campaign(id),
  ordering text not null check (ordering in ('risk', 'identity', 'system')),
  group_key text not null,
  first_place integer not null,
  last_place integer not null,
  primary key (campaign_id, ordering, group_key)
) strict, without rowid;

-- audience: '' everybody, an assignment, '-' what nobody is assigned to, 'system NAME'.
create table queue_tally (
  campaign_id text not null,
  audience text not null,
  facet text not null,
  items integer not null,
  primary key (campaign_id, audience, facet)
) strict, without rowid;

-- What is no longer in a block may stay as a row of none.
create table queue_block (
  campaign_id text not null,
  ordering text not null,
  audience text not null,             -- '', an assignment or '-'
  block integer not null,
  facet text not null,
  items integer not null,
  primary key (campaign_id, ordering, audience, block, facet)
) strict, without rowid;

-- Items to bring up to date, and how: both are empty but within one statement or one batch.
create table queue_due (
  number integer primary key
) strict;

create table queue_turn (
  number integer primary key,
  campaign_id text not null,
  system text not null,
  was_assignment text not null,
  is_assignment text not null,
  was_facet text not null,
  is_facet text not null,
  risk_block integer not null,
  identity_block integer not null,
  system_block integer not null
) strict;

-- While it has its row a batch is under way, at whose end everything is counted at once.
create table queue_batch (
  only integer primary key check (only = 1)
) strict;

create view queue_side (own, step) as
values (0, 1), (0, -1), (1, 1), (1, -1), (2, 1), (2, -1);

-- To insert into it is to bring up to date what is due.
create view queue_settle (now) as
values (1);

create table queue_left_out (
  campaign_id text not null references campaign(id),
  reason text not null,
  approver text not null,             -- person; '' for nobody
  entitlements integer not null,
  primary key (campaign_id, reason, approver)
) strict, without rowid;

-- The words of an item, by its number: three letters at a time. What fits is compared with the words themselves.
create virtual table queue_text using fts5(words, content = '', detail = none, tokenize = 'trigram');

-- A facet: signed, outcome, waiting, pending, risk, change, carried over, gate, environment; then, each after a bar, the end
-- of what was decided, whom it was handed over to, and who gave the answer that waits for a second person.
create view queue_state as
select review_item.id as item_id, coalesce(review_item.assignment_id, '-') as assignment_id,
  iif(assignment.signed_off_at is null, '0', '1')
  || case decision.outcome
    when 'CERTIFY' then 'C'
    when 'CERTIFY_UNTIL' then 'U'
    when 'REDUCE' then 'D'
    when 'REVOKE' then 'R'
    when 'CANNOT_DECIDE' then 'X'
    else 'N'
  end
  || iif(${isWaiting}, '1', '0')
  || iif(review_item.pending_id is null, '0', '1')
  || substr(review_item.risk, 1, 1)
  || iif(review_item.change = 'removed', 'x', substr(review_item.change, 1, 1))
  || iif(exists (select 1 from carried_over where carried_over.item_id = review_item.id), '1', '0')
  || ${gate}
  || case review_item.environment when 'production' then 'p' when 'non_production' then 'n' else 'u' end
  || '|' || ${endsOn}
  || '|' || coalesce(handover.to_person, '')
  || '|' || coalesce(pending.performer_id, iif(${isWaiting}, decision.performer_id, ''), '') as facet
from review_item
left join assignment on assignment.id = review_item.assignment_id
left join decision on decision.id = review_item.decision_id
left join decision as pending on pending.id = review_item.pending_id
left join decision_event as confirmed on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
left join item_assignment as handover
  on handover.item_id = review_item.id
  and handover.step = 'handed_over'
  and assignment.signed_off_at is null
  and handover.ledger_entry = (
    select max(ledger_entry) from item_assignment where item_assignment.item_id = review_item.id
  );

create trigger queue_settled
instead of insert on queue_settle
when not exists (select 1 from queue_batch)
begin${settle}
end;

create trigger queue_batch_ended
after delete on queue_batch
begin
  insert into queue_settle values (1);
end;

create trigger queue_after_review_item
after update of assignment_id, decision_id, pending_id on review_item
begin${refresh('item_id = new.id')}
end;

-- A signed answer elsewhere is part of the gate.
create trigger queue_after_signed_item
after update of assignment_id, decision_id on review_item
when exists (
  select 1 from assignment where id in (old.assignment_id, new.assignment_id) and signed_off_at is not null
)
begin${refresh(`item_id in (
    select other.id
    from review_item as other
    where other.entitlement_uid = new.entitlement_uid and other.id <> new.id
  )`)}
end;

create trigger queue_after_sign_off
after update of signed_off_at on assignment
begin${refresh('assignment_id = new.id')}${refresh(`item_id in (
    select other.id
    from review_item as signed
    join review_item as other on other.entitlement_uid = signed.entitlement_uid and other.id <> signed.id
    where signed.assignment_id = new.id
  )`)}
end;

create trigger queue_after_decision_event
after insert on decision_event
when new.event in ('confirmed', 'disagreed')
begin${refresh('item_id = (select decision.item_id from decision where decision.id = new.decision_id)')}
end;

create trigger queue_after_decision
after insert on decision
when new.outcome in ('REDUCE', 'REVOKE')
begin${refresh('item_id = new.item_id')}
end;

create trigger queue_after_exception
after insert on exception_event
begin${refresh('item_id = (select decision.item_id from decision where decision.id = new.decision_id)')}
end;

create trigger queue_after_assignment_step
after insert on item_assignment
begin${refresh('item_id = new.item_id')}
end;

create trigger queue_after_new_finding
after insert on finding
when new.identity_id is not null and exists (select 1 from campaign)
begin${refresh(`item_id in (
    select review_item.id
    from review_item
    where review_item.identity_uid = (select uid from identity where identity.id = new.identity_id)
      and review_item.risk = 'low'
  )`)}
end;

create trigger queue_after_finding
after update of identity_id, state, removed_bundle on finding
when (
    new.identity_id is not old.identity_id or new.state is not old.state
    or (new.removed_bundle is null) <> (old.removed_bundle is null)
  )
  and exists (select 1 from campaign)
begin${refresh(`item_id in (
    select review_item.id
    from review_item
    where review_item.identity_uid in (select uid from identity where identity.id in (old.identity_id, new.identity_id))
      and review_item.risk = 'low'
  )`)}
end;

create trigger queue_after_history
after insert on history
when new.subject = 'entitlement' and exists (select 1 from campaign)
begin${refresh(`item_id in (
    select review_item.id
    from review_item
    where review_item.entitlement_uid = (select uid from entitlement where entitlement.id = new.subject_id)
      and review_item.risk = 'low'
  )`)}
end;

create trigger queue_after_history_taken_back
after delete on history
when old.subject = 'entitlement' and exists (select 1 from campaign)
begin${refresh(`item_id in (
    select review_item.id
    from review_item
    where review_item.entitlement_uid = (select uid from entitlement where entitlement.id = old.subject_id)
      and review_item.risk = 'low'
  )`)}
end;

-- A row here gives the items of a campaign, all of them in it by then, their places.
create table queue_campaign (
  campaign_id text primary key references campaign(id),
  first_number integer,               -- the numbers of its items follow one another
  last_number integer
) strict;

create trigger queue_campaign_filled
after insert on queue_campaign
begin
  insert into queue_item (
    number, item_id, campaign_id, assignment_id, system, facet, risk_place, identity_place, system_place
  )
  select (select coalesce(max(number), 0) from queue_item) + 1 + placed.risk_place, placed.id, new.campaign_id,
    queue_state.assignment_id, placed.system, queue_state.facet, placed.risk_place,
    row_number() over (order by placed.identity_first, placed.risk_place) - 1,
    row_number() over (order by placed.system_first, placed.risk_place) - 1
  from (
    select ranked.*, min(ranked.risk_place) over (partition by ranked.identity_uid) as identity_first,
      min(ranked.risk_place) over (partition by ranked.system) as system_first
    from (
      select review_item.id, review_item.system, review_item.identity_uid,
        row_number() over (
          order by review_item.risk_rank desc,
            exists (select 1 from carried_over where carried_over.item_id = review_item.id) desc,
            case review_item.change
              when 'reappeared' then 4
              when 'changed' then 3
              when 'new' then 2
              when 'removed' then 1
              else 0
            end desc,
            review_item.ordinal
        ) - 1 as risk_place
      from review_item
      where review_item.campaign_id = new.campaign_id
    ) as ranked
  ) as placed
  join queue_state on queue_state.item_id = placed.id
  order by placed.risk_place;

  insert into queue_group (campaign_id, ordering, group_key, first_place, last_place)
  select new.campaign_id, 'risk', review_item.risk, min(risk_place), max(risk_place)
  from queue_item
  join review_item on review_item.id = queue_item.item_id
  where queue_item.campaign_id = new.campaign_id
  group by review_item.risk;

  insert into queue_group (campaign_id, ordering, group_key, first_place, last_place)
  select new.campaign_id, 'identity', review_item.identity_uid, min(identity_place), max(identity_place)
  from queue_item
  join review_item on review_item.id = queue_item.item_id
  where queue_item.campaign_id = new.campaign_id
  group by review_item.identity_uid;

  insert into queue_group (campaign_id, ordering, group_key, first_place, last_place)
  select new.campaign_id, 'system', system, min(system_place), max(system_place)
  from queue_item
  where campaign_id = new.campaign_id
  group by system;

  insert into queue_tally (campaign_id, audience, facet, items)
  select new.campaign_id, '', facet, count(*)
  from queue_item
  where campaign_id = new.campaign_id
  group by facet
  union all
  select new.campaign_id, assignment_id, facet, count(*)
  from queue_item
  where campaign_id = new.campaign_id
  group by assignment_id, facet
  union all
  select new.campaign_id, 'system ' || system, facet, count(*)
  from queue_item
  where campaign_id = new.campaign_id
  group by system, facet;
${orders
  .flatMap(([order, place]) =>
    audiences.map(
      (audience) => `
  insert into queue_block (campaign_id, ordering, audience, block, facet, items)
  select new.campaign_id, '${order}', ${audience}, ${place} >> 12, facet, count(*)
  from queue_item
  where campaign_id = new.campaign_id
  group by ${audience === "''" ? '' : 'assignment_id, '}${place} >> 12, facet;
`,
    ),
  )
  .join('')}
  insert into queue_left_out (campaign_id, reason, approver, entitlements)
  select new.campaign_id, reason, coalesce(approver, ''), sum(entitlements)
  from out_of_scope
  where campaign_id = new.campaign_id
  group by reason, approver;

  insert into queue_text (rowid, words)
  select queue_item.number, review_item.identity || ' ' || review_item.privilege || ' ' || review_item.resource || ' '
    || review_item.system || ' ' || coalesce(review_item.environment, '')
  from queue_item
  join review_item on review_item.id = queue_item.item_id
  where queue_item.campaign_id = new.campaign_id
  order by queue_item.number;

  update queue_campaign
  set (first_number, last_number) = (
    select min(number), max(number) from queue_item where queue_item.campaign_id = new.campaign_id
  )
  where campaign_id = new.campaign_id;
end;
`,
} as const;
