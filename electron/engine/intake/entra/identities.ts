// Identities of a tenant and what they sign in with: secrets, certificates and federations of applications.
import type { Cursor } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import { canonicalText, isObject } from '../json.ts';
import type { CredentialRecord, EntitlementRecord, IdentityRecord, IntakeRecord, LastUse } from '../record.ts';
import { type Directory, of } from './directory.ts';
import { ending, flag, has, member, objects, placeOf, text, time } from './member.ts';
import { microsoftTenant, nameIn, type Principal, type Principals } from './principals.ts';

export function* identityRecords(
  directory: Directory,
  principals: Principals,
  tenant: string | null,
): Generator<IntakeRecord, void, undefined> {
  const uses = signIns(directory);
  let microsoft = 0;
  for (const principal of principals.list) {
    const identity = identityOf(principal, principals.system, tenant, uses);
    if (identity === null) continue;
    if (identity.vendorManaged === true) microsoft += 1;
    yield identity;
    yield* credentialRecords(principal, identity);
  }
  yield* federationRecords(directory, principals);
  if (microsoft > 0) {
    const detail = `${microsoft} of the identities ${microsoft === 1 ? "is Microsoft's own service" : "are Microsoft's own services"}, owned by its tenant ${microsoftTenant}.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

function identityOf(
  principal: Principal,
  system: string,
  tenant: string | null,
  uses: ReadonlyMap<string, LastUse>,
): IdentityRecord | null {
  const cursors = principal.objects.map(({ cursor }) => cursor);
  const [first] = cursors;
  if (first === undefined) return null;
  const named = cursors.find((cursor) => nameIn(cursor) !== null) ?? first;
  const firstText = (name: string) => cursors.map((cursor) => text(cursor, name)).find((one) => one !== null) ?? null;
  const home = firstText('appOwnerOrganizationId')?.toLowerCase() ?? null;
  const foreign = cursors.some((cursor) => cursor.pointer.includes('/risky_third_party_service_principals/'));
  const app = principal.kind === 'application' || principal.kind === 'managed_identity';
  return {
    type: 'identity',
    system,
    nativeId: principal.nativeId,
    kind: has(first, 'appId') && principal.kind === 'user' ? 'application' : principal.kind,
    name: nameIn(named) ?? principal.nativeId,
    scope: tenant,
    environment: environmentOf([nameIn(named)]),
    ...ownerOf(cursors),
    purpose: firstText('description') ?? firstText('appDescription') ?? firstText('notes'),
    createdAt: cursors.map((cursor) => time(cursor, 'createdDateTime')).find((one) => one !== null) ?? null,
    createdBy: null,
    lastUse: uses.get(principal.nativeId) ?? { state: 'unknown' },
    status: statusOf(cursors),
    interactive: app || has(first, 'appId') ? false : null,
    // A tenant that owns it is another one only where it is known which one this is.
    externalOrganisation:
      home === null || home === microsoftTenant
        ? null
        : foreign || (tenant !== null && home !== tenant)
          ? `Microsoft Entra tenant ${home}`
          : null,
    vendorManaged: home === null ? null : home === microsoftTenant,
    breakGlass: null,
    defaultAccount: null,
    workloads: null,
    links: principal.aliases.map((nativeId) => ({ system, nativeId })),
    tags: tagsOf(cursors),
    address: placeOf(named),
  };
}

type Owner = Pick<IdentityRecord, 'owner' | 'ownerBasis' | 'ownerEmail' | 'ownerStatus'>;

/** Entra's own relation, where the export expands it. Of several owners the first person counts. */
function ownerOf(cursors: readonly Cursor[]): Owner {
  const owners = cursors.flatMap((cursor) => objects(cursor, 'owners'));
  const owner = owners.find((one) => text(one, 'userPrincipalName') !== null) ?? owners[0];
  const name = owner === undefined ? null : nameIn(owner);
  if (owner === undefined || name === null)
    return { owner: null, ownerBasis: null, ownerEmail: null, ownerStatus: null };
  const enabled = flag(owner, 'accountEnabled');
  return {
    owner: name,
    ownerBasis: 'attested',
    ownerEmail: text(owner, 'mail') ?? text(owner, 'userPrincipalName'),
    ownerStatus: text(owner, 'deletedDateTime') !== null ? 'left' : enabled === true ? 'active' : null,
  };
}

function statusOf(cursors: readonly Cursor[]): IdentityRecord['status'] {
  if (cursors.some((cursor) => text(cursor, 'deletedDateTime') !== null)) return 'deleted';
  if (cursors.some((cursor) => text(cursor, 'disabledByMicrosoftStatus') !== null)) return 'disabled';
  const enabled = cursors.map((cursor) => flag(cursor, 'accountEnabled'));
  return enabled.includes(false) ? 'disabled' : enabled.includes(true) ? 'active' : null;
}

function tagsOf(cursors: readonly Cursor[]): Readonly<Record<string, string>> {
  const told = ['signInAudience', 'publisherDomain', 'appOwnerOrganizationId', 'servicePrincipalType'];
  const pairs = cursors.flatMap((cursor) =>
    told.flatMap((name): [string, string][] => {
      const value = text(cursor, name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return Object.fromEntries(pairs.reverse());
}

/** The report of sign-ins by service principal, where the source has it. */
function signIns(directory: Directory): ReadonlyMap<string, LastUse> {
  return new Map(
    of(directory, 'signInActivity').flatMap(({ cursor }): [string, LastUse][] => {
      const at = time(member(cursor, 'lastSignInActivity'), 'lastSignInDateTime');
      const appId = text(cursor, 'appId');
      return at === null || appId === null ? [] : [[appId.toLowerCase(), { state: 'at', at }]];
    }),
  );
}

/** Application and service principal may show the same credential: it is told once. */
function* credentialRecords(
  principal: Principal,
  identity: IdentityRecord,
): Generator<CredentialRecord | IntakeRecord, void, undefined> {
  const told = new Set<string>();
  for (const { cursor } of principal.objects) {
    for (const [name, kind] of credentialLists) {
      const list = member(cursor, name);
      if (typeof list.value === 'string' && list.value.startsWith('[redacted'))
        yield {
          type: 'rejected',
          address: placeOf(cursor),
          reason: `The column ${name} holds secret values and was withheld, so its credentials can't be told apart.`,
        };
      for (const one of objects(cursor, name)) {
        const nativeId = text(one, 'keyId');
        if (nativeId === null) {
          yield { type: 'rejected', address: placeOf(one), reason: `An entry of ${name} has no keyId.` };
        } else if (!told.has(`${kind} ${nativeId}`)) {
          told.add(`${kind} ${nativeId}`);
          yield credentialOf(one, identity, nativeId, kind);
        }
      }
    }
  }
}

