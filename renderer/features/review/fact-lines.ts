// The facts of a case as the lines a reviewer reads first: what it is for, what it may do, on what, since when and by whom,
// when it was last used by its credential, how old that is, whose it is. Everything else keeps its own line below. Pure.
import type { Fact } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { counted, daysBetween, type Format } from '../../lib/format.ts';

export interface FactPart {
  /** Words before the value: "granted by". */
  readonly lead: string;
  /** null: not in the evidence. */
  readonly value: string | null;
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
  readonly rest: readonly FactLine[];
}

export function factLines(facts: readonly Fact[], format: Format, now: Date): FactLines {
  const byName = new Map(facts.map((fact) => [fact.fact, fact]));
  const used = new Set<string>();
  const take = (name: string): Fact | null => {
    const fact = byName.get(name);
    if (fact === undefined) return null;
    used.add(name);
    return fact;
  };
  const first: FactLine[] = [];
  const add = (line: string, label: string, parts: readonly (FactPart | null)[]) => {
    const there = parts.filter((part) => part !== null);
    if (there.length > 0) first.push({ line, label, parts: settle(there) });
  };
  const part = (fact: Fact | null, lead = ''): FactPart | null => (fact === null ? null : partOf(fact, lead, format));

  add('purpose', 'Purpose', [part(take('identity.purpose'))]);
  add('privilege', 'May do', [part(take('privilege'))]);
  const environment = take('environment');
  // A known one explains itself; an unknown one has to be named.
  add('resource', 'On', [
    everything(part(take('resource'))),
    part(environment, environment?.value === null ? 'environment' : ''),
  ]);
  add('granted', 'Since', [part(take('granted_at')), part(take('granted_by'), 'granted by')]);
  const credentials = credentialNumbers(facts);
  const [firstCredential] = credentials;
  const credentialUse =
    firstCredential === undefined ? take('identity.last_use') : take(`credential.${firstCredential}.last_use`);
  add('last_use', 'Last used', [
    part(credentialUse, firstCredential === undefined ? '' : 'credential'),
    part(take('last_use'), 'this right'),
  ]);
  for (const number of credentials) {
    const age = take(`credential.${number}.age`);
    const expires = take(`credential.${number}.expires_at`);
    add(`credential ${number}`, 'Credential', [
      age === null ? null : { ...partOf(age, ageLead(age), format), note: ageNote(age.value, now) },
      expires === null ? null : expiry(expires, format),
    ]);
  }
  add('owner', 'Owner', [part(take('identity.owner'))]);
  return {
    first,
    rest: facts
      .filter((fact) => !used.has(fact.fact))
      .map((fact) => ({ line: fact.fact, label: fact.label, parts: [partOf(fact, '', format)] })),
  };
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** A time or date in the person's way; anything else as the evidence has it. */
export function whenOf(value: string, format: Format): string {
  if (moment.test(value)) return format.moment(value);
  return date.test(value) ? format.date(value) : value;
}

function partOf(fact: Fact, lead: string, format: Format): FactPart {
  const { value, note, mono, citations } = fact;
  return { lead, value: value === null ? null : whenOf(value, format), note, mono, citations };
}

/** A lone `*` says nothing to whoever does not write policies. */
function everything(part: FactPart | null): FactPart | null {
  return part === null || part.value !== '*' ? part : { ...part, value: 'everything', note: '*', mono: false };
}

/** Where nothing of a line is known, that is said once. */
function settle(parts: readonly FactPart[]): readonly FactPart[] {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part.value !== null)) return parts;
  return [{ ...first, lead: '', citations: parts.flatMap((part) => part.citations) }];
}

function credentialNumbers(facts: readonly Fact[]): readonly string[] {
  const numbers = facts.flatMap((fact) => /^credential\.(\w+)\.age$/.exec(fact.fact)?.[1] ?? []);
  return [...new Set(numbers)];
}

/** "access key AKIA…7QFD, rotated" of "Rotated (access key AKIA…7QFD)". */
function ageLead({ label }: Fact): string {
  const [, verb, credential] = /^(.*?) \((.*)\)$/.exec(label) ?? [];
  return credential === undefined || verb === undefined ? label.toLowerCase() : `${credential}, ${verb.toLowerCase()}`;
}

function ageNote(value: string | null, now: Date): string | null {
  if (value === null || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const days = daysBetween(value.slice(0, 10), now.toISOString().slice(0, 10));
  return days < 0 ? null : `${counted(days, 'day')} ago`;
}

function expiry(fact: Fact, format: Format): FactPart {
  if (fact.value === 'never') return { ...partOf(fact, '', format), value: 'never expires' };
  return partOf(fact, 'expires', format);
}
