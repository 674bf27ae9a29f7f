// How a review was done, in figures: never a score against a person.
import type { Database } from 'better-sqlite3';
import type { ReviewQuality } from '../../../shared/contract/review.ts';
import type { Outcome } from '../../../shared/words.ts';
import { refusalsSince } from '../engagement/refusals.ts';

export interface QualityFacts {
  readonly outcome: Outcome;
  readonly batch: string | null;
  readonly seconds: number | null;
  readonly evidenceOpened: number;
  readonly undone: boolean;
}

/** Of all decisions of a campaign, or of one assignment, in the order in which they were made. */
export function reviewQualityOf(db: Database, campaign: string, assignment: string | null = null): ReviewQuality {
  const rows = db
    .prepare<
      [{ campaign: string; assignment: string | null }],
      { outcome: Outcome; batch: string | null; seconds: number | null; evidenceOpened: number; undone: number }
    >(
      `select decision.outcome, decision.batch_id as batch, decision.seconds_spent as seconds,
         decision.evidence_opened as evidenceOpened,
         exists (
           select 1
           from decision_event
           where decision_event.decision_id = decision.id and event = 'undone'
         ) as undone
       from decision
       join review_item on review_item.id = decision.item_id
       where review_item.campaign_id = $campaign
         and ($assignment is null or review_item.assignment_id = $assignment)
       order by decision.ledger_entry, review_item.ordinal`,
    )
    .all({ campaign, assignment });
  const quality = reviewQuality(rows.map((row) => ({ ...row, undone: row.undone === 1 })));
  const refused = assignment === null ? refusalsSince(db, openedAt(db, campaign)) : [];
  return refused.length === 0 ? quality : { ...quality, refused };
}

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