const credentialLists = [
  ['keyCredentials', 'certificate'],
  ['passwordCredentials', 'secret'],
] as const;

function credentialOf(
  cursor: Cursor,
  identity: IdentityRecord,
  nativeId: string,
  kind: 'certificate' | 'secret',
): CredentialRecord {
  return {
    type: 'credential',
    identity: { system: identity.system, nativeId: identity.nativeId },
    nativeId,
    kind,
    createdAt: time(cursor, 'startDateTime'),
    rotatedAt: null,
    ...ending(cursor, 'endDateTime'),
    lastUse: { state: 'unknown' },
    // Entra can't switch a credential off: it is there, or it is gone.
    status: 'active',
    holder: null,
    restricted: null,
    lastFour: null,
    address: placeOf(cursor),
  };
}

/** A federation is a credential without end, and a grant to whoever bears the subject: both are reviewed. */
function* federationRecords(directory: Directory, principals: Principals): Generator<IntakeRecord, void, undefined> {
  for (const { cursor, holder } of of(directory, 'federatedCredential')) {
    const identity = holder === null ? null : principals.holder(holder);
    const issuer = text(cursor, 'issuer');
    const expression = member(cursor, 'claimsMatchingExpression');
    const subject = text(cursor, 'subject') ?? (isObject(expression.value) ? text(expression, 'value') : null);
    if (identity === null || issuer === null || subject === null) {
      const reason =
        identity === null
          ? 'The federated credential does not say which application it belongs to.'
          : 'The federated credential has no issuer or no subject.';
      yield { type: 'rejected', address: placeOf(cursor), reason };
      continue;
    }
    const name = text(cursor, 'name');
    const audiences = member(cursor, 'audiences').value;
    const loose = /pull_request/.test(subject) || (isObject(expression.value) && /[*?]/.test(subject));
    yield {
      type: 'credential',
      identity,
      nativeId: text(cursor, 'id') ?? `${issuer} ${subject}`,
      kind: 'federation',
      createdAt: null,
      rotatedAt: null,
      expiresAt: null,
      neverExpires: true,
      lastUse: { state: 'unknown' },
      status: 'active',
      holder: null,
      restricted: null,
      lastFour: null,
      address: placeOf(cursor),
    };
    const entitlement: EntitlementRecord = {
      type: 'entitlement',
      identity,
      key: `federation|${issuer}|${subject}`,
      privilegeKind: 'entra.federation',
      privilege: subject,
      resource: principals.nameOf(identity.nativeId) ?? identity.nativeId,
      effect: 'allow',
      negated: null,
      condition: canonicalText({
        issuer,
        subject,
        ...(audiences === undefined || audiences === null ? {} : { audiences: trimmed(audiences) }),
      }),
      scope: null,
      environment: null,
      boundary: null,
      path: [{ kind: 'federated credential', name: name ?? subject, nativeId: null, address: placeOf(cursor) }],
      grantedAt: null,
      grantedBy: null,
      expiresAt: null,
      neverExpires: true,
      lastUse: { state: 'unknown' },
      administrator: false,
      escalates: false,
      wildcard: false,
      public: false,
      external: null,
      conditioned: true,
      looseFederation: loose,
      principalExists: null,
      grantsOwnAccess: false,
      advice: null,
      address: placeOf(cursor),
    };
    yield entitlement;
  }
}

/** PowerShell leaves line ends in them. */
function trimmed(value: Parameters<typeof canonicalText>[0]): Parameters<typeof canonicalText>[0] {
  if (Array.isArray(value)) return value.map(trimmed);
  return typeof value === 'string' ? value.trim() : value;
}
