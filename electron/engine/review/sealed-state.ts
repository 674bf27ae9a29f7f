// Everything that a report says, taken once from the workspace at sign-off or close and never again: reports are made
// from this document alone, so the same sealed state always gives the same pages. Plain JSON; times are UTC ISO strings.

import type { LoosenedRule, OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { ReviewQuality } from '../../../shared/contract/sign-off.ts';
import type {
  Authentication,
  Change,
  CoverageStatus,
  Framework,
  ItemOutcome,
  Outcome,
  Party,
  RemediationState,
  Risk,
  Trust,
} from '../../../shared/words.ts';

import type { SealedLoop } from './sealed-loop.ts';

export interface SealedPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly party: Party;
}

export interface SealedSource {
  readonly id: string;
  readonly bundle: string;
  readonly kind: string;
  readonly system: string | null;
  readonly extractedAt: string | null;
  readonly query: string | null;
  readonly declared: {
    readonly identities: number | null;
    readonly credentials: number | null;
    readonly entitlements: number | null;
    readonly findings: number | null;
    readonly actions: number | null;
  };
  readonly imported: {
    readonly identities: number;
    readonly credentials: number;
    readonly entitlements: number;
    readonly findings: number;
    readonly actions: number;
  };
  readonly rejected: number;
  readonly partial: boolean;
  readonly emptyAttested: string | null;
  readonly remarks: readonly string[];
}

export interface SealedBundle {
  readonly id: string;
  readonly name: string;
  readonly provider: string | null;
  readonly sequence: number | null;
  readonly lineage: string;
  readonly trust: Trust;
  readonly acknowledged: boolean;
  readonly fingerprint: string | null;
  readonly signatureKind: string | null;
  readonly tagmanifestSha256: string;
  readonly receivedAt: string;
  readonly effectiveAt: string | null;
  readonly importedBy: string | null;
  readonly ledgerEntry: number | null;
  readonly artefacts: readonly {
    readonly id: string;
    readonly path: string;
    readonly sha256: string;
    readonly size: number;
    readonly kept: boolean;
    readonly redactions: number;
  }[];
}

export interface SealedDecision {
  readonly outcome: Outcome;
  readonly justification: string | null;
  readonly until: string | null;
  readonly to: string | null;
  readonly ticket: string | null;
  readonly question: string | null;
  readonly exception: {
    readonly approver: string;
    readonly compensatingControl: string;
    readonly expires: string;
  } | null;
  readonly performer: string;
  readonly reviewerOfRecord: string;
  readonly underDelegation: boolean;
  /** Whether the performer's key was unlocked, or he was only named; left out in states sealed before this was recorded. */
  readonly authenticated?: Authentication | null;
  readonly secondPerson: string | null;
  /** Rules of the separation of duties that it could not have been made under; left out where it kept them all. */
  readonly loosened?: readonly LoosenedRule[];
  readonly batchSize: number | null;
  readonly decidedAt: string;
  readonly ledgerEntry: number;
  readonly shownDigest: string;
  readonly supersedes: { readonly outcome: Outcome; readonly reason: string; readonly at: string } | null;
}

export interface SealedItem {
  /** `NW-001`: letters from the customer's name and the item's ordinal. */
  readonly reference: string;
  readonly id: string;
  readonly entitlement: string;
  readonly identity: string;
  readonly identityKind: string;
  readonly nativeId: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  readonly environment: string | null;
  readonly owner: string | null;
  readonly ownerBasis: string | null;
  readonly risk: Risk;
  readonly rules: readonly string[];
  readonly change: Change;
  readonly assignee: string | null;
  readonly outcome: ItemOutcome;
  readonly decision: SealedDecision | null;
  readonly citation: Citation | null;
}

export interface SealedCoverage {
  readonly framework: Framework;
  readonly control: string;
  readonly title: string;
  readonly status: CoverageStatus;
  readonly computed: CoverageStatus;
  readonly reason: string;
  readonly items: number;
  readonly decided: number;
  readonly evidenceCount: number;
  readonly crosswalk: readonly string[];
  /** The rules that bear on it; left out in states sealed before this was recorded. */
  readonly rules?: readonly string[];
  readonly override: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

export interface SealedState {
  readonly format: 'countersign-sealed-state/1';
  readonly workspace: { readonly id: string; readonly customer: string; readonly provider: string };
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly openedAt: string;
    readonly due: string;
    readonly closedAt: string | null;
    readonly closeReason: string | null;
    readonly complete: boolean;
    readonly baselineDigest: string;
  };
  readonly edition: number;
  readonly replaces: { readonly edition: number; readonly stateDigest: string; readonly reason: string } | null;
  /** When the state was sealed: the moment of the last sign-off, superseding decision or close. */
  readonly sealedAt: string;
  readonly persons: readonly SealedPerson[];
  readonly signOffs: readonly {
    readonly person: string;
    readonly at: string;
    readonly items: number;
    readonly statement: string;
    readonly decisionsDigest: string;
    readonly ledgerEntry: number;
    readonly certificateFingerprint: string;
  }[];
  /** States sealed before a model could set the separation of duties are without that part. */
  readonly operatingModel: OperatingModelDocument;
  readonly thresholds: readonly {
    readonly threshold: string;
    readonly title: string;
    readonly value: number;
    readonly unit: string;
    readonly standard: number;
  }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly title: string;
    readonly severity: Risk;
    readonly why: string;
    readonly pass: number;
    readonly fail: number;
    readonly notEvaluable: number;
  }[];
  readonly items: readonly SealedItem[];
  readonly outOfScope: readonly {
    readonly identity: string;
    readonly system: string;
    readonly entitlements: number;
    readonly reason: string;
    readonly approver: string | null;
  }[];
  readonly delegations: readonly {
    readonly from: string;
    readonly to: string;
    readonly scope: string;
    readonly validFrom: string;
    readonly validUntil: string;
    readonly reason: string;
  }[];
  readonly actions: readonly {
    readonly uid: string;
    readonly performedBy: string;
    readonly party: string | null;
    readonly verb: string;
    readonly target: string;
    readonly at: string | null;
    readonly ticket: string | null;
    readonly approval: string | null;
    readonly authorised: 'authorised' | 'unauthorised' | 'unknown';
    readonly explanation: string;
    readonly citation: Citation | null;
  }[];
  readonly remediation: readonly {
    readonly reference: string;
    readonly outcome: Outcome;
    readonly instructedAt: string;
    readonly state: RemediationState;
    readonly since: string;
    readonly explanation: string;
  }[];
  readonly coverage: readonly SealedCoverage[];
  readonly quality: ReviewQuality;
  readonly bundles: readonly SealedBundle[];
  readonly sources: readonly SealedSource[];
  readonly rejectedRows: readonly {
    readonly bundle: string;
    readonly file: string;
    readonly line: number | null;
    readonly pointer: string | null;
    readonly reason: string;
  }[];
  readonly population: readonly {
    readonly system: string;
    readonly identities: number;
    readonly credentials: number;
    readonly entitlements: number;
    readonly inScope: number;
    readonly outOfScope: number;
  }[];
  readonly ledger: {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly checkpoint: string;
    readonly verifierKey: string;
  };
  readonly notices: readonly string[];
  /** What followed the sign-off; states that were sealed before it was kept have none. */
  readonly loop?: SealedLoop;
  /** Only in a redacted copy. */
  readonly redaction?: {
    /** SHA-256 of the state that it was made from. */
    readonly of: string;
    readonly how: string;
    /** Each pseudonym with the commitment to the value behind it. */
    readonly commitments: Readonly<Record<string, string>>;
  };
}
