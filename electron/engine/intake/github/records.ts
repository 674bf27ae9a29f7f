// Records of GitHub with what it never says left unknown, so that a reader writes down only what it found.
import { addressOf, type Cursor, field } from '../cursor.ts';
import type { CredentialRecord, EntitlementRecord, IdentityRecord, IdentityReference, LastUse } from '../record.ts';
import type { Unknowable } from '../source-kind.ts';
import { readTime, timeOrNull } from '../time.ts';
import { credentialRecord, entitlementRecord, identityRecord } from '../unsaid.ts';

type Known<Type, Needed extends keyof Type> = Pick<Type, Needed> & Partial<Omit<Type, 'type'>>;

export function identityOf(
  cursor: Cursor,
  known: Known<IdentityRecord, 'system' | 'nativeId' | 'kind' | 'name'>,
): IdentityRecord {
  return identityRecord({ defaultAccount: false, address: addressOf(cursor), ...known });
}

export function credentialOf(
  cursor: Cursor,
  identity: IdentityReference,
  known: Known<CredentialRecord, 'nativeId' | 'kind'>,
): CredentialRecord {
  return credentialRecord({ identity: referenceTo(identity), address: addressOf(cursor), ...known });
}

/** Nothing of GitHub's is granted to the public, under a condition or by federation, and whom it names is there. */
export function entitlementOf(
  cursor: Cursor,
  identity: IdentityReference,
  known: Known<EntitlementRecord, 'key' | 'privilegeKind' | 'privilege' | 'resource'>,
): EntitlementRecord {
  return entitlementRecord({
    identity: referenceTo(identity),
    public: false,
    conditioned: false,
    looseFederation: false,
    principalExists: true,
    address: addressOf(cursor),
    ...known,
  });
}

function referenceTo({ system, nativeId }: IdentityReference): IdentityReference {
  return { system, nativeId };
}

export function timeIn(cursor: Cursor, key: string): string | null {
  return timeOrNull(field(cursor, key).value);
}

/** GitHub documents `null` in such a field as "never used"; a field that is not there says nothing. */
export function lastUseIn(cursor: Cursor, key: string): LastUse {
  const value = field(cursor, key).value;
  if (value === null) return { state: 'never' };
  const at = timeOrNull(value);
  return at === null ? { state: 'unknown' } : { state: 'at', at };
}

/** The end of a token: `null` in the field is how GitHub writes that it has none. */
export function endIn(
  cursor: Cursor,
  key: string,
): { readonly expiresAt: string | null; readonly neverExpires: boolean | null } {
  const value = field(cursor, key).value;
  if (value === null) return { expiresAt: null, neverExpires: true };
  const reading = readTime(value);
  return reading.state === 'at'
    ? { expiresAt: reading.at, neverExpires: false }
    : { expiresAt: null, neverExpires: null };
}

/** Who left, and which account is for emergencies, is not in any answer of GitHub. */
export const unknownToGithub: readonly Unknowable[] = [
  { fact: 'identity.ownerStatus', reason: 'GitHub does not say whether an owner has left the organisation.' },
  { fact: 'identity.breakGlass', reason: 'GitHub does not mark emergency accounts.' },
  { fact: 'entitlement.lastUse', reason: 'GitHub does not record when a permission was last used.' },
];
