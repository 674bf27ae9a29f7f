// IAM policy documents to statements. A document may be an object, a text (older tools percent-encode it), and its
// Statement, Action, Resource and Principal may each be one thing or a list.
import { createHash } from 'node:crypto';
import { CountersignError } from '../../../../shared/errors.ts';
import { addressOf, asObject, type Cursor, field, items, textIn } from '../cursor.ts';
import { canonicalText, isObject, type JsonObject, type JsonValue, parseJson, property } from '../json.ts';
import type { Address, RejectedRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';

export interface Statement {
  readonly effect: 'allow' | 'deny';
  /** Null when absent or empty. */
  readonly sid: string | null;
  readonly index: number;
  /** Sorted, without repetitions. */
  readonly actions: readonly string[];
  readonly notAction: boolean;
  /** Empty in a trust policy. */
  readonly resources: readonly string[];
  readonly notResource: boolean;
  /** `AWS`, `Service`, `Federated`, `CanonicalUser` or `*` with each name; empty but in a trust policy. */
  readonly principals: readonly Principal[];
  readonly notPrincipal: boolean;
  readonly condition: JsonObject | null;
  /** The condition as canonical JSON. */
  readonly conditionText: string | null;
  /** End that a DateLessThan on aws:CurrentTime sets. */
  readonly expiresAt: string | null;
  readonly address: Address;
}

export interface Principal {
  readonly type: string;
  readonly name: string;
}

export interface Policy {
  readonly statements: readonly Statement[];
  readonly rejected: readonly RejectedRecord[];
}

export function readPolicy(document: Cursor): Policy {
  const { value } = document;
  if (typeof value !== 'string') return readDocument(document);
  // Inside a text there is nothing that a pointer could lead to, so every statement has the text's own address.
  const decoded = decodeDocument(value);
  if (decoded === null)
    return refused(document, 'The policy document is a text that is not JSON, so its statements are unknown.');
  return readDocument({ ...document, value: decoded }, addressOf(document));
}

function decodeDocument(text: string): JsonValue | null {
  try {
    return parseJson(text.trimStart().startsWith('{') ? text : decodeURIComponent(text.replaceAll('+', ' ')), false)
      .value;
  } catch (error) {
    if (error instanceof CountersignError || error instanceof URIError) return null;
    throw error;
  }
}

function readDocument(document: Cursor, address: Address | null = null): Policy {
  if (asObject(document) === null)
    return refused(document, 'There is no policy document, so its statements are unknown.');
  const statements: Statement[] = [];
  const rejected: RejectedRecord[] = [];
  items(field(document, 'Statement')).forEach((cursor, index) => {
    const statement = readStatement(cursor, index, address ?? addressOf(cursor));
    if (typeof statement === 'string')
      rejected.push({ type: 'rejected', address: address ?? addressOf(cursor), reason: statement });
    else statements.push(statement);
  });
  return { statements, rejected };
}

function refused(document: Cursor, reason: string): Policy {
  return { statements: [], rejected: [{ type: 'rejected', address: addressOf(document), reason }] };
}

/** Whatever is not as IAM writes it is refused: a statement half read would show less access than there is. */
function readStatement(cursor: Cursor, index: number, address: Address): Statement | string {
  const object = asObject(cursor);
  if (object === null) return 'The statement is not an object.';
  const effect = textIn(cursor, 'Effect')?.toLowerCase();
  if (effect !== 'allow' && effect !== 'deny') return 'The statement has no Effect of Allow or Deny.';
  const notAction = property(object, 'NotAction') !== undefined;
  const actions = texts(property(object, notAction ? 'NotAction' : 'Action'));
  if (actions === null) return 'The statement has no Action or NotAction that is a text or a list of texts.';
  const notResource = property(object, 'NotResource') !== undefined;
  const resourceValue = property(object, notResource ? 'NotResource' : 'Resource');
  const notPrincipal = property(object, 'NotPrincipal') !== undefined;
  const principalValue = property(object, notPrincipal ? 'NotPrincipal' : 'Principal');
  const resources = resourceValue === undefined && principalValue !== undefined ? [] : texts(resourceValue);
  if (resources === null) return 'The statement has no Resource or NotResource that is a text or a list of texts.';
  const principals = principalValue === undefined ? [] : principalsIn(principalValue);
  if (principals === null) return 'The Principal of the statement is neither a text nor an object of texts.';
  const conditionValue = property(object, 'Condition') ?? null;
  if (conditionValue !== null && !isObject(conditionValue)) return 'The Condition of the statement is not an object.';
  const condition = conditionValue !== null && Object.keys(conditionValue).length > 0 ? conditionValue : null;
  return {
    effect,
    sid: textIn(cursor, 'Sid'),
    index,
    actions: [...new Set(actions)].sort(),
    notAction,
    resources: [...new Set(resources)],
    notResource,
    principals,
    notPrincipal,
    condition,
    conditionText: condition === null ? null : canonicalText(condition),
    expiresAt: condition === null ? null : endOf(condition),
    address,
  };
}

function texts(value: JsonValue | undefined): readonly string[] | null {
  if (typeof value === 'string') return value === '' ? null : [value];
  if (!Array.isArray(value) || value.length === 0) return null;
  const all = value.flatMap((item) => (typeof item === 'string' && item !== '' ? [item] : []));
  return all.length === value.length ? all : null;
}

function principalsIn(value: JsonValue): readonly Principal[] | null {
  if (typeof value === 'string') return [{ type: value === '*' ? '*' : 'AWS', name: value }];
  if (!isObject(value)) return null;
  const principals: Principal[] = [];
  for (const type of Object.keys(value)) {
    const names = texts(property(value, type));
    if (names === null) return null;
    for (const name of names) principals.push({ type: name === '*' && type === 'AWS' ? '*' : type, name });
  }
  return principals.length === 0 ? null : principals;
}

/** Condition entries as [operator, key, values]; names are compared in lower case, as IAM does. */
export function conditionEntries(condition: JsonObject): readonly (readonly [string, string, readonly string[]])[] {
  return Object.keys(condition).flatMap((operator) => {
    const keys = property(condition, operator);
    if (!isObject(keys)) return [];
    return Object.keys(keys).map((key): [string, string, readonly string[]] => {
      const value = property(keys, key);
      const values = (Array.isArray(value) ? value : [value]).flatMap((item) =>
        item === undefined || item === null || typeof item === 'object' ? [] : [String(item)],
      );
      return [operator.toLowerCase(), key.toLowerCase(), values];
    });
  });
}

function endOf(condition: JsonObject): string | null {
  for (const [operator, key, values] of conditionEntries(condition)) {
    if (key !== 'aws:currenttime' || !/^datelessthan(equals)?$/.test(operator)) continue;
    const ends = values.map(timeOrNull).filter((at) => at !== null);
    // Several values are alternatives: the latest one is the end.
    if (ends.length > 0) return ends.sort().at(-1) ?? null;
  }
  return null;
}

/** Tells two statements apart that differ in their condition only. */
export function conditionDigest(statement: Statement): string {
  if (statement.conditionText === null) return '';
  return createHash('sha256').update(statement.conditionText).digest('hex').slice(0, 16);
}
