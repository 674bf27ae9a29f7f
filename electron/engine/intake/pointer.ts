// JSON pointers (RFC 6901) and where they stand in a JSON text: for the evidence viewer (pointer to line) and for
// replacing values in place.
import { countLineBreaks } from './lines.ts';

/** Character offsets into the decoded text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function pointerToken(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Null when it is no pointer (neither empty nor beginning with a slash). */
export function pointerTokens(pointer: string): readonly string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Places asked for, as a tree, so that any number of them is found in one pass. */
export interface Wanted<Mark> {
  mark: Mark | null;
  readonly below: Map<string, Wanted<Mark>>;
}

export function wantedTree<Mark>(places: Iterable<readonly [readonly string[], Mark]>): Wanted<Mark> {
  const root: Wanted<Mark> = { mark: null, below: new Map() };
  for (const [tokens, mark] of places) {
    let node = root;
    for (const token of tokens) {
      const next: Wanted<Mark> = node.below.get(token) ?? { mark: null, below: new Map() };
      node.below.set(token, next);
      node = next;
    }
    node.mark = mark;
  }
  return root;
}

/**
 * Spans of the wanted values in a JSON document that parseJson has accepted and that begins at an offset, in the order of
 * the text. What is not wanted is skipped without being built. A place that is not there is left out.
 */
export function jsonSpans<Mark>(text: string, wanted: Wanted<Mark>, offset = 0): { span: Span; mark: Mark }[] {
  const found: { span: Span; mark: Mark }[] = [];
  let at = offset;
  visit(wanted);
  return found;

  function visit(node: Wanted<Mark>): void {
    skipSpace();
    const start = at;
    const opening = text[at];
    if (node.below.size === 0 || (opening !== '{' && opening !== '[')) skipValue();
    else if (opening === '{') visitObject(node);
    else visitArray(node);
    if (node.mark !== null && at > start) found.push({ span: { start, end: at }, mark: node.mark });
  }

  function visitObject(node: Wanted<Mark>): void {
    at += 1;
    for (skipSpace(); at < text.length && text[at] !== '}'; skipSpace()) {
      const keyStart = at;
      skipString();
      const raw = text.slice(keyStart, at);
      const key = raw.includes('\\') ? String(JSON.parse(raw)).toWellFormed() : raw.slice(1, -1);
      skipSpace();
      at += 1;
      step(node.below.get(key));
    }
    at += 1;
  }

  function visitArray(node: Wanted<Mark>): void {
    at += 1;
    skipSpace();
    for (let index = 0; at < text.length && text[at] !== ']'; index += 1) {
      step(node.below.get(String(index)));
      skipSpace();
    }
    at += 1;
  }

  function step(child: Wanted<Mark> | undefined): void {
    if (child === undefined) skipValue();
    else visit(child);
    skipSpace();
    if (text[at] === ',') at += 1;
  }

  function skipValue(): void {
    skipSpace();
    let depth = 0;
    for (;;) {
      const code = text[at];
      if (code === undefined) return;
      if (code === '"') skipString();
      else if (code === '{' || code === '[') {
        depth += 1;
        at += 1;
      } else if (code === '}' || code === ']') {
        depth -= 1;
        at += 1;
      } else if (depth === 0) {
        scalarPattern.lastIndex = at;
        scalarPattern.test(text);
        at = Math.max(scalarPattern.lastIndex, at + 1);
      } else at += 1;
      if (depth <= 0) return;
    }
  }

  function skipString(): void {
    at += 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote === -1) {
        at = text.length;
        return;
      }
      let slashes = 0;
      while (text[quote - 1 - slashes] === '\\') slashes += 1;
      at = quote + 1;
      if (slashes % 2 === 0) return;
    }
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  }
}

const scalarPattern = /[^\s,\]}]+/y;

/** Puts other text in the place of spans (in ascending order, not overlapping) and keeps the number of lines. */
export function replaceSpans(
  text: string,
  replacements: readonly { readonly span: Span; readonly text: string }[],
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of replacements) {
    const missing = countLineBreaks(text, span.start, span.end) - countLineBreaks(replacement, 0, replacement.length);
    parts.push(text.slice(at, span.start), replacement, '\n'.repeat(Math.max(0, missing)));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
