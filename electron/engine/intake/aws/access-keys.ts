// `aws iam list-access-keys`, one list for each user, with `get-access-key-last-used` beside it; and the same keys as some
// tools keep them: with their last use, or in an object by the ARN of their user.
import { addressOf, asObject, type Cursor, field, items, textIn } from '../cursor.ts';
import { hasPaths } from '../outline.ts';
import type { CredentialRecord, IdentityReference, IntakeRecord, LastUse } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { noted, rejected, timeIn } from '../telling.ts';
import { credentialRecord } from '../unsaid.ts';
import { awsSecrets, pagesIn, partialRemarks } from './list.ts';
import { createOwnership, type Ownership } from './ownership.ts';

export const accessKeys: SourceKind = {
  kind: 'aws.iam-access-keys',
  title: 'AWS IAM access keys (list-access-keys, get-access-key-last-used)',
  formats: ['json'],
  provides: ['credential'],
  cannotKnow: [
    {
      fact: 'credential.rotatedAt',
      reason: 'An access key is never changed, only replaced: its creation is its rotation.',
    },
    { fact: 'credential.holder', reason: 'AWS does not know who holds the secret of a key.' },
    { fact: 'credential.restricted', reason: 'Limits to addresses stand in policies, not with the key.' },
    { fact: 'identity', reason: 'The list names users and says no more of them.' },
    { fact: 'entitlement', reason: 'What users may do stands in the account authorization details.' },
  ],
  sniff(head) {
    if (hasPaths(head, 'AccessKeyMetadata/AccessKeyId') || hasPaths(head, 'AccessKeyLastUsed', 'UserName')) return 0.97;
    if (/^\s*\{\s*"AccessKeyMetadata"\s*:\s*\[\s*\]/.test(head)) return 0.95;
    if (/^\s*\{\s*"arn:[^"]*:user\/[^"]*"\s*:/.test(head) && /"AccessKeyId"\s*:/.test(head)) return 0.9;
    return hasPaths(head, 'AccessKeyId', 'UserName', 'Status') ? 0.9 : 0;
  },
  secrets: awsSecrets,
  *read(files, { system }) {
    const pages = pagesIn(files);
    const keys: Key[] = [];
    const uses: Cursor[] = [];
    for (const page of pages) {
      if (asObject(field(page, 'AccessKeyLastUsed')) !== null) uses.push(page);
      else {
        const found = keysIn(page);
        if (found === null) yield rejected(page, 'The document has neither AccessKeyMetadata nor AccessKeyLastUsed.');
        else keys.push(...found);
      }
    }
    const lists = pages.filter((page) => !uses.includes(page));
    yield* partialRemarks(lists, (page) => textIn(keysIn(page)?.[0]?.cursor ?? page, 'UserName') ?? '');
    const ownership = createOwnership(system);
    for (const key of keys) {
      const records = [...keyRecords(key, ownership, lastUseOf(key, keys, uses))];
      yield* ownership.remarks();
      yield* records;
    }
    for (const use of uses) if (!isTold(use, keys)) yield untold(use);
  },
};

interface Key {
  readonly cursor: Cursor;
  /** The ARN under which the key stands; null in AWS's own lists, which name the user only. */
  readonly arn: string | null;
}

function keysIn(page: Cursor): readonly Key[] | null {
  const object = asObject(page);
  if (object === null) return null;
  if (field(page, 'AccessKeyMetadata').value !== undefined)
    return items(field(page, 'AccessKeyMetadata')).map((cursor) => ({ cursor, arn: null }));
  if (textIn(page, 'AccessKeyId') !== null) return [{ cursor: page, arn: null }];
  const arns = Object.keys(object);
  if (arns.length === 0 || !arns.every((name) => name.startsWith('arn:'))) return null;
  return arns.flatMap((arn) => items(field(page, arn)).map((cursor) => ({ cursor, arn })));
}

function* keyRecords(key: Key, ownership: Ownership, lastUse: LastUse): Generator<IntakeRecord, void, undefined> {
  const { cursor, arn } = key;
  const id = textIn(cursor, 'AccessKeyId');
  const user = textIn(cursor, 'UserName');
  if (id === null || (user === null && arn === null)) {
    yield rejected(cursor, 'The access key has no AccessKeyId or no UserName.');
    return;
  }
  const identity = holderOf(key, user, ownership);
  if (identity === null) {
    yield rejected(cursor, `The access key stands under ${arn}, which names no account of twelve digits.`);
    return;
  }
  const created = timeIn(cursor, 'CreateDate');
  yield* created.remarks;
  yield credentialRecord({
    identity,
    nativeId: id,
    kind: 'access_key',
    createdAt: created.at,
    neverExpires: true,
    lastUse,
    status: statusOf(cursor),
    address: addressOf(cursor),
  });
}

function holderOf({ cursor, arn }: Key, user: string | null, ownership: Ownership): IdentityReference | null {
  if (arn === null) return ownership.user(user ?? '', null, addressOf(cursor));
  const system = ownership.system(arn, addressOf(cursor));
  return system === null ? null : { system, nativeId: arn };
}

export function statusOf(cursor: Cursor): CredentialRecord['status'] {
  const status = textIn(cursor, 'Status')?.toLowerCase();
  return status === 'active' ? 'active' : status === 'inactive' || status === 'expired' ? 'inactive' : null;
}

/** AWS records the use of keys since that day: no use of a younger key means never. */
const trackedSince = '2015-04-22T00:00:00.000Z';

function lastUseOf(key: Key, keys: readonly Key[], uses: readonly Cursor[]): LastUse {
  const inline = timeIn(key.cursor, 'LastUsedDate').at;
  if (inline !== null) return { state: 'at', at: inline };
  const use = uses.find((candidate) => keyOf(candidate, keys) === key);
  if (use === undefined) return { state: 'unknown' };
  const told = field(use, 'AccessKeyLastUsed');
  const at = timeIn(told, 'LastUsedDate').at;
  if (at !== null) return { state: 'at', at };
  if (textIn(told, 'ServiceName') !== 'N/A') return { state: 'unknown' };
  const created = timeIn(key.cursor, 'CreateDate').at;
  return created !== null && created > trackedSince ? { state: 'never' } : { state: 'not_in_window' };
}

/** The answer names the user and, unless a tool added it, not the key: only where the user has one key it is that one. */
function keyOf(use: Cursor, keys: readonly Key[]): Key | null {
  const id = textIn(use, 'AccessKeyId');
  const candidates = keys.filter(({ cursor }) =>
    id === null ? textIn(cursor, 'UserName') === textIn(use, 'UserName') : textIn(cursor, 'AccessKeyId') === id,
  );
  const [only] = candidates;
  return only !== undefined && candidates.length === 1 ? only : null;
}

function isTold(use: Cursor, keys: readonly Key[]): boolean {
  return keyOf(use, keys) !== null;
}

function untold(use: Cursor): IntakeRecord {
  const user = textIn(use, 'UserName') ?? 'a user who is not named';
  const detail = `A key of ${user} was asked for its last use, but the answer does not name the key and the user has none or several here: the use is left out.`;
  return noted(use, detail);
}
