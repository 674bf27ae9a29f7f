// Review items with all that their state depends on, in one row: campaign, assignment, the decision that stands.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CarryReason } from '../../../shared/contract/campaign-plan.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Change, ItemOutcome, Outcome, Risk } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { bulkRefusal } from './bulk-gate.ts';
import { carriedWords } from './carry-words.ts';
import { endsOnColumn, hasEnded } from './exception-terms.ts';
import { accessPartiesIn, type FrozenFacts, parseFacts } from './frozen-facts.ts';
import type { AccessParties } from './party-to-access.ts';
import { parseChanged } from './population.ts';

export interface ItemRow {
  readonly id: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly campaignState: 'open' | 'closed';
  readonly baselineOrdinal: number;
  readonly ordinal: number;
  readonly reference: string;
  readonly entitlement: string;
  readonly identityUid: string;
  readonly identity: string;
  readonly identityKind: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  readonly environment: string | null;
  readonly owner: string | null;
  readonly risk: Risk;
  readonly rules: string;
  readonly change: Change;
  readonly changed: string;
  readonly digest: string;
  readonly assignment: string | null;
  readonly assignee: string | null;
  readonly signedOffAt: string | null;
  readonly decision: string | null;
  readonly pending: string | null;
  readonly outcome: Outcome | null;
  /** 1 when the decision that stands still waits for its second person. */
  readonly waiting: number;
  /** Whom its reviewer handed it to, while that person has not answered. */
  readonly handoverTo: string | null;
  readonly handoverName: string | null;
  readonly handoverReason: string | null;
  readonly handoverAt: string | null;
  /** The last day on which the decision that stands counts; empty when its exception was ended, 9999 without an end. */
  readonly endsOn: string;
  /** Of the item that this one takes over from an earlier campaign. */
  readonly carriedWhy: CarryReason | null;
  readonly carriedEndsOn: string | null;
  readonly carriedReference: string | null;
  readonly carriedCampaign: string | null;
  /** What the lists know of it: see facet.ts. */
  readonly facet: string;
}

/** To be followed by `where`, `order by`. */
export const selectItems = `
  select review_item.id, review_item.campaign_id as campaign, campaign.name as campaignName,
    campaign.state as campaignState, campaign.baseline_ordinal as baselineOrdinal, review_item.ordinal,
    review_item.reference, review_item.entitlement_uid as entitlement, review_item.identity_uid as identityUid,
    review_item.identity, review_item.identity_kind as identityKind, review_item.system, review_item.privilege,
    review_item.resource, review_item.environment, review_item.owner, review_item.risk, review_item.rules,
    review_item.change, review_item.changed, review_item.digest,
    review_item.assignment_id as assignment, assignment.person_id as assignee, assignment.signed_off_at as signedOffAt,
    review_item.decision_id as decision, review_item.pending_id as pending, decision.outcome,
    coalesce(decision.needs_second_person = 1 and confirmed.decision_id is null, 0) as waiting,
    handover.to_person as handoverTo, handed.name as handoverName, handover.reason as handoverReason,
    handover.at as handoverAt,
    ${endsOnColumn} as endsOn, carried_over.why as carriedWhy, carried_over.ends_on as carriedEndsOn,
    earlier.reference as carriedReference, earlier_campaign.name as carriedCampaign,
    queue_item.facet
  from review_item
  join campaign on campaign.id = review_item.campaign_id
  left join assignment on assignment.id = review_item.assignment_id
  left join decision on decision.id = review_item.decision_id
  left join decision_event as confirmed on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
  left join item_assignment as handover
    on handover.item_id = review_item.id
    and handover.step = 'handed_over'
    and assignment.signed_off_at is null
    and handover.ledger_entry = (
      select max(ledger_entry) from item_assignment where item_assignment.item_id = review_item.id
    )
  left join person as handed on handed.id = handover.to_person
  left join carried_over on carried_over.item_id = review_item.id
  left join review_item as earlier on earlier.id = carried_over.from_item
  left join campaign as earlier_campaign on earlier_campaign.id = earlier.campaign_id
  join queue_item on queue_item.item_id = review_item.id`;

/** Throws ITEM_NOT_IN_CAMPAIGN. */
export function requireItem(db: Database, id: string): ItemRow {
  const row = itemById(db).get({ id });
  if (row !== undefined) return row;
  throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'There is no such review item.', { item: id });
}

const itemById = statement<{ id: string }, ItemRow>(`${selectItems} where review_item.id = $id`);

/** The facts that were frozen with the item; read apart from it, because lists have no need of them. */
export function frozenFactsOf(db: Database, item: string): FrozenFacts {
  const row = factsById(db).get({ item });
  if (row === undefined) throw new Error('an item that was found is not there');
  return parseFacts(row.facts);
}

