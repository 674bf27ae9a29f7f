// Which assignment of a campaign a person may sign: his own, else one whose reviewer delegated all of it to him. Judged by
// the counts that are kept, for a page that is read; whoever signs is judged again by the items themselves.
import type { Database } from 'better-sqlite3';
import type { Delegation, Person } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { delegationsBetween } from '../engagement/delegations.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { findPerson } from '../engagement/persons.ts';
import { riskRank } from '../engagement/rights.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import type { CampaignRow } from './campaign.ts';
import type { ItemRow } from './items.ts';
import { campaignTallies, countWhere, type Tally } from './tallies.ts';

export interface Signable {
  readonly assignment: string;
  readonly items: number;
  /** Its items by what has become of them. */
  readonly tallies: readonly Tally[];
  /** Under which somebody signs for its reviewer; null: it is his own. */
  readonly delegation: Delegation | null;
  readonly delegator: Person | null;
}

/** Throws ASSIGNMENT_SIGNED_OFF, NOT_THE_REVIEWER. */
export function signable(db: Database, clock: Clock, campaign: CampaignRow, person: Person): Signable {
  const rows = assignmentsOf(db).all({ campaign: campaign.id });
  const open = rows
    .filter(({ signedOffAt }) => signedOffAt === null)
    .map((row) => {
      const tallies = campaignTallies(db, campaign.id, row.id);
      return { ...row, tallies, items: countWhere(tallies, () => true) };
    })
    .filter(({ items }) => items > 0);
  const own = open.find((row) => row.person === person.id);
  if (own !== undefined) {
    return { assignment: own.id, items: own.items, tallies: own.tallies, delegation: null, delegator: null };
  }
  for (const { person: from, id: assignment, items, tallies } of open) {
    const delegator = findPerson(db, from);
    if (delegator?.active !== true) continue;
    const delegation = delegationsBetween(db, from, person.id, todayOf(clock)).find(
      (one) => one.state === 'valid' && coversAll(db, one, campaign.id, { assignment, items, tallies }),
    );
    if (delegation !== undefined) return { assignment, items, tallies, delegation, delegator };
  }
  const details = { campaign: campaign.id, person: person.id };
  if (rows.some((row) => row.person === person.id && row.signedOffAt !== null)) {
    throw new CountersignError('ASSIGNMENT_SIGNED_OFF', `${person.name} has signed off already.`, details);
  }
  throw notTheReviewer(campaign, person);
}

/** Throws NOT_THE_REVIEWER where an item is not covered by the delegation under which somebody signs. */
export function requireCovered(
  items: readonly ItemRow[],
  delegation: Delegation | null,
  campaign: CampaignRow,
  person: Person,
): void {
  if (delegation === null) return;
  const { systems, items: single, upTo } = delegation.scope;
  const isCovered = items.every(
    (item) =>
      (systems === null || systems.includes(item.system)) &&
      (single === null || single.includes(item.id)) &&
      riskRank(item.risk) <= riskRank(upTo),
  );
  if (!isCovered) throw notTheReviewer(campaign, person);
}

function coversAll(
  db: Database,
  { scope }: Delegation,
  campaign: string,
  { assignment, items, tallies }: Pick<Signable, 'assignment' | 'items' | 'tallies'>,
): boolean {
  if (scope.campaign !== null && scope.campaign !== campaign) return false;
  if (!tallies.every(({ facet }) => riskRank(facet.risk) <= riskRank(scope.upTo))) return false;
  const { systems, items: single } = scope;
  return (
    (systems === null || itemsOfSystems(db).get({ assignment, systems: JSON.stringify(systems) })?.items === items) &&
    (single === null || itemsAmong(db).get({ assignment, items: JSON.stringify(single) })?.items === items)
  );
}

function notTheReviewer(campaign: CampaignRow, person: Person): CountersignError {
  const message = `${person.name} has no assignment in ${campaign.name}.`;
  return new CountersignError('NOT_THE_REVIEWER', message, { campaign: campaign.id, person: person.id });
}

const assignmentsOf = statement<{ campaign: string }, { id: string; person: string; signedOffAt: string | null }>(
  `select id, person_id as person, signed_off_at as signedOffAt
   from assignment
   where campaign_id = $campaign
   order by created_at, id`,
);

const itemsOfSystems = statement<{ assignment: string; systems: string }, { items: number }>(
  `select count(*) as items
   from queue_item
   where assignment_id = $assignment
     and system in (select value from json_each($systems))`,
);

const itemsAmong = statement<{ assignment: string; items: string }, { items: number }>(
  `select count(*) as items
   from (select distinct value as id from json_each($items)) as asked
   cross join queue_item on queue_item.item_id = asked.id
   where queue_item.assignment_id = $assignment`,
);
