// One answer at a time is what people give most: its item is brought up to date and counted directly, without the lists that
// a batch is counted by. And what the sign-off page asks of an assignment is found without reading its items.

const orders = [
  ['risk', 'risk_place'],
  ['identity', 'identity_place'],
  ['system', 'system_place'],
] as const;

/** Counts an item in as what it is now, or out as what it was. */
const counted = (facet: string, assignment: string, step: 1 | -1): string => `
  insert into queue_tally (campaign_id, audience, facet, items)
  values
    (new.campaign_id, '', ${facet}, ${step}),
    (new.campaign_id, ${assignment}, ${facet}, ${step}),
    (new.campaign_id, 'system ' || new.system, ${facet}, ${step})
  on conflict do update
  set items = items + excluded.items;

  insert into queue_block (campaign_id, ordering, audience, block, facet, items)
  values
${orders
  .flatMap(([order, place]) =>
    ["''", assignment].map(
      (audience) => `    (new.campaign_id, '${order}', ${audience}, new.${place} >> 12, ${facet}, ${step})`,
    ),
  )
  .join(',\n')}
  on conflict do update
  set items = items + excluded.items;
`;

export const migration = {
  number: 23,
  name: 'review hand',
  sql: `
drop trigger queue_after_review_item;

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
  insert into queue_moved
  select queue_item.number, queue_item.campaign_id, queue_item.system, queue_item.assignment_id,
    queue_state.assignment_id, queue_item.facet, queue_state.facet, queue_item.risk_place, queue_item.identity_place,
    queue_item.system_place
  from queue_item
  cross join queue_state on queue_state.item_id = queue_item.item_id
  where queue_item.item_id = new.id;
end;

-- To insert into it is to bring one item up to date, and to count it.
create view queue_moved (
  number, campaign_id, system, was_assignment, is_assignment, was_facet, is_facet, risk_place, identity_place,
  system_place
) as
select number, campaign_id, system, assignment_id, assignment_id, facet, facet, risk_place, identity_place, system_place
from queue_item;

create trigger queue_item_moved
instead of insert on queue_moved
when new.is_facet <> new.was_facet or new.is_assignment <> new.was_assignment
begin
  update queue_item
  set facet = new.is_facet
  where number = new.number
    and facet <> new.is_facet;

  update queue_item
  set assignment_id = new.is_assignment
  where number = new.number
    and assignment_id <> new.is_assignment;
${counted('new.is_facet', 'new.is_assignment', 1)}${counted('new.was_facet', 'new.was_assignment', -1)}
  delete from queue_tally
  where items = 0
    and campaign_id = new.campaign_id
    and audience in ('', new.was_assignment, 'system ' || new.system)
    and facet = new.was_facet;
end;

drop index queue_item_by_assignment;
create index queue_item_by_assignment on queue_item (assignment_id, system);

-- few among many: whether a reviewer's answers were all his own
create index decision_under_delegation on decision (reviewer_id, item_id) where delegation_id is not null;
`,
} as const;
