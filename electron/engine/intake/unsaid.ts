// Records of which a source says only some facts: whatever is left out is unknown, and stands there as such.
import type { CredentialRecord, EntitlementRecord, IdentityRecord } from './record.ts';

type Said<Record, Needed extends keyof Record> = Pick<Record, Needed> & Partial<Omit<Record, 'type'>>;

export function identityRecord(
  said: Said<IdentityRecord, 'system' | 'nativeId' | 'kind' | 'name' | 'address'>,
): IdentityRecord {
  return {
    type: 'identity',
    scope: null,
    environment: null,
    owner: null,
    ownerBasis: null,
    ownerEmail: null,
    ownerStatus: null,
    purpose: null,
    createdAt: null,
    createdBy: null,
    lastUse: { state: 'unknown' },
    status: null,
    interactive: null,
    externalOrganisation: null,
    vendorManaged: null,
    breakGlass: null,
    defaultAccount: null,
    workloads: null,
    links: [],
    tags: {},
    ...said,
  };
}

export function credentialRecord(
  said: Said<CredentialRecord, 'identity' | 'nativeId' | 'kind' | 'address'>,
): CredentialRecord {
  return {
    type: 'credential',
    createdAt: null,
    rotatedAt: null,
    expiresAt: null,
    neverExpires: null,
    lastUse: { state: 'unknown' },
    status: null,
    holder: null,
    restricted: null,
    lastFour: null,
    ...said,
  };
}

export function entitlementRecord(
  said: Said<EntitlementRecord, 'identity' | 'key' | 'privilegeKind' | 'privilege' | 'resource' | 'address'>,
): EntitlementRecord {
  return {
    type: 'entitlement',
    effect: 'allow',
    negated: null,
    condition: null,
    scope: null,
    environment: null,
    boundary: null,
    path: [],
    grantedAt: null,
    grantedBy: null,
    expiresAt: null,
    neverExpires: null,
    lastUse: { state: 'unknown' },
    administrator: null,
    escalates: null,
    wildcard: null,
    public: null,
    external: null,
    conditioned: null,
    looseFederation: null,
    principalExists: null,
    grantsOwnAccess: null,
    advice: null,
    ...said,
  };
}
