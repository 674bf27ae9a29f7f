// Turns what was gathered about a tenant into records: identities with their credentials, access of applications, roles.
import type { IdentityRecord, IntakeRecord } from '../record.ts';
import type { ReadContext } from '../source-kind.ts';
import { appAccessRecords } from './app-access.ts';
import { type Directory, of, type Sort } from './directory.ts';
import { identityRecords } from './identities.ts';
import { text } from './member.ts';
import { gatherPrincipals, type Principals } from './principals.ts';
import { roleRecords } from './roles.ts';

export function* directoryRecords(
  directory: Directory,
  context: ReadContext,
): Generator<IntakeRecord, void, undefined> {
  const declared = /^entra:(.+)$/.exec(context.system ?? '')?.[1]?.toLowerCase() ?? null;
  const told = directory.tenant ?? homeTenant(directory);
  const tenant = told ?? declared;
  const system = tenant === null ? (context.system ?? 'entra:unknown') : `entra:${tenant}`;
  yield* directory.notices;
  yield* tenantNotices(told, context, system);
  const principals = gatherPrincipals(directory, system);
  const named = new Set<string>();
  const foreign = new Map<string, boolean>();
  let holds = false;
  for (const record of identityRecords(directory, principals, tenant)) {
    holds ||= record.type === 'identity';
    if (record.type === 'identity') noteOrigin(record, principals, tenant, foreign);
    yield record;
  }
  for (const part of [appAccessRecords(directory, principals, named), roleRecords(directory, principals, named)]) {
    for (const record of once(part)) {
      holds ||= record.type === 'identity' || record.type === 'entitlement';
      yield record.type === 'entitlement'
        ? { ...record, external: foreign.get(record.identity.nativeId) ?? null }
        : record;
    }
  }
  if (holds && tenant === null && context.system === null) {
    const detail = 'Neither the bundle nor the evidence names the tenant, so its identities stand under entra:unknown.';
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
  yield* uselessNotices(directory);
}

/** Whether an identity is another organisation's, where the evidence says whose it is. */
function noteOrigin(
  identity: IdentityRecord,
  principals: Principals,
  tenant: string | null,
  foreign: Map<string, boolean>,
): void {
  const own =
    principals.isRegistered(identity.nativeId) ||
    identity.vendorManaged === true ||
    (tenant !== null && identity.tags.appOwnerOrganizationId?.toLowerCase() === tenant);
  if (identity.externalOrganisation !== null) foreign.set(identity.nativeId, true);
  else if (own) foreign.set(identity.nativeId, false);
}

/** Applications are listed only in the tenant that they are registered in, so it owns their service principals. */
function homeTenant(directory: Directory): string | null {
  const own = new Set(of(directory, 'application').flatMap(({ cursor }) => text(cursor, 'appId')?.toLowerCase() ?? []));
  const tenants = new Set(
    of(directory, 'servicePrincipal').flatMap(({ cursor }) =>
      own.has(text(cursor, 'appId')?.toLowerCase() ?? '')
        ? (text(cursor, 'appOwnerOrganizationId')?.toLowerCase() ?? [])
        : [],
    ),
  );
  const [tenant, ...others] = tenants;
  return others.length === 0 ? (tenant ?? null) : null;
}

function* tenantNotices(
  tenant: string | null,
  context: ReadContext,
  system: string,
): Generator<IntakeRecord, void, undefined> {
  if (tenant === null) return;
  yield { type: 'remark', remark: 'account', detail: system, address: null };
  if (context.system !== null && context.system.toLowerCase() !== system) {
    const detail = `The bundle declares ${context.system} for this source, but what it holds is of ${system}.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

/** The same grant listed twice, word for word, is one grant. */
function* once(records: Iterable<IntakeRecord>): Generator<IntakeRecord, void, undefined> {
  const seen = new Set<string>();
  let repeated = 0;
  for (const record of records) {
    const key = record.type === 'entitlement' ? `${record.identity.nativeId}\n${record.key}` : null;
    if (key !== null && seen.has(key)) repeated += 1;
    else yield record;
    if (key !== null) seen.add(key);
  }
  if (repeated > 0) {
    const detail = `${repeated} ${repeated === 1 ? 'grant stands in the evidence more than once and was' : 'grants stand in the evidence more than once and were each'} counted once.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

/** Things that say nothing about who holds what: told, so that nobody waits for records of them. */
const useless: readonly (readonly [Sort, string])[] = [
  ['roleDefinition', 'definitions of directory roles: what a role allows, not who has it'],
  ['azureDefinition', 'definitions of Azure roles: what a role allows, not who has it'],
  ['resourceRoles', 'lists of permissions that an application offers, not of who has them'],
  ['requested', 'permissions that an application asks for, which is not what it was granted'],
  ['azureResource', 'Azure resources without any assignment or identity'],
];

function* uselessNotices(directory: Directory): Generator<IntakeRecord, void, undefined> {
  for (const [sort, what] of useless) {
    const count = of(directory, sort).length;
    if (count > 0) yield { type: 'remark', remark: 'note', detail: `${count} ${what}.`, address: null };
  }
}
