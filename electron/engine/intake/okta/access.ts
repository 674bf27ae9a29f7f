// What clients, users and groups may do in Okta itself: administrator roles, members of custom roles, scopes granted to an
// application, and API service integrations with their scopes.
import { addressOf, type Cursor, field, fieldAt, items, textIn, textsIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { EntitlementRecord, IntakeRecord } from '../record.ts';
import { cutOff, noted, rejected, timeIn } from '../telling.ts';
import { entitlementRecord, identityRecord } from '../unsaid.ts';
import { idInLinks, makerOf, type Organisation, oktaListKind, pagesInHeader } from './list.ts';

const gaps = [
  pagesInHeader,
  { fact: 'entitlement.lastUse', reason: 'When a role or scope was last used stands in the system log.' },
  {
    fact: 'entitlement.expiresAt',
    reason: 'Okta gives these without an end; ends set by governance are not in this list.',
  },
  { fact: 'credential', reason: 'Tokens, secrets and keys stand in lists of their own.' },
];
const assigned = [
  ...gaps,
  { fact: 'entitlement.grantedBy', reason: 'Who assigned a role stands in the system log.' },
  { fact: 'identity', reason: 'Only the id of whoever holds the role is named.' },
];

export const oktaRoleAssignments = oktaListKind({
  kind: 'okta.role-assignments',
  title: 'Okta administrator roles of users, groups and clients',
  provides: ['entitlement'],
  cannotKnow: assigned,
  shapes: [['assignmentType', '_links/assignee', 'type']],
  *records(entries, organisation) {
    for (const entry of entries) yield* assignmentRecords(entry, organisation);
  },
});

function* assignmentRecords(entry: Cursor, organisation: Organisation): Generator<IntakeRecord, void, undefined> {
  const type = textIn(entry, 'type');
  const label = textIn(entry, 'label') ?? type;
  const holder = idInLinks(entry, 'users', 'groups', 'clients');
  if (type === null || label === null || holder === null) {
    yield rejected(entry, 'The assignment has no type, or no link names who holds it.');
    return;
  }
  if (textIn(entry, 'status') === 'INACTIVE') {
    const detail = `The role ${label} of ${holder} is inactive and is not listed.`;
    yield noted(entry, detail);
    return;
  }
  const created = timeIn(entry, 'created');
  yield* created.remarks;
  const set = textIn(entry, 'resource-set');
  yield entitlementRecord({
    identity: organisation.reference(holder),
    key: ['role', type, textIn(entry, 'role') ?? '', set ?? ''].join('|'),
    privilegeKind: 'role',
    privilege: label,
    resource: set === null ? 'the organisation' : `resource set ${set}`,
    grantedAt: created.at,
    ...roleFacts(type),
    address: addressOf(entry),
  });
}

/** Only a super administrator can make others administrators. What a custom role allows stands in its permissions. */
function roleFacts(type: string): Partial<EntitlementRecord> {
  if (type === 'CUSTOM') return { administrator: null, escalates: null, public: false, external: false };
  return {
    administrator: type === 'SUPER_ADMIN' || type === 'ORG_ADMIN',
    escalates: type === 'SUPER_ADMIN',
    wildcard: type === 'SUPER_ADMIN',
    grantsOwnAccess: type === 'SUPER_ADMIN',
    public: false,
    external: false,
    conditioned: false,
    principalExists: true,
  };
}

export const oktaRoleMembers = oktaListKind({
  kind: 'okta.role-members',
  title: 'Okta members of a custom role on a resource set',
  provides: ['entitlement'],
  cannotKnow: assigned,
  shapes: [['members/_links', '_links/binding']],
  wrapper: 'bindings',
  *records(entries, organisation) {
    for (const binding of entries) yield* memberRecords(binding, organisation);
  },
});

/** The binding names role and resource set, each member only itself: the entitlement stands at the binding. */
function* memberRecords(binding: Cursor, organisation: Organisation): Generator<IntakeRecord, void, undefined> {
  const set = idInLinks(binding, 'resource-sets');
  const role = idInLinks(binding, 'bindings');
  if (set === null || role === null) {
    yield rejected(binding, 'No link of the binding names its role and resource set.');
    return;
  }
  if (textIn(fieldAt(binding, '_links', 'next'), 'href') !== null) {
    const detail = 'The binding has a link to more members than were exported.';
    yield cutOff(binding, detail);
  }
  for (const member of items(field(binding, 'members'))) {
    const holder = idInLinks(member, 'users', 'groups', 'clients');
    const id = textIn(member, 'id');
    if (holder === null || id === null) {
      yield rejected(member, 'The member has no id, or no link names the user or group.');
      continue;
    }
    const created = timeIn(member, 'created');
    yield* created.remarks;
    yield entitlementRecord({
      identity: organisation.reference(holder),
      key: ['role', 'CUSTOM', role, set].join('|'),
      privilegeKind: 'role',
      privilege: role,
      resource: `resource set ${set}`,
      path: [{ kind: 'member', name: id, nativeId: id, address: addressOf(member) }],
      grantedAt: created.at,
      ...roleFacts('CUSTOM'),
      address: addressOf(binding),
    });
  }
}

export const oktaScopeGrants = oktaListKind({
  kind: 'okta.scope-grants',
  title: 'Okta scopes granted to applications',
  provides: ['entitlement'],
  cannotKnow: [...gaps, { fact: 'identity', reason: 'Only the id of the client is named.' }],
  shapes: [['scopeId', 'clientId', 'issuer']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const scope = textIn(entry, 'scopeId');
      const client = textIn(entry, 'clientId');
      const created = timeIn(entry, 'created');
      yield* created.remarks;
      if (scope === null || client === null) yield rejected(entry, 'The grant has no scopeId or no clientId.');
      else if (client.startsWith('{'))
        yield rejected(entry, `The grant names ${client}, a placeholder of a template and no client.`);
      else if (textIn(entry, 'status') === 'REVOKED') yield revoked(entry, scope, client);
      else
        yield scopeEntitlement(entry, scope, organisation.reference(client), {
          resource: textIn(entry, 'issuer') ?? 'the organisation',
          grantedAt: created.at,
          grantedBy: makerOf(entry),
        });
    }
  },
});

