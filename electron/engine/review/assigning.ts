// Who reviews what, by the rules of a campaign's plan. Pure: the first rule that matches an item wins.

import type { AssignmentRule } from '../../../shared/contract/campaign-plan.ts';
import type { PersonFacts } from '../engagement/rights.ts';
import { plainText } from '../engagement/same-person.ts';

/** As much of an item as the rules look at. */
export interface Assignable {
  readonly identityUid: string;
  readonly identity: string;
  readonly system: string;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
}

/** The reviewer's id, or null when no rule matches and there is no fallback. */
export function reviewerFor(
  item: Assignable,
  rules: readonly AssignmentRule[],
  fallback: string | null,
  persons: readonly PersonFacts[],
): string | null {
  return reviewers(rules, fallback, persons)(item);
}

/** The same for many items: whoever is compared is read once. */
export function reviewers(
  rules: readonly AssignmentRule[],
  fallback: string | null,
  persons: readonly PersonFacts[],
): (item: Assignable) => string | null {
  const matchers = rules.map((rule) => matcher(rule, persons));
  return (item) => {
    for (const match of matchers) {
      const person = match(item);
      if (person !== null) return person;
    }
    return fallback;
  };
}

/** Every person that the plan names as a reviewer. */
export function namedReviewers(rules: readonly AssignmentRule[], fallback: string | null): string[] {
  const named = rules.flatMap((rule) => (rule.by === 'owner' ? [] : [rule.person]));
  return [...new Set(fallback === null ? named : [...named, fallback])];
}

function matcher(rule: AssignmentRule, persons: readonly PersonFacts[]): (item: Assignable) => string | null {
  switch (rule.by) {
    case 'owner':
      return ownerAmong(persons);
    case 'system':
      return ({ system }) => (system === rule.system ? rule.person : null);
    case 'identity':
      return ({ identityUid, identity }) =>
        rule.identity === identityUid || rule.identity === identity ? rule.person : null;
    case 'ownerText': {
      const wanted = rule.contains.toLowerCase();
      return ({ owner, ownerEmail }) =>
        [owner, ownerEmail].some((text) => text?.toLowerCase().includes(wanted) === true) ? rule.person : null;
    }
  }
}

/** The active customer person who is the owner, by e-mail before name; nobody when two persons match alike. */
function ownerAmong(persons: readonly PersonFacts[]): (item: Assignable) => string | null {
  const customers = persons.filter((person) => person.party === 'customer' && person.active);
  const byText = (['email', 'name'] as const).map((field) => {
    const found = new Map<string, string[]>();
    for (const person of customers) {
      const text = plainText(person[field]);
      found.set(text, [...(found.get(text) ?? []), person.id]);
    }
    return found;
  });
  const personOf = (texts: readonly string[]): string | null => {
    for (const known of byText) {
      const found = new Set(texts.flatMap((text) => known.get(text) ?? []));
      if (found.size > 0) return found.size === 1 ? ([...found][0] ?? null) : null;
    }
    return null;
  };
  // The same few owners come again with many items.
  const asked = new Map<string | null, Map<string | null, string | null>>();
  return ({ ownerEmail, owner }) => {
    const ofEmail = asked.get(ownerEmail) ?? new Map<string | null, string | null>();
    asked.set(ownerEmail, ofEmail);
    const known = ofEmail.get(owner);
    if (known !== undefined) return known;
    const person = personOf([ownerEmail, owner].flatMap((text) => (text === null ? [] : [plainText(text)])));
    ofEmail.set(owner, person);
    return person;
  };
}
