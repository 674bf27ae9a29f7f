// The list of items, worst first: for one person what he may decide or confirm, else the whole campaign.
import type { Database } from 'better-sqlite3';
import type { Delegation, Person } from '../../../shared/contract/engagement.ts';
import type { QueueItem } from '../../../shared/contract/review.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { listDelegations } from '../engagement/delegations.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { findPerson, requirePerson } from '../engagement/persons.ts';
import type { Clock } from '../workspace/workspace.ts';
import { authorityOver } from './authority.ts';
import { bulkFactsOf, bulkRefusal } from './bulk-gate.ts';
import { campaignProgress } from './campaign.ts';
import { type ItemRow, itemsOf, queueItemOf, requireItem } from './items.ts';

/** Throws NOT_FOUND for the campaign or the person. */
export function reviewQueue(
  db: Database,
  clock: Clock,
  input: { readonly campaign: string; readonly person: string | null },
): { campaign: CampaignProgress; items: QueueItem[] } {
  const today = todayOf(clock);
  const campaign = campaignProgress(db, input.campaign, today);
  const all = itemsOf(db, input.campaign);
  const bulkFacts = bulkFactsOf(db, input.campaign);
  const drafts = draftsOf(db, input.campaign, input.person);
  const mine = input.person === null ? all : itemsFor(db, clock, all, requirePerson(db, input.person));
  const items = mine.map((item) =>
    queueItemOf(item, { hasDraft: drafts.has(item.id), bulkAllowed: bulkRefusal(item, bulkFacts) === null, today }),
  );
  return { campaign, items };
}

/** One item as the queue shows it to a person. */
export function queueItem(db: Database, clock: Clock, id: string, person: string | null): QueueItem {
  const item = requireItem(db, id);
  const hasDraft = draftsOf(db, item.campaign, person).has(id);
  return queueItemOf(item, {
    hasDraft,
    bulkAllowed: bulkRefusal(item, bulkFactsOf(db, item.campaign)) === null,
    today: todayOf(clock),
  });
}

/** Assigned to the person, decidable under a delegation to him, or waiting for a second person that he can be. */
function itemsFor(db: Database, clock: Clock, items: readonly ItemRow[], person: Person): ItemRow[] {
  const delegations = listDelegations(db, clock).filter((delegation) => delegation.to === person.id);
  const reviewers = new Map<string, Person | null>();
  const performers = performersOf(db, items);
  return items.filter((item) => {
    if (item.assignee === person.id || item.handoverTo === person.id) return true;
    if (item.waiting === 1 || item.pending !== null) {
      const isCustomer = person.party === 'customer' && person.active;
      if (isCustomer && performers.get(item.pending ?? item.decision ?? '') !== person.id) return true;
    }
    return item.assignee !== null && delegations.length > 0 && mayDecide(db, item, person, delegations, reviewers);
  });
}

function mayDecide(
  db: Database,
  item: ItemRow,
  person: Person,
  delegations: readonly Delegation[],
  reviewers: Map<string, Person | null>,
): boolean {
  const id = item.assignee ?? '';
  if (!reviewers.has(id)) reviewers.set(id, findPerson(db, id));
  const reviewer = reviewers.get(id) ?? null;
  const authority = authorityOver(
    { item: item.id, campaign: item.campaign, system: item.system, risk: item.risk, reviewer },
    person,
    delegations,
  );
  return authority.granted;
}

function performersOf(db: Database, items: readonly ItemRow[]): ReadonlyMap<string, string> {
  const performer = db.prepare<[string], string>('select performer_id from decision where id = ?').pluck();
  const performers = new Map<string, string>();
  for (const item of items) {
    const decision = item.pending ?? (item.waiting === 1 ? item.decision : null);
    if (decision !== null) performers.set(decision, performer.get(decision) ?? '');
  }
  return performers;
}

/** Items that the person has a draft for; anybody, where no person is given. */
function draftsOf(db: Database, campaign: string, person: string | null): ReadonlySet<string> {
  const rows = db
    .prepare<[{ campaign: string; person: string | null }], string>(
      `select draft.item_id
       from draft
       join review_item on review_item.id = draft.item_id
       where review_item.campaign_id = $campaign
         and ($person is null or draft.person_id = $person)`,
    )
    .pluck()
    .all({ campaign, person });
  return new Set(rows);
}
