// Who reviews what, by the rules of a campaign's plan. Pure: the first rule that matches an item wins.

import type { AssignmentRule } from '../../../shared/contract/review.ts';
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
  for (const rule of rules) {
    const person = matched(rule, item, persons);
    if (person !== null) return person;
  }
  return fallback;
}

/** Every person that the plan names as a reviewer. */
export function namedReviewers(rules: readonly AssignmentRule[], fallback: string | null): string[] {
  const named = rules.flatMap((rule) => (rule.by === 'owner' ? [] : [rule.person]));
  return [...new Set(fallback === null ? named : [...named, fallback])];
}

function matched(rule: AssignmentRule, item: Assignable, persons: readonly PersonFacts[]): string | null {
  switch (rule.by) {
    case 'owner':
      return ownerAmong(item, persons);
    case 'system':
      return item.system === rule.system ? rule.person : null;
    case 'identity':
      return rule.identity === item.identityUid || rule.identity === item.identity ? rule.person : null;
    case 'ownerText': {
      const wanted = rule.contains.toLowerCase();
      const found = [item.owner, item.ownerEmail].some((text) => text?.toLowerCase().includes(wanted) === true);
      return found ? rule.person : null;
    }
  }
}

/** The active customer person who is the owner, by e-mail before name; nobody when two persons match alike. */
function ownerAmong(item: Assignable, persons: readonly PersonFacts[]): string | null {
  const customers = persons.filter((person) => person.party === 'customer' && person.active);
  const texts = [item.ownerEmail, item.owner].flatMap((text) => (text === null ? [] : [plainText(text)]));
  for (const field of ['email', 'name'] as const) {
    const found = customers.filter((person) => texts.includes(plainText(person[field])));
    if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : null;
  }
  return null;
}
