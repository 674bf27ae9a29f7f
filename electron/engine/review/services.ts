// What the review is told by whoever puts the engine together: how one entitlement looks in full, and what the controls
// say when a state is sealed. Both read through the connection that they are given.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import type { SealedState } from './sealed-state.ts';

export interface ReviewServices {
  /** Exactly what a reviewer is shown of an entitlement; in English, of which the digest is taken, where no language is given. */
  readonly entitlementDetail: (db: Database, uid: string, locale?: Locale) => EntitlementDetail;
  /** Coverage, rules with their counts, and thresholds in force. `today` is YYYY-MM-DD. */
  readonly judgement: (db: Database, facts: ReviewFacts, today: string) => SealedJudgement;
}

export type SealedJudgement = Pick<SealedState, 'coverage' | 'rules' | 'thresholds'>;
