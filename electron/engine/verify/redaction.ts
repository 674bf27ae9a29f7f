// Whether a redacted edition says the same as the full one: each value stands as it is or has a pseudonym whose commitment
// the full edition opens. It holds for editions of any program version, because nothing is redacted again.
import type { CheckLine } from '../../../shared/contract/method.ts';
import {
  commitmentTo,
  type RedactionList,
  redactionKey,
  redactionList,
  saltOf,
} from '../report/redaction/commitments.ts';
import { failed, held } from './lines.ts';

export interface Edition {
  /** decisions.json. */
  readonly state: Buffer;
  /** redaction.json of a full edition; undefined in redacted ones, and in those of before there was one. */
  readonly key: Buffer | undefined;
}

/** What a redacted edition says of itself, with the full one not at hand; null where it is none. */
export function readRedaction(state: Buffer): RedactionList | null {
  const content = json(state);
  const parsed = redactionList.safeParse(isObject(content) ? content.redaction : undefined);
  return parsed.success ? parsed.data : null;
}

/** `fullDigest` is the SHA-256 of the full edition's state. */
export function redactionLines(redacted: Edition, full: Edition, fullDigest: string, subject: string): CheckLine[] {
  const check = 'redaction';
  const list = readRedaction(redacted.state);
  if (list === null) return [failed(check, subject, 'It carries no commitments, so it is no redacted edition.')];
  const key = redactionKey.safeParse(json(full.key));
  if (!key.success)
    return [failed(check, subject, 'The full edition that was given carries no key that opens the commitments.')];
  if (list.of !== fullDigest || key.data.of !== fullDigest) {
    return [failed(check, subject, 'It was made from another state than the full edition that was given.')];
  }
  const seed = Buffer.from(key.data.seed, 'hex');
  const opens = (pseudonym: string, value: string) =>
    Object.hasOwn(list.commitments, pseudonym) &&
    list.commitments[pseudonym] === commitmentTo(value, saltOf(seed, pseudonym));
  const opened: Opened = { opens, pseudonyms: new Set(), byValue: new Map() };
  const difference = firstDifference(json(redacted.state), json(full.state), '', opened);
  if (difference !== null) return [failed(check, subject, difference)];
  const unused = Object.keys(list.commitments).filter((pseudonym) => !opened.pseudonyms.has(pseudonym));
  if (unused.length > 0)
    return [failed(check, subject, `It commits to ${unused.length} values that stand nowhere in it: ${unused[0]}.`)];
  return [
    held(
      check,
      subject,
      `Each of its ${opened.pseudonyms.size} pseudonyms is opened by the full edition, and everything else in it is the same there.`,
    ),
  ];
}

interface Opened {
  readonly opens: (pseudonym: string, value: string) => boolean;
  readonly pseudonyms: Set<string>;
  /** What stood for a value before, to be tried first where it is the key of a record. */
  readonly byValue: Map<string, string>;
}

/** The first place where the two say different things, in words. */
function firstDifference(redacted: unknown, full: unknown, place: string, opened: Opened): string | null {
  if (typeof redacted === 'string' && typeof full === 'string') {
    if (opened.opens(redacted, full)) {
      opened.pseudonyms.add(redacted);
      opened.byValue.set(full, redacted);
      return null;
    }
    return redacted === full
      ? null
      : `At ${place} it says "${redacted}", which is not what the full edition holds there.`;
  }
  if (Array.isArray(redacted) && Array.isArray(full)) {
    if (redacted.length !== full.length)
      return `At ${place} it lists ${redacted.length} entries, the full edition ${full.length}.`;
    return firstOf(redacted, (entry, index) => firstDifference(entry, full[index], `${place}/${index}`, opened));
  }
  if (isObject(redacted) && isObject(full)) return differenceOfObjects(redacted, full, place, opened);
  return redacted === full ? null : `At ${place} it says ${say(redacted)}, the full edition ${say(full)}.`;
}

function differenceOfObjects(
  redacted: Record<string, unknown>,
  full: Record<string, unknown>,
  place: string,
  opened: Opened,
): string | null {
  // What a redacted edition says of itself is in no other.
  const own = Object.keys(redacted).filter((key) => !(place === '' && key === 'redaction'));
  const names = new Map<string, string>();
  for (const key of Object.keys(full)) {
    if (Object.hasOwn(redacted, key)) names.set(key, key);
    else {
      const likely = opened.byValue.get(key);
      const pseudonym = [...(likely === undefined ? [] : [likely]), ...own].find(
        (candidate) => Object.hasOwn(redacted, candidate) && opened.opens(candidate, key),
      );
      if (pseudonym === undefined) return `At ${place} it leaves out what the full edition holds as "${key}".`;
      opened.pseudonyms.add(pseudonym);
      names.set(key, pseudonym);
    }
  }
  if (names.size !== own.length) return `At ${place} it holds more than the full edition.`;
  return firstOf([...names], ([key, name]) => firstDifference(redacted[name], full[key], `${place}/${name}`, opened));
}

function firstOf<T>(entries: readonly T[], difference: (entry: T, index: number) => string | null): string | null {
  for (const [index, entry] of entries.entries()) {
    const found = difference(entry, index);
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  return value === undefined ? 'nothing' : typeof value === 'object' && value !== null ? 'something else' : `${value}`;
}

function json(content: Buffer | undefined): unknown {
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    // Not JSON: then it is parsed as nothing, and refused as that.
    return undefined;
  }
}
