// Whether a person is a party to the access that is decided on: made it, granted it, or uses it. Being answerable for the
// identity as its business owner is no bar: that is who should decide. Pure.
import { type Identified, isSamePerson, plainText } from '../engagement/same-person.ts';

/** As much of the baseline's facts as the bar looks at. Null: not in the evidence. */
export interface AccessParties {
  readonly identityName: string;
  readonly nativeId: string;
  readonly interactive: boolean | null;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
  readonly createdBy: string | null;
  readonly grantedBy: string | null;
}

/**
 * Why the person can't decide on this access, in words; null when nothing in the evidence says that he is a party, under
 * any of the entries that he has among all `persons` of the engagement.
 */
export function barOf(person: Identified, access: AccessParties, persons: readonly Identified[]): string | null {
  const entries = [person, ...persons.filter((other) => isSamePerson(person, other))];
  const isNamed = (text: string | null) => entries.some((entry) => isPerson(entry, text));
  if (isNamed(access.grantedBy)) return `${person.name} granted this access.`;
  if (isNamed(access.createdBy)) return `${person.name} created ${access.identityName}.`;
  if (isNamed(access.nativeId) || isNamed(access.identityName)) {
    return `${access.identityName} is ${person.name}'s own account.`;
  }
  if (access.interactive === true && (isNamed(access.ownerEmail) || isNamed(access.owner))) {
    return `${person.name} signs in with ${access.identityName} in person.`;
  }
  return null;
}

/**
 * Whether a text of the evidence names this person: by e-mail or name as the whole text, as the last part of a path or
 * ARN, or in angle brackets. A part of a longer name is never enough.
 */
export function isPerson(person: Pick<Identified, 'name' | 'email'>, text: string | null): boolean {
  if (text === null) return false;
  const email = plainText(person.email);
  const wanted = new Set([plainText(person.name), email].filter((word) => word !== ''));
  const localPart = email.split('@')[0] ?? '';
  const last = plainText(text.split(/[/\\:|]/).at(-1) ?? '');
  if (wanted.has(plainText(text)) || wanted.has(last)) return true;
  // `user/dana.owner` in an ARN stands for dana.owner@...; one word alone ("admin") says too little.
  if (last !== plainText(text) && /[._-]/.test(localPart) && last === localPart) return true;
  return email !== '' && plainText(text).includes(`<${email}>`);
}
