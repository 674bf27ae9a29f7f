// A small pull of XML for spreadsheets: text comes in by the chunk, elements and text go out as they are met, and nothing
// is kept but the names of the elements that are open. A document type declaration is refused, so that no entity is ever
// defined, and with it every attack that needs one.
import { CountersignError } from '../../../../shared/errors.ts';

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as written, to be read with attributeIn. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** May come in several pieces; entities are resolved. */
  text(piece: string): void;
}

export interface XmlScanner {
  write(chunk: string): void;
  /** Throws when an element is still open. */
  end(): void;
}

const deepest = 64;
/** The longest tag, comment or entity that is waited for. */
const longestToken = 1024 * 1024;

/** Both functions throw SOURCE_UNREADABLE for what is not well-formed, is nested too deep or declares a document type. */
export function createXmlScanner(part: string, handler: XmlHandler): XmlScanner {
  const open: string[] = [];
  let rest = '';
  let started = false;

  const refuse = (what: string): CountersignError =>
    new CountersignError('SOURCE_UNREADABLE', `The workbook can't be read: ${part} ${what}.`, { part });

  /** Handles what is complete in `rest` and gives the offset of what is not. */
  function scan(text: string, isLast: boolean): number {
    let at = 0;
    while (at < text.length) {
      const angle = text.indexOf('<', at);
      if (angle !== at) {
        const stop = angle === -1 ? endOfText(text, at, isLast) : angle;
        if (stop > at) tell(text.slice(at, stop));
        if (angle === -1) return stop;
        at = angle;
      }
      const next = markup(text, at);
      if (next === -1) return at;
      at = next;
    }
    return at;
  }

  /** Text without an entity that may go on in the next chunk. */
  function endOfText(text: string, from: number, isLast: boolean): number {
    const ampersand = text.lastIndexOf('&');
    return !isLast && ampersand >= from && !text.includes(';', ampersand) ? ampersand : text.length;
  }

  function tell(raw: string): void {
    if (open.length === 0) {
      if (raw.trim() !== '') throw refuse('has text outside its elements');
      return;
    }
    handler.text(raw.includes('&') ? unescaped(raw) : raw);
  }

  function unescaped(raw: string): string {
    return raw.replace(/&([^;&]*);?/g, (whole, name: string) => {
      const character = whole.endsWith(';') ? entity(name) : null;
      if (character === null) throw refuse('uses an entity that XML does not have');
      return character;
    });
  }

  /** The offset behind the tag, comment, section or instruction at `at`; -1 when it is not complete yet. */
  function markup(text: string, at: number): number {
    const second = text[at + 1];
    if (second === undefined) return -1;
    if (second === '!') return declaration(text, at);
    if (second === '?') return instruction(text, at);
    const end = endOfTag(text, at + 1);
    if (end === -1) return -1;
    if (second === '/') close(text.slice(at + 2, end).trim());
    else element(text.slice(at + 1, end));
    return end + 1;
  }

  function declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const next = behind(text, ']]>', at + 9);
      if (next !== -1 && open.length > 0) handler.text(text.slice(at + 9, next - 3));
      return next;
    }
    if (text.length - at < 9 && '<![CDATA['.startsWith(text.slice(at))) return -1;
    if (text.length - at < 4 && '<!--'.startsWith(text.slice(at))) return -1;
    throw refuse('declares a document type or an entity, which no workbook needs');
  }

  function instruction(text: string, at: number): number {
    const next = behind(text, '?>', at + 2);
    if (next === -1) return -1;
    const encoding = /^<\?xml\s[^?]*?encoding\s*=\s*["']([^"']*)/.exec(text.slice(at, next))?.[1]?.toLowerCase();
    if (encoding !== undefined && !['utf-8', 'utf8', 'utf-16', 'us-ascii'].includes(encoding))
      throw refuse('is in an encoding other than UTF-8');
    return next;
  }

  function element(tag: string): void {
    started = true;
    const isEmpty = tag.endsWith('/');
    const content = isEmpty ? tag.slice(0, -1) : tag;
    const space = content.search(/[\s]/);
    const qualified = space === -1 ? content : content.slice(0, space);
    if (!/^[A-Za-z_]/.test(qualified)) throw refuse('is not well-formed XML');
    if (open.length >= deepest) throw refuse(`nests its elements more than ${deepest} deep`);
    const name = localName(qualified);
    handler.open(name, space === -1 ? '' : content.slice(space));
    if (isEmpty) handler.close(name);
    else open.push(qualified);
  }

  function close(qualified: string): void {
    if (open.pop() !== qualified) throw refuse('is not well-formed XML');
    handler.close(localName(qualified));
  }

  return {
    write(chunk) {
      const text = rest === '' ? chunk : rest + chunk;
      rest = text.slice(scan(text, false));
      if (rest.length > longestToken) throw refuse('has a tag that does not end');
    },
    end() {
      if (rest !== '' && scan(rest, true) < rest.length) throw refuse('is cut short');
      if (open.length > 0 || !started) throw refuse('is cut short');
    },
  };
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

/** The next `>` that stands in no quotes. */
function endOfTag(text: string, from: number): number {
  let at = from;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end === -1) return -1;
    const quote = firstQuote(text, at, end);
    if (quote === -1) return end;
    const closing = text.indexOf(text.charAt(quote), quote + 1);
    if (closing === -1) return -1;
    at = closing + 1;
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function localName(qualified: string): string {
  const colon = qualified.indexOf(':');
  return colon === -1 ? qualified : qualified.slice(colon + 1);
}

function entity(name: string): string | null {
  const plain = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name];
  if (plain !== undefined) return plain;
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (match === null) return null;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

/**
 * The value of an attribute, or null. `name` without a prefix finds it without one; `anyPrefix` finds `r:id` as `id`.
 */
export function attributeIn(attributes: string, name: string, anyPrefix = false): string | null {
  for (const match of attributes.matchAll(attributePattern)) {
    const [, key = '', double, single] = match;
    if (key === name || (anyPrefix && key.includes(':') && localName(key) === name)) {
      const raw = double ?? single ?? '';
      return raw.replace(/&([^;&]*);/g, (whole, known: string) => entity(known) ?? whole);
    }
  }
  return null;
}

const attributePattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
