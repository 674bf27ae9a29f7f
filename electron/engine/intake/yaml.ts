// YAML evidence (Kubernetes manifests) to the same values as JSON, with an offset for each map and list. Aliases, which
// no exporter writes but a hand-written manifest may have, are followed within a small budget; merge keys are refused.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { CountersignError } from '../../../shared/errors.ts';
import { assign, type JsonObject, type JsonValue, jsonLimits } from './json.ts';
import type { Span, Wanted } from './pointer.ts';

export const yamlLimits = { size: 32 * 1024 * 1024, aliasedNodes: 10_000 } as const;

export interface YamlDocument {
  readonly value: JsonValue;
  readonly offsets: ReadonlyMap<object, number>;
}

/**
 * One entry for each document of the file, empty ones (null) included. Throws SOURCE_UNREADABLE or SOURCE_TOO_DEEP. A
 * document that is one plain text is refused: it is JSON behind some words, or no evidence at all.
 */
export function parseYaml(text: string): readonly YamlDocument[] {
  return parseNodes(text).map((contents) => {
    if (isScalar(contents) && typeof contents.value === 'string')
      throw unreadable(text, contents.range?.[0] ?? 0, 'a document is plain text, neither a map nor a list');
    const offsets = new Map<object, number>();
    return { value: contents === null ? null : new Conversion(text, offsets).value(contents, 1), offsets };
  });
}

/** Spans of wanted values, in the order of the text; the first token of a place is the document's index. */
export function yamlSpans<Mark>(text: string, wanted: Wanted<Mark>): { span: Span; mark: Mark }[] {
  const found = new Map<number, { span: Span; mark: Mark }>();
  parseNodes(text).forEach((contents, index) => {
    const node = wanted.below.get(String(index));
    if (contents !== null && node !== undefined) visit(contents, node, new Map(), 0);
  });
  return [...found.values()].sort((first, second) => first.span.start - second.span.start);

  function visit(node: Node, place: Wanted<Mark>, anchors: Map<string, Node>, depth: number): void {
    if (depth > jsonLimits.depth) return;
    const target = isAlias(node) ? anchors.get(node.source) : node;
    if (target === undefined) return;
    if (!isAlias(node) && 'anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    const range = target.range;
    if (place.mark !== null && range)
      found.set(range[0], { span: { start: range[0], end: range[1] }, mark: place.mark });
    if (isMap(target)) {
      for (const pair of target.items) step(pair.value, place.below.get(keyText(pair) ?? ''), anchors, depth);
    } else if (isSeq(target)) {
      target.items.forEach((item, index) => {
        step(item, place.below.get(String(index)), anchors, depth);
      });
    }
  }

  function step(value: unknown, place: Wanted<Mark> | undefined, anchors: Map<string, Node>, depth: number): void {
    if (!isNode(value)) return;
    visit(value, place ?? { mark: null, below: new Map() }, anchors, depth + 1);
  }
}

/** Where the comments stand, each from its `#` to the end of its line; what looks like one inside a text is none. */
export function yamlComments(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    // The lexer's own signs (start of a document, end of a flow, a text follows) stand for no character.
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') {
      isText = lexeme === '\u001f';
      continue;
    }
    if (!isText && lexeme.startsWith('#')) spans.push({ start: at, end: at + lexeme.trimEnd().length });
    at += lexeme.length;
    isText = false;
  }
  return spans;
}

function parseNodes(text: string): (Node | null)[] {
  if (text.length > yamlLimits.size)
    throw new CountersignError('SOURCE_UNREADABLE', 'The YAML file is larger than 32 MiB; export it as JSON.', {
      size: text.length,
    });
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      // The library compares every key with every other; ours are checked below in linear time.
      uniqueKeys: false,
      intAsBigInt: true,
      prettyErrors: false,
      resolveKnownTags: false,
      logLevel: 'silent',
      lineCounter: lines,
    });
    if (!Array.isArray(documents)) return [];
    return documents.map((document) => {
      const problem = document.errors[0];
      if (problem !== undefined) throw unreadable(text, problem.pos[0], 'this is not well-formed');
      return isNode(document.contents) ? document.contents : null;
    });
  } catch (error) {
    if (error instanceof CountersignError) throw error;
    if (error instanceof RangeError)
      throw new CountersignError(
        'SOURCE_TOO_DEEP',
        `The YAML is nested deeper than ${jsonLimits.depth} levels.`,
        {},
        error,
      );
    throw new CountersignError('SOURCE_UNREADABLE', 'The YAML file is not well-formed.', {}, error);
  }
}

