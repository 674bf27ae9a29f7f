// One answer at a time is what people give most: its item is brought up to date and counted directly, without the lists that
// a batch is counted by. And what the sign-off page asks of an assignment is found without reading its items.

const orders = [
  ['risk', 'risk_place'],
  ['identity', 'identity_place'],
  ['system', 'system_place'],
] as const;

/** Counts an item in or out, as what it is after or was before the change. */
const counted = (side: 'new' | 'old', step: 1 | -1): string => `
  insert into queue_tally (campaign_id, audience, facet, items)
  values
    (${side}.campaign_id, '', ${side}.facet, ${step}),
    (${side}.campaign_id, ${side}.assignment_id, ${side}.facet, ${step}),
    (${side}.campaign_id, 'system ' || ${side}.system, ${side}.facet, ${step})
  on conflict do update
  set items = items + excluded.items;

  insert into queue_block (campaign_id, ordering, audience, block, facet, items)
  values
${orders
  .flatMap(([order, place]) =>
    ["''", `${side}.assignment_id`].map(
      (audience) =>
        `    (${side}.campaign_id, '${order}', ${audience}, ${side}.${place} >> 12, ${side}.facet, ${step})`,
    ),
  )
  .join(',\n')}
  on conflict do update
  set items = items + excluded.items;
`;

/** Whose count, and of which facet: each change counts one up and another down. */
const sideAudience = `
    case side.own
      when 0 then ''
      when 1 then iif(side.step = 1, moved.is_assignment, moved.was_assignment)
      else 'system ' || moved.system
    end`;

const sideFacet = 'iif(side.step = 1, moved.is_facet, moved.was_facet)';

/**
 * As in migration 018, but each facet is worked out once, and columns that stay as they are leave their indexes alone.
 */
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
  cross join queue_state on queue_state.item_id = queue_item.item_id;

  delete from queue_due;

  delete from queue_turn
  where is_facet = was_facet
    and is_assignment = was_assignment;

  update queue_item
  set facet = queue_turn.is_facet
  from queue_turn
  where queue_turn.number = queue_item.number
    and queue_turn.is_facet <> queue_turn.was_facet;

  update queue_item
  set assignment_id = queue_turn.is_assignment
  from queue_turn
  where queue_turn.number = queue_item.number
    and queue_turn.is_assignment <> queue_turn.was_assignment;

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
  number: 23,
  name: 'review hand',
  sql: `
drop trigger queue_settled;
drop trigger queue_after_review_item;

create trigger queue_settled
instead of insert on queue_settle
when not exists (select 1 from queue_batch)
begin${settle}
end;

-- Within a batch the item is only noted, and counted at its end.
create trigger queue_after_review_item_of_batch
after update of assignment_id, decision_id, pending_id on review_item
when exists (select 1 from queue_batch)
begin
  insert or ignore into queue_due (number)
  select number
  from queue_item
  where item_id = new.id;
end;

create trigger queue_after_review_item
after update of assignment_id, decision_id, pending_id on review_item
when not exists (select 1 from queue_batch)
begin
  update queue_item
  set facet = (select queue_state.facet from queue_state where queue_state.item_id = new.id)
  where item_id = new.id;

  update queue_item
  set assignment_id = coalesce(new.assignment_id, '-')
  where item_id = new.id
    and assignment_id <> coalesce(new.assignment_id, '-');
end;

-- What changes without being in a turn is counted here.
create trigger queue_item_counted
after update of facet, assignment_id on queue_item
when (new.facet <> old.facet or new.assignment_id <> old.assignment_id)
  and not exists (select 1 from queue_turn)
begin${counted('new', 1)}${counted('old', -1)}
  delete from queue_tally
  where items = 0
    and campaign_id = old.campaign_id
    and audience in ('', old.assignment_id, 'system ' || old.system)
    and facet = old.facet;
end;

drop index queue_item_by_assignment;
create index queue_item_by_assignment on queue_item (assignment_id, system);

-- few among many: whether a reviewer's answers were all his own
create index decision_under_delegation on decision (reviewer_id, item_id) where delegation_id is not null;
`,
} as const;
