// Users and roles of an account: the identity itself, then everything that is granted to it, each with its way there.
import { addressOf, type Cursor, field, fieldAt, items, textIn } from '../cursor.ts';
import { environmentFrom, environmentOf, ownerFrom, tagNamed } from '../infer.ts';
import type { EntitlementRecord, Hop, IdentityRecord, IntakeRecord, LastUse } from '../record.ts';
import { readTime } from '../time.ts';
import { type Account, type Group, groupNames, isFirstMeeting, policyOnce } from './account.ts';
import { accountOf, awsSystem } from './arn.ts';
import { type Holder, privilegeFacts } from './facts.ts';
import { conditionDigest, readPolicy, type Statement } from './policy.ts';
import { trustEntitlements } from './trust.ts';

export function* userRecords(user: Cursor, account: Account): Generator<IntakeRecord, void, undefined> {
  const identity = identityFrom(user, 'user', textIn(user, 'UserName'));
  if (typeof identity === 'string') {
    yield { type: 'rejected', address: addressOf(user), reason: identity };
    return;
  }
  yield identity;
  yield* unreadableTimes(user, ['CreateDate', 'PasswordLastUsed']);
  const groups: Group[] = [];
  for (const name of groupNames(user)) {
    const group = account.groups.get(name);
    if (group !== undefined) groups.push(group);
    else
      yield {
        type: 'rejected',
        address: addressOf(field(user, 'GroupList')),
        reason: `The user is a member of the group ${name}, which is not in the evidence: what the group grants is unknown.`,
      };
  }
  const holder = holderOf(identity, 'user', user, groups);
  const grants = new Grants(identity, holder, account, boundaryOf(user));
  yield* grants.inline(user, 'UserPolicyList', 'user', []);
  yield* grants.attached(user, []);
  for (const group of groups) {
    const hop: Hop = { kind: 'group', name: group.name, nativeId: group.arn, address: addressOf(group.cursor) };
    yield* grants.inline(group.cursor, 'GroupPolicyList', `group:${group.name}`, [hop]);
    yield* grants.attached(group.cursor, [hop]);
  }
}

export function* roleRecords(role: Cursor, account: Account): Generator<IntakeRecord, void, undefined> {
  const identity = identityFrom(role, 'role', textIn(role, 'RoleName'));
  if (typeof identity === 'string') {
    yield { type: 'rejected', address: addressOf(role), reason: identity };
    return;
  }
  const trust = readPolicy(field(role, 'AssumeRolePolicyDocument'));
  yield { ...identity, interactive: interactiveFrom(identity, trust.statements) };
  yield* unreadableTimes(role, ['CreateDate']);
  const grants = new Grants(identity, holderOf(identity, 'role', role, []), account, boundaryOf(role));
  yield* grants.inline(role, 'RolePolicyList', 'role', []);
  yield* grants.attached(role, []);
  yield* trust.rejected;
  for (const record of trustEntitlements(
    { reference: referenceOf(identity), account: identity.scope ?? '', environment: identity.environment },
    trust.statements,
  ))
    yield grants.unique(record);
}

function identityFrom(cursor: Cursor, kind: 'user' | 'role', name: string | null): IdentityRecord | string {
  const arn = textIn(cursor, 'Arn');
  const account = arn === null ? null : accountOf(arn);
  if (arn === null || account === null || name === null)
    return `The ${kind} has no name or no Arn with an account number.`;
  const tags = tagsOf(cursor);
  return {
    type: 'identity',
    system: awsSystem(account),
    nativeId: arn,
    kind,
    name,
    scope: account,
    environment: environmentFrom(tags, [name]),
    ...ownerFrom(tags),
    ownerStatus: null,
    purpose: textIn(cursor, 'Description') ?? tagNamed(tags, ['purpose', 'description']),
    createdAt: timeIn(cursor, 'CreateDate'),
    createdBy: null,
    lastUse: kind === 'user' ? passwordUse(cursor) : roleUse(cursor),
    // IAM can't disable a user or role: what is listed works.
    status: 'active',
    interactive: null,
    externalOrganisation: null,
    vendorManaged: (textIn(cursor, 'Path') ?? '').startsWith('/aws-service-role/'),
    breakGlass: null,
    defaultAccount: false,
    workloads: null,
    links: [],
    tags,
    address: addressOf(cursor),
  };
}

