// Who holds a decision right. A right names its holder by person, by role, or as the reviewer of record.
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { Party, Risk } from '../../../shared/words.ts';
import { risks } from '../../../shared/words.ts';
import { accessReviewActivity, reviewerOfRecord } from './activities.ts';

/** As much of a person as authority needs to know. */
export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly party: Party;
  readonly email: string;
  readonly active: boolean;
}

export type DecisionRight = OperatingModelDocument['decisionRights'][number];

/** Ids that a right's holder stands for: one person, or all that fill the role. Empty for the reviewer of record. */
export function holderIds(document: OperatingModelDocument, right: DecisionRight): readonly string[] {
  if (right.heldBy === reviewerOfRecord) return [];
  const role = document.roles.find((candidate) => candidate.role === right.heldBy);
  return role === undefined ? [right.heldBy] : role.persons;
}

/** Whether the person, an active one of the customer, holds the right for this risk. */
export function holdsRight(
  document: OperatingModelDocument,
  right: string,
  person: PersonFacts,
  risk: Risk = 'low',
): boolean {
  if (person.party !== 'customer' || !person.active) return false;
  return document.decisionRights.some(
    (candidate) =>
      candidate.right === right &&
      riskRank(candidate.upTo) >= riskRank(risk) &&
      holderIds(document, candidate).includes(person.id),
  );
}

/** Whether the person fills the role that answers for access reviews. */
export function isAccountableForReview(document: OperatingModelDocument, person: PersonFacts): boolean {
  if (person.party !== 'customer' || !person.active) return false;
  const review = document.activities.find((candidate) => candidate.activity === accessReviewActivity);
  return document.roles.some(
    (role) => role.party === 'customer' && review?.letters[role.role] === 'A' && role.persons.includes(person.id),
  );
}

/** 1 low ... 4 critical. */
export function riskRank(risk: Risk): number {
  return risks.indexOf(risk) + 1;
}