/** One document's nodes to values; anchors are known only behind the place where they are set. */
class Conversion {
  readonly #text: string;
  readonly #offsets: Map<object, number>;
  readonly #anchors = new Map<string, Node>();
  #aliasDepth = 0;
  #aliasedNodes = 0;

  constructor(text: string, offsets: Map<object, number>) {
    this.#text = text;
    this.#offsets = offsets;
  }

  value(node: Node, depth: number): JsonValue {
    const offset = node.range?.[0] ?? 0;
    if (depth > jsonLimits.depth + 1)
      throw new CountersignError('SOURCE_TOO_DEEP', `The YAML is nested deeper than ${jsonLimits.depth} levels.`, {
        offset,
      });
    if (this.#aliasDepth > 0) {
      this.#aliasedNodes += 1;
      if (this.#aliasedNodes > yamlLimits.aliasedNodes)
        throw unreadable(this.#text, offset, 'its aliases repeat too much');
    }
    if (isAlias(node)) return this.#alias(node.source, offset, depth);
    if ('anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#map(node, offset, depth);
    if (isSeq(node)) {
      const array: JsonValue[] = [];
      this.#offsets.set(array, offset);
      for (const item of node.items) array.push(isNode(item) ? this.value(item, depth + 1) : null);
      return array;
    }
    return isScalar(node) ? scalarValue(node.value, node.source) : null;
  }

  #alias(source: string, offset: number, depth: number): JsonValue {
    const target = this.#anchors.get(source);
    if (target === undefined) throw unreadable(this.#text, offset, 'an alias names no anchor before it');
    this.#aliasDepth += 1;
    const value = this.value(target, depth + 1);
    this.#aliasDepth -= 1;
    return value;
  }

  #map(node: YAMLMap, offset: number, depth: number): JsonObject {
    const object: JsonObject = {};
    this.#offsets.set(object, offset);
    for (const pair of node.items) {
      const key = keyText(pair);
      const keyOffset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      if (key === null) throw unreadable(this.#text, keyOffset, 'a key is not plain text');
      // JSON behind some words can be read as one long key, in which nobody would look for a secret.
      if (/[[{][ \t]*"/.test(key)) throw unreadable(this.#text, keyOffset, 'a key looks like JSON');
      if (key === '<<') throw unreadable(this.#text, keyOffset, 'merge keys are not read; write the values out');
      if (Object.hasOwn(object, key))
        throw unreadable(this.#text, keyOffset, 'a key stands twice, so the map has two meanings');
      assign(object, key, isNode(pair.value) ? this.value(pair.value, depth + 1) : null);
    }
    return object;
  }
}

function keyText(pair: Pair): string | null {
  if (!isScalar(pair.key)) return null;
  const value = pair.key.value;
  return typeof value === 'string' ? value.toWellFormed() : (pair.key.source ?? null);
}

function scalarValue(value: unknown, source: string | undefined): JsonValue {
  switch (typeof value) {
    case 'string':
      // As in JSON: an escape may stand for half a character.
      return value.toWellFormed();
    case 'boolean':
      return value;
    case 'bigint':
      // A number with a leading zero is an account id that nobody quoted, or octal for older readers: its digits stay.
      return Number.isSafeInteger(Number(value)) && !/^[-+]?0\d/.test(source ?? '')
        ? Number(value)
        : (source ?? String(value));
    case 'number':
      return Number.isFinite(value) ? value : (source ?? null);
    default:
      return value === null || value === undefined ? null : (source ?? null);
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function unreadable(text: string, offset: number, what: string): CountersignError {
  const line = text.slice(0, offset).split('\n').length;
  return new CountersignError('SOURCE_UNREADABLE', `Line ${line}: not valid YAML, ${what}.`, { line, offset });
}
