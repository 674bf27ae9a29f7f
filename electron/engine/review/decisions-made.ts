// How many decisions of a campaign were made, and how many of them in bulk. Decisions and what happens to them are only ever
// added, so that what was counted stays counted, and only what came since is looked at.
import type { Database } from 'better-sqlite3';
import { statement } from '../workspace/statement.ts';

export interface DecisionsMade {
  readonly decisions: number;
  readonly inBulk: number;
}

interface Counted extends DecisionsMade {
  /** The last decision (row id) and the last one that was taken back (ledger entry) that were looked at. */
  readonly decision: number;
  readonly event: number;
}

/** What was taken back is none. */
export function decisionsMade(db: Database, campaign: string): DecisionsMade {
  const ofDatabase = known.get(db) ?? new Map<string, Counted>();
  const before = (db.readonly ? ofDatabase.get(campaign) : undefined) ?? nothing;
  const last = lastRows(db).get({}) ?? nothing;
  const made = madeSince(db).get({ campaign, from: before.decision, to: last.decision });
  const undone = undoneSince(db).get({ campaign, from: before.event, to: last.event });
  const counted = {
    decisions: before.decisions + (made?.decisions ?? 0) - (undone?.decisions ?? 0),
    inBulk: before.inBulk + (made?.inBulk ?? 0) - (undone?.inBulk ?? 0),
    ...last,
  };
  // One that writes sees what it may take back.
  if (db.readonly) known.set(db, ofDatabase.set(campaign, counted));
  return { decisions: counted.decisions, inBulk: counted.inBulk };
}

const nothing: Counted = { decisions: 0, inBulk: 0, decision: -1, event: -1 };

const lastRows = statement<object, Pick<Counted, 'decision' | 'event'>>(
  `select coalesce((select max(rowid) from decision), -1) as decision,
     coalesce((select max(ledger_entry) from decision_event where event = 'undone'), -1) as event`,
);

const madeSince = statement<{ campaign: string; from: number; to: number }, DecisionsMade>(
  `select count(*) as decisions, count(decision.batch_id) as inBulk
   from decision
   cross join review_item on review_item.id = decision.item_id
   where decision.rowid > $from
     and decision.rowid <= $to
     and review_item.campaign_id = $campaign`,
);

const undoneSince = statement<{ campaign: string; from: number; to: number }, DecisionsMade>(
  `select count(*) as decisions, count(decision.batch_id) as inBulk
   from decision_event
   cross join decision on decision.id = decision_event.decision_id
   cross join review_item on review_item.id = decision.item_id
   where decision_event.event = 'undone'
     and decision_event.ledger_entry > $from
     and decision_event.ledger_entry <= $to
     and review_item.campaign_id = $campaign`,
);

// Goes with its connection.
const known = new WeakMap<Database, Map<string, Counted>>();
