// What the rules and the coverage need to know from above (engagement and review), passed in as plain facts, because
// controls stand below review and read only the inventory's tables themselves.

import type { Party } from '../../../shared/words.ts';

export interface FactPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly party: Party;
  readonly active: boolean;
}

export interface ReviewFacts {
  readonly persons: readonly FactPerson[];
  /** By entitlement row id: its newest decision, in any campaign. An exception counts only while it runs. */
  readonly decided: ReadonlyMap<
    number,
    { readonly outcome: string; readonly final: boolean; readonly hasException: boolean }
  >;
  /** Entitlements whose removal or reduction a later bundle (or the customer's own evidence) has proved. */
  readonly verified: ReadonlySet<number>;
  /** Entitlements that are items of an open campaign. */
  readonly underReview: ReadonlySet<number>;
  /** Entitlements decided REVOKE in an earlier campaign. */
  readonly earlierRevoked: ReadonlySet<number>;
  /** Provider's actions and whether anything allowed them. */
  readonly actions: readonly {
    readonly uid: string;
    readonly text: string;
    readonly authorised: 'authorised' | 'unauthorised' | 'unknown';
    readonly explanation: string;
    readonly artefact: string;
    readonly line: number | null;
    readonly pointer: string | null;
  }[];
  readonly exceptions: readonly {
    readonly text: string;
    readonly approver: string | null;
    readonly compensatingControl: string | null;
    readonly expires: string | null;
  }[];
  /** Problems of the operating model in words; `about` as in the contract's ModelProblem. */
  readonly modelProblems: readonly { readonly about: string; readonly code: string; readonly text: string }[];
  readonly delegations: readonly { readonly text: string; readonly hasScope: boolean; readonly until: string | null }[];
  readonly escalationNamed: boolean;
  readonly incidentOwnerNamed: boolean;
  readonly riskAppetiteAgreed: boolean;
  /** False before an operating model is recorded: what it would say is then unknown, and not missing. */
  readonly operatingModelRecorded: boolean;
  /** As agreed, and the worst that was delivered, in the same unit; null where nothing shows it. */
  readonly serviceThresholds: readonly {
    readonly threshold: string;
    readonly title: string;
    readonly agreed: number;
    readonly unit: string;
    readonly worst: number | null;
    /** How many took longer than was agreed for their severity; left out where only the worst is known. */
    readonly missed?: number;
  }[];
  /** Outcome -> how often it was used in final decisions. */
  readonly outcomesUsed: Readonly<Record<string, number>>;
  /** When the newest campaign opened, UTC ISO; null before any. Evidence is judged stale or not as of then. */
  readonly campaignOpenedAt: string | null;
  readonly campaignsOpen: number;
  readonly campaignsClosed: number;
  readonly campaignsComplete: number;
  readonly reportsIssued: number;
}

/** Before there is any engagement or campaign. */
export const noReviewFacts: ReviewFacts = {
  persons: [],
  decided: new Map(),
  verified: new Set(),
  underReview: new Set(),
  earlierRevoked: new Set(),
  actions: [],
  exceptions: [],
  modelProblems: [],
  delegations: [],
  escalationNamed: false,
  incidentOwnerNamed: false,
  riskAppetiteAgreed: false,
  operatingModelRecorded: false,
  serviceThresholds: [],
  outcomesUsed: {},
  campaignOpenedAt: null,
  campaignsOpen: 0,
  campaignsClosed: 0,
  campaignsComplete: 0,
  reportsIssued: 0,
};
