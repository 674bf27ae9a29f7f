// What well-known privileges let their holder do, in plain words. A privilege that is not in these tables has no
// explanation: nothing is better than a guess.

interface Explained {
  /** Of one action, in lower case. */
  readonly pattern: RegExp;
  readonly text: string;
}

/** AWS actions; sources: the service authorization reference of AWS, and the known ways to raise rights through IAM. */
const awsActions: readonly Explained[] = [
  { pattern: /^\*(:\*)?$/, text: 'It can do everything in the account, including giving itself and others any right.' },
  { pattern: /^iam:\*$/, text: 'It rules over all identities and rights of the account, its own included.' },
  {
    pattern: /^iam:passrole$/,
    text: 'It can hand a role to a service and so work with the rights of that role, which may be more than its own.',
  },
  {
    pattern: /^sts:assumerole(withsaml|withwebidentity)?$/,
    text: 'It can become another role and then has all the rights of that role.',
  },
  { pattern: /^iam:createaccesskey$/, text: 'It can make access keys, also for other users, and then act as them.' },
  {
    pattern: /^iam:(create|update)loginprofile$/,
    text: 'It can set a console password for a user and then sign in as that user.',
  },
  {
    pattern: /^iam:(createpolicyversion|setdefaultpolicyversion)$/,
    text: 'It can rewrite what an existing policy allows, for everybody who has that policy.',
  },
  {
    pattern: /^iam:(attach|put)(user|role|group)policy$/,
    text: 'It can give users, roles or groups further rights, possibly itself.',
  },
  {
    pattern: /^iam:addusertogroup$/,
    text: 'It can put a user into any group and so give it the rights of that group.',
  },
  { pattern: /^iam:updateassumerolepolicy$/, text: 'It can change who may become a role, and so let itself in.' },
  {
    pattern: /^iam:(create|delete)(user|role|group|policy)$/,
    text: 'It can make or remove identities and policies of the account.',
  },
  {
    pattern: /^iam:createservicelinkedrole$/,
    text: 'It can set up the role that an AWS service needs to work in the account.',
  },
  { pattern: /^s3:\*$/, text: 'It can read, change, delete and share everything in the storage that it covers.' },
  { pattern: /^s3:getobject$/, text: 'It can read the stored files.' },
  { pattern: /^s3:putobject$/, text: 'It can write stored files and overwrite those that are there.' },
  { pattern: /^s3:deleteobject$/, text: 'It can delete stored files.' },
  {
    pattern: /^s3:(putbucketpolicy|putbucketacl|putobjectacl)$/,
    text: 'It can decide who else gets at the stored files, the public included.',
  },
  { pattern: /^s3:listallmybuckets$/, text: 'It can see the names of all storage buckets, not what is in them.' },
  { pattern: /^kms:\*$/, text: 'It rules over encryption keys: it can use them, share them and have them destroyed.' },
  { pattern: /^kms:decrypt$/, text: 'It can read what was encrypted with the key.' },
  { pattern: /^kms:(creategrant|putkeypolicy)$/, text: 'It can let others use an encryption key.' },
  {
    pattern: /^kms:schedulekeydeletion$/,
    text: 'It can have an encryption key destroyed, and with it all that it protects.',
  },
  { pattern: /^secretsmanager:(\*|getsecretvalue)$/, text: 'It can read stored passwords and keys in clear.' },
  {
    pattern: /^ssm:getparameters?(bypath)?$/,
    text: 'It can read stored settings, which often hold passwords and keys.',
  },
  { pattern: /^ssm:(sendcommand|startsession)$/, text: 'It can run commands on servers.' },
  { pattern: /^ec2:\*$/, text: 'It can start, change and delete servers and the networks around them.' },
  {
    pattern: /^ec2:runinstances$/,
    text: 'It can start new servers, which costs money and, with a role handed to them, gives the rights of that role.',
  },
  { pattern: /^ec2:terminateinstances$/, text: 'It can delete servers for good.' },
  {
    pattern: /^lambda:(updatefunctioncode|createfunction)$/,
    text: 'It can put its own code into functions, which then runs with their rights.',
  },
  { pattern: /^lambda:invokefunction$/, text: 'It can start functions.' },
  {
    pattern: /^cloudformation:(createstack|updatestack|executechangeset)$/,
    text: 'It can build and change infrastructure with the rights of the stack.',
  },
  { pattern: /^dynamodb:\*$/, text: 'It can read, change and delete everything in the databases that it covers.' },
  { pattern: /^rds:(\*|deletedbinstance)$/, text: 'It can delete databases.' },
  {
    pattern: /^cloudtrail:(\*|stoplogging|deletetrail|updatetrail)$/,
    text: 'It can switch off or bend the record of who did what.',
  },
  { pattern: /^logs:(deleteloggroup|deletelogstream)$/, text: 'It can delete logs.' },
  { pattern: /^organizations:\*$/, text: 'It rules over all accounts of the organisation.' },
];

interface KubernetesExplained {
  readonly verbs: RegExp;
  readonly resources: RegExp;
  readonly text: string;
}

