// AppRole roles of Vault: `LIST auth/approle/role` gives the names, reading a role gives everything but its name.
import { addressOf, asObject, type Cursor, field, items, textIn, textsIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { IdentityReference, IntakeRecord } from '../record.ts';
import { noted } from '../telling.ts';
import { credentialRecord, identityRecord } from '../unsaid.ts';
import { policyEntitlements } from './policies.ts';

export function isAppRole(cursor: Cursor): boolean {
  return (
    asObject(cursor) !== null &&
    field(cursor, 'bind_secret_id').value !== undefined &&
    field(cursor, 'secret_id_ttl').value !== undefined
  );
}

export function* appRoleNames(data: Cursor, system: string): Generator<IntakeRecord, void, undefined> {
  for (const key of items(field(data, 'keys'))) {
    if (typeof key.value === 'string') yield identityOf(key.value, system, key);
  }
}

export function* appRoleRecords(
  role: Cursor,
  savedAs: string | null,
  system: string,
): Generator<IntakeRecord, void, undefined> {
  const said = textIn(role, 'role_name') ?? textIn(role, 'name');
  const name = said ?? savedAs ?? fileName(role.document.path);
  if (said === null)
    yield noted(role, `An AppRole role does not say its name; "${name}", under which it was saved, is taken for it.`);
  const identity = identityOf(name, system, role);
  yield identity;
  const reference: IdentityReference = { system, nativeId: identity.nativeId };
  if (field(role, 'bind_secret_id').value !== false) {
    const lives = seconds(role, 'secret_id_ttl');
    yield credentialRecord({
      identity: reference,
      nativeId: `${name} secret ids`,
      kind: 'secret',
      // 0: no end. Otherwise each secret id ends, but the role does not say when the present one was made.
      neverExpires: lives === null ? null : lives === 0,
      restricted: boundTo(role, 'secret_id_bound_cidrs') || boundTo(role, 'bound_cidr_list'),
      address: addressOf(role),
    });
  }
  // Older versions write `policies`.
  const policies =
    textsIn(role, 'token_policies').length > 0 ? textsIn(role, 'token_policies') : textsIn(role, 'policies');
  yield* policyEntitlements(role, policies, reference);
}

function identityOf(name: string, system: string, cursor: Cursor) {
  return identityRecord({
    system,
    nativeId: `auth/approle/role/${name}`,
    kind: 'application',
    name,
    environment: environmentOf([name]),
    status: 'active',
    interactive: false,
    address: addressOf(cursor),
  });
}

function boundTo(role: Cursor, key: string): boolean {
  return textsIn(role, key).length > 0;
}

/** Vault writes seconds as a number, or a duration such as `24h`, of which only the zero matters here. */
function seconds(role: Cursor, key: string): number | null {
  const { value } = field(role, key);
  if (typeof value === 'number') return value;
  return typeof value !== 'string' || value === '' ? null : /^0+[a-z]*$/.test(value) ? 0 : 1;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
