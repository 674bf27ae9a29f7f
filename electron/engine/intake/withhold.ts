// Secrets that stand in evidence: which values they are, and what stays of them. A withheld value keeps at most its last
// four characters and the id of an AWS access key, which is a name and no secret; everything else of it is gone.
import { assign, isObject, type JsonObject, type JsonValue, property } from './json.ts';
import { holdsToken, withoutTokens } from './known-tokens.ts';

/** `secret`: the value itself. `context`: text around a secret, of which nothing at all may be shown. */
export type Secrecy = 'secret' | 'context';

/** What a key or column says of the scalars under it: a secrecy, nothing, or that it depends on the value. */
export type Judgement = Secrecy | null | ((value: string) => Secrecy | null);

export interface SecretRule {
  field(name: string): Judgement;
  /** Places of secrets that only the shape of a document tells, as key paths. */
  places(document: JsonValue): Iterable<readonly string[]>;
}

export interface Withheld {
  readonly path: readonly string[];
  readonly text: string;
}

/** Idempotent: a withheld value stays as it is. Empty stays empty. */
export function withhold(value: string, secrecy: Secrecy): string {
  const trimmed = value.trimEnd();
  // Line breaks behind it keep the lines of a stored file where they were.
  if (trimmed === '' || withheldPattern.test(trimmed)) return value;
  const ending = trimmed.slice(-4);
  const ends = secrecy === 'secret' && trimmed.length >= 12 && plainFour.test(ending) ? `, ends ${ending}` : '';
  const keyId = accessKeyId.exec(trimmed)?.[0];
  return `[redacted${ends}${keyId === undefined ? '' : `, names ${keyId}`}]`;
}

/** What may be known of a withheld value. */
export function remainder(value: string): { readonly lastFour: string | null; readonly keyId: string | null } {
  const match = withheldPattern.exec(value.trimEnd());
  return { lastFour: match?.[1] ?? null, keyId: match?.[2] ?? null };
}

const withheldPattern = /^\[redacted(?:, ends ([A-Za-z0-9+/=_-]{4}))?(?:, names (A[KS]IA[A-Z0-9]{16}))?\]$/;
const plainFour = /^[A-Za-z0-9+/=_-]{4}$/;
const accessKeyId = /(?<![A-Z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])/;

/** Names that hold a secret whatever the format is, compared without case and punctuation. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}

const secretNames = new RegExp(
  `^[\\W_]*(?:${[
    'secret(?: (?:value|string|binary|key|access key|hash))?',
    'aws secret access key',
    'hashed secret',
    '(?:client|api|consumer|shared|webhook) secret',
    'pass(?:word|wd|phrase)',
    '(?:private|signing|encryption) key',
    '(?:(?:access|refresh|id|session|bearer|api) )?token',
    'connection string',
    'plain text',
    'raw(?: v2)?',
    'structured data',
    'credential value',
    'api key value',
  ]
    .join('|')
    .replaceAll(' ', '[\\W_]*')})[\\W_]*$`,
  'i',
);

/** Names that somebody made up, of tags and environment variables: whatever sounds like a secret is taken for one. */
export function soundsSecret(name: string): boolean {
  return suspiciousName.test(name) || isSecretName(name);
}

const suspiciousName = /pass(?:word|wd|phrase)|secret|token|api_?key|private_?key|credential/i;

