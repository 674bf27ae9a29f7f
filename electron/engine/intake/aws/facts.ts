// What a statement means for a review: full control, raising rights, wildcards. Every judgement here is one that a
// signer can follow by reading the statement itself.
import { matchesPattern, parseArn } from './arn.ts';
import type { Statement } from './policy.ts';

/**
 * Actions by which an identity can raise its own or others' rights, and on which resources they count.
 * `any`: whatever the resource. `broad`: only where a wildcard leaves the choice of the role. `others`: not when it is
 * limited to oneself (`${aws:username}` or one's own ARN), which is ordinary self-service.
 * `self`: what the action changes, by which one can tell whether it can give rights to the identity itself.
 */
interface Escalation {
  readonly action: string;
  readonly on: 'any' | 'broad' | 'others';
  readonly self: 'user' | 'role' | 'group' | 'policy' | null;
}

const escalations: readonly Escalation[] = [
  { action: 'iam:PassRole', on: 'broad', self: null },
  { action: 'sts:AssumeRole', on: 'broad', self: null },
  { action: 'iam:CreatePolicyVersion', on: 'any', self: 'policy' },
  { action: 'iam:SetDefaultPolicyVersion', on: 'any', self: 'policy' },
  { action: 'iam:AttachUserPolicy', on: 'any', self: 'user' },
  { action: 'iam:AttachGroupPolicy', on: 'any', self: 'group' },
  { action: 'iam:AttachRolePolicy', on: 'any', self: 'role' },
  { action: 'iam:PutUserPolicy', on: 'any', self: 'user' },
  { action: 'iam:PutGroupPolicy', on: 'any', self: 'group' },
  { action: 'iam:PutRolePolicy', on: 'any', self: 'role' },
  { action: 'iam:AddUserToGroup', on: 'any', self: null },
  { action: 'iam:UpdateAssumeRolePolicy', on: 'any', self: null },
  { action: 'iam:DeleteUserPermissionsBoundary', on: 'any', self: 'user' },
  { action: 'iam:DeleteRolePermissionsBoundary', on: 'any', self: 'role' },
  { action: 'iam:CreateAccessKey', on: 'others', self: null },
  { action: 'iam:CreateLoginProfile', on: 'others', self: null },
  { action: 'iam:UpdateLoginProfile', on: 'others', self: null },
  { action: 'iam:CreateServiceSpecificCredential', on: 'others', self: null },
  { action: 'sso:CreateAccountAssignment', on: 'any', self: null },
  { action: 'sso:AttachManagedPolicyToPermissionSet', on: 'any', self: null },
  { action: 'sso:PutInlinePolicyToPermissionSet', on: 'any', self: null },
  { action: 'lambda:UpdateFunctionCode', on: 'broad', self: null },
  { action: 'glue:UpdateDevEndpoint', on: 'broad', self: null },
];

/** Who holds the statement: its own ARN, and the ARNs of its groups and attached policies. */
export interface Holder {
  readonly kind: 'user' | 'role';
  readonly arn: string;
  readonly groups: readonly string[];
  readonly policies: readonly string[];
}

export interface PrivilegeFacts {
  readonly administrator: boolean | null;
  readonly escalates: boolean;
  readonly wildcard: boolean;
  readonly grantsOwnAccess: boolean;
}

/** Facts of one statement on one of its resources (`null`: the statement has NotResource, so on nearly everything). */
export function privilegeFacts(statement: Statement, resource: string | null, holder: Holder): PrivilegeFacts {
  if (statement.effect === 'deny')
    return { administrator: false, escalates: false, wildcard: false, grantsOwnAccess: false };
  const granted = escalations.filter(({ action }) => covers(statement, action));
  return {
    administrator: administratorFact(statement, resource),
    escalates: granted.some(({ on }) => counts(on, resource, holder.arn)),
    wildcard:
      statement.notAction ||
      statement.actions.some((action) => /[*?]/.test(action)) ||
      resource === null ||
      isWild(resource),
    grantsOwnAccess: granted.some(({ self }) => reachesHolder(self, resource, holder)),
  };
}

function covers(statement: Statement, action: string): boolean {
  const named = statement.actions.some((pattern) => matchesPattern(pattern, action));
  return statement.notAction ? !named : named;
}

/** Everything on everything. With a condition nobody can say from the document alone how much of that is left. */
function administratorFact(statement: Statement, resource: string | null): boolean | null {
  const everything = !statement.notAction && statement.actions.some((action) => /^\*+(:\*+)?$/.test(action));
  if (!everything || resource !== '*') return false;
  return statement.condition === null ? true : null;
}

function counts(on: Escalation['on'], resource: string | null, ownArn: string): boolean {
  if (on === 'any' || resource === null) return true;
  if (on === 'broad') return isBroad(resource);
  return !/\$\{aws:(username|userid)\}/i.test(resource) && resource !== ownArn;
}

/** Leaves open which role, function or user is meant. */
function isBroad(resource: string): boolean {
  return /[*?]/.test(parseArn(resource)?.resource ?? resource);
}

/**
 * A wildcard in the resource, but not the customary one below a named thing: `arn:aws:s3:::ledger/*` is that bucket's
 * content, `log-group:/nw/job:*` that group's streams. Calling those wildcards would bury the real ones.
 */
function isWild(resource: string): boolean {
  const arn = parseArn(resource);
  const below =
    arn === null || arn.resource === '*' ? resource : resource.replace(/(?<=:log-group:[^*?]+):\*$|\/\*$/, '');
  return /[*?]/.test(below);
}

function reachesHolder(self: Escalation['self'], resource: string | null, holder: Holder): boolean {
  const own =
    self === 'group' ? holder.groups : self === 'policy' ? holder.policies : self === holder.kind ? [holder.arn] : [];
  return own.some((arn) => resource === null || matchesPattern(resource, arn));
}
