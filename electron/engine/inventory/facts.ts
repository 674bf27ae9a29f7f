// The facts of each kind of record as columns: one list that the writer, the comparison of two quarters and the pages
// that show a record all go by. A fact's name is its column's name.
import type {
  ActionRecord,
  CanonicalRecord,
  CredentialRecord,
  EntitlementRecord,
  FindingRecord,
  IdentityRecord,
  LastUse,
} from '../intake/record.ts';

export type Subject = CanonicalRecord['type'];
export type Value = string | number | null;
export type Facts = Readonly<Record<string, Value>>;

export const subjects: readonly Subject[] = ['identity', 'credential', 'entitlement', 'finding', 'action'];

export const factColumns: Readonly<Record<Subject, readonly string[]>> = {
  identity: [
    'kind',
    'name',
    'scope',
    'environment',
    'owner',
    'owner_basis',
    'owner_email',
    'owner_status',
    'purpose',
    'created_at',
    'created_by',
    'last_use_state',
    'last_use_at',
    'status',
    'interactive',
    'external_organisation',
    'vendor_managed',
    'break_glass',
    'default_account',
    'workloads',
    'tags',
  ],
  credential: [
    'created_at',
    'rotated_at',
    'expires_at',
    'never_expires',
    'last_use_state',
    'last_use_at',
    'status',
    'holder',
    'restricted',
    'last_four',
  ],
  entitlement: [
    'privilege_kind',
    'privilege',
    'resource',
    'effect',
    'negated',
    'condition',
    'scope',
    'environment',
    'boundary',
    'path',
    'granted_at',
    'granted_by',
    'expires_at',
    'never_expires',
    'last_use_state',
    'last_use_at',
    'administrator',
    'escalates',
    'wildcard',
    'public',
    'external',
    'conditioned',
    'loose_federation',
    'principal_exists',
    'grants_own_access',
    'advice',
  ],
  finding: [
    'identity_hint',
    'kind',
    'tool',
    'rule',
    'title',
    'resource',
    'severity',
    'state',
    'first_seen',
    'last_seen',
    'last_four',
  ],
  action: ['performed_by', 'party', 'activity', 'verb', 'target', 'at', 'ticket', 'approval', 'state'],
};

/** What stands in a column that can't be null when the evidence does not say. */
const unknownValues: Readonly<Record<string, Value>> = { last_use_state: 'unknown', tags: '{}', path: '[]' };

export function isUnknown(column: string, value: Value): boolean {
  return value === null || value === unknownValues[column];
}

export function unknownValue(column: string): Value {
  return unknownValues[column] ?? null;
}

/** Use goes on between two quarters; that alone is no change that a reviewer has to look at. */
const routine: ReadonlySet<string> = new Set(['last_use_at', 'last_seen']);