/** Every value of a document that has to be withheld, with the text that takes its place. */
export function secretsIn(document: JsonValue, rule: SecretRule): readonly Withheld[] {
  const found = new Map<string, Withheld>();
  walk(document, []);
  for (const path of rule.places(document)) withholdAt(path, 'secret');
  hideTokens(document, []);
  return [...found.values()];

  /** What is a secret by its looks, in any field: `path` is one array that grows and shrinks, copied for a find only. */
  function hideTokens(value: JsonValue, path: string[]): void {
    if (typeof value === 'string') {
      if (!holdsToken(value)) return;
      const text = found.get(idOf(path))?.text ?? value;
      const hidden = withoutTokens(text);
      if (hidden !== text) found.set(idOf(path), { path: [...path], text: hidden });
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        path.push(key);
        hideTokens((Array.isArray(value) ? value[Number(key)] : property(value, key)) ?? null, path);
        path.pop();
      }
    }
  }

  function walk(value: JsonValue, path: readonly string[]): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        if (typeof item === 'object' && item !== null) walk(item, [...path, String(index)]);
      });
    } else if (isObject(value)) walkObject(value, path);
  }

  function walkObject(object: JsonObject, path: readonly string[]): void {
    const values: string[] = [];
    const named = nameBeside(object);
    for (const key of Object.keys(object)) {
      const value = property(object, key) ?? null;
      const judgement = rule.field(key) ?? (named && (key === 'value' || key === 'Value') ? 'secret' : null);
      if (judgement !== null) {
        for (const [part, below] of scalars(value)) {
          const secrecy = typeof judgement === 'function' ? judgement(part) : judgement;
          if (secrecy === null) continue;
          add([...path, key, ...below], part, withhold(part, secrecy));
          if (secrecy === 'secret') values.push(part);
        }
      }
      if (typeof value === 'object' && value !== null) walk(value, [...path, key]);
    }
    scrubSiblings(object, path, values);
  }

  /** The same secret in another field of the same object: a commit message, a file name. */
  function scrubSiblings(object: JsonObject, path: readonly string[], values: readonly string[]): void {
    const secrets = worthSearching(values);
    if (secrets.length === 0) return;
    for (const key of Object.keys(object)) {
      for (const [text, below] of scalars(property(object, key) ?? null)) {
        const place = [...path, key, ...below];
        if (!found.has(idOf(place))) add(place, text, scrub(text, secrets));
      }
    }
  }

  function withholdAt(path: readonly string[], secrecy: Secrecy): void {
    const value = valueAt(document, path);
    if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) withholdAt([...path, key], secrecy);
    } else if (typeof value === 'string' || typeof value === 'number') {
      add(path, String(value), withhold(String(value), secrecy));
    }
  }

  function add(path: readonly string[], before: string, text: string): void {
    if (text !== before) found.set(idOf(path), { path, text });
  }
}

/** Replaces the withheld values inside a parsed document. */
export function applyWithheld(document: JsonValue, secrets: readonly Withheld[]): void {
  for (const { path, text } of secrets) {
    const parent = valueAt(document, path.slice(0, -1));
    const key = path.at(-1) ?? '';
    if (Array.isArray(parent)) parent[Number(key)] = text;
    else if (isObject(parent)) assign(parent, key, text);
  }
}

/** The columns of a table that may hold secrets, with what the rule says of them. */
export type SecretColumns = readonly (readonly [number, Exclude<Judgement, null>])[];

export function secretColumns(header: readonly string[], rule: SecretRule): SecretColumns {
  return header.flatMap((name, index): [number, Exclude<Judgement, null>][] => {
    const judgement = rule.field(name);
    return judgement === null ? [] : [[index, judgement]];
  });
}

/** Cells of one CSV row with its secrets withheld; the same array when there is none. */
export function withholdCells(cells: readonly string[], columns: SecretColumns): readonly string[] {
  const replaced = new Map<number, string>();
  const values: string[] = [];
  for (const [index, judgement] of columns) {
    const cell = cells[index] ?? '';
    const secrecy = cell === '' ? null : typeof judgement === 'function' ? judgement(cell) : judgement;
    if (secrecy === null) continue;
    replaced.set(index, withhold(cell, secrecy));
    if (secrecy === 'secret') values.push(cell);
  }
  const secrets = worthSearching(values);
  const hidden = cells.map((cell, index) => replaced.get(index) ?? withoutTokens(scrub(cell, secrets)));
  return hidden.some((cell, index) => cell !== cells[index]) ? hidden : cells;
}

/** Shorter values would be found by chance in ordinary words. Longest first: one secret may be part of another. */
function worthSearching(values: readonly string[]): readonly string[] {
  return values
    .filter(
      (value) => value.length >= 8 && !withheldPattern.test(value.trimEnd()) && accessKeyId.exec(value)?.[0] !== value,
    )
    .sort((one, other) => other.length - one.length);
}

function scrub(text: string, secrets: readonly string[]): string {
  return secrets.reduce((result, secret) => result.replaceAll(secret, '[redacted]'), text);
}

/** A scalar, or the scalars of a list of them, as texts with the path below the key. */
function scalars(value: JsonValue): readonly (readonly [string, readonly string[]])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[String(value), []]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index): [string, string[]][] =>
    typeof item === 'string' || typeof item === 'number' ? [[String(item), [String(index)]]] : [],
  );
}

/** `{ name: DB_PASSWORD, value: ... }`: the name stands beside the value. */
function nameBeside(object: JsonObject): boolean {
  return nameKeys.some((key) => {
    const value = property(object, key);
    return typeof value === 'string' && soundsSecret(value);
  });
}

const nameKeys = ['name', 'Name', 'key', 'Key'];

function valueAt(document: JsonValue, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value)) value = property(value, key);
    else return undefined;
  }
  return value;
}

function idOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
