// What an entitlement of AWS allows, as the words after "may"; and who may become a role.

import { awsActionsOf } from './privileges/aws.ts';
import { lookUp } from './privileges/explanations.ts';
import type { Access } from './sentence.ts';
import { awsDeed, deedWords } from './sentence-deeds.ts';
import { cut, shortList } from './sentence-words.ts';
import { systemInWords } from './words.ts';

export function awsDeeds(access: Access, most: number): string {
  const actions = awsActionsOf(access.privilege);
  const object = awsObject(access, actions, most);
  if (access.negated === 'privilege' || access.negated === 'both') {
    const excepted = shortList(actions.map((action) => cut(action, most)));
    return `do everything but ${excepted} ${access.resource === '*' ? 'in the account' : `on ${object}`}`;
  }
  if (actions.every((action) => /^iam:passrole$/i.test(action)))
    return `hand ${roleObject(access, most)} over to a service`;
  if (actions.every((action) => /^sts:assumerole/i.test(action))) return `become ${roleObject(access, most)}`;
  if (actions.some((action) => action === '*' || action === '*:*')) return `do everything on ${object}`;
  return `${deedWords(actions.map(awsDeed))} ${object}`;
}

function awsObject(access: Access, actions: readonly string[], most: number): string {
  const { resource, negated } = access;
  const except = negated === 'resource' || negated === 'both' ? 'everything but ' : '';
  if (resource === '*') return `${except}everything in ${awsServices(actions)}`;
  return `${except}${shortList(resource.split(/,\s*/).map((arn) => cut(awsResource(arn), most)))}`;
}

function roleObject({ resource }: Access, most: number): string {
  return resource === '*' ? 'any role' : shortList(resource.split(/,\s*/).map((arn) => cut(awsResource(arn), most)));
}

const services: Readonly<Record<string, string>> = {
  apigateway: 'interfaces (API Gateway)',
  cloudformation: 'infrastructure (CloudFormation)',
  cloudtrail: 'the audit trail (CloudTrail)',
  cloudwatch: 'monitoring (CloudWatch)',
  codebuild: 'builds (CodeBuild)',
  dynamodb: 'databases (DynamoDB)',
  ec2: 'servers and networks (EC2)',
  ecr: 'program images (ECR)',
  ecs: 'containers (ECS)',
  eks: 'Kubernetes clusters (EKS)',
  glue: 'data jobs (Glue)',
  iam: 'identities and rights (IAM)',
  kms: 'encryption keys (KMS)',
  lambda: 'functions (Lambda)',
  logs: 'logs',
  organizations: 'the organisation',
  rds: 'databases (RDS)',
  route53: 'names in the internet (Route 53)',
  s3: 'storage (S3)',
  sagemaker: 'machine learning (SageMaker)',
  secretsmanager: 'stored secrets',
  sns: 'notifications (SNS)',
  sqs: 'queues (SQS)',
  ssm: 'server management (SSM)',
  sts: 'sessions and roles (STS)',
};

function awsServices(actions: readonly string[]): string {
  const names = [...new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))];
  if (names.includes('*') || names.every((name) => name === '')) return 'the account';
  return shortList(names.map((name) => lookUp(services, name) ?? name));
}

/** `arn:aws:s3:::nw-finance-ledger/*` is "everything in nw-finance-ledger". */
function awsResource(arn: string): string {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return arn;
  const resource = parts.slice(5).join(':');
  if (resource === '*') return `everything in ${lookUp(services, parts[2] ?? '') ?? parts[2]}`;
  const every = lookUp(everyOne, resource);
  if (every !== null) return every;
  const inside = resource.replace(/\/\*$/, '');
  const name = inside
    .replace(/^(role|user|group|policy|instance-profile|table|key|alias|topic)\//, '$1 ')
    .replace(/^(secret|function|log-group|stack):/, '$1 ');
  return inside === resource ? name : `everything in ${name}`;
}

const everyOne: Readonly<Record<string, string>> = {
  'role/*': 'any role',
  'user/*': 'any user',
  'group/*': 'any group',
  'policy/*': 'any policy',
  'key/*': 'any key',
  'secret:*': 'any stored secret',
  'function:*': 'any function',
  'parameter/*': 'any stored setting',
  'table/*': 'any table',
  'instance/*': 'any server',
};

/** The principal of a trust at the beginning of a sentence. */
export function trusteeInWords(by: string, most: number): string {
  if (by === '*') return 'Anybody';
  if (by.startsWith('all but ')) return `Everybody but ${cut(by.slice('all but '.length), most)}`;
  const account = /^(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?$/.exec(by)?.[1];
  if (account !== undefined) return `Whoever ${systemInWords(`aws:${account}`)} lets`;
  if (/\.amazonaws\.com(\.cn)?$/.test(by) && !by.startsWith('arn:')) return `The AWS service ${by}`;
  const provider = /^arn:[a-z-]+:iam::\d{12}:(saml|oidc)-provider\/(.+)$/.exec(by);
  if (provider !== null)
    return provider[1] === 'saml'
      ? `Whoever signs in through ${cut(provider[2] ?? by, most)}`
      : `A program that ${cut(provider[2] ?? by, most)} vouches for`;
  const principal = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):(role|user|assumed-role|federated-user)\/(.+)$/.exec(by);
  if (principal !== null) {
    const kind = principal[2] === 'user' ? 'user' : principal[2] === 'role' ? 'role' : 'session';
    return `The ${kind} ${cut(principal[3] ?? by, most)} of ${systemInWords(`aws:${principal[1]}`)}`;
  }
  if (/^(AIDA|AROA|AIPA)[A-Z0-9]{12,}$/.test(by)) return `An identity that no longer exists (id ${by})`;
  return `Whoever signs in as ${cut(by, most)}`;
}