export interface ChangedFact {
  readonly fact: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The facts that differ, the routine ones left out. */
export function changedFacts(subject: Subject, before: Facts, after: Facts): ChangedFact[] {
  const changed: ChangedFact[] = [];
  for (const column of factColumns[subject]) {
    if (routine.has(column)) continue;
    const was = comparable(column, before[column] ?? null);
    const is = comparable(column, after[column] ?? null);
    if (was !== is) changed.push({ fact: column, before: was, after: is });
  }
  return changed;
}

/** The path is compared, and told, by its hops; where they stand in the evidence differs each quarter. */
function comparable(column: string, value: Value): string | null {
  if (isUnknown(column, value)) return null;
  return column === 'path' ? pathInWords(String(value)) : String(value);
}

/** Hops as the `path` column holds them. */
export interface StoredHop {
  readonly kind: string;
  readonly name: string;
  readonly nativeId: string | null;
  readonly artefact: string | null;
  readonly line: number | null;
  readonly pointer: string | null;
}

export function storedPath(text: string): StoredHop[] {
  return JSON.parse(text) as StoredHop[];
}

function pathInWords(text: string): string | null {
  const hops = storedPath(text).map((hop) => `${hop.kind} ${hop.name}`);
  return hops.length === 0 ? null : hops.join(' > ');
}

/** The text whose SHA-256 is facts_digest: every fact in the order of its column, hops without their addresses. */
export function factsText(subject: Subject, facts: Facts): string {
  return JSON.stringify(factColumns[subject].map((column) => comparable(column, facts[column] ?? null)));
}

export function identityFacts(record: IdentityRecord): Facts {
  return {
    kind: record.kind,
    name: record.name,
    scope: record.scope,
    environment: record.environment,
    owner: record.owner,
    owner_basis: record.ownerBasis,
    owner_email: record.ownerEmail,
    owner_status: record.ownerStatus,
    purpose: record.purpose,
    created_at: record.createdAt,
    created_by: record.createdBy,
    ...lastUseFacts(record.lastUse),
    status: record.status,
    interactive: flag(record.interactive),
    external_organisation: record.externalOrganisation,
    vendor_managed: flag(record.vendorManaged),
    break_glass: flag(record.breakGlass),
    default_account: flag(record.defaultAccount),
    workloads: record.workloads,
    tags: JSON.stringify(Object.fromEntries(Object.entries(record.tags).sort(([a], [b]) => (a < b ? -1 : 1)))),
  };
}

export function credentialFacts(record: CredentialRecord): Facts {
  return {
    created_at: record.createdAt,
    rotated_at: record.rotatedAt,
    expires_at: record.expiresAt,
    never_expires: flag(record.neverExpires),
    ...lastUseFacts(record.lastUse),
    status: record.status,
    holder: record.holder,
    restricted: flag(record.restricted),
    last_four: record.lastFour,
  };
}

/** `artefactOf` gives the artefact's id of a file; a hop in a file that is not in the bundle keeps no address. */
export function entitlementFacts(record: EntitlementRecord, artefactOf: (file: string) => string | null): Facts {
  return {
    privilege_kind: record.privilegeKind,
    privilege: record.privilege,
    resource: record.resource,
    effect: record.effect,
    negated: record.negated,
    condition: record.condition,
    scope: record.scope,
    environment: record.environment,
    boundary: record.boundary,
    path: JSON.stringify(record.path.map((hop) => storedHop(hop, artefactOf))),
    granted_at: record.grantedAt,
    granted_by: record.grantedBy,
    expires_at: record.expiresAt,
    never_expires: flag(record.neverExpires),
    ...lastUseFacts(record.lastUse),
    administrator: flag(record.administrator),
    escalates: flag(record.escalates),
    wildcard: flag(record.wildcard),
    public: flag(record.public),
    external: flag(record.external),
    conditioned: flag(record.conditioned),
    loose_federation: flag(record.looseFederation),
    principal_exists: flag(record.principalExists),
    grants_own_access: flag(record.grantsOwnAccess),
    advice: record.advice,
  };
}

export function findingFacts(record: FindingRecord): Facts {
  return {
    identity_hint: record.identityHint,
    kind: record.kind,
    tool: record.tool,
    rule: record.rule,
    title: record.title,
    resource: record.resource,
    severity: record.severity,
    state: record.state,
    first_seen: record.firstSeen,
    last_seen: record.lastSeen,
    last_four: record.lastFour,
  };
}

export function actionFacts(record: ActionRecord): Facts {
  return {
    performed_by: record.performedBy,
    party: record.party,
    activity: record.activity,
    verb: record.verb,
    target: record.target,
    at: record.at,
    ticket: record.ticket,
    approval: record.approval,
    state: record.state,
  };
}

function storedHop(hop: EntitlementRecord['path'][number], artefactOf: (file: string) => string | null): StoredHop {
  const artefact = hop.address === null ? null : artefactOf(hop.address.file);
  return {
    kind: hop.kind,
    name: hop.name,
    nativeId: hop.nativeId,
    artefact,
    line: artefact === null ? null : (hop.address?.line ?? null),
    pointer: artefact === null ? null : (hop.address?.pointer ?? null),
  };
}

function lastUseFacts(lastUse: LastUse): Facts {
  return { last_use_state: lastUse.state, last_use_at: lastUse.state === 'at' ? lastUse.at : null };
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
