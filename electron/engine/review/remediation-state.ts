// How far a REVOKE or REDUCE has been carried out. The provider's word is a claim; only a later bundle or the customer's own
// evidence shows that it is done, failed, or came back. Pure.
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

/** What the customer attached himself: the newest of it. */
export interface OwnFacts {
  readonly shows: 'done' | 'not_done';
  readonly at: string;
  readonly by: string;
  readonly file: string;
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
  readonly own: OwnFacts | null;
}

export interface RemediationVerdict {
  readonly state: RemediationState;
  readonly since: string;
  readonly explanation: string;
  /** Where the line that shows it stands. */
  readonly shownBy: 'entitlement' | 'claim' | 'own' | null;
}

/** A verdict with the moment of which its evidence speaks: the newer evidence counts. */
export interface Shown {
  readonly verdict: RemediationVerdict;
  readonly bundle: SeenIn;
}

export function remediationVerdict(facts: RemediationFacts): RemediationVerdict {
  const shown = shownByBundles(facts);
  const settled = settledByOwnEvidence(facts.own, shown);
  if (settled !== null) return settled;
  if (facts.claim !== null) {
    return verdict('claimed', facts.claim.at ?? facts.instructedAt, facts.claim.text, 'claim');
  }
  return verdict('instructed', facts.instructedAt, 'No later evidence speaks of it yet.', null);
}

/** What bundles and the customer's own evidence say together; null while neither says anything. */
export function settledByOwnEvidence(own: OwnFacts | null, shown: Shown | null): RemediationVerdict | null {
  if (own === null) return shown?.verdict ?? null;
  if (shown === null || isAfter(own.at, shown.bundle.effectiveAt)) {
    const said = `${own.by} attached ${own.file} on ${own.at.slice(0, 10)}`;
    return own.shows === 'done'
      ? verdict('verified', own.at, `Own evidence shows it done: ${said}.`, 'own')
      : verdict('failed', own.at, `Own evidence shows that it is not done: ${said}.`, 'own');
  }
  if (own.shows !== 'done' || shown.verdict.state !== 'failed') return shown.verdict;
  const { name, receivedAt } = shown.bundle;
  const text = `Own evidence of ${own.at.slice(0, 10)} showed it done, and it is there again in ${name}.`;
  return verdict('reappeared', receivedAt, text, 'entitlement');
}

function shownByBundles(facts: RemediationFacts): Shown | null {
  const { removed, history, lastSeen, baselineOrdinal } = facts;
  if (removed !== null && removed.ordinal > baselineOrdinal) {
    return {
      bundle: removed,
      verdict: verdict('verified', removed.receivedAt, `${removed.name} no longer has it.`, null),
    };
  }
  const back = history.findLast((entry) => entry.change === 'reappeared')?.bundle;
  if (back !== undefined) {
    const text = `It was gone, and is back in ${back.name}.`;
    return { bundle: lastSeen, verdict: verdict('reappeared', back.receivedAt, text, 'entitlement') };
  }
  const reduced = facts.outcome === 'REDUCE' ? reductionVerdict(facts) : null;
  if (reduced !== null) return { bundle: lastSeen, verdict: reduced };
  if (lastSeen.ordinal > baselineOrdinal && isAfter(lastSeen.effectiveAt, facts.instructedAt)) {
    const unchanged = facts.outcome === 'REDUCE' ? 'still there, and no less' : 'still there';
    const text = `It is ${unchanged} in ${lastSeen.name}.`;
    return { bundle: lastSeen, verdict: verdict('failed', lastSeen.receivedAt, text, 'entitlement') };
  }
  return null;
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

export function isAfter(time: string, other: string): boolean {
  return Date.parse(time) > Date.parse(other);
}

export function verdict(
  state: RemediationState,
  since: string,
  explanation: string,
  shownBy: RemediationVerdict['shownBy'],
): RemediationVerdict {
  return { state, since, explanation, shownBy };
}