/** Who is a party to the access, by the facts that were frozen with the item. */
export function accessPartiesOf(db: Database, item: string): AccessParties {
  const row = factsById(db).get({ item });
  if (row === undefined) throw new Error('an item that was found is not there');
  return accessPartiesIn(row.facts);
}

const factsById = statement<{ item: string }, { facts: string }>('select facts from review_item where id = $item');

/** In the campaign's order. */
export function itemsOf(db: Database, campaign: string): ItemRow[] {
  return db
    .prepare<[{ campaign: string }], ItemRow>(
      `${selectItems} where review_item.campaign_id = $campaign order by review_item.ordinal`,
    )
    .all({ campaign });
}

/** Those of these ids, in their campaign's order. */
export function itemsNamed(db: Database, ids: readonly string[]): ItemRow[] {
  return db
    .prepare<[{ ids: string }], ItemRow>(
      `${selectItems}
       where review_item.id in (select value from json_each($ids))
       order by review_item.campaign_id, review_item.ordinal`,
    )
    .all({ ids: JSON.stringify(ids) });
}

export function assignedItems(db: Database, assignment: string): ItemRow[] {
  return db
    .prepare<[{ assignment: string }], ItemRow>(
      `${selectItems} where review_item.assignment_id = $assignment order by review_item.ordinal`,
    )
    .all({ assignment });
}

/** An outcome that stands on that day: signed off, confirmed where that was needed, an answer, and not past its end. */
export function isFinal(item: Pick<ItemRow, 'signedOffAt' | 'waiting' | 'outcome' | 'endsOn'>, today: string): boolean {
  return (
    item.signedOffAt !== null &&
    item.waiting === 0 &&
    item.outcome !== null &&
    item.outcome !== 'CANNOT_DECIDE' &&
    !hasEnded(item.endsOn, today)
  );
}

/** What the item shows. In a closed campaign only what was signed off counts; silence is NO_DECISION. */
export function shownOutcome(item: ItemRow): ItemOutcome {
  if (item.outcome === null) return 'NO_DECISION';
  if (item.campaignState === 'closed' && (item.signedOffAt === null || item.waiting === 1)) return 'NO_DECISION';
  return item.outcome;
}

export type ItemState = QueueItem['state'];

/** What ended by the calendar is open again; after the sign-off it has to be given to its reviewer first. */
export function stateOf(item: ItemRow, hasDraft: boolean, today: string): ItemState {
  if (item.pending !== null) return 'waiting_second_person';
  if (item.campaignState === 'closed') return 'closed';
  if (item.signedOffAt !== null) return 'signed_off';
  if (item.outcome === null || hasEnded(item.endsOn, today)) return hasDraft ? 'draft' : 'open';
  if (item.waiting === 1) return 'waiting_second_person';
  return item.outcome === 'CANNOT_DECIDE' ? 'asked' : 'decided';
}

export interface QueueFacts {
  readonly hasDraft: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export function queueItemOf(item: ItemRow, facts: QueueFacts): QueueItem {
  return {
    id: item.id,
    ordinal: item.ordinal,
    reference: item.reference,
    entitlement: item.entitlement,
    identity: item.identity,
    identityUid: item.identityUid,
    identityKind: item.identityKind,
    system: item.system,
    privilege: item.privilege,
    resource: item.resource,
    environment: item.environment,
    risk: item.risk,
    change: item.change,
    changed: changedWords(item.changed),
    assignee: item.assignee,
    handover: handoverOf(item),
    outcome: shownOutcome(item),
    carried: carriedOf(item),
    state: stateOf(item, facts.hasDraft, facts.today),
    bulkAllowed: bulkRefusal(item) === null,
  };
}

function carriedOf(item: ItemRow): string | null {
  const { carriedWhy: why, carriedEndsOn: endsOn, carriedReference: reference, carriedCampaign: campaignName } = item;
  if (why === null || reference === null || campaignName === null) return null;
  return carriedWords({ why, endsOn, reference, campaignName });
}

function handoverOf(item: ItemRow): QueueItem['handover'] {
  const { handoverTo: to, handoverName: toName, handoverReason: reason, handoverAt: at } = item;
  if (to === null || toName === null || reason === null || at === null || item.campaignState === 'closed') return null;
  return { to, toName, reason, at };
}

/** What changed, in words; `changed` as the item has it. */
export function changedWords(changed: string): string[] {
  return changed === '[]' ? [] : parseChanged(changed).map(({ fact }) => words(fact));
}

/** A column's name as a word or two: `last_use_state` is "last use". */
function words(fact: string): string {
  return fact.replaceAll('_', ' ').replace(/ (state|at)$/, '');
}

export function rulesOf(item: Pick<ItemRow, 'rules'>): string[] {
  return z.array(z.string()).parse(JSON.parse(item.rules));
}
