// Whether a person is a party to the access that is decided on: made it, granted it, uses it, or has a workload that does.
// Being answerable for the identity as its business owner is no bar unless the operating model says so: that is who should
// decide. Pure.
import type { SelfReviewBar } from '../../../shared/contract/engagement.ts';
import { inEvery, type Said } from '../../../shared/locale.ts';
import { type Identified, isSamePerson, plainText } from '../engagement/same-person.ts';
import { type BarsInForce, standardBars } from '../engagement/separation.ts';
import { type DecidingMessages, decidingMessages } from './messages/deciding.ts';

/** As much of the baseline's facts as the bar looks at. Null: not in the evidence. */
export interface AccessParties {
  readonly identityName: string;
  readonly nativeId: string;
  readonly interactive: boolean | null;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
  readonly createdBy: string | null;
  readonly grantedBy: string | null;
  /** What acts through the identity, by a link that stands. */
  readonly workloads: readonly WorkloadParty[];
}

export interface WorkloadParty {
  readonly name: string;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
}

export interface Bar {
  readonly bar: SelfReviewBar;
  /** What makes him a party to it, in a sentence. */
  readonly message: Said;
}

/** All that the evidence says the person has to do with this access, under any of his entries among all `persons`. */
export function barsOf(person: Identified, access: AccessParties, persons: readonly Identified[]): Bar[] {
  const entries = [person, ...persons.filter((other) => isSamePerson(person, other))];
  const isNamed = (...texts: readonly (string | null)[]) =>
    texts.some((text) => entries.some((entry) => isPerson(entry, text)));
  const { identityName, nativeId } = access;
  const owns = isNamed(access.ownerEmail, access.owner);
  const bars: Bar[] = [];
  const { name } = person;
  const say = (sentence: (words: DecidingMessages) => string) => inEvery(decidingMessages, sentence);
  if (isNamed(access.grantedBy)) bars.push({ bar: 'granter', message: say((words) => words.granted(name)) });
  if (isNamed(access.createdBy))
    bars.push({ bar: 'creator', message: say((words) => words.created(name, identityName)) });
  if (isNamed(nativeId, identityName)) {
    bars.push({ bar: 'user', message: say((words) => words.ownAccount(name, identityName)) });
  } else if (access.interactive === true && owns) {
    bars.push({ bar: 'user', message: say((words) => words.signsIn(name, identityName)) });
  }
  // Who owns both answers for the identity itself: then only the bar of the owner is about him.
  const workload = owns ? undefined : access.workloads.find(({ owner, ownerEmail }) => isNamed(ownerEmail, owner));
  if (workload !== undefined) {
    const message = say((words) => words.ownsWorkload(name, workload.name, identityName));
    bars.push({ bar: 'beneficiary', message });
  }
  if (owns) bars.push({ bar: 'owner', message: say((words) => words.owns(name, identityName)) });
  return bars;
}

/** Why the person can't judge this access, in words; null when no bar that is in force is about him. */
export function barOf(
  person: Identified,
  access: AccessParties,
  persons: readonly Identified[],
  inForce: BarsInForce = standardBars,
): Said | null {
  return barsOf(person, access, persons).find(({ bar }) => inForce[bar])?.message ?? null;
}

/** Bars about the person that would be in force by standard, and are not. */
export function loosenedBars(
  person: Identified,
  access: AccessParties,
  persons: readonly Identified[],
  inForce: BarsInForce,
): SelfReviewBar[] {
  return barsOf(person, access, persons)
    .map(({ bar }) => bar)
    .filter((bar) => standardBars[bar] && !inForce[bar]);
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
