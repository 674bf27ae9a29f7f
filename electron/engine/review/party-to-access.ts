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
  const entries = entriesOf(person, persons);
  const isNamed = (...texts: readonly (string | null)[]) =>
    texts.some((text) => {
      const said = text === null ? null : saidIn(text);
      return said !== null && entries.some((entry) => isMeant(entry, said));
    });
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
  return judgedBars(person, access, persons, inForce).barred;
}

/** Both at once, for whoever asks about many items. */
export function judgedBars(
  person: Identified,
  access: AccessParties,
  persons: readonly Identified[],
  inForce: BarsInForce,
): { readonly barred: Said | null; readonly loosened: readonly SelfReviewBar[] } {
  const bars = barsOf(person, access, persons);
  return {
    barred: bars.find(({ bar }) => inForce[bar])?.message ?? null,
    loosened: bars.map(({ bar }) => bar).filter((bar) => standardBars[bar] && !inForce[bar]),
  };
}

/** Bars about the person that would be in force by standard, and are not. */
export function loosenedBars(
  person: Identified,
  access: AccessParties,
  persons: readonly Identified[],
  inForce: BarsInForce,
): SelfReviewBar[] {
  return [...judgedBars(person, access, persons, inForce).loosened];
}

/**
 * Whether a text of the evidence names this person: by e-mail or name as the whole text, as the last part of a path or
 * ARN, or in angle brackets. A part of a longer name is never enough.
 */
export function isPerson(person: Pick<Identified, 'name' | 'email'>, text: string | null): boolean {
  return text !== null && isMeant(entryOf(person), saidIn(text));
}

/** A person as texts are compared with him. */
interface Entry {
  readonly name: string;
  readonly email: string;
  readonly localPart: string;
}

function entryOf({ name, email: address }: Pick<Identified, 'name' | 'email'>): Entry {
  const email = plainText(address);
  return { name: plainText(name), email, localPart: email.split('@')[0] ?? '' };
}

interface Naming {
  readonly whole: string;
  /** The last part of a path or ARN; the whole where it is none. */
  readonly last: string;
}

function saidIn(text: string): Naming {
  return { whole: plainText(text), last: plainText(text.split(/[/\\:|]/).at(-1) ?? '') };
}

function isMeant({ name, email, localPart }: Entry, { whole, last }: Naming): boolean {
  if (whole !== '' && (whole === name || whole === email)) return true;
  if (last !== '' && (last === name || last === email)) return true;
  // `user/dana.owner` in an ARN stands for dana.owner@...; one word alone ("admin") says too little.
  if (last !== whole && last === localPart && /[._-]/.test(localPart)) return true;
  return email !== '' && whole.includes(`<${email}>`);
}

/** The person's entries among all; kept for a list that is asked again for the next item. */
function entriesOf(person: Identified, persons: readonly Identified[]): readonly Entry[] {
  const ofList = known.get(persons) ?? new WeakMap<Identified, readonly Entry[]>();
  known.set(persons, ofList);
  const kept = ofList.get(person);
  if (kept !== undefined) return kept;
  const entries = [person, ...persons.filter((other) => isSamePerson(person, other))].map(entryOf);
  ofList.set(person, entries);
  return entries;
}

// Goes with the list of persons, which nobody changes.
const known = new WeakMap<readonly Identified[], WeakMap<Identified, readonly Entry[]>>();