function revoked(entry: Cursor, scope: string, client: string): IntakeRecord {
  const detail = `The scope ${scope} of ${client} was revoked and is not listed.`;
  return noted(entry, detail);
}

/** With these a client can give rights to others or to itself. */
const raising = /^okta\.(roles|appGrants|apiTokens)\.manage$/;

function scopeEntitlement(
  entry: Cursor,
  scope: string,
  identity: EntitlementRecord['identity'],
  facts: Pick<EntitlementRecord, 'resource' | 'grantedAt' | 'grantedBy'>,
): EntitlementRecord {
  return entitlementRecord({
    identity,
    key: ['scope', facts.resource, scope].join('|'),
    privilegeKind: 'scope',
    privilege: scope,
    ...facts,
    administrator: false,
    escalates: raising.test(scope),
    grantsOwnAccess: raising.test(scope),
    wildcard: scope.includes('*'),
    public: false,
    conditioned: false,
    address: addressOf(entry),
  });
}

export const oktaApiServiceIntegrations = oktaListKind({
  kind: 'okta.api-service-integrations',
  title: 'Okta API service integrations',
  provides: ['identity', 'entitlement'],
  cannotKnow: [
    ...gaps,
    { fact: 'identity.owner', reason: 'An integration has no owner field, only whoever made it.' },
    { fact: 'identity.externalOrganisation', reason: 'The integration names a product, not the company behind it.' },
    { fact: 'identity.status', reason: 'The list does not say whether an integration is switched off.' },
  ],
  shapes: [['grantedScopes', 'createdAt', 'type']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const id = textIn(entry, 'id');
      const name = textIn(entry, 'name');
      if (id === null || name === null) {
        yield rejected(entry, 'The integration has no id or no name.');
        continue;
      }
      const created = timeIn(entry, 'createdAt');
      yield* created.remarks;
      const reference = organisation.reference(id);
      yield identityRecord({
        ...reference,
        kind: 'application',
        name,
        environment: environmentOf([name]),
        createdAt: created.at,
        createdBy: makerOf(entry),
        interactive: false,
        address: addressOf(entry),
      });
      for (const scope of textsIn(entry, 'grantedScopes'))
        yield scopeEntitlement(entry, scope, reference, {
          resource: 'the organisation',
          grantedAt: created.at,
          grantedBy: makerOf(entry),
        });
    }
  },
});

export const oktaServiceAccounts = oktaListKind({
  kind: 'okta.service-accounts',
  title: 'Okta Privileged Access service accounts',
  provides: ['identity'],
  cannotKnow: [
    pagesInHeader,
    { fact: 'identity.lastUse', reason: 'When an account signed in stands in the system log.' },
    {
      fact: 'identity.ownerStatus',
      reason: 'Owners are given by their ids; whether they are still there is not said.',
    },
    { fact: 'identity.status', reason: 'The list says how the account is managed, not whether it is switched on.' },
    { fact: 'credential', reason: 'That a password was rotated is said without the day.' },
    { fact: 'entitlement', reason: 'Roles of the account stand in the role assignments.' },
  ],
  shapes: [['ownerUserIds', 'ownerGroupIds', 'statusDetail']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const id = textIn(entry, 'oktaUserId') ?? textIn(entry, 'id');
      const name = textIn(entry, 'name') ?? textIn(entry, 'username');
      if (id === null || name === null) {
        yield rejected(entry, 'The account has no id or no name.');
        continue;
      }
      const created = timeIn(entry, 'created');
      yield* created.remarks;
      const owners = [...textsIn(entry, 'ownerUserIds'), ...textsIn(entry, 'ownerGroupIds')];
      yield identityRecord({
        ...organisation.reference(id),
        kind: 'service_account',
        name,
        environment: environmentOf([name]),
        owner: owners.length === 0 ? null : owners.join(', '),
        ownerBasis: owners.length === 0 ? null : 'attested',
        purpose: textIn(entry, 'description'),
        createdAt: created.at,
        address: addressOf(entry),
      });
    }
  },
});
