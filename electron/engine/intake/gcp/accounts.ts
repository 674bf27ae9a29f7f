// Service accounts, what they sign in with, and which machines run as them.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { CredentialRecord, IntakeRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { credentialRecord, identityRecord } from '../unsaid.ts';
import { type Inventory, of, type Thing } from './inventory.ts';
import { apiKeyRecords, secretRecords } from './keys-and-secrets.ts';
import { accountFacts, isNew, type Known, namedAccount } from './known.ts';
import { readMember, serviceAccount } from './member.ts';
import { memberIdentity } from './policies.ts';

export function* accountRecords(inventory: Inventory, known: Known): Generator<IntakeRecord, void, undefined> {
  const emails = new Map<string, string>();
  const uses = usesOf(inventory);
  for (const { cursor } of of(inventory, 'serviceAccount')) yield* serviceAccountRecords(cursor, known, emails, uses);
  yield* instanceRecords(inventory, known, uses);
  yield* keyRecords(inventory, known, emails);
  for (const { cursor } of of(inventory, 'apiKey')) yield* apiKeyRecords(cursor, known);
  yield* secretRecords(inventory, known);
  yield* poolRecords(inventory);
  for (const { cursor } of of(inventory, 'member')) {
    const member = typeof cursor.value === 'string' ? readMember(cursor.value) : null;
    if (member === null) {
      const address = addressOf(cursor);
      yield { type: 'rejected', address, reason: 'The text is no member of an IAM policy.' };
    } else if (isNew(known, member)) yield memberIdentity(member, cursor);
  }
}

function* serviceAccountRecords(
  cursor: Cursor,
  known: Known,
  emails: Map<string, string>,
  uses: ReadonlyMap<string, number>,
): Generator<IntakeRecord, void, undefined> {
  const email = textIn(cursor, 'email') ?? /\/serviceAccounts\/([^/]+@[^/]+)$/.exec(textIn(cursor, 'name') ?? '')?.[1];
  if (email === undefined) {
    yield { type: 'rejected', address: addressOf(cursor), reason: 'The service account has no e-mail address.' };
    return;
  }
  const unique = textIn(cursor, 'uniqueId');
  if (unique !== null) emails.set(unique, email);
  const account = serviceAccount(email);
  if (!isNew(known, account, 'listed')) return;
  const disabled = field(cursor, 'disabled').value;
  const displayName = textIn(cursor, 'displayName');
  yield identityRecord({
    ...accountFacts(account),
    scope: textIn(cursor, 'projectId') ?? account.project,
    environment: environmentOf([email, displayName]),
    purpose: textIn(cursor, 'description') ?? displayName,
    // The API leaves `disabled` out of an account that is not.
    status: disabled === true ? 'disabled' : 'active',
    interactive: false,
    workloads: several(uses.get(email)),
    tags: { ...(displayName === null ? {} : { displayName }), ...(unique === null ? {} : { uniqueId: unique }) },
    address: addressOf(cursor),
  });
}

/** Lists of machines are never all that use an account: two prove that it is shared, one proves nothing. */
function several(count: number | undefined): number | null {
  return count !== undefined && count > 1 ? count : null;
}

function usesOf(inventory: Inventory): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { cursor } of of(inventory, 'instance')) {
    for (const account of items(field(cursor, 'serviceAccounts'))) {
      const email = textIn(account, 'email');
      if (email !== null) uses.set(email, (uses.get(email) ?? 0) + 1);
    }
  }
  return uses;
}

function* instanceRecords(
  inventory: Inventory,
  known: Known,
  uses: ReadonlyMap<string, number>,
): Generator<IntakeRecord, void, undefined> {
  for (const { cursor } of of(inventory, 'instance')) {
    for (const account of items(field(cursor, 'serviceAccounts'))) {
      const email = textIn(account, 'email');
      if (email !== null) yield* namedAccount(email, account, known, several(uses.get(email)));
    }
  }
}

/** Keys that Google holds and rotates itself are nobody's to review: they are counted, not listed. */
function* keyRecords(
  inventory: Inventory,
  known: Known,
  emails: ReadonlyMap<string, string>,
): Generator<IntakeRecord, void, undefined> {
  let managed = 0;
  for (const thing of of(inventory, 'serviceAccountKey')) {
    if (textIn(thing.cursor, 'keyType') === 'SYSTEM_MANAGED') managed += 1;
    else yield* keyOf(thing, known, emails);
  }
  if (managed > 0) {
    const detail = `${managed} ${managed === 1 ? 'key' : 'keys'} of service accounts left out: Google itself holds and rotates them (SYSTEM_MANAGED).`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

function* keyOf(
  { cursor, asset, around }: Thing,
  known: Known,
  emails: ReadonlyMap<string, string>,
): Generator<IntakeRecord, void, undefined> {
  const name = [textIn(cursor, 'name'), asset].find((one) => /\/serviceAccounts\/[^/]+\/keys\/[^/]+$/.test(one ?? ''));
  const [, holder, id] = /\/serviceAccounts\/([^/]+)\/keys\/([^/]+)$/.exec(name ?? '') ?? [];
  const email = holder?.includes('@') ? holder : emails.get(holder ?? '');
  if (email === undefined || id === undefined) {
    const reason = 'The key does not say which service account it belongs to.';
    yield { type: 'rejected', address: addressOf(cursor), reason };
    return;
  }
  yield* namedAccount(email, around, known);
  const { system, nativeId } = serviceAccount(email);
  yield credentialRecord({
    identity: { system, nativeId },
    nativeId: id,
    kind: 'access_key',
    createdAt: timeOrNull(field(cursor, 'validAfterTime').value),
    ...endOf(field(cursor, 'validBeforeTime').value),
    status: field(cursor, 'disabled').value === true ? 'inactive' : 'active',
    // It is the asset's name that says whose the key is.
    address: addressOf(around),
  });
}

function endOf(value: Parameters<typeof timeOrNull>[0]): Pick<CredentialRecord, 'expiresAt' | 'neverExpires'> {
  const at = timeOrNull(value);
  if (at === null) return { expiresAt: null, neverExpires: null };
  // Keys without an end get one in a far century.
  return at >= '2100' ? { expiresAt: null, neverExpires: true } : { expiresAt: at, neverExpires: false };
}

/** Pools and providers let others in; who came in stands in the policies that name them. */
function* poolRecords(inventory: Inventory): Generator<IntakeRecord, void, undefined> {
  const pools = of(inventory, 'pool').length + of(inventory, 'provider').length;
  const roles = of(inventory, 'role').length;
  if (pools > 0) {
    const detail = `${pools} workload identity pools or providers are in the evidence; who holds access through them stands in IAM policies.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
  if (roles > 0) {
    const detail = `${roles} definitions of roles are in the evidence: what a role allows, not who has it.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}
