// Who holds access in a tenant. An application and its service principal are one non-human identity, joined by appId and
// never by name (two may bear the same); every id that an assignment may use leads to it.
import type { Cursor } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { IdentityReference } from '../record.ts';
import { azureFields, type Directory, of, type Sort, type Thing } from './directory.ts';
import { member, text } from './member.ts';

/** Owns the service principals of Microsoft's own services in every tenant. */
export const microsoftTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** The objects of one identity, in the order: service principal, application, others. */
export interface Principal {
  readonly nativeId: string;
  readonly kind: 'application' | 'managed_identity' | 'user' | 'group';
  readonly objects: readonly Thing[];
  /** Ids of the same identity that are not its native id. */
  readonly aliases: readonly string[];
}

export interface Principals {
  readonly system: string;
  readonly list: readonly Principal[];
  /** The reference for an appId or object id; that id itself where nothing in the evidence stands behind it. */
  reference(id: string): IdentityReference;
  isKnown(id: string): boolean;
  /** An application that is registered in this tenant, or a managed identity of it. */
  isRegistered(nativeId: string): boolean;
  nameOf(id: string): string | null;
  /** The identity in which a thing stands. */
  holder(cursor: Cursor): IdentityReference | null;
}

export function gatherPrincipals(directory: Directory, system: string): Principals {
  const groups = new Map<string, { kind: Principal['kind']; objects: Thing[]; aliases: Set<string> }>();
  const native = new Map<string, string>();
  const registered = new Set<string>();
  for (const [sort, kind] of sorts) {
    for (const thing of of(directory, sort)) {
      const ids = idsOf(thing.cursor, sort);
      const [nativeId, ...aliases] = ids;
      if (nativeId === undefined) continue;
      const group = groups.get(nativeId) ?? { kind, objects: [], aliases: new Set<string>() };
      if (typeOf(thing.cursor) === 'managedidentity') group.kind = 'managed_identity';
      group.objects.push(thing);
      for (const alias of aliases) group.aliases.add(alias);
      groups.set(nativeId, group);
      if (sort === 'application' || group.kind === 'managed_identity') registered.add(nativeId);
      for (const id of ids) native.set(id, nativeId);
    }
  }
  const list = [...groups].map(([nativeId, group]) => ({ ...group, nativeId, aliases: [...group.aliases] }));
  const names = new Map(list.map(({ nativeId, objects: [first] }) => [nativeId, first && nameIn(first.cursor)]));
  return {
    system,
    list,
    reference: (id) => ({ system, nativeId: native.get(id.toLowerCase()) ?? id.toLowerCase() }),
    isKnown: (id) => native.has(id.toLowerCase()),
    isRegistered: (nativeId) => registered.has(nativeId),
    nameOf: (id) => names.get(native.get(id.toLowerCase()) ?? '') ?? null,
    holder(cursor) {
      const [id] = idsOf(cursor, 'servicePrincipal');
      return id === undefined ? null : { system, nativeId: native.get(id) ?? id };
    },
  };
}

/** Service principals first: they say whether the identity is live. */
const sorts: readonly (readonly [Sort, Principal['kind']])[] = [
  ['servicePrincipal', 'application'],
  ['application', 'application'],
  ['managedIdentity', 'managed_identity'],
  ['privileged', 'user'],
  ['user', 'user'],
  ['group', 'group'],
];

/** The native id first. Application and service principal have the appId in common; anything else has only its object id. */
function idsOf(cursor: Cursor, sort: Sort): readonly string[] {
  if (sort === 'managedIdentity') {
    const fields = azureFields(cursor);
    return compact([text(fields, 'clientId'), text(fields, 'principalId')]);
  }
  // ScubaGear's map of privileged principals is keyed by object id.
  const key = sort === 'privileged' ? (cursor.pointer.split('/').at(-1) ?? null) : null;
  const both = member(cursor, 'objectId');
  const objectIds = isObject(both.value)
    ? [text(both, 'servicePrincipal'), text(both, 'application')]
    : [text(cursor, 'objectId')];
  return compact([text(cursor, 'appId'), key, text(cursor, 'servicePrincipalId'), text(cursor, 'id'), ...objectIds]);
}

function compact(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => (id === null ? [] : [id.toLowerCase()])))];
}

export function nameIn(cursor: Cursor): string | null {
  return ['displayName', 'appDisplayName', 'name', 'userPrincipalName'].reduce<string | null>(
    (found, name) => found ?? text(cursor, name),
    null,
  );
}

export function typeOf(cursor: Cursor): string | null {
  return text(cursor, 'servicePrincipalType')?.toLowerCase() ?? null;
}
