// Who may do what on what, as one sentence that somebody from finance understands; the system's own terms come after it.
import { awsActionsOf, kubernetesRuleOf } from './privileges.ts';
import { kindInWords, systemInWords } from './words.ts';

export interface Access {
  readonly name: string;
  readonly kind: string;
  readonly system: string;
  readonly purpose: string | null;
  readonly privilegeKind: string;
  readonly privilege: string;
  readonly resource: string;
  readonly effect: string;
  readonly negated: string | null;
  readonly condition: string | null;
  readonly environment: string | null;
}

/** "svc-invoice-export, a service account in AWS account 1234, may read and delete everything in nw-finance-ledger." */
export function accessInWords(access: Access): string {
  const narrowed = access.condition === null ? '' : ', under a condition';
  if (access.privilegeKind === 'aws.trust') {
    const who = access.privilege.split(' by ')[1] ?? 'Somebody';
    const may = access.effect === 'deny' ? 'may not' : 'may';
    return `${who} ${may} become ${access.name}, ${kindInWords(access.kind)} in ${systemInWords(access.system)}${narrowed}.`;
  }
  const who = `${access.name}, ${kindInWords(access.kind)} in ${systemInWords(access.system)}`;
  const may = access.effect === 'deny' ? 'may not' : 'may';
  const production = access.environment === 'production' ? ', in production' : '';
  const deeds = deedsOf(access).replace(/^do everything (?:with|on) everything\b/, 'do everything');
  return `${who}, ${may} ${deeds}${production}${narrowed}.`;
}

function deedsOf(access: Access): string {
  if (access.privilegeKind === 'aws.actions') return awsDeeds(access);
  if (access.privilegeKind === 'kubernetes.rule') return kubernetesDeeds(access);
  const on = access.resource === '' ? '' : ` on ${access.resource}`;
  if (access.privilegeKind === 'aws.policy') return `do what the policy ${access.privilege} allows${on}`;
  if (access.privilegeKind === 'github.webhook-events')
    return `receive the events ${access.privilege} of ${access.resource}`;
  if (access.privilegeKind === 'github.secret-visibility') return `be used by workflows of ${access.resource}`;
  if (/role/i.test(access.privilegeKind)) return `do what the role ${access.privilege} allows${on}`;
  return `use the permission ${access.privilege}${on}`;
}

function awsDeeds(access: Access): string {
  const actions = awsActionsOf(access.privilege);
  const object = awsObject(access, actions);
  if (access.negated === 'privilege' || access.negated === 'both')
    return `do everything but ${shortList(actions)} on ${object}`;
  if (actions.every((action) => /^iam:passrole$/i.test(action))) return `hand ${roleObject(access)} over to a service`;
  if (actions.every((action) => /^sts:assumerole/i.test(action))) return `become ${roleObject(access)}`;
  if (actions.some((action) => action === '*' || action === '*:*')) return `do everything on ${object}`;
  return `${deedWords(actions.map(awsDeed))} ${object}`;
}

type Deed = 'read' | 'run' | 'change' | 'delete' | 'do everything with';
const deedOrder: readonly Deed[] = ['do everything with', 'read', 'run', 'change', 'delete'];

/** By the verb that AWS puts first in the name of an action. */
function awsDeed(action: string): Deed {
  const name = action.slice(action.indexOf(':') + 1);
  if (name === '*') return 'do everything with';
  if (
    /^(get|list|describe|head|batchget|search|query|scan|lookup|view|select|read|download|check|decrypt)/i.test(name)
  ) {
    return 'read';
  }
  if (/^(delete|remove|terminate|purge|deregister|batchdelete)/i.test(name)) return 'delete';
  return /^(invoke|run|start|execute|send|publish)/i.test(name) ? 'run' : 'change';
}

function deedWords(deeds: readonly Deed[]): string {
  const present = deedOrder.filter((deed) => deeds.includes(deed));
  if (present.includes('do everything with')) return 'do everything with';
  return joined(present);
}

function awsObject(access: Access, actions: readonly string[]): string {
  const { resource, negated } = access;
  const except = negated === 'resource' || negated === 'both' ? 'everything but ' : '';
  if (resource === '*') return `${except}everything in ${awsServices(actions)}`;
  return `${except}${shortList(resource.split(/,\s*/).map(awsResource))}`;
}

function roleObject({ resource }: Access): string {
  return resource === '*' ? 'any role' : shortList(resource.split(/,\s*/).map(awsResource));
}

const services: Readonly<Record<string, string>> = {
  ec2: 'servers and networks (EC2)',
  s3: 'storage (S3)',
  iam: 'identities and rights (IAM)',
  kms: 'encryption keys (KMS)',
  logs: 'logs',
  cloudwatch: 'monitoring (CloudWatch)',
  cloudtrail: 'the audit trail (CloudTrail)',
  cloudformation: 'infrastructure (CloudFormation)',
  dynamodb: 'databases (DynamoDB)',
  rds: 'databases (RDS)',
  lambda: 'functions (Lambda)',
  secretsmanager: 'stored secrets',
  ssm: 'server management (SSM)',
  sns: 'notifications (SNS)',
  sqs: 'queues (SQS)',
};

function awsServices(actions: readonly string[]): string {
  const names = [...new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))];
  if (names.includes('*') || names.every((name) => name === '')) return 'the account';
  return shortList(names.map((name) => services[name] ?? name));
}

/** `arn:aws:s3:::nw-finance-ledger/*` is "everything in nw-finance-ledger". */
function awsResource(arn: string): string {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return arn;
  const resource = parts.slice(5).join(':');
  if (resource === '*') return `everything in ${services[parts[2] ?? ''] ?? parts[2]}`;
  const inside = resource.replace(/\/\*$/, '');
  const name = inside.replace(/^(role|user|group|policy|instance-profile)\//, '$1 ');
  return inside === resource ? name : `everything in ${name}`;
}

function kubernetesDeeds({ privilege, resource }: Access): string {
  const { verbs, resources } = kubernetesRuleOf(privilege);
  const place = `in ${resource === 'cluster' ? 'the whole cluster' : resource}`;
  const what = resources.some((name) => name === '*' || name === '*.*') ? 'everything' : shortList(resources);
  const special = verbs.filter((verb) => ['bind', 'escalate', 'impersonate'].includes(verb));
  if (special.length === verbs.length) return `${joined(special)} ${what} ${place}`;
  return `${deedWords(verbs.map(kubernetesDeed))} ${what} ${place}`;
}

function kubernetesDeed(verb: string): Deed {
  if (verb === '*') return 'do everything with';
  if (['get', 'list', 'watch'].includes(verb)) return 'read';
  return verb.startsWith('delete') ? 'delete' : 'change';
}

function joined(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function shortList(words: readonly string[]): string {
  return words.length <= 3 ? joined(words) : `${words.slice(0, 2).join(', ')} and ${words.length - 2} more`;
}
