// How far an agreed rotation is: verified when later evidence shows the credential replaced, renewed or gone. Pure.
import type { OwnFacts, RemediationVerdict, SeenIn } from './remediation-state.ts';
import { isAfter, type Shown, settledByOwnEvidence, verdict } from './remediation-state.ts';

export interface RotationFacts {
  /** When the provider was told, or when it was agreed while it was not. */
  readonly since: string;
  readonly baselineOrdinal: number;
  /** When the newest evidence says that the credential was made or last rotated; null where it does not. */
  readonly renewedAt: string | null;
  readonly isLive: boolean | null;
  readonly lastSeen: SeenIn | null;
  readonly removed: SeenIn | null;
  readonly claim: { readonly text: string; readonly at: string | null } | null;
  readonly own: OwnFacts | null;
}

export function rotationVerdict(facts: RotationFacts): RemediationVerdict {
  const settled = settledByOwnEvidence(facts.own, shownByBundles(facts));
  if (settled !== null) return settled;
  if (facts.claim !== null) return verdict('claimed', facts.claim.at ?? facts.since, facts.claim.text, 'claim');
  const unknown = facts.lastSeen !== null && facts.lastSeen.ordinal > facts.baselineOrdinal && facts.renewedAt === null;
  const text = unknown
    ? 'Later evidence has the credential, and no date of its rotation.'
    : 'No later evidence speaks of it yet.';
  return verdict('instructed', facts.since, text, null);
}

function shownByBundles(facts: RotationFacts): Shown | null {
  const { removed, lastSeen, baselineOrdinal } = facts;
  if (removed !== null && removed.ordinal > baselineOrdinal) {
    const text = `${removed.name} no longer has this credential.`;
    return { bundle: removed, verdict: verdict('verified', removed.receivedAt, text, null) };
  }
  if (lastSeen === null || lastSeen.ordinal <= baselineOrdinal) return null;
  if (facts.isLive === false) {
    const text = `It is switched off in ${lastSeen.name}.`;
    return { bundle: lastSeen, verdict: verdict('verified', lastSeen.receivedAt, text, 'entitlement') };
  }
  if (facts.renewedAt === null || !isAfter(lastSeen.effectiveAt, facts.since)) return null;
  if (isAfter(facts.renewedAt, facts.since)) {
    const text = `It was renewed on ${facts.renewedAt.slice(0, 10)}, as ${lastSeen.name} shows.`;
    return { bundle: lastSeen, verdict: verdict('verified', lastSeen.receivedAt, text, 'entitlement') };
  }
  const text = `It is still the one of ${facts.renewedAt.slice(0, 10)} in ${lastSeen.name}.`;
  return { bundle: lastSeen, verdict: verdict('failed', lastSeen.receivedAt, text, 'entitlement') };
}
