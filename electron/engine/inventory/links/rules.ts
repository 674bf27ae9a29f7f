// The rules by which two records are the same NHI. Pure: the same evidence always gives the same candidates. A rule is
// certain where one source names exactly what the other one is called there, and suggests where only names are alike.
import type { StoredAddress } from '../citer.ts';
import { systemInWords } from '../words.ts';
import type { KnownIdentity, LinkFacts } from './link-facts.ts';
import { isGlobalId, nameKeys } from './names.ts';

export interface Candidate {
  /** The one that names, where one does. */
  readonly from: KnownIdentity;
  readonly to: KnownIdentity;
  readonly rule: LinkRule;
  readonly strength: 'certain' | 'suggested';
  /** Why, in a sentence. */
  readonly basis: string;
  /** `from` acts through `to`: the way by which it gets what `to` may do. */
  readonly directed: boolean;
  readonly citations: readonly StoredAddress[];
}

export type LinkRule = 'named' | 'trust' | 'same-id' | 'shared-credential' | 'tag' | 'same-name';

/** Every candidate once: of two rules about one pair the surer one stays, in the order of the rules. */
export function linkCandidates(facts: LinkFacts): Candidate[] {
  const known = indexOf(facts.identities);
  const found = new Map<string, Candidate>();
  const rules: readonly Rule[] = [byName, byTrust, bySameId, bySharedCredential, byTag, bySameName];
  for (const rule of rules) {
    for (const candidate of rule(facts, known)) {
      if (candidate.from.id === candidate.to.id) continue;
      const pair = [candidate.from.id, candidate.to.id].sort((a, b) => a - b).join(' ');
      const earlier = found.get(pair);
      if (earlier === undefined) found.set(pair, candidate);
      else if (earlier.strength === 'suggested' && candidate.strength === 'certain') found.set(pair, candidate);
    }
  }
  return [...found.values()];
}

interface Known {
  readonly byId: ReadonlyMap<number, KnownIdentity>;
  readonly byKey: ReadonlyMap<string, KnownIdentity>;
  readonly byNativeId: ReadonlyMap<string, readonly KnownIdentity[]>;
}

type Rule = (facts: LinkFacts, known: Known) => Iterable<Candidate>;

function indexOf(identities: readonly KnownIdentity[]): Known {
  const byNativeId = new Map<string, KnownIdentity[]>();
  for (const identity of identities) {
    const same = byNativeId.get(identity.nativeId);
    if (same === undefined) byNativeId.set(identity.nativeId, [identity]);
    else same.push(identity);
  }
  return {
    byId: new Map(identities.map((identity) => [identity.id, identity])),
    byKey: new Map(identities.map((identity) => [keyOf(identity), identity])),
    byNativeId,
  };
}

function keyOf({ system, nativeId }: { readonly system: string; readonly nativeId: string }): string {
  return `${system} ${nativeId}`;
}

/** A Kubernetes service account with a role in its annotation, an importer that knows both ends. */
function* byName({ named }: LinkFacts, known: Known): Generator<Candidate> {
  for (const { from: id, system, nativeId, address } of named) {
    const from = known.byId.get(id);
    const exact = known.byKey.get(keyOf({ system, nativeId }));
    // A tenant that the naming record leaves out is no obstacle where the id exists only once in the world.
    const others = isGlobalId(nativeId) ? (known.byNativeId.get(nativeId) ?? []) : [];
    const to = exact ?? (others.length === 1 ? others[0] : undefined);
    if (from === undefined || to === undefined) continue;
    const basis = `${inWords(from)} names ${to.nativeId} in ${systemInWords(to.system)}.`;
    yield { from, to, rule: 'named', strength: 'certain', basis, directed: true, citations: [address, to.address] };
  }
}

/** A role's trust policy names the token's subject: a repository's workflow, a cluster's service account. */
function* byTrust({ trusts }: LinkFacts, known: Known): Generator<Candidate> {
  for (const { role, issuer, subject, address } of trusts) {
    const to = known.byId.get(role);
    if (to === undefined) continue;
    for (const nativeId of [subject, repositoryOf(subject)]) {
      const holders = nativeId === null ? [] : (known.byNativeId.get(nativeId) ?? []);
      const others = holders.filter((holder) => holder.system !== to.system);
      const [from, another] = others;
      if (from === undefined || another !== undefined) continue;
      // The issuer of GitHub's tokens is one for all; a cluster's says only which cluster it is, not how that is called.
      const isCertain = issuer.startsWith('token.actions.githubusercontent.com') && from.system.startsWith('github');
      const doubt = isCertain
        ? ''
        : ` That the issuer ${issuer} is ${systemInWords(from.system)} is not in the evidence.`;
      const basis = `The role ${to.name} lets whoever has a token for ${subject} act as it.${doubt}`;
      const strength = isCertain ? 'certain' : 'suggested';
      yield { from, to, rule: 'trust', strength, basis, directed: true, citations: [address, from.address] };
      break;
    }
  }
}

