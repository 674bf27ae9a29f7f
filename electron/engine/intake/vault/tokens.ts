// Tokens of Vault, as the answer that made one (`auth`) or a look-up of one (`data`) shows them. The token itself is
// withheld; its accessor is its name.
import { addressOf, asObject, type Cursor, field, textIn, textsIn } from '../cursor.ts';
import type { IdentityReference, IntakeRecord } from '../record.ts';
import { rejected, timeIn } from '../telling.ts';
import { credentialRecord } from '../unsaid.ts';
import { policyEntitlements } from './policies.ts';

export function isToken(cursor: Cursor): boolean {
  return (
    asObject(cursor) !== null && textIn(cursor, 'accessor') !== null && field(cursor, 'policies').value !== undefined
  );
}

export function* tokenRecords(token: Cursor, system: string): Generator<IntakeRecord, void, undefined> {
  const accessor = textIn(token, 'accessor');
  const who = holderOf(token);
  if (accessor === null || who === null) {
    yield rejected(token, 'The token has no entity, no role and no display name: nobody can say whose it is.');
    return;
  }
  const identity: IdentityReference = { system, nativeId: who };
  const issued = timeIn(token, 'issue_time');
  const created = field(token, 'creation_time').value;
  const expires = timeIn(token, 'expire_time');
  yield* [...issued.remarks, ...expires.remarks];
  yield credentialRecord({
    identity,
    nativeId: accessor,
    kind: 'token',
    createdAt: issued.at ?? (typeof created === 'number' ? timeIn(token, 'creation_time').at : null),
    expiresAt: expires.at,
    neverExpires: endless(token, expires.at),
    status: 'active',
    restricted: field(token, 'bound_cidrs').value === undefined ? null : textsIn(token, 'bound_cidrs').length > 0,
    address: addressOf(token),
  });
  const policies = new Set(['policies', 'token_policies', 'identity_policies'].flatMap((key) => textsIn(token, key)));
  yield* policyEntitlements(token, [...policies], identity);
}

function holderOf(token: Cursor): string | null {
  const role = textIn(field(token, 'metadata'), 'role_name') ?? textIn(field(token, 'meta'), 'role_name');
  return textIn(token, 'entity_id') ?? (role === null ? textIn(token, 'display_name') : `auth/approle/role/${role}`);
}

/** A periodic token can be renewed for ever; a lease of 0 seconds has no end (the root token). */
function endless(token: Cursor, expires: string | null): boolean | null {
  const period = field(token, 'period').value;
  if (typeof period === 'number' && period > 0) return true;
  if (expires !== null) return false;
  const lease = field(token, 'lease_duration').value ?? field(token, 'creation_ttl').value;
  return typeof lease === 'number' ? lease === 0 : null;
}
