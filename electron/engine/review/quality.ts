// How a review was done, in figures: never a score against a person.
import type { Database } from 'better-sqlite3';
import type { ReviewQuality } from '../../../shared/contract/sign-off.ts';
import type { Outcome } from '../../../shared/words.ts';
import { refusalsSince } from '../engagement/refusals.ts';
import { statement } from '../workspace/statement.ts';
import { settledReading } from './settled-reading.ts';

export interface QualityFacts {
  readonly outcome: Outcome;
  readonly batch: string | null;
  readonly seconds: number | null;
  readonly evidenceOpened: number;
  readonly undone: boolean;
}

/** Of all decisions of a campaign, or of one assignment, in the order in which they were made. */
export function reviewQualityOf(db: Database, campaign: string, assignment: string | null = null): ReviewQuality {
  const kept = settledReading(
    db,
    `quality ${campaign}`,
    '',
    () => ({
      decisions: ofCampaign(db).all({ campaign }).map(factsOf).sort(inOrder),
      qualities: new Map<string | null, ReviewQuality>(),
    }),
    (value, { items }) => {
      const again = new Set(items);
      const read = ofItems(db).all({ campaign, items: JSON.stringify([...again]) });
      value.decisions = [...value.decisions.filter(({ item }) => !again.has(item)), ...read.map(factsOf)].sort(inOrder);
      value.qualities.clear();
      return true;
    },
  );
  const quality =
    kept.qualities.get(assignment) ??
    reviewQuality(assignment === null ? kept.decisions : kept.decisions.filter((one) => one.assignment === assignment));
  kept.qualities.set(assignment, quality);
  if (assignment !== null) return quality;
  const refused = refusalsSince(db, openedAt(db, campaign));
  return refused.length === 0 ? quality : { ...quality, refused };
}

interface MadeDecision extends QualityFacts {
  readonly item: string;
  /** Whose the item is; null: nobody's. */
  readonly assignment: string | null;
  readonly entry: number;
  readonly ordinal: number;
}

type DecisionRow = Omit<MadeDecision, 'undone'> & { readonly undone: number };

const factsOf = (row: DecisionRow): MadeDecision => ({ ...row, undone: row.undone === 1 });

const inOrder = (one: MadeDecision, other: MadeDecision): number =>
  one.entry - other.entry || one.ordinal - other.ordinal;

const columns = `
  select decision.item_id as item, review_item.assignment_id as assignment, decision.outcome, decision.batch_id as batch, decision.seconds_spent as seconds,
    decision.evidence_opened as evidenceOpened, decision.ledger_entry as entry, review_item.ordinal,
    exists (
      select 1
      from decision_event
      where decision_event.decision_id = decision.id and event = 'undone'
    ) as undone`;

// From the decisions: a campaign has many more items while it is under way.
const ofCampaign = statement<{ campaign: string }, DecisionRow>(
  `${columns}
   from decision
   cross join review_item on review_item.id = decision.item_id
   where review_item.campaign_id = $campaign`,
);

const ofItems = statement<{ campaign: string; items: string }, DecisionRow>(
  `${columns}
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join decision on decision.item_id = review_item.id
   where review_item.campaign_id = $campaign`,
);

function openedAt(db: Database, campaign: string): string {
  return db.prepare<[string], string>('select opened_at from campaign where id = ?').pluck().get(campaign) ?? '';
}

/** Pure: figures over the decisions in their order. What was undone counts only as undone. */
export function reviewQuality(all: readonly QualityFacts[]): ReviewQuality {
  const decisions = all.filter((decision) => !decision.undone);
  const single = decisions.filter((decision) => decision.batch === null);
  const seconds = single
    .flatMap((decision) => (decision.seconds === null ? [] : [decision.seconds]))
    .sort((left, right) => left - right);
  return {
    decisions: decisions.length,
    oneByOne: single.length,
    inBulk: decisions.length - single.length,
    batches: new Set(decisions.flatMap((decision) => decision.batch ?? [])).size,
    medianSeconds: median(seconds),
    longestSeconds: seconds.at(-1) ?? null,
    evidenceOpened: decisions.reduce((sum, decision) => sum + decision.evidenceOpened, 0),
    longestStreak: longestStreak(single),
    undone: all.length - decisions.length,
  };
}

function median(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function longestStreak(decisions: readonly QualityFacts[]): ReviewQuality['longestStreak'] {
  const streaks: { outcome: Outcome; length: number }[] = [];
  for (const { outcome } of decisions) {
    const last = streaks.at(-1);
    if (last?.outcome === outcome) last.length += 1;
    else streaks.push({ outcome, length: 1 });
  }
  // The first of the longest.
  return streaks.reduce<ReviewQuality['longestStreak']>(
    (longest, streak) => (longest === null || streak.length > longest.length ? streak : longest),
    null,
  );
}
