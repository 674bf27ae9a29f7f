// A sealed state without the names of persons, identities and systems: each value has one pseudonym wherever it stands, so
// that the report can still be read, and a commitment, so that the full edition proves what is behind it. Pure.
import type { SealedState } from '../../review/sealed-state.ts';
import { stateDigest, statePieces } from '../figures.ts';
import { commitmentTo, howCommitted, type RedactionKey, redactionKeyFormat, saltOf, seedOf } from './commitments.ts';
import { keyKindAt, kindAt, type RedactionKind } from './policy.ts';

/** The same state gives the same pseudonyms and commitments. */
export function redactState(state: SealedState): SealedState {
  const pseudonyms = createPseudonyms(state);
  // Every text is replaced by a text, so it has the same shape.
  const redacted = redactedValue(state, '', pseudonyms) as SealedState;
  const seed = seedOf(statePieces(state));
  const commitments: Record<string, string> = {};
  for (const [pseudonym, value] of pseudonyms.given()) {
    commitments[pseudonym] = commitmentTo(value, saltOf(seed, pseudonym));
  }
  return { ...redacted, redaction: { of: stateDigest(state), how: howCommitted, commitments } };
}

/** What a full edition carries, so that it can prove the redacted ones. */
export function redactionKeyOf(state: SealedState, digest = stateDigest(state)): RedactionKey {
  const seed = seedOf(statePieces(state)).toString('hex');
  return { format: redactionKeyFormat, of: digest, seed, how: howCommitted };
}

interface Pseudonyms {
  of(kind: Exclude<RedactionKind, 'keep'>, value: string): string;
  given(): Iterable<[pseudonym: string, value: string]>;
}

function redactedValue(value: unknown, path: string, pseudonyms: Pseudonyms): unknown {
  if (typeof value === 'string') return redactedText(value, kindAt(path), pseudonyms);
  if (Array.isArray(value)) return value.map((entry) => redactedValue(entry, `${path}.*`, pseudonyms));
  if (typeof value !== 'object' || value === null) return value;
  const keyKind = keyKindAt(path);
  const under = path === '' ? '' : `${path}.`;
  return Object.fromEntries(
    // In the order of their names, so that the numbers do not depend on how the state was put together.
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) =>
        keyKind === null
          ? [key, redactedValue(entry, `${under}${key}`, pseudonyms)]
          : [redactedText(key, keyKind, pseudonyms), redactedValue(entry, `${under}*`, pseudonyms)],
      ),
  );
}

function redactedText(value: string, kind: RedactionKind, pseudonyms: Pseudonyms): string {
  // "*" names nothing, and neither does an empty text.
  if (kind === 'keep' || !/[\p{L}\p{N}]/u.test(value)) return value;
  return pseudonyms.of(kind, value);
}

/** Where values of these kinds stand inside of another text, that text is not kept. */
const naming: ReadonlySet<RedactionKind> = new Set<RedactionKind>([
  'person',
  'system',
  'identity',
  'native',
  'resource',
  'bundle',
  'file',
  'ticket',
  'action',
  'target',
  'credential',
]);

function createPseudonyms(state: SealedState): Pseudonyms {
  const byValue = new Map<string, string>();
  const given = new Map<string, string>();
  const counts = new Map<string, number>();
  const roles = new Set(['reviewer_of_record', ...state.operatingModel.roles.map(({ role }) => role)]);
  const isTelling = tellsNames(namesIn(state), [state.workspace.customer, state.workspace.provider]);
  const kept = new Map<string, boolean>();
  const next = (word: string) => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return count;
  };
  const give = (kind: string, value: string, pseudonym: string) => {
    byValue.set(`${kind}\u0000${value}`, pseudonym);
    given.set(pseudonym, value);
    return pseudonym;
  };
  // Id and name of one person or bundle get one number.
  for (const { id, name } of state.persons) {
    const number = next('Person');
    give('person', id, `person-${number}`);
    if (!byValue.has(`person\u0000${name}`)) give('person', name, `Person ${number}`);
  }
  for (const { id, name } of state.bundles) {
    const number = next('Bundle');
    give('bundle', id, `bundle-${number}`);
    if (!byValue.has(`bundle\u0000${name}`)) give('bundle', name, `Bundle ${number}`);
  }
  const isKept = (value: string) => {
    const known = kept.get(value) ?? !isTelling(value);
    kept.set(value, known);
    return known;
  };
  return {
    of(kind, value) {
      if (kind === 'holder') return roles.has(value) ? value : this.of('person', value);
      if ((kind === 'made' || kind === 'privilege') && isKept(value)) return value;
      const known = byValue.get(`${kind}\u0000${value}`);
      if (known !== undefined) return known;
      const word = words[kind];
      return give(kind, value, kind === 'system' ? `${word} ${letters(next(word))}` : numbered(word, next(word)));
    },
    given: () => given.entries(),
  };
}

const words: Readonly<Record<Exclude<RedactionKind, 'keep' | 'holder'>, string>> = {
  made: 'Withheld',
  text: 'Withheld',
  person: 'Person',
  system: 'System',
  identity: 'Identity',
  native: 'native-id',
  privilege: 'Privilege',
  resource: 'Resource',
  bundle: 'Bundle',
  file: 'File',
  source: 'source',
  ticket: 'Ticket',
  action: 'Action',
  target: 'Target',
  credential: 'Credential',
  digest: 'Digest',
  id: 'id',
};

function numbered(word: string, number: number): string {
  if (word === 'Person' || word === 'Bundle') return `${word} ${number}`;
  const digits = String(number).padStart(4, '0');
  return word === word.toLowerCase() ? `${word}-${digits}` : `${word} ${digits}`;
}

/** A, B … Z, AA, AB … */
function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** Every value of the kinds that name somebody or something. */
function namesIn(state: SealedState): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') {
      if (naming.has(kindAt(path))) names.add(value);
    } else if (Array.isArray(value)) for (const entry of value) visit(entry, `${path}.*`);
    else if (typeof value === 'object' && value !== null) {
      const keyKind = keyKindAt(path);
      for (const [key, entry] of Object.entries(value)) {
        if (keyKind !== null && naming.has(keyKind)) names.add(key);
        visit(entry, `${path === '' ? '' : `${path}.`}${keyKind === null ? key : '*'}`);
      }
    }
  };
  visit(state, '');
  return names;
}

/**
 * Whether a text names somebody or something: it holds a known name, or what looks like an id, an address or a path. The
 * parties themselves are named in every edition.
 */
function tellsNames(names: ReadonlySet<string>, parties: readonly string[]): (text: string) => boolean {
  const known = [...names]
    .filter((name) => !parties.includes(name) && (name.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3)
    .map((name) => name.toLowerCase());
  return (text) => {
    const lower = text.toLowerCase();
    return /@|arn:|\d{6,}|[0-9a-f]{8}-[0-9a-f]{4}-|\/\S+\//.test(lower) || known.some((name) => lower.includes(name));
  };
}
