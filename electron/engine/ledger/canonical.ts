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

/**
 * The same text in pieces, for a value whose text is too long to be held as one string: members of nested objects and
 * elements of their arrays one by one. Throws as canonicalJson does.
 */
export function* canonicalPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const part of partsOf(value)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** The text in UTF-8, for a value whose text is too long to be a string. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.concat(Array.from(canonicalPieces(value), (piece) => Buffer.from(piece, 'utf8')));
}

const pieceLength = 64 * 1024;

function* partsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield `${index === 0 ? '[' : ','}${canonicalJson(value[index])}`;
    yield value.length === 0 ? '[]' : ']';
  } else if (typeof value === 'object' && value !== null) {
    let separator = '{';
    for (const name of memberNames(value)) {
      yield `${separator}${canonicalString(name)}:`;
      yield* partsOf(Reflect.get(value, name));
      separator = ',';
    }
    yield separator === '{' ? '{}' : '}';
  } else yield canonicalJson(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a string with a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}

function canonicalArray(values: readonly unknown[]): string {
  let text = '[';
  // By index, which also visits the holes of a sparse array; a hole is undefined, and refused.
  for (let index = 0; index < values.length; index++) text += (index === 0 ? '' : ',') + canonicalJson(values[index]);
  return `${text}]`;
}

function canonicalObject(value: object): string {
  let text = '{';
  for (const name of memberNames(value)) {
    text += `${text.length === 1 ? '' : ','}${canonicalString(name)}:${canonicalJson(Reflect.get(value, name))}`;
  }
  return `${text}}`;
}

/** In the order of RFC 8785 3.2.3: by UTF-16 code units, as strings are compared. */
function memberNames(value: object): string[] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('only plain objects have a canonical form');
  }
  return Object.keys(value).sort();
}
