// Secrets that stand in evidence: which values they are, and what stays of them. A withheld value keeps at most its last
// four characters and the id of an AWS access key, which is a name and no secret; everything else of it is gone.
import { assign, isObject, type JsonObject, type JsonValue, property } from './json.ts';

/** `secret`: the value itself. `context`: text around a secret, of which nothing at all may be shown. */
export type Secrecy = 'secret' | 'context';

export interface SecretRule {
  /** Judges a scalar by the key or column that it stands under. */
  field(name: string, value: string): Secrecy | null;
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

/** `{ name: DB_PASSWORD, value: ... }`: environment variables and tags, where the name stands beside the value. */
const suspiciousName = /pass(?:word|wd|phrase)|secret|token|api_?key|private_?key|credential/i;

/** Every value of a document that has to be withheld, with the text that takes its place. */
export function secretsIn(document: JsonValue, rule: SecretRule): readonly Withheld[] {
  const found = new Map<string, Withheld>();
  walk(document, []);
  for (const path of rule.places(document)) withholdAt(path, 'secret');
  return [...found.values()];

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
      const beside = named !== null && (key === 'value' || key === 'Value') ? 'secret' : null;
      if (typeof value === 'string' || typeof value === 'number') judge(key, beside, String(value), path, null, values);
      else if (Array.isArray(value)) {
        value.forEach((item, index) => {
          if (typeof item === 'string' || typeof item === 'number')
            judge(key, beside, String(item), path, index, values);
        });
      }
      if (typeof value === 'object' && value !== null) walk(value, [...path, key]);
    }
    scrubSiblings(object, path, values);
  }

  function judge(
    key: string,
    beside: Secrecy | null,
    value: string,
    path: readonly string[],
    index: number | null,
    values: string[],
  ): void {
    const secrecy = rule.field(key, value) ?? beside;
    if (secrecy === null) return;
    add(index === null ? [...path, key] : [...path, key, String(index)], value, withhold(value, secrecy));
    if (secrecy === 'secret') values.push(value);
  }

  /** The same secret in another field of the same object: a commit message, a file name. */
  function scrubSiblings(object: JsonObject, path: readonly string[], values: readonly string[]): void {
    const secrets = values.filter(isWorthSearching);
    if (secrets.length === 0) return;
    for (const key of Object.keys(object)) {
      const value = property(object, key);
      if (typeof value !== 'string' || found.has(idOf([...path, key]))) continue;
      add([...path, key], value, scrub(value, secrets));
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

/** Cells of one CSV row with its secrets withheld; the same array when there is none. */
export function withholdCells(
  header: readonly string[],
  cells: readonly string[],
  rule: SecretRule,
): readonly string[] {
  let result: string[] | null = null;
  const secrets: string[] = [];
  cells.forEach((cell, index) => {
    const secrecy = cell === '' ? null : rule.field(header[index] ?? '', cell);
    if (secrecy === null) return;
    result ??= [...cells];
    result[index] = withhold(cell, secrecy);
    if (secrecy === 'secret' && isWorthSearching(cell)) secrets.push(cell);
  });
  if (result === null) return cells;
  return secrets.length === 0
    ? result
    : (result as string[]).map((cell, index) => (cell === cells[index] ? scrub(cell, secrets) : cell));
}

/** Shorter values would be found by chance in ordinary words. */
function isWorthSearching(secret: string): boolean {
  return secret.length >= 8 && !withheldPattern.test(secret.trimEnd()) && accessKeyId.exec(secret)?.[0] !== secret;
}

function scrub(text: string, secrets: readonly string[]): string {
  return secrets.reduce((result, secret) => result.replaceAll(secret, '[redacted]'), text);
}

function nameBeside(object: JsonObject): string | null {
  for (const key of ['name', 'Name', 'key', 'Key']) {
    const value = property(object, key);
    if (typeof value === 'string' && suspiciousName.test(value)) return value;
  }
  return null;
}

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
