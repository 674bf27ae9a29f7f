// The parts that all entitlements of Entra and Azure have in common, and identities that only an assignment names.
import type { Cursor } from '../cursor.ts';
import type { EntitlementRecord, IdentityKind, IdentityRecord } from '../record.ts';
import { identityRecord } from '../unsaid.ts';
import { placeOf } from './member.ts';
import type { PrivilegeFacts } from './privileges.ts';

export interface Grant {
  readonly cursor: Cursor;
  readonly identity: EntitlementRecord['identity'];
  readonly key: string;
  readonly privilegeKind: string;
  readonly privilege: string;
  readonly resource: string;
  readonly facts: PrivilegeFacts;
  readonly hop: string;
  readonly hopName: string;
  readonly ends: Pick<EntitlementRecord, 'expiresAt' | 'neverExpires'>;
  readonly scope: string | null;
  readonly grantedAt: string | null;
  readonly condition: string | null;
  readonly principalExists: boolean | null;
  readonly environment?: EntitlementRecord['environment'];
}

export function entitlementOf(grant: Grant): EntitlementRecord {
  const address = placeOf(grant.cursor);
  return {
    type: 'entitlement',
    identity: grant.identity,
    key: grant.key,
    privilegeKind: grant.privilegeKind,
    privilege: grant.privilege,
    resource: grant.resource,
    effect: 'allow',
    negated: null,
    condition: grant.condition,
    scope: grant.scope,
    environment: grant.environment ?? null,
    boundary: null,
    path: [{ kind: grant.hop, name: grant.hopName, nativeId: null, address }],
    grantedAt: grant.grantedAt,
    grantedBy: null,
    ...grant.ends,
    lastUse: { state: 'unknown' },
    ...grant.facts,
    public: false,
    external: null,
    conditioned: grant.condition !== null,
    looseFederation: false,
    principalExists: grant.principalExists,
    advice: null,
    address,
  };
}

/** `other` where the assignment does not say what its principal is. */
export function kindOfPrincipal(type: string | null): IdentityKind {
  switch (type?.toLowerCase()) {
    case 'serviceprincipal':
      return 'application';
    case 'user':
      return 'user';
    case 'group':
      return 'group';
    default:
      return 'other';
  }
}

/** An identity of which the evidence has no object of its own, only the name or type that an assignment gives it. */
export function namedIdentity(
  cursor: Cursor,
  { system, nativeId }: EntitlementRecord['identity'],
  name: string | null,
  type: string | null,
): IdentityRecord {
  const kind = kindOfPrincipal(type);
  return identityRecord({
    system,
    nativeId,
    kind,
    name: name ?? nativeId,
    interactive: kind === 'application' ? false : null,
    address: placeOf(cursor),
  });
}
