// What the tables of privileges have in common.

/** A privilege as the platform writes it, and what it lets its holder do, the weightiest first. */
export type Explanations = Readonly<Record<string, string>>;

/** The same in another language: a privilege that is missing there, or there alone, is a type error. */
export type Translated<Table> = Readonly<Record<keyof Table, string>>;

/** What is known of a privilege when it is explained. */
export interface Privilege {
  /** `aws.actions`, `role`, ..., or whatever a table of the provider's calls it. */
  readonly privilegeKind: string;
  readonly privilege: string;
  readonly resource: string;
  readonly effect: string;
  readonly negated: string | null;
  readonly condition: string | null;
  readonly system: string;
  /** Privileges of the same kind that the holder has besides, without exceptions or conditions. */
  readonly others: readonly string[];
}

/** More than three things at once nobody takes in. */
export const most = 3;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** The texts as one, each once; null for none. */
export function told(texts: readonly (string | null | undefined)[]): string | null {
  const said = new Set(texts.filter((text) => text !== null && text !== undefined && text !== ''));
  return said.size === 0 ? null : [...said].join(' ');
}

/** What a table says of a name; `constructor` and the like stand in none. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, name: string): Value | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

/** The members of a condition; none for one that a provider's table has in its own words. */
export function conditionMembers(condition: string | null): Readonly<Record<string, unknown>> {
  if (condition === null) return {};
  try {
    const parsed: unknown = JSON.parse(condition);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