function referenceOf(identity: IdentityRecord): { system: string; nativeId: string } {
  return { system: identity.system, nativeId: identity.nativeId };
}

function tagsOf(cursor: Cursor): Readonly<Record<string, string>> {
  const pairs = items(field(cursor, 'Tags')).flatMap((tag): [string, string][] => {
    const key = textIn(tag, 'Key');
    return key === null ? [] : [[key, textIn(tag, 'Value') ?? '']];
  });
  return Object.fromEntries(pairs);
}

function timeIn(cursor: Cursor, key: string): string | null {
  const reading = readTime(field(cursor, key).value);
  return reading.state === 'at' ? reading.at : null;
}

function* unreadableTimes(cursor: Cursor, keys: readonly string[]): Generator<IntakeRecord, void, undefined> {
  for (const key of keys) {
    if (readTime(field(cursor, key).value).state === 'bad')
      yield {
        type: 'remark',
        remark: 'note',
        detail: `${key} is no date that can be read; it counts as unknown.`,
        address: addressOf(cursor),
      };
  }
}

function passwordUse(user: Cursor): LastUse {
  const at = timeIn(user, 'PasswordLastUsed');
  return at === null ? { state: 'unknown' } : { state: 'at', at };
}

/** An empty RoleLastUsed means: not within the tracking window of 400 days. No RoleLastUsed at all says nothing. */
function roleUse(role: Cursor): LastUse {
  const used = field(role, 'RoleLastUsed').value;
  if (used === undefined || used === null) return { state: 'unknown' };
  const date = fieldAt(role, 'RoleLastUsed', 'LastUsedDate');
  const at = timeIn(field(role, 'RoleLastUsed'), 'LastUsedDate');
  if (at !== null) return { state: 'at', at };
  return date.value === undefined || date.value === null ? { state: 'not_in_window' } : { state: 'unknown' };
}

/** Roles of IAM Identity Center are what people sign in to; a role that only AWS services may assume is never a person's. */
function interactiveFrom(role: IdentityRecord, trust: readonly Statement[]): boolean | null {
  if (role.nativeId.includes(':role/aws-reserved/sso.amazonaws.com/')) return true;
  const principals = trust.filter(({ effect }) => effect === 'allow').flatMap((statement) => statement.principals);
  return principals.length > 0 && principals.every(({ type }) => type === 'Service') ? false : null;
}

function boundaryOf(cursor: Cursor): string | null {
  const arn = textIn(field(cursor, 'PermissionsBoundary'), 'PermissionsBoundaryArn');
  return arn === null ? null : arn.slice(arn.lastIndexOf('/') + 1);
}

function holderOf(identity: IdentityRecord, kind: Holder['kind'], cursor: Cursor, groups: readonly Group[]): Holder {
  const policies = [cursor, ...groups.map((group) => group.cursor)].flatMap((owner) =>
    items(field(owner, 'AttachedManagedPolicies')).flatMap((attachment) => textIn(attachment, 'PolicyArn') ?? []),
  );
  return { kind, arn: identity.nativeId, groups: groups.flatMap(({ arn }) => arn ?? []), policies };
}

/** Entitlements of one identity, each with a key of its own. */
class Grants {
  readonly #identity: IdentityRecord;
  readonly #holder: Holder;
  readonly #account: Account;
  readonly #boundary: string | null;
  readonly #keys = new Map<string, number>();

  constructor(identity: IdentityRecord, holder: Holder, account: Account, boundary: string | null) {
    this.#identity = identity;
    this.#holder = holder;
    this.#account = account;
    this.#boundary = boundary;
  }

