// IAM policies to entitlements: one for each member, role, resource and condition.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import { canonicalText, isObject } from '../json.ts';
import type { EntitlementRecord, IdentityRecord, IntakeRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { entitlementRecord, identityRecord } from '../unsaid.ts';
import { type Inventory, of, type Policy } from './inventory.ts';
import type { Known } from './known.ts';
import { type Member, projectOf, readMember } from './member.ts';
import { type RoleDefinition, readDefinition, roleFacts } from './role-facts.ts';

export function* policyRecords(inventory: Inventory, known: Known): Generator<IntakeRecord, void, undefined> {
  const roles = new Map(
    of(inventory, 'role').map(({ cursor }): [string, RoleDefinition] => [
      textIn(cursor, 'name') ?? '',
      readDefinition(cursor),
    ]),
  );
  const pools = poolConditions(inventory);
  const told = new Set<string>();
  let repeated = 0;
  let unnamed = 0;
  for (const policy of inventory.policies) {
    if (policy.resource === null) unnamed += 1;
    for (const binding of items(field(policy.cursor, 'bindings'))) {
      const role = textIn(binding, 'role');
      if (role === null) {
        yield { type: 'rejected', address: addressOf(binding), reason: 'The binding names no role.' };
        continue;
      }
      for (const cursor of items(field(binding, 'members'))) {
        const member = typeof cursor.value === 'string' ? readMember(cursor.value) : null;
        if (member === null) {
          yield {
            type: 'rejected',
            address: addressOf(binding),
            reason: `A member of ${role} is none that IAM knows.`,
          };
          continue;
        }
        const id = `${member.system} ${member.nativeId}`;
        const listed = known.get(id);
        if (listed === undefined) {
          known.set(id, 'named');
          yield memberIdentity(member, cursor);
        }
        const entitlement = entitlementOf(policy, binding, role, member, {
          definition: roles.get(role),
          conditioned: member.federation === null ? undefined : pools.get(member.federation.pool),
          listed: listed === 'listed',
        });
        const key = `${id} ${entitlement.key}`;
        if (told.has(key)) repeated += 1;
        else yield entitlement;
        told.add(key);
      }
    }
  }
  yield* notes(repeated, unnamed);
}

function* notes(repeated: number, unnamed: number): Generator<IntakeRecord, void, undefined> {
  if (repeated > 0) {
    const detail = `${repeated} ${repeated === 1 ? 'grant stands in the evidence more than once and was' : 'grants stand in the evidence more than once and were each'} counted once.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
  if (unnamed > 0) {
    const detail = `${unnamed} ${unnamed === 1 ? 'policy does' : 'policies do'} not say which resource they are of, so the file's name stands for it.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

/** Whether a provider of the pool asks for a condition; pools of which the evidence shows no provider are left out. */
function poolConditions(inventory: Inventory): ReadonlyMap<string, boolean> {
  const conditions = new Map<string, boolean>();
  for (const { cursor, asset } of of(inventory, 'provider')) {
    const pool = (textIn(cursor, 'name') ?? asset ?? '')
      .replace(/^\/\/iam\.googleapis\.com\//, '')
      .replace(/\/providers\/.*$/, '');
    const conditioned = textIn(cursor, 'attributeCondition') !== null;
    conditions.set(pool, (conditions.get(pool) ?? true) && conditioned);
  }
  return conditions;
}

export function memberIdentity(member: Member, cursor: Cursor): IdentityRecord {
  return identityRecord({
    system: member.system,
    nativeId: member.nativeId,
    kind: member.kind,
    name: member.name,
    scope: member.project,
    status: member.deleted ? 'deleted' : null,
    // A Google account may be a person's or one that programs use; a service account signs in to no console.
    interactive: member.kind === 'service_account' || member.kind === 'external_principal' ? false : null,
    vendorManaged: member.vendorManaged,
    defaultAccount: member.defaultAccount,
    address: addressOf(cursor),
  });
}

interface Surroundings {
  readonly definition: RoleDefinition | undefined;
  /** Of the member's pool: whether its providers ask for a condition; undefined when unknown. */
  readonly conditioned: boolean | undefined;
  /** The principal stands in a list of the evidence. */
  readonly listed: boolean;
}

function entitlementOf(
  policy: Policy,
  binding: Cursor,
  role: string,
  member: Member,
  { definition, conditioned, listed }: Surroundings,
): EntitlementRecord {
  const raw = field(binding, 'condition').value;
  const condition = isObject(raw) ? canonicalText(raw) : null;
  const file = policy.cursor.document.path;
  const resource = policy.resource ?? `unnamed resource of ${file.slice(file.lastIndexOf('/') + 1)}`;
  const idle = definition?.idle ?? null;
  const address = addressOf(binding);
  return entitlementRecord({
    identity: { system: member.system, nativeId: member.nativeId },
    key: `role|${resource}|${condition === null ? '' : `${condition}|`}${role}`,
    privilegeKind: 'gcp.role',
    privilege: role,
    resource,
    condition,
    scope: policy.project ?? projectOf(resource),
    environment: environmentOf([policy.resource]),
    path: [{ kind: idle === null ? 'binding' : `binding to a ${idle} role`, name: role, nativeId: null, address }],
    ...endOf(condition === null ? null : textIn(field(binding, 'condition'), 'expression')),
    ...roleFacts(role, definition),
    // How far a condition narrows "everybody" can't be told from the policy.
    public: !member.public ? false : condition === null ? true : null,
    external: member.public ? true : member.vendorManaged === true ? false : null,
    conditioned: condition !== null,
    looseFederation: isLoose(member, conditioned),
    principalExists: member.deleted ? false : listed ? true : null,
    address,
  });
}

/** Without a condition a binding has no end; a condition that is nothing but a date is one. */
function endOf(expression: string | null): Pick<EntitlementRecord, 'expiresAt' | 'neverExpires'> {
  if (expression === null) return { expiresAt: null, neverExpires: true };
  const date = /^\s*request\.time\s*<=?\s*timestamp\(\s*['"]([^'"]{1,40})['"]\s*\)\s*$/.exec(expression)?.[1];
  const expiresAt = timeOrNull(date);
  return { expiresAt, neverExpires: expiresAt === null ? null : false };
}

/**
 * A whole pool, or all that share an attribute (a repository with all its branches and pull requests), unless the pool's
 * providers ask for more. With no provider in the evidence only the whole pool and pull requests are certain.
 */
function isLoose({ federation }: Member, conditioned: boolean | undefined): boolean | null {
  if (federation === null) return false;
  if (/:pull_request\b/.test(federation.subject)) return true;
  switch (federation.scope) {
    case 'subject':
      return false;
    case 'pool':
      return conditioned === true ? null : true;
    case 'attribute':
      return conditioned === false ? true : null;
    default:
      return null;
  }
}
