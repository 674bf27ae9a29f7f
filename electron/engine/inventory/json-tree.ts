// A JSON text as a tree that is opened part by part: where the members of one object or list begin is found when they are
// asked for, so that a file of any size opens at once. Nothing is built of what nobody looks at. A place is named by the
// JSON pointer (RFC 6901) that a citation has: where a file holds several documents, it begins with the document's index.
import { textLines } from '../intake/evidence.ts';
import { skipJsonSpace } from '../intake/json.ts';
import { documentSpans } from '../intake/json-documents.ts';
import { pointerToken, pointerTokens, type Span } from '../intake/pointer.ts';

export type TreeKind = 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null' | 'unread';

export interface TreeNode {
  readonly pointer: string;
  /** What its parent calls it: a member's name, or an item's position from 0. */
  readonly key: string;
  readonly kind: TreeKind;
  /** Members or items; 0 of a single value. */
  readonly children: number;
  /** Where it begins, with its name. */
  readonly at: number;
  /** Of the value alone. */
  readonly value: Span;
}

export interface TreeStep {
  readonly pointer: string;
  /** Among its siblings, from 0. */
  readonly position: number;
  readonly children: number;
}

export interface JsonTree {
  /** How many nodes stand on the first level. */
  readonly top: number;
  /** The nodes below a pointer ('' is the first level), a window of them; null where there is no such place. */
  nodes(pointer: string, from: number, limit: number): { readonly total: number; readonly nodes: TreeNode[] } | null;
  /** The way from the first level to a pointer; null where there is no such place, empty for the whole file. */
  wayTo(pointer: string): TreeStep[] | null;
  /** The way to the outermost node that begins at an offset, else to the innermost one in which it stands. */
  wayAt(offset: number): TreeStep[];
  nodeAt(pointer: string): TreeNode | null;
}

/** What stands inside a node: where each member (with its name) or item begins. */
interface Members {
  readonly named: boolean;
  readonly starts: readonly number[];
}

interface Place {
  readonly pointer: string;
  readonly position: number;
  readonly start: number;
  readonly value: number;
}

/** Shorter ones are counted again rather than kept. */
const worthKeeping = 4096;

/** Begins of members that are kept at most, in all: 8 bytes each. */
const mostKept = 4_000_000;