  *inline(
    owner: Cursor,
    list: string,
    through: string,
    hops: readonly Hop[],
  ): Generator<IntakeRecord, void, undefined> {
    for (const entry of items(field(owner, list))) {
      const name = textIn(entry, 'PolicyName') ?? '(unnamed)';
      const { policy, isNew } = policyOnce(this.#account, field(entry, 'PolicyDocument'));
      if (isNew) yield* policy.rejected;
      const hop: Hop = { kind: 'inline policy', name, nativeId: null, address: addressOf(entry) };
      yield* this.#statements(`inline:${through}/${name}`, policy.statements, [...hops, hop]);
    }
  }

  *attached(owner: Cursor, hops: readonly Hop[]): Generator<IntakeRecord, void, undefined> {
    const through = hops.map(({ name }) => `group:${name}/`).join('');
    for (const attachment of items(field(owner, 'AttachedManagedPolicies'))) {
      const arn = textIn(attachment, 'PolicyArn');
      const managed = arn === null ? undefined : this.#account.policies.get(arn);
      if (arn !== null && managed !== undefined) {
        const hop: Hop = {
          kind: 'managed policy',
          name: managed.name,
          nativeId: arn,
          address: addressOf(managed.cursor),
        };
        yield* this.#statements(`${through}${arn}`, managed.policy.statements, [...hops, hop]);
      } else if (arn !== null && /^arn:[a-z-]+:iam::aws:policy\//.test(arn)) {
        yield this.#vendorPolicy(attachment, arn, through, hops);
      } else {
        // A group's attachment is met by each of its members.
        if (!isFirstMeeting(this.#account, attachment)) continue;
        const reason = `The attached policy ${arn ?? '(without an ARN)'} is not among the policies of the export: what it grants is unknown.`;
        yield { type: 'rejected', address: addressOf(attachment), reason };
      }
    }
  }

  /** Gives a record whose key is already taken another one; happens where a document uses a Sid twice. */
  unique(record: EntitlementRecord): EntitlementRecord {
    const times = (this.#keys.get(record.key) ?? 0) + 1;
    this.#keys.set(record.key, times);
    return times === 1 ? record : { ...record, key: `${record.key}~${times}` };
  }

  *#statements(
    policyKey: string,
    statements: readonly Statement[],
    hops: readonly Hop[],
  ): Generator<IntakeRecord, void, undefined> {
    for (const statement of statements) {
      const named = statement.sid ?? `#${statement.index}`;
      const path = [...hops, { kind: 'statement', name: named, nativeId: null, address: statement.address }];
      const resources = statement.notResource ? [[...statement.resources].sort().join(', ')] : statement.resources;
      for (const resource of resources) {
        const key = [statement.effect, policyKey, named, resource, conditionDigest(statement)].join('|');
        yield this.unique({
          ...this.#common(path),
          key,
          privilegeKind: 'aws.actions',
          privilege: statement.actions.join(', '),
          resource,
          effect: statement.effect,
          negated: negatedOf(statement),
          condition: statement.conditionText,
          environment: environmentOf([resource]),
          expiresAt: statement.expiresAt,
          neverExpires: statement.expiresAt === null,
          conditioned: statement.condition !== null,
          ...privilegeFacts(statement, statement.notResource ? null : resource, this.#holder),
          address: statement.address,
        });
      }
    }
  }

  /** Of AWS's own policies that the export leaves out only AdministratorAccess is known for what it grants. */
  #vendorPolicy(attachment: Cursor, arn: string, through: string, hops: readonly Hop[]): EntitlementRecord {
    if (!this.#account.absentVendorPolicies.has(arn)) this.#account.absentVendorPolicies.set(arn, attachment);
    const name = textIn(attachment, 'PolicyName') ?? arn.slice(arn.lastIndexOf('/') + 1);
    const all = arn.endsWith(':policy/AdministratorAccess') ? true : null;
    const address = addressOf(attachment);
    return this.unique({
      ...this.#common([...hops, { kind: 'managed policy', name, nativeId: arn, address }]),
      key: ['allow', `${through}${arn}`, 'policy'].join('|'),
      privilegeKind: 'aws.policy',
      privilege: name,
      resource: all === true ? '*' : 'as the policy says',
      effect: 'allow',
      negated: null,
      condition: null,
      environment: null,
      expiresAt: null,
      neverExpires: true,
      conditioned: all === true ? false : null,
      administrator: all,
      escalates: all,
      wildcard: all,
      grantsOwnAccess: all,
      address,
    });
  }

  #common(path: readonly Hop[]) {
    return {
      type: 'entitlement',
      identity: referenceOf(this.#identity),
      scope: this.#identity.scope,
      boundary: this.#boundary,
      path,
      grantedAt: null,
      grantedBy: null,
      lastUse: { state: 'unknown' },
      // An identity's own policy reaches nobody else.
      public: false,
      external: false,
      looseFederation: false,
      principalExists: true,
      advice: null,
    } as const;
  }
}

function negatedOf(statement: Statement): EntitlementRecord['negated'] {
  if (statement.notAction) return statement.notResource ? 'both' : 'privilege';
  return statement.notResource ? 'resource' : null;
}