/** `repo:northwind/shop:ref:refs/heads/main` is of northwind/shop. A pattern is of no one repository. */
function repositoryOf(subject: string): string | null {
  const repository = /^repo:([^:*?]+\/[^:*?]+)(:|$)/.exec(subject)?.[1];
  return repository ?? null;
}

/** An id that exists once in the world stands under two systems: an ARN, a GUID, a service account's address. */
function* bySameId(_facts: LinkFacts, known: Known): Generator<Candidate> {
  for (const [nativeId, holders] of known.byNativeId) {
    if (holders.length < 2 || holders.length > mostAlike || !isGlobalId(nativeId)) continue;
    for (const [from, to] of pairsOf(holders)) {
      const basis = `${systemInWords(from.system)} and ${systemInWords(to.system)} both know it as ${nativeId}.`;
      yield { from, to, rule: 'same-id', strength: 'certain', basis, directed: false, citations: both(from, to) };
    }
  }
}

function* bySharedCredential({ shared }: LinkFacts, known: Known): Generator<Candidate> {
  for (const { nativeId, holders } of shared) {
    if (holders.length > mostAlike || !isGlobalId(nativeId)) continue;
    for (const [one, other] of pairsOf(holders)) {
      const from = known.byId.get(one.identity);
      const to = known.byId.get(other.identity);
      if (from === undefined || to === undefined) continue;
      const basis = `Both sign in with the credential ${nativeId}.`;
      const citations = [one.address, other.address];
      yield { from, to, rule: 'shared-credential', strength: 'certain', basis, directed: false, citations };
    }
  }
}

/** A tag is free text that somebody wrote: it suggests, also where it is exact. */
function* byTag({ identities }: LinkFacts, known: Known): Generator<Candidate> {
  for (const from of identities) {
    for (const [tag, value] of Object.entries(from.tags)) {
      if (value.length < 6) continue;
      const [to, another] = (known.byNativeId.get(value) ?? []).filter((holder) => holder.system !== from.system);
      if (to === undefined || another !== undefined) continue;
      const basis = `${inWords(from)} has the tag ${tag} with the value ${value}, which ${systemInWords(to.system)} uses as an id.`;
      yield { from, to, rule: 'tag', strength: 'suggested', basis, directed: false, citations: both(from, to) };
    }
  }
}

/** More of one name than this, and the name says nothing. */
const mostAlike = 3;

/** On two platforms only: the same name in two accounts of one cloud is the same job done twice, by two identities. */
function* bySameName({ identities }: LinkFacts, _known: Known): Generator<Candidate> {
  const alike = new Map<string, KnownIdentity[]>();
  for (const identity of identities) {
    if (identity.isApart || !identity.isDescribed) continue;
    for (const key of nameKeys(identity)) {
      const same = alike.get(key);
      if (same === undefined) alike.set(key, [identity]);
      else if (same.length <= mostAlike) same.push(identity);
    }
  }
  for (const holders of alike.values()) {
    if (holders.length < 2 || holders.length > mostAlike) continue;
    for (const [from, to] of pairsOf(holders)) {
      if (platformOf(from) === platformOf(to)) continue;
      const same = from.name.toLowerCase() === to.name.toLowerCase();
      const basis = same
        ? `Both are called ${from.name}.`
        : `Their names are alike: ${from.name} in ${systemInWords(from.system)}, ${to.name} in ${systemInWords(to.system)}.`;
      yield { from, to, rule: 'same-name', strength: 'suggested', basis, directed: false, citations: both(from, to) };
    }
  }
}

function platformOf({ system }: KnownIdentity): string {
  return system.split(':')[0]?.toLowerCase() ?? '';
}

function* pairsOf<One>(list: readonly One[]): Generator<readonly [One, One]> {
  for (const [index, one] of list.entries()) for (const other of list.slice(index + 1)) yield [one, other];
}

function both(from: KnownIdentity, to: KnownIdentity): StoredAddress[] {
  return [from.address, to.address];
}

function inWords({ name, system }: KnownIdentity): string {
  return `${name} in ${systemInWords(system)}`;
}
