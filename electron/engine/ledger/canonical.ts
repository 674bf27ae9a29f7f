// RFC 8785 (JCS): the one byte string that stands for a JSON value, so that a hash of it means the value.

/**
 * Canonical JSON text of a value: no white space, members sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them. Throws TypeError on what has no JSON form or no agreed one: undefined, functions, NaN, infinities, lone
 * surrogates, and objects that are not plain.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return canonicalArray(value);
      return canonicalObject(value);
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`);
  }
}

function canonicalString(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('a string with a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}

function canonicalArray(values: readonly unknown[]): string {
  // Array.from also visits the holes of a sparse array, which map would skip; a hole is undefined, and refused.
  return `[${Array.from(values, canonicalJson).join(',')}]`;
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('only plain objects have a canonical form');
  }
  const members = Object.entries(value)
    // The default comparison of strings is by UTF-16 code units, as RFC 8785 3.2.3 wants it.
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
