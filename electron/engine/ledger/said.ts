// What an entry says, and whether what somebody looks for is in it: the words of its values, the names of what it names, and
// ids and digests by how they begin. The index (migration 028) holds the same; what it finds is held against the entry here.
export interface Search {
  readonly text: string;
  /** Ids of which each stands for the text: those of persons and campaigns that have it in their name. */
  readonly naming: readonly string[];
  /** The name of the review item with this id; null where it is none. */
  readonly itemOf: (id: string) => string | null;
}

/** As many letters as the index takes at a time. Less than that is looked for where a word begins. */
const lettersAtOnce = 3;

/** Hexadecimal digits from which on an id or a digest is looked for. */
const fewestDigits = 8;

export interface Sought extends Pick<Search, 'itemOf'> {
  /** In any place; null: too short for that. */
  readonly inside: string | null;
  /** Where a word begins; null: nothing is looked for there. */
  readonly beginning: string | null;
  /** The first digits of an id or a digest. */
  readonly digits: string | null;
  readonly naming: ReadonlySet<string>;
}

export function soughtOf({ text, naming, itemOf }: Search): Sought {
  const folded = foldCase(text);
  const isShort = [...folded].length < lettersAtOnce;
  const digits = folded.replaceAll('-', '');
  return {
    inside: isShort ? null : folded,
    // of one or two letters there is at most one word
    beginning: isShort ? (folded.match(word)?.[0] ?? null) : null,
    digits: /^[0-9a-f]{8,64}$/.test(digits) && digits.length >= fewestDigits ? digits : null,
    naming: new Set(naming),
    itemOf,
  };
}

/** Whether an entry has what is looked for; given as it is stored, parsed. What needs a look at another table comes last. */
export function isSaidIn(entry: unknown, sought: Sought): boolean {
  return (
    someValue(entry, (value) => !isName(value) && hasText(value, sought)) ||
    someValue(entry, (value) => isName(value) && isNamed(value, sought))
  );
}

function someValue(value: unknown, isIt: (value: string) => boolean): boolean {
  if (typeof value === 'string') return isIt(value);
  if (typeof value === 'number') return isIt(String(value));
  if (value === null || typeof value !== 'object') return false;
  for (const member of Object.values(value)) if (someValue(member, isIt)) return true;
  return false;
}

function isNamed(name: string, sought: Sought): boolean {
  if (sought.naming.has(name)) return true;
  if (sought.digits !== null && name.replaceAll('-', '').startsWith(sought.digits)) return true;
  const item = name.length === 36 ? sought.itemOf(name) : null;
  return item !== null && hasText(item, sought);
}

/** An id (36 characters) or a SHA-256 (64). */
function isName(value: string): boolean {
  return (value.length === 36 || value.length === 64) && /^[0-9a-f-]+$/.test(value);
}

function hasText(value: string, { inside, beginning }: Sought): boolean {
  const folded = foldCase(value);
  if (inside !== null) return folded.includes(inside);
  return beginning !== null && (folded.match(words) ?? []).some((one) => one.startsWith(beginning));
}

/** One letter for one letter, as the index does it: `ß` stays, and where a sigma stands says nothing. */
export function foldCase(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    return [...small].length === 1 ? small : letter;
  }).join('');
}

const word = /[\p{L}\p{N}\p{M}\p{Co}]+/u;
const words = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
