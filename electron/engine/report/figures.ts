// The counts that every form of the report shows, taken from the sealed state in one place so that they never differ.
import type { Framework, ItemOutcome, RemediationState, Risk } from '../../../shared/words.ts';
import { itemOutcomes, risks } from '../../../shared/words.ts';
import { canonicalBytes, canonicalPieces } from '../ledger/canonical.ts';
import { digestOfLarge } from '../review/digest.ts';
import type { SealedItem, SealedState } from '../review/sealed-state.ts';

export interface Figures {
  readonly items: number;
  readonly identities: number;
  readonly systems: readonly string[];
  readonly byOutcome: Readonly<Record<ItemOutcome, number>>;
  readonly byRisk: Readonly<Record<Risk, number>>;
  /** CERTIFY, CERTIFY_UNTIL, REDUCE and REVOKE. */
  readonly final: number;
  /** Final ones and CANNOT_DECIDE. */
  readonly answered: number;
  readonly outOfScope: number;
  readonly imported: number;
  readonly rejected: number;
  readonly cuts: number;
  readonly verified: number;
  readonly unauthorised: number;
  readonly exceptions: readonly SealedItem[];
  /** NO_DECISION first, then CANNOT_DECIDE, the riskiest first. */
  readonly open: readonly SealedItem[];
}

/** The sealed state's one byte string: what its digest is of, and what a report carries as decisions.json. */
export function stateBytes(state: SealedState): Buffer {
  return canonicalBytes(state);
}

/** The same bytes, piece by piece. */
export function* statePieces(state: SealedState): Generator<Buffer> {
  for (const piece of canonicalPieces(state)) yield Buffer.from(piece, 'utf8');
}

/** SHA-256 of the sealed state, 64 hexadecimal digits. */
export function stateDigest(state: SealedState): string {
  return digestOfLarge(state);
}

export function figuresOf(state: SealedState): Figures {
  const { items } = state;
  const count = (outcome: ItemOutcome) => items.filter((item) => item.outcome === outcome).length;
  const byOutcome: Record<ItemOutcome, number> = {
    CERTIFY: count('CERTIFY'),
    CERTIFY_UNTIL: count('CERTIFY_UNTIL'),
    REDUCE: count('REDUCE'),
    REVOKE: count('REVOKE'),
    CANNOT_DECIDE: count('CANNOT_DECIDE'),
    NO_DECISION: count('NO_DECISION'),
  };
  const ofRisk = (risk: Risk) => items.filter((item) => item.risk === risk).length;
  const answered = items.length - byOutcome.NO_DECISION;
  return {
    items: items.length,
    identities: new Set(items.map((item) => `${item.system}\u0000${item.nativeId}`)).size,
    systems: [...new Set(items.map((item) => item.system))],
    byOutcome,
    byRisk: { low: ofRisk('low'), medium: ofRisk('medium'), high: ofRisk('high'), critical: ofRisk('critical') },
    final: answered - byOutcome.CANNOT_DECIDE,
    answered,
    outOfScope: state.outOfScope.reduce((sum, entry) => sum + entry.entitlements, 0),
    imported: state.population.reduce((sum, system) => sum + system.entitlements, 0),
    rejected: state.rejectedRows.length,
    cuts: state.remediation.length,
    verified: state.remediation.filter((entry) => entry.state === 'verified').length,
    unauthorised: state.actions.filter((action) => action.authorised === 'unauthorised').length,
    exceptions: items.filter((item) => item.decision?.exception != null),
    open: items
      .filter((item) => item.outcome === 'NO_DECISION' || item.outcome === 'CANNOT_DECIDE')
      .toSorted(
        (a, b) =>
          itemOutcomes.indexOf(b.outcome) - itemOutcomes.indexOf(a.outcome) ||
          risks.indexOf(b.risk) - risks.indexOf(a.risk),
      ),
  };
}

/** Remediation with the worst first. */
export const remediationOrder: readonly RemediationState[] = [
  'reappeared',
  'failed',
  'instructed',
  'claimed',
  'verified',
];

/** The frameworks that the coverage speaks of, in its order. */
export function frameworksIn(state: SealedState): Framework[] {
  return [...new Set(state.coverage.map((row) => row.framework))];
}

/** The person's name; the id where the state names no such person. */
export function personName(state: SealedState, id: string | null): string {
  if (id === null) return 'nobody';
  return state.persons.find((person) => person.id === id)?.name ?? id;
}

/** `E01`, `E02` …: the bundles by the order in which the state lists them. */
export function evidenceNumber(state: SealedState, bundle: string): string {
  const index = state.bundles.findIndex((entry) => entry.id === bundle);
  return index < 0 ? '–' : `E${String(index + 1).padStart(2, '0')}`;
}
