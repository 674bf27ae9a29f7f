// English of the sentence of a case: "The service account X in AWS account Y may read everything in Z." The German of it
// has the same shape, so that nothing can be missing there.
import { joined, listed } from '../sentence-words.ts';

const services = {
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

/** Names under which Google Cloud and Kubernetes let in more than one identity. */
const everybody = {
  allUsers: 'Anybody on the internet',
  allAuthenticatedUsers: 'Anybody with a Google account',
  'system:anonymous': 'Anybody who reaches the cluster, without signing in',
  'system:unauthenticated': 'Anybody who reaches the cluster, without signing in',
  'system:authenticated': 'Anybody who can sign in to the cluster',
};

/** What a place of Google Cloud is called; others by their own name. */
const googleSorts: Readonly<Record<string, string>> = {};

export type Sort = 'azure' | 'directory' | 'app' | 'role' | 'entitlement';
const sorts: Readonly<Record<Sort, string>> = {
  azure: 'Azure role',
  directory: 'directory role',
  app: 'app role',
  role: 'role',
  entitlement: 'entitlement',
};

/** A thing as the object of what somebody does, and after "of". */
export interface Cased {
  readonly object: string;
  readonly of: string;
}

function same(text: string): Cased {
  return { object: text, of: text };
}

export const sentenceEnglish = {
  services,
  everybody,
  sentence: (holder: string, system: string, purpose: string, may: boolean, deeds: string, circumstances: string) =>
    `${holder} ${system}${purpose} ${may ? 'may' : 'may not'} ${deeds}${circumstances}.`,
  purpose: (text: string) => ` (purpose: ${text})`,
  becomes: (who: string, may: boolean, role: string, system: string, circumstances: string) =>
    `${who} ${may ? 'may' : 'may not'} become ${role} ${system}${circumstances}.`,
  federates: (
    issuer: string | null,
    subject: string,
    may: boolean,
    holder: string,
    system: string,
    circumstances: string,
  ) =>
    `Whoever has a token${issuer === null ? '' : ` from ${issuer}`} for ${subject} ${may ? 'may' : 'may not'} act as ${holder} ${system}${circumstances}.`,
  knownOnlyById: (one: string, id: string) => `${one} known only by its id ${id}`,
  somebody: 'Somebody',
  inProduction: ', in production',
  underCondition: ', under a condition',
  since: (day: string) => `, since ${day}`,
  grantedBy: (by: string, dated: boolean) => `${dated ? ' and' : ','} granted by ${by}`,
  somebodyWithId: (id: string) => `somebody known only by the id ${id}`,

  anybody: 'Anybody',
  everybodyBut: (others: string) => `Everybody but ${others}`,
  whoeverAccountLets: (account: string) => `Whoever ${account} lets`,
  awsService: (service: string) => `The AWS service ${service}`,
  whoeverSignsInThrough: (provider: string) => `Whoever signs in through ${provider}`,
  programVouchedFor: (provider: string) => `A program that ${provider} vouches for`,
  principal: (sort: 'user' | 'role' | 'session', name: string, account: string) => `The ${sort} ${name} of ${account}`,
  identityGone: (id: string) => `An identity that no longer exists (id ${id})`,
  whoeverSignsInAs: (name: string) => `Whoever signs in as ${name}`,

  deeds: { read: 'read', run: 'run', change: 'change', delete: 'delete' },
  doing: (deeds: readonly string[], object: string) => `${joined(deeds)} ${object}`,
  doEverythingWith: (object: string) =>
    /^everything\b/.test(object) ? object.replace(/^everything\b/, 'do everything') : `do everything with ${object}`,
  doEverythingOn: (object: string) =>
    /^everything\b/.test(object) ? object.replace(/^everything\b/, 'do everything') : `do everything on ${object}`,
  doEverythingBut: (excepted: string, object: string | null) =>
    `do everything but ${excepted} ${object === null ? 'in the account' : `on ${object}`}`,
  handOver: (role: string) => `hand ${role} over to a service`,
  become: (role: string) => `become ${role}`,
  anyRole: 'any role',
  everythingBut: (object: string) => `everything but ${object}`,
  everything: 'everything',
  everythingIn: (place: string) => `everything in ${place}`,
  everythingInAccount: 'everything in the account',
  sortsOfArn: {
    role: 'role',
    user: 'user',
    group: 'group',
    policy: 'policy',
    'instance-profile': 'instance-profile',
    table: 'table',
    key: 'key',
    alias: 'alias',
    topic: 'topic',
    secret: 'secret',
    function: 'function',
    'log-group': 'log-group',
    stack: 'stack',
  },
  everyOne: {
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
  },

  named: (sort: Sort, name: string) => `the ${sorts[sort]} ${name}`,
  unnamed: (sort: Sort, id: string) => `an unknown ${sorts[sort]} (id ${id})`,
  doWhatPolicyAllows: (policy: string, onEverything: boolean) =>
    `do what the policy ${policy} allows${onEverything ? ' on everything in the account' : ''}`,
  doEverythingInVault: 'do everything in Vault by the policy root',
  doWhatAllows: (role: string, where: string) => `do what ${role} allows${where === '' ? '' : ` ${where}`}`,
  takeUp: (role: string, where: string) => `take up ${role} and then do what it allows ${where}`,
  inTenant: 'in the whole tenant',
  inManagementGroup: (name: string) => `in the management group ${name}`,
  inSubscription: (id: string) => `in the subscription ${id}`,
  inResourceGroup: (name: string) => `in the resource group ${name}`,
  inDirectory: 'in the whole directory',
  inAdministrativeUnit: (name: string) => `in the administrative unit ${name}`,
  inApplication: (id: string) => `in the application ${id}`,
  inUnnamed: (file: string) => `in a resource that ${file} does not name`,
  inGoogle: (sort: string, name: string) => `in the ${googleSorts[sort] ?? sort} ${name}`,
  inCluster: 'in the whole cluster',
  inPlace: (place: string) => `in ${place}`,
  onPlace: (place: string) => `on ${place}`,
  ofPlace: (place: string) => `of ${place}`,
  /** Places that our own readers name in words. */
  place: (resource: string) => resource,
  applicationById: (id: string) => `an application known only by its id ${id}`,
  signInTo: (application: string) => `sign in to ${application}`,
  rightOf: (right: string, of: string) => `use ${right} of ${of}`,
  usage: (thing: string) => `use ${thing}`,
  scopeForPeople: (scope: string, of: string) => `use the scope ${scope} of ${of} for people who sign in`,
  permission: (permission: string, where: string) =>
    `use the permission ${permission}${where === '' ? '' : ` ${where}`}`,
  oauthScope: (scope: string, where: string) => `use the OAuth scope ${scope} ${where}`,
  call: (what: string, where: string) => `call ${what} in ${where}`,
  codeByDeployKey: (writes: boolean, repository: string) =>
    `${writes ? 'read and change' : 'read'} the code of ${repository} as a deploy key`,
  beUsedBy: (by: 'actions' | 'dependabot' | 'codespaces', where: string) =>
    `be used by ${by === 'dependabot' ? 'Dependabot' : by === 'codespaces' ? 'development machines' : 'workflows'} in ${where}`,
  receiveEvents: (events: string, of: string) => `receive the events ${events} of ${of}`,
  githubDeed: (level: string, on: string, where: string) =>
    `${level === 'admin' ? 'rule over' : level === 'write' ? 'read and change' : 'read'} ${on} ${where}`,
  onlyNamed: (names: string) => ` (only ${names})`,
  verbs: {
    bind: 'bind',
    escalate: 'escalate',
    impersonate: 'impersonate',
    use: 'use',
    approve: 'approve',
    sign: 'sign',
  },
  oktaApplication: (name: string) => same(`the application ${name}`),
  oktaThing: (sort: string, name: string) => same(`the ${sort} ${name}`),
  oktaSet: (name: string) => same(`the resource set ${name}`),
  oktaSetById: (id: string) => same(`the resource set with the id ${id}`),
  oktaNamed: (resource: string) => same(resource),
  asPolicyGrants: (resource: string) => `use ${resource}, as a policy grants it`,
  unknownBundle: (id: string, of: string) => `use an unknown bundle (id ${id}) of ${of}`,
  list: (words: readonly string[]) => listed(words, 'en'),
};

export type SentenceWords = typeof sentenceEnglish;