/** The text must be one that its reader has accepted; broken lines of NDJSON are nodes of the kind `unread`. */
export function createJsonTree(text: string, format: 'json' | 'ndjson'): JsonTree {
  const kept = new Map<number, Members>();
  let held = 0;
  const lines = format === 'ndjson' ? [...textLines(text)].map(({ start }) => start) : null;
  const documents = lines ?? documentSpans(text).map(({ start }) => start);
  const isOne = format === 'json' && documents.length === 1;
  const first = skipJsonSpace(text, documents[0] ?? 0);
  const root: Members =
    isOne && isContainer(text, first)
      ? membersOf(text, first)
      : { named: false, starts: documents.map((start) => skipJsonSpace(text, start)) };

  return {
    top: root.starts.length,
    nodes(pointer, from, limit) {
      const members = pointer === '' ? root : inside(placeOf(pointer));
      if (members === null) return null;
      const to = Math.min(members.starts.length, from + limit);
      const nodes: TreeNode[] = [];
      for (let position = from; position < to; position += 1) {
        const place = placeIn(members, pointer, position);
        if (place !== null) nodes.push(nodeOf(place));
      }
      return { total: members.starts.length, nodes };
    },
    wayTo(pointer) {
      const way: TreeStep[] = [];
      if (pointer === '') return way;
      const place = placeOf(pointer, way);
      return place === null ? null : way;
    },
    wayAt,
    nodeAt: (pointer) => {
      const place = placeOf(pointer);
      return place === null ? null : nodeOf(place);
    },
  };

  function placeOf(pointer: string, way: TreeStep[] = []): Place | null {
    const tokens = pointerTokens(pointer);
    if (tokens === null || tokens.length === 0) return null;
    let members: Members | null = root;
    let place: Place | null = null;
    for (const token of tokens) {
      if (members === null) return null;
      place = placeIn(members, place?.pointer ?? '', positionOf(members, token));
      if (place === null) return null;
      members = inside(place);
      way.push({ pointer: place.pointer, position: place.position, children: members?.starts.length ?? 0 });
    }
    return place;
  }

  function wayAt(offset: number): TreeStep[] {
    const way: TreeStep[] = [];
    let members: Members | null = root;
    let above = '';
    while (members !== null) {
      const place = placeIn(members, above, lastBefore(members.starts, offset));
      if (place === null) break;
      members = inside(place);
      way.push({ pointer: place.pointer, position: place.position, children: members?.starts.length ?? 0 });
      if (offset <= place.value) break;
      above = place.pointer;
    }
    return way;
  }

  function positionOf({ named, starts }: Members, token: string): number {
    if (!named) return /^(0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    return starts.findIndex((start) => nameAt(text, start).name === token);
  }

  function placeIn({ named, starts }: Members, above: string, position: number): Place | null {
    const start = starts[position];
    if (start === undefined) return null;
    if (!named) return { pointer: `${above}/${position}`, position, start, value: start };
    const { name, end } = nameAt(text, start);
    return { pointer: `${above}/${pointerToken(name)}`, position, start, value: skipJsonSpace(text, end) };
  }

  function nodeOf(place: Place): TreeNode {
    const { pointer, position, start, value } = place;
    const kind = kindOf(place);
    const end = kind === 'unread' ? endOfLine(text, value) : skipValue(text, value);
    const key = start === value ? String(position) : nameAt(text, start).name;
    return { pointer, key, kind, children: inside(place)?.starts.length ?? 0, at: start, value: { start: value, end } };
  }

  function kindOf({ pointer, value }: Place): TreeKind {
    if (lines !== null && pointer.lastIndexOf('/') === 0 && !isWhole(value)) return 'unread';
    switch (text[value]) {
      case '{':
        return 'object';
      case '[':
        return 'list';
      case '"':
        return 'text';
      case 't':
      case 'f':
        return 'boolean';
      case 'n':
        return 'null';
      default:
        return 'number';
    }
  }

  /** Whether the line that begins here is a document by itself. */
  function isWhole(start: number): boolean {
    try {
      JSON.parse(text.slice(start, endOfLine(text, start)));
      return true;
    } catch {
      return false;
    }
  }

  /** Null of a single value. */
  function inside(place: Place | null): Members | null {
    if (place === null || !isContainer(text, place.value)) return null;
    if (lines !== null && place.pointer.lastIndexOf('/') === 0 && !isWhole(place.value)) return null;
    const known = kept.get(place.value);
    if (known !== undefined) return known;
    const members = membersOf(text, place.value);
    if (members.end - place.value < worthKeeping) return members;
    if (held > mostKept) {
      kept.clear();
      held = 0;
    }
    held += members.starts.length;
    kept.set(place.value, members);
    return members;
  }
}

function membersOf(text: string, opening: number): Members & { readonly end: number } {
  const named = text.charCodeAt(opening) === openObject;
  const starts: number[] = [];
  let at = skipJsonSpace(text, opening + 1);
  while (at < text.length && text.charCodeAt(at) !== closeObject && text.charCodeAt(at) !== closeList) {
    starts.push(at);
    at = skipJsonSpace(text, skipValue(text, named ? skipJsonSpace(text, nameEnd(text, at)) : at));
    if (text.charCodeAt(at) === comma) at = skipJsonSpace(text, at + 1);
  }
  return { named, starts, end: at + 1 };
}

const quote = 0x22;
const comma = 0x2c;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

function isContainer(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === openObject || code === openList;
}

function nameAt(text: string, start: number): { readonly name: string; readonly end: number } {
  const end = skipString(text, start);
  const raw = text.slice(start, end);
  const name = raw.includes('\\') ? String(JSON.parse(raw)).toWellFormed() : raw.slice(1, -1);
  return { name, end: nameEnd(text, start) };
}

/** Behind the colon. */
function nameEnd(text: string, start: number): number {
  return skipJsonSpace(text, skipString(text, start)) + 1;
}

function skipString(text: string, start: number): number {
  for (let at = start + 1; ; ) {
    const end = text.indexOf('"', at);
    if (end === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    at = end + 1;
  }
}

/** The offset behind the value that begins here. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) at = skipString(text, at);
    else if (code === openObject || code === openList) {
      depth += 1;
      at += 1;
    } else if (code === closeObject || code === closeList) {
      // Of a single value that is the end of what it stands in.
      if (depth === 0) return at;
      depth -= 1;
      at += 1;
    } else if (depth === 0) return endOfScalar(text, at);
    else at += 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function endOfScalar(text: string, start: number): number {
  scalar.lastIndex = start;
  return start + Math.max(1, scalar.exec(text)?.[0].length ?? 1);
}

const scalar = /[^\s,\]}]+/y;

function endOfLine(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  const end = feed === -1 ? text.length : feed;
  return text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

/** The last of ascending offsets that is not beyond another; -1 where there is none. */
function lastBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
