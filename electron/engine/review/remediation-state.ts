// How far a REVOKE or REDUCE has been carried out. The provider's word is a claim; only a later bundle shows that it is
// done, failed, or came back. Pure.
import type { Outcome, RemediationState } from '../../../shared/words.ts';
import { compareGrants, sameGrant } from './narrower.ts';

export interface SeenIn {
  readonly name: string;
  readonly ordinal: number;
  readonly receivedAt: string;
  /** When its evidence was true: extracted, or received where that is not said. */
  readonly effectiveAt: string;
}

export interface Grant {
  readonly privilege: string;
  readonly resource: string;
  readonly condition: string | null;
  readonly boundary: string | null;
}

export interface RemediationFacts {
  readonly outcome: Outcome;
  readonly to: string | null;
  readonly instructedAt: string;
  readonly baselineOrdinal: number;
  readonly before: Grant;
  /** As the newest evidence has it. */
  readonly now: Grant;
  readonly lastSeen: SeenIn;
  /** The bundle whose complete source no longer had it; null while it is there. */
  readonly removed: SeenIn | null;
  /** What bundles after the baseline did to it, oldest first. */
  readonly history: readonly { readonly change: 'changed' | 'removed' | 'reappeared'; readonly bundle: SeenIn }[];
  /** The provider's word that it was carried out. */
  readonly claim: { readonly text: string; readonly at: string | null } | null;
}

export interface RemediationVerdict {
  readonly state: RemediationState;
  readonly since: string;
  readonly explanation: string;
  /** Where the line that shows it stands. */
  readonly shownBy: 'entitlement' | 'claim' | null;
}

export function remediationVerdict(facts: RemediationFacts): RemediationVerdict {
  const { removed, history, lastSeen, baselineOrdinal } = facts;
  if (removed !== null && removed.ordinal > baselineOrdinal) {
    return verdict('verified', removed.receivedAt, `${removed.name} no longer has it.`, null);
  }
  const back = history.findLast((entry) => entry.change === 'reappeared')?.bundle;
  if (back !== undefined) {
    return verdict('reappeared', back.receivedAt, `It was gone, and is back in ${back.name}.`, 'entitlement');
  }
  const reduced = facts.outcome === 'REDUCE' ? reductionVerdict(facts) : null;
  if (reduced !== null) return reduced;
  if (lastSeen.ordinal > baselineOrdinal && isAfter(lastSeen.effectiveAt, facts.instructedAt)) {
    const unchanged = facts.outcome === 'REDUCE' ? 'still there, and no less' : 'still there';
    return verdict('failed', lastSeen.receivedAt, `It is ${unchanged} in ${lastSeen.name}.`, 'entitlement');
  }
  if (facts.claim !== null) {
    return verdict('claimed', facts.claim.at ?? facts.instructedAt, facts.claim.text, 'claim');
  }
  return verdict('instructed', facts.instructedAt, 'No later evidence speaks of it yet.', null);
}

function reductionVerdict(facts: RemediationFacts): RemediationVerdict | null {
  const change = facts.history.findLast((entry) => entry.change === 'changed')?.bundle;
  if (change === undefined) return null;
  const { before, now, to } = facts;
  const privilege = compareGrants(before.privilege, now.privilege);
  const resource = compareGrants(before.resource, now.resource);
  const said = `changed from "${words(before)}" to "${words(now)}" in ${change.name}`;
  const isConstrained =
    (before.condition === null && now.condition !== null) || (before.boundary === null && now.boundary !== null);
  const isLess =
    (privilege === 'narrower' && (resource === 'narrower' || resource === 'same')) ||
    (privilege === 'same' && (resource === 'narrower' || (resource === 'same' && isConstrained)));
  if (isLess) return verdict('verified', change.receivedAt, `It is less now: ${said}.`, 'entitlement');
  if (to !== null && (sameGrant(to, now.privilege) || sameGrant(to, words(now)))) {
    return verdict('verified', change.receivedAt, `It is what was asked for: ${said}.`, 'entitlement');
  }
  if (privilege === 'same' && resource === 'same') return null;
  if (!isAfter(change.effectiveAt, facts.instructedAt)) return null;
  const not = privilege === 'wider' || resource === 'wider' ? 'It is more now' : 'Nothing shows that it is less';
  return verdict('failed', change.receivedAt, `${not}: ${said}.`, 'entitlement');
}

function words(grant: Grant): string {
  return `${grant.privilege} on ${grant.resource}`;
}

function isAfter(time: string, other: string): boolean {
  return Date.parse(time) > Date.parse(other);
}

function verdict(
  state: RemediationState,
  since: string,
  explanation: string,
  shownBy: RemediationVerdict['shownBy'],
): RemediationVerdict {
  return { state, since, explanation, shownBy };
}
