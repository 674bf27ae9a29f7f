// The facts of a case as the lines a reviewer reads first: what it is for, what it may do, on what, since when and by whom,
// when it was last used by its credential, how old that is, whose it is. What the evidence does not say of these stands
// together in one line, so that the case stays on one page; everything else keeps its own line below. Pure.
import type { Fact } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { daysBetween, type Format } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';

export interface FactPart {
  readonly fact: string;
  /** Words before the value: "granted by". */
  readonly lead: string;
  /** null: not in the evidence. */
  readonly value: string | null;
  /** The whole of a value that is shortened here: a time of which the day is shown. */
  readonly full: string | null;
  readonly note: string | null;
  readonly mono: boolean;
  readonly citations: readonly Citation[];
}

export interface FactLine {
  readonly line: string;
  readonly label: string;
  readonly parts: readonly FactPart[];
}

export interface FactLines {
  readonly first: readonly FactLine[];
  /** What the evidence does not say of what is read first, in a few words each. */
  readonly unknown: readonly string[];
  readonly rest: readonly FactLine[];
  /** How many of `rest` are not in the evidence. */
  readonly restUnknown: number;
}

type Words = Messages['reviewCase'];

export function factLines(facts: readonly Fact[], words: Words, format: Format, now: Date): FactLines {
  const byName = new Map(facts.map((fact) => [fact.fact, fact]));
  const used = new Set<string>();
  const take = (name: string): Fact | null => {
    const fact = byName.get(name);
    if (fact === undefined) return null;
    used.add(name);
    return fact;
  };
  const first: FactLine[] = [];
  const unknown: string[] = [];
  /** `keep`: the line stands even when nothing of it is known. */
  const add = (line: string, label: string, parts: readonly (FactPart | null)[], keep = false) => {
    const there = parts.filter((part) => part !== null);
    const known = keep ? there : there.filter((part) => part.value !== null);
    if (!keep) unknown.push(...there.filter((part) => part.value === null).map((part) => unknownOf(part, words)));
    if (known.length > 0) first.push({ line, label, parts: known });
  };
  const part = (fact: Fact | null, lead = ''): FactPart | null => (fact === null ? null : partOf(fact, lead, format));

  add('purpose', words.facts.purpose, [part(take('identity.purpose'))]);
  add('privilege', words.facts.privilege, [part(take('privilege'))]);
  add('resource', words.facts.resource, [everything(part(take('resource')), words), part(take('environment'))]);
  const granted = take('granted_at');
  add('granted', words.facts.granted, [
    granted === null ? null : dayOf(granted, '', format),
    part(take('granted_by'), words.grantedBy),
  ]);
  const credentials = credentialNumbers(facts);
  const [firstCredential] = credentials;
  const credentialUse =
    firstCredential === undefined ? take('identity.last_use') : take(`credential.${firstCredential}.last_use`);
  add('last_use', words.facts.last_use, [
    part(credentialUse, firstCredential === undefined ? '' : words.usedByCredential),
    part(take('last_use'), words.thisRight),
  ]);
  for (const number of credentials) {
    const age = take(`credential.${number}.age`);
    const expires = take(`credential.${number}.expires_at`);
    add(`credential.${number}`, words.facts.credential, [
      age === null ? null : ageOf(age, words, format, now),
      expires === null ? null : expiry(expires, words, format),
    ]);
  }
  add('owner', words.facts.owner, [part(take('identity.owner'))], true);
  const rest = facts.filter((fact) => !used.has(fact.fact));
  return {
    first,
    unknown,
    rest: rest.map((fact) => ({ line: fact.fact, label: fact.label, parts: [partOf(fact, '', format)] })),
    restUnknown: rest.filter((fact) => fact.value === null).length,
  };
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

function partOf(fact: Fact, lead: string, format: Format): FactPart {
  const { value, note, mono, citations } = fact;
  const shown = value === null ? null : format.readable(value);
  return { fact: fact.fact, lead, value: shown, full: null, note, mono, citations };
}

/** Of when something began or ends the day is enough; its moment stands in the title. */
function dayOf(fact: Fact, lead: string, format: Format): FactPart {
  const part = partOf(fact, lead, format);
  if (fact.value === null || !moment.test(fact.value)) return part;
  return { ...part, value: format.date(fact.value), full: part.value };
}

/** A lone `*` says nothing to whoever does not write policies. */
function everything(part: FactPart | null, words: Words): FactPart | null {
  return part === null || part.value !== '*' ? part : { ...part, value: words.everything, note: '*', mono: false };
}

function credentialNumbers(facts: readonly Fact[]): readonly string[] {
  const numbers = facts.flatMap((fact) => /^credential\.(\w+)\.age$/.exec(fact.fact)?.[1] ?? []);
  return [...new Set(numbers)];
}

/** "access key AKIA…7QFD, rotated 1 Oct 2025 (417 days)" of "Rotated (access key AKIA…7QFD)". */
function ageOf(age: Fact, words: Words, format: Format, now: Date): FactPart {
  const [, verb, credential] = /^(.*?) \((.*)\)$/.exec(age.label) ?? [];
  const lead =
    credential === undefined || verb === undefined
      ? age.label.toLowerCase()
      : `${withoutEcho(credential)}, ${verb.toLowerCase()}`;
  const part = dayOf(age, lead, format);
  if (age.value === null || !/^\d{4}-\d{2}-\d{2}/.test(age.value)) return part;
  const days = daysBetween(age.value.slice(0, 10), now.toISOString().slice(0, 10));
  return days < 0 ? part : { ...part, note: words.days(days) };
}

/** "access-key-1" of "access key access-key-1": a name that says its kind by itself. */
function withoutEcho(credential: string): string {
  const [, kind = '', name = ''] = /^(.+) (\S+)$/.exec(credential) ?? [];
  return kind !== '' && name.toLowerCase().startsWith(kind.toLowerCase().replaceAll(' ', '-')) ? name : credential;
}

function expiry(fact: Fact, words: Words, format: Format): FactPart {
  // Either a time, or that there is none, in the language of the engine's answers.
  if (fact.value !== null && !/^\d{4}-/.test(fact.value))
    return { ...partOf(fact, '', format), value: words.neverExpires };
  return dayOf(fact, words.expires, format);
}

function unknownOf({ fact, lead }: FactPart, words: Words): string {
  const ofCredential = /^credential\.\w+\.(last_use|age|expires_at)$/.exec(fact)?.[1];
  if (ofCredential === 'last_use') return words.unknownCredential.last_use;
  if (ofCredential === 'expires_at') return words.unknownCredential.expires_at;
  if (ofCredential === 'age') return words.unknownCredential.age(lead.split(', ')[0] ?? lead);
  return words.unknowns[fact] ?? fact;
}
