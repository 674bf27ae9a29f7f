// What the reports of all secret scanners have in common: things they list, places they name, and what none of them knows.
// A finding keeps where a secret lies open and which secret it may be; the secret itself was withheld before.
import { createHash } from 'node:crypto';
import { addressOf, type Cursor, field, items, rootOf } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import type { Address, FindingRecord, IntakeRecord, RejectedRecord } from '../record.ts';
import type { Unknowable } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { remainder } from '../withhold.ts';

export interface Place {
  readonly repository: string | null;
  readonly file: string | null;
  readonly line: string | null;
  readonly commit: string | null;
}

export interface ExposedSecret {
  readonly tool: string;
  readonly rule: string;
  /** Null: made from the rule and the file. */
  readonly title: string | null;
  /** The tool's own id; null: made from the place and the rule, so that the next report gives the same. */
  readonly nativeId: string | null;
  readonly place: Place;
  readonly identityHint: string | null;
  readonly lastFour: string | null;
  readonly state: FindingRecord['state'];
  readonly foundAt: JsonValue | undefined;
  readonly seenAt: string | null;
  readonly address: Address;
}

export function exposedSecret(one: ExposedSecret): FindingRecord {
  const { repository, file, line, commit } = one.place;
  return {
    type: 'finding',
    nativeId: one.nativeId ?? digestOf([repository, commit, file, line, one.rule]),
    identity: null,
    identityHint: one.identityHint,
    kind: 'exposed_secret',
    tool: one.tool,
    rule: one.rule,
    title: one.title ?? (file === null ? one.rule : `${one.rule} in ${file}`),
    resource: placeInWords(one.place),
    severity: null,
    state: one.state,
    firstSeen: timeOrNull(one.foundAt),
    lastSeen: one.seenAt,
    lastFour: one.lastFour,
    address: one.address,
  };
}

/** `northwind/shop deploy/.env:7 (commit b13740279fb0)`, as far as it is known. */
function placeInWords({ repository, file, line, commit }: Place): string | null {
  const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
  const place = [repository === '.' ? null : repository, where].filter(Boolean).join(' ');
  const at = commit === null ? place : `${place} (commit ${commit.slice(0, 12)})`;
  return at === '' ? null : at;
}

function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** The id of an access key that is left of withheld values. */
export function keyIdIn(...values: readonly (JsonValue | undefined)[]): string | null {
  for (const value of values) {
    const keyId = typeof value === 'string' ? remainder(value).keyId : null;
    if (keyId !== null) return keyId;
  }
  return null;
}

export function lastFourIn(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? remainder(value).lastFour : null;
}

/** A number counts as its digits. */
export function wordsIn(value: JsonValue | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * The objects that a report lists: the items of its list, or one on each line. `null`, an empty list and an empty object
 * are how scanners write that they found nothing.
 */
export function* listedFindings(files: readonly Evidence[]): Generator<Cursor | RejectedRecord, void, undefined> {
  for (const file of files) {
    if ('documents' in file) {
      for (const document of file.documents) yield* items(rootOf(document)).flatMap(objectOrRejection);
    } else {
      for (const row of file.rows()) {
        if (row.document === null)
          yield { type: 'rejected', address: row.address, reason: row.fault ?? 'The line is not an object.' };
        else yield* objectOrRejection(rootOf(row.document));
      }
    }
  }
}

function objectOrRejection(cursor: Cursor): readonly (Cursor | RejectedRecord)[] {
  if (isObject(cursor.value)) return Object.keys(cursor.value).length === 0 ? [] : [cursor];
  return [{ type: 'rejected', address: addressOf(cursor), reason: 'The finding is not an object.' }];
}

/** Two secrets at one place are two findings: within a file an id that comes again is numbered, in the order of the file. */
export function* apart(records: Iterable<IntakeRecord>): Generator<IntakeRecord, void, undefined> {
  const met = new Map<string, number>();
  for (const record of records) {
    if (record.type !== 'finding') {
      yield record;
      continue;
    }
    const id = JSON.stringify([record.address.file, record.nativeId]);
    const times = (met.get(id) ?? 0) + 1;
    met.set(id, times);
    yield times === 1 ? record : { ...record, nativeId: `${record.nativeId}~${times}` };
  }
}

/** The first item of a list; its `value` is undefined when there is none. */
export function firstIn(cursor: Cursor, key: string): Cursor {
  const list = field(cursor, key);
  return items(list)[0] ?? { ...list, value: undefined };
}

/** `null`, `[]` or `{}` alone in a file: which scanner wrote that, only the file's name can tell. */
export function isEmptyReport(head: string): boolean {
  return /^\s*(?:null|\[\s*\]|\{\s*\})\s*$/.test(head);
}

/** How sure a name makes it that an empty report is of a tool. */
export function sniffEmpty(head: string, path: string, tool: RegExp): number {
  return isEmptyReport(head) && tool.test(path) ? 0.7 : 0;
}

/** All of the keys stand in the text. */
export function hasKeys(head: string, ...keys: readonly string[]): boolean {
  return keys.every((key) => new RegExp(`"${key}"\\s*:`).test(head));
}

/** Paths of a member of the document, or of each item where the document is a list. */
export function* membersNamed(document: JsonValue, name: string): Generator<readonly string[], void, undefined> {
  if (Array.isArray(document)) {
    for (const [index, item] of document.entries())
      if (isObject(item) && property(item, name) !== undefined) yield [String(index), name];
  } else if (isObject(document) && property(document, name) !== undefined) yield [name];
}

export function unknownToScanner(tool: string): readonly Unknowable[] {
  return [
    {
      fact: 'finding.identity',
      reason: `${tool} does not know whose the secret is; only the id of an access key may hint at it.`,
    },
    { fact: 'finding.severity', reason: `${tool} does not say how grave a leak is for the organisation.` },
    { fact: 'identity', reason: 'A secret scan lists secrets, not identities.' },
    { fact: 'credential', reason: 'A secret scan does not list credentials, only where one was exposed.' },
    { fact: 'entitlement', reason: 'A secret scan does not list access.' },
  ];
}

/** For the tools that only look at text. */
export function neverChecked(tool: string): Unknowable {
  return {
    fact: 'finding.state',
    reason: `${tool} does not check whether a secret still works, so every finding counts as open.`,
  };
}
