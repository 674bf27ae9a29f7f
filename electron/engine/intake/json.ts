// A JSON reader for evidence (RFC 8259, strict). Unlike JSON.parse it remembers where each object and array begins,
// refuses a key that stands twice in one object (readers differ on which one counts, so such a file has two meanings),
// bounds depth, length and number of what is in it, and keeps integers beyond 2^53 as their digits. One pass, linear time.
import { CountersignError } from '../../../shared/errors.ts';
import { positionAt } from './lines.ts';

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

export const jsonLimits = {
  depth: 256,
  stringLength: 4 * 1024 * 1024,
  numberLength: 1024,
  /** In one object. */
  keys: 1_000_000,
  /** In one document. A Map holds no more than 2^24 offsets, and each list or object takes some 100 bytes. */
  containers: 8_000_000,
  /** Lists, objects and scalars of one document. */
  values: 50_000_000,
} as const;

export type JsonLimits = { readonly [Name in keyof typeof jsonLimits]: number };

export interface JsonText {
  readonly value: JsonValue;
  /** Offset of the opening bracket of every object and array; empty when `offsets` was false. */
  readonly offsets: ReadonlyMap<object, number>;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property or undefined: names such as `constructor` must not reach the prototype. */
export function property(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Throws SOURCE_UNREADABLE (with line, column, offset) or SOURCE_TOO_DEEP. The message never quotes the text. */
export function parseJson(text: string, keepOffsets = true): JsonText {
  const { value, offsets, end } = parseJsonAt(text, 0, keepOffsets);
  if (skipJsonSpace(text, end) < text.length)
    throw notJson(text, skipJsonSpace(text, end), 'there is more text after the end of the document');
  return { value, offsets };
}

/** One document that begins at an offset; `end` is the offset behind it, whatever follows there. */
export function parseJsonAt(
  text: string,
  start: number,
  keepOffsets = true,
  limits: JsonLimits = jsonLimits,
): JsonText & { readonly start: number; readonly end: number } {
  const offsets = new Map<object, number>();
  let at = skipJsonSpace(text, start);
  const begin = at;
  let containers = 0;
  let values = 0;

  const value = readValue(0);
  return { value, offsets, start: begin, end: at };

  function readValue(depth: number): JsonValue {
    skipSpace();
    values += 1;
    if (values > limits.values) fail(`the document has more than ${limits.values} values; export it in parts`);
    switch (text.charCodeAt(at)) {
      case 0x7b:
        return readObject(depth + 1);
      case 0x5b:
        return readArray(depth + 1);
      case 0x22:
        return readString();
      case 0x74:
        return readWord('true', true);
      case 0x66:
        return readWord('false', false);
      case 0x6e:
        return readWord('null', null);
      default:
        return readNumber();
    }
  }

  function readObject(depth: number): JsonObject {
    const object: JsonObject = {};
    let keys = 0;
    open(object, depth);
    if (peek() === 0x7d) {
      at += 1;
      return object;
    }
    for (;;) {
      if (peek() !== 0x22) fail('a key in double quotes is expected');
      const keyAt = at;
      keys += 1;
      if (keys > limits.keys) fail(`an object has more than ${limits.keys} keys`);
      const key = readString();
      if (Object.hasOwn(object, key)) fail('a key stands twice in one object, so the object has two meanings', keyAt);
      if (peek() !== 0x3a) fail('a colon is expected');
      at += 1;
      assign(object, key, readValue(depth));
      const next = peek();
      if (next !== 0x2c && next !== 0x7d) fail('a comma or the end of the object is expected');
      at += 1;
      if (next === 0x7d) return object;
    }
  }

  function readArray(depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    open(array, depth);
    if (peek() === 0x5d) {
      at += 1;
      return array;
    }
    for (;;) {
      array.push(readValue(depth));
      const next = peek();
      if (next !== 0x2c && next !== 0x5d) fail('a comma or the end of the list is expected');
      at += 1;
      if (next === 0x5d) return array;
    }
  }

  function open(container: object, depth: number): void {
    if (depth > limits.depth) {
      const position = positionAt(text, at);
      const message = `Line ${position.line}, column ${position.column}: nested deeper than ${limits.depth} levels.`;
      throw new CountersignError('SOURCE_TOO_DEEP', message, { ...position, offset: at });
    }
    containers += 1;
    if (containers > limits.containers)
      fail(`the document has more than ${limits.containers} lists and objects; export it in parts`);
    if (keepOffsets) offsets.set(container, at);
    at += 1;
  }

  function readString(): string {
    const start = at + 1;
    at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) return readEscapedString(start);
      // NaN (end of text) fails this comparison too.
      if (!(code >= 0x20))
        fail(at >= text.length ? 'the text ends inside a string' : 'a control character in a string');
      at += 1;
    }
    checkLength(start);
    at += 1;
    return text.slice(start, at - 1);
  }

  function readEscapedString(start: number): string {
    let result = text.slice(start, at);
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (!(code >= 0x20))
        fail(at >= text.length ? 'the text ends inside a string' : 'a control character in a string');
      if (code === 0x5c) {
        result += readEscape();
      } else {
        const plain = at;
        while (text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) !== 0x22 && text.charCodeAt(at) !== 0x5c) at += 1;
        result += text.slice(plain, at);
      }
    }
    checkLength(start);
    at += 1;
    // Half a character can't be stored as text, and would come back from the database as another one.
    return result.toWellFormed();
  }

  function readEscape(): string {
    const letter = text.charAt(at + 1);
    const simple = simpleEscapes.get(letter);
    if (simple !== undefined) {
      at += 2;
      return simple;
    }
    const digits = text.slice(at + 2, at + 6);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) fail('a wrong escape in a string');
    at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  function readNumber(): number | string {
    numberPattern.lastIndex = at;
    const literal = numberPattern.exec(text)?.[0];
    if (literal === undefined)
      return fail(at >= text.length ? 'the text ends where a value is expected' : 'a value is expected');
    if (literal.length > limits.numberLength) fail('a number is too long');
    at += literal.length;
    const number = Number(literal);
    const whole = /^-?\d+$/.test(literal);
    return (whole && !Number.isSafeInteger(number)) || !Number.isFinite(number) ? literal : number;
  }

  function readWord<T extends boolean | null>(word: string, meaning: T): T {
    if (!text.startsWith(word, at)) fail('a value is expected');
    at += word.length;
    return meaning;
  }

  function peek(): number {
    skipSpace();
    return text.charCodeAt(at);
  }

  function skipSpace(): void {
    at = skipJsonSpace(text, at);
  }

  function checkLength(start: number): void {
    if (at - start > limits.stringLength) fail('a string is longer than 4 MiB', start);
  }

  function fail(what: string, offset = at): never {
    throw notJson(text, offset, what);
  }
}

/** The offset of the next character that is not JSON's white space. */
export function skipJsonSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

export function notJson(text: string, offset: number, what: string): CountersignError {
  const position = positionAt(text, offset);
  const message = `Line ${position.line}, column ${position.column}: not valid JSON, ${what}.`;
  return new CountersignError('SOURCE_UNREADABLE', message, { ...position, offset });
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Sets an own property whatever its name: a plain assignment to `__proto__` would change the prototype instead. */
export function assign(object: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else object[key] = value;
}

/** Sorted keys, no space: the same condition written in another order gives the same text. */
export function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(property(value, key) ?? null)}`);
  return `{${members.join(',')}}`;
}
