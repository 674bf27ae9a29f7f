// The canonical records that every source format becomes, and the address that each of them carries.
// `null` always means "the evidence does not say" (unknown is not false, and no date is ever made up).

/** Where a fact stands: an artefact of the bundle, and the line (1-based, text formats) or JSON pointer in it. */
export interface Address {
  /** Path below the bundle's data/ folder. */
  readonly file: string;
  readonly line: number | null;
  /** RFC 6901; for several documents in one file (NDJSON, YAML) the pointer starts with the document's index. */
  readonly pointer: string | null;
}

/** When something was used. `not_in_window`: the source tracks use and saw none in its window, which is not "never". */
export type LastUse =
  | { readonly state: 'at'; readonly at: string }
  | { readonly state: 'never' }
  | { readonly state: 'not_in_window' }
  | { readonly state: 'unknown' };

export const identityKinds = [
  'service_account',
  'user', // a directory or cloud user: may be a person or a service, see `interactive`
  'role',
  'group',
  'application',
  'managed_identity',
  'account_root',
  'bot',
  'agent',
  'external_principal',
  'other',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

export const credentialKinds = [
  'access_key',
  'password',
  'certificate',
  'token',
  'secret',
  'api_key',
  'ssh_key',
  'federation',
  'webhook',
  'other',
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Names an identity inside one system: together the natural key, e.g. `aws:123456789012` + the ARN. */
export interface IdentityReference {
  readonly system: string;
  readonly nativeId: string;
}

export interface IdentityRecord extends IdentityReference {
  readonly type: 'identity';
  readonly kind: IdentityKind;
  readonly name: string;
  /** Account, namespace, tenant or project that it lives in. */
  readonly scope: string | null;
  readonly environment: 'production' | 'non_production' | null;
  readonly owner: string | null;
  /** `attested`: the source's own owner field, filled in on purpose; `inferred`: from a tag, a name or a creator. */
  readonly ownerBasis: 'attested' | 'inferred' | null;
  readonly ownerEmail: string | null;
  readonly ownerStatus: 'active' | 'left' | 'provider' | null;
  readonly purpose: string | null;
  readonly createdAt: string | null;
  readonly createdBy: string | null;
  readonly lastUse: LastUse;
  readonly status: 'active' | 'disabled' | 'deleted' | null;
  /** A person signs in with it interactively. */
  readonly interactive: boolean | null;
  /** The organisation or account that owns it, when that is not the customer. */
  readonly externalOrganisation: string | null;
  /** Belongs to the platform's vendor (AWS service-linked role, Kubernetes system account). */
  readonly vendorManaged: boolean | null;
  readonly breakGlass: boolean | null;
  readonly defaultAccount: boolean | null;
  /** How many workloads use it. */
  readonly workloads: number | null;
  /** Links to the same NHI elsewhere (role ARN behind a Kubernetes service account ...). */
  readonly links: readonly IdentityReference[];
  readonly tags: Readonly<Record<string, string>>;
  readonly address: Address;
}

export interface CredentialRecord {
  readonly type: 'credential';
  readonly identity: IdentityReference;
  readonly nativeId: string;
  readonly kind: CredentialKind;
  readonly createdAt: string | null;
  readonly rotatedAt: string | null;
  readonly expiresAt: string | null;
  readonly neverExpires: boolean | null;
  readonly lastUse: LastUse;
  readonly status: 'active' | 'inactive' | 'deleted' | null;
  /** Who holds or can read the secret. */
  readonly holder: 'customer' | 'provider' | null;
  /** Restricted by address, scope or referrer (API keys); transport verified (webhooks). */
  readonly restricted: boolean | null;
  readonly lastFour: string | null;
  readonly address: Address;
}

/** One step of how the identity gets the access, in order: group, role, binding, policy, statement. */
export interface Hop {
  readonly kind: string;
  readonly name: string;
  readonly nativeId: string | null;
  readonly address: Address | null;
}

export interface EntitlementRecord {
  readonly type: 'entitlement';
  readonly identity: IdentityReference;
  /** Stable inside the identity across quarters; what makes next quarter's record the same entitlement. */
  readonly key: string;
  /** `aws.actions`, `aws.trust`, `kubernetes.rule`, `role`, `scope`, ... */
  readonly privilegeKind: string;
  /** As the system writes it: `s3:GetObject, s3:ListBucket`; `get,list secrets`; `roles/editor`. */
  readonly privilege: string;
  readonly resource: string;
  readonly effect: 'allow' | 'deny';
  /** `privilege` or `resource` names what is NOT covered (AWS NotAction, NotResource). */
  readonly negated: 'privilege' | 'resource' | 'both' | null;
  /** The condition as canonical JSON, verbatim from the source; null when there is none. */
  readonly condition: string | null;
  readonly scope: string | null;
  readonly environment: 'production' | 'non_production' | null;
  /** The permissions boundary or other cap that limits it, by name. */
  readonly boundary: string | null;
  readonly path: readonly Hop[];
  readonly grantedAt: string | null;
  readonly grantedBy: string | null;
  readonly expiresAt: string | null;
  readonly neverExpires: boolean | null;
  readonly lastUse: LastUse;
  /** Administrator, owner, cluster-admin, `*` on `*`. */
  readonly administrator: boolean | null;
  /** Can raise its own or others' rights. */
  readonly escalates: boolean | null;
  readonly wildcard: boolean | null;
  /** Everybody or anonymous holds it. */
  readonly public: boolean | null;
  /** Trusts or belongs to another organisation, and whether a condition narrows that. */
  readonly external: boolean | null;
  readonly conditioned: boolean | null;
  /** Federation whose subject is a wildcard or a pull request. */
  readonly looseFederation: boolean | null;
  /** The principal named in the grant exists in the same evidence. */
  readonly principalExists: boolean | null;
  /** Can both grant this access and use it. */
  readonly grantsOwnAccess: boolean | null;
  /** What the provider recommends for it, verbatim: advice, never a decision. */
  readonly advice: string | null;
  readonly address: Address;
}

export interface FindingRecord {
  readonly type: 'finding';
  readonly nativeId: string;
  readonly identity: IdentityReference | null;
  /** A key id or name by which it can be linked to an identity later; never the secret. */
  readonly identityHint: string | null;
  /** `exposed_secret` for anything that found a live or possibly live secret in the open. */
  readonly kind: 'exposed_secret' | 'posture' | 'unused_access' | 'external_access' | 'other';
  readonly tool: string;
  readonly rule: string;
  readonly title: string;
  readonly resource: string | null;
  readonly severity: 'low' | 'medium' | 'high' | 'critical' | null;
  readonly state: 'open' | 'resolved' | 'suppressed' | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly lastFour: string | null;
  readonly address: Address;
}

export interface ActionRecord {
  readonly type: 'action';
  readonly nativeId: string;
  readonly performedBy: string;
  readonly party: 'customer' | 'provider' | null;
  /** One of the engagement's activities where the source says so: `credential.rotate.execute`, ... */
  readonly activity: string | null;
  readonly verb: string;
  readonly target: string;
  readonly identity: IdentityReference | null;
  readonly at: string | null;
  readonly ticket: string | null;
  /** What the provider says allowed it: a claim until reconciled. */
  readonly approval: string | null;
  readonly state: 'planned' | 'done' | 'failed' | 'cancelled' | null;
  readonly address: Address;
}

export type CanonicalRecord = IdentityRecord | CredentialRecord | EntitlementRecord | FindingRecord | ActionRecord;

/** A row or object that could not be read, and why; it is listed, never dropped. */
export interface RejectedRecord {
  readonly type: 'rejected';
  readonly address: Address;
  /** One plain sentence with the field and the value's shape (never a secret). */
  readonly reason: string;
}

/** Something about the whole source: a page that isn't the last, an emptiness, a thing the format can't say. */
export interface SourceRemark {
  readonly type: 'remark';
  readonly remark: 'partial' | 'empty' | 'zero_bytes' | 'account' | 'generated_at' | 'note';
  readonly detail: string;
  readonly address: Address | null;
}

export type IntakeRecord = CanonicalRecord | RejectedRecord | SourceRemark;