/** Kubernetes RBAC; source: "RBAC good practices" of the Kubernetes documentation. */
const kubernetesRules: readonly KubernetesExplained[] = [
  {
    verbs: /^\*$/,
    resources: /^\*/,
    text: 'It can do everything there, including giving itself and others any right.',
  },
  {
    verbs: /^(get|list|watch|\*)$/,
    resources: /^secrets$/,
    text: 'It can read stored passwords, tokens and keys in clear.',
  },
  { verbs: /^(bind|escalate)$/, resources: /roles/, text: 'It can give out rights that it does not have itself.' },
  { verbs: /^impersonate$/, resources: /./, text: 'It can act as somebody else, with all their rights.' },
  {
    verbs: /^(create|update|patch|\*)$/,
    resources: /^(pods|deployments|daemonsets|statefulsets|replicasets|jobs|cronjobs|replicationcontrollers)(\.|$)/,
    text: 'It can run programs there, as any service account of the namespace.',
  },
  {
    verbs: /^(create|get|\*)$/,
    resources: /^pods\/(exec|attach|portforward)/,
    text: 'It can go into running programs and see and do what they can.',
  },
  {
    verbs: /^(create|\*)$/,
    resources: /^serviceaccounts\/token/,
    text: 'It can make tokens for service accounts and then act as them.',
  },
  {
    verbs: /^(create|update|patch|\*)$/,
    resources: /^(cluster)?rolebindings/,
    text: 'It can give others, or itself, roles.',
  },
  {
    verbs: /^(create|update|patch|\*)$/,
    resources: /^nodes(\/proxy)?/,
    text: 'It can reach into the machines that the cluster runs on.',
  },
  {
    verbs: /^(create|update|patch|\*)$/,
    resources: /webhookconfigurations/,
    text: 'It can read and change everything that is sent to the cluster.',
  },
];

const roles: Readonly<Record<string, string>> = {
  'cluster-admin': 'It can do everything in the cluster, including giving itself and others any right.',
  'roles/owner': 'It can do everything in the project, including giving others access.',
  'roles/editor': 'It can change and delete nearly everything in the project.',
  'roles/viewer': 'It can read nearly everything in the project.',
  'roles/iam.serviceaccounttokencreator': 'It can act as the service accounts that this covers.',
  'roles/iam.serviceaccountuser': 'It can run things as the service accounts that this covers.',
  'global administrator': 'It can do everything in the tenant, including giving itself and others any right.',
  'privileged role administrator': 'It can give anybody any role, itself included.',
  'application administrator': 'It can add secrets to applications and then act as them.',
  owner: 'It can do everything there, including giving others access.',
  contributor: 'It can change and delete everything there, but not give others access.',
  'user access administrator': 'It can give anybody access there, itself included.',
  reader: 'It can read everything there.',
  accountadmin: 'It can do everything in the account, including giving itself and others any right.',
  securityadmin: 'It can give anybody access to anything in the account.',
  super_admin: 'It can do everything in the organisation, including giving itself and others any right.',
  'application.readwrite.all': 'It can change every application of the tenant, add secrets to them and act as them.',
  'rolemanagement.readwrite.directory': 'It can give anybody any role of the directory, itself included.',
  'directory.readwrite.all': 'It can change everything in the directory.',
  'mail.read': 'It can read mail in all mailboxes that it covers.',
  'mail.readwrite': 'It can read, change and delete mail in all mailboxes that it covers.',
  'files.readwrite.all': 'It can read, change and delete all files that it covers.',
};

/** The tables by name of the managed policies of AWS that everybody uses. */
const awsPolicies: Readonly<Record<string, string>> = {
  administratoraccess: 'It can do everything in the account, including giving itself and others any right.',
  poweruseraccess: 'It can do everything in the account except managing identities and rights.',
  iamfullaccess: 'It rules over all identities and rights of the account, its own included.',
  readonlyaccess: 'It can read nearly everything in the account.',
  securityaudit: 'It can read how everything in the account is set up, not the content.',
};

/** The most telling things that a privilege allows, at most three; null when none of it is known. */
export function explainPrivilege(privilegeKind: string, privilege: string): string | null {
  const known = (name: string) => awsPolicies[name.toLowerCase()] ?? roles[name.toLowerCase()] ?? null;
  if (privilegeKind.startsWith('aws.')) {
    const texts = awsTexts(privilege);
    return texts.length > 0 ? texts.slice(0, 3).join(' ') : known(privilege);
  }
  if (privilegeKind === 'kubernetes.rule') {
    const texts = kubernetesTexts(privilege);
    return texts.length > 0 ? texts.slice(0, 3).join(' ') : null;
  }
  return known(privilege.trim());
}

function awsTexts(privilege: string): string[] {
  const actions = awsActionsOf(privilege).map((action) => action.toLowerCase());
  return awsActions.filter(({ pattern }) => actions.some((action) => pattern.test(action))).map(({ text }) => text);
}

/** `sts:AssumeRole, sts:TagSession by ec2.amazonaws.com` names the actions before `by`. */
export function awsActionsOf(privilege: string): string[] {
  return (privilege.split(' by ')[0] ?? '').split(',').map((action) => action.trim());
}

function kubernetesTexts(privilege: string): string[] {
  const { verbs, resources } = kubernetesRuleOf(privilege);
  const all = verbs.includes('*') && resources.some((resource) => resource.startsWith('*'));
  const rules = all ? kubernetesRules.slice(0, 1) : kubernetesRules.slice(1);
  return rules
    .filter(
      (rule) =>
        verbs.some((verb) => rule.verbs.test(verb)) && resources.some((resource) => rule.resources.test(resource)),
    )
    .map(({ text }) => text);
}

/** `get,list pods,secrets`: verbs, then what they are about. */
export function kubernetesRuleOf(privilege: string): { verbs: string[]; resources: string[] } {
  const [verbs = '', resources = ''] = privilege.split(' ');
  return { verbs: verbs.split(','), resources: resources.split(',') };
}
