// Which facts of a case come first, and how a value reads to a person. Pure.
import type { Fact } from '../../../shared/contract/inventory.ts';
import type { Format } from '../../lib/format.ts';

/** In the order of the questions that a reviewer asks: who, what, since when, used when, by what key, whose. */
const leading: readonly string[] = [
  'identity',
  'kind',
  'purpose',
  'privilege',
  'resource',
  'environment',
  'granted_at',
  'granted_by',
  'credential_last_use',
  'credential.last_use',
  'last_use',
  'last_use_at',
  'credential',
  'credential_age',
  'credentials',
  'owner',
];

/** Facts on the first page, at most. */
const firstPage = 9;

export interface SplitFacts {
  readonly first: readonly Fact[];
  readonly rest: readonly Fact[];
}

/** The engine's order is kept; only what does not lead, and is not changed or unknown to matter, goes behind the press. */
export function splitFacts(facts: readonly Fact[]): SplitFacts {
  if (facts.length <= firstPage + 1) return { first: facts, rest: [] };
  const known = facts.filter((fact) => leading.includes(fact.fact));
  const wanted = new Set((known.length >= 4 ? known : facts).slice(0, firstPage).map((fact) => fact.fact));
  return { first: facts.filter((fact) => wanted.has(fact.fact)), rest: facts.filter((fact) => !wanted.has(fact.fact)) };
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** A time or date in the person's way; anything else as the evidence has it. */
export function whenOf(value: string, format: Format): string {
  if (moment.test(value)) return format.moment(value);
  return date.test(value) ? format.date(value) : value;
}
