// What it means that somebody may become a role of AWS, by who that is. Source: "AWS JSON policy elements: Principal" and
// the chapters on roles of the IAM user guide. In our own words.
import { conditionMembers, lookUp, most } from './explanations.ts';

/** Services that run what customers put in: whoever decides what runs there has the role. */
const runners: Readonly<Record<string, string>> = {
  'ec2.amazonaws.com': 'Every program on the servers that have this role acts with its rights.',
  'lambda.amazonaws.com': 'The code of the functions that have this role acts with its rights.',
  'ecs-tasks.amazonaws.com': 'The programs in containers that have this role act with its rights.',
  'codebuild.amazonaws.com': 'The commands of builds that have this role act with its rights.',
  'glue.amazonaws.com': 'The code of data jobs that have this role acts with its rights.',
  'sagemaker.amazonaws.com': 'The code of notebooks and jobs that have this role acts with its rights.',
  'states.amazonaws.com': 'Procedures that have this role act with its rights.',
  'ssm.amazonaws.com': 'Procedures of server management that have this role act with its rights.',
  'cloudformation.amazonaws.com': 'Infrastructure is built and changed with the rights of this role.',
};

/** `by` is the principal as the trust names it; `conditions` are the keys that its condition looks at. */
export function explainTrust(by: string, conditions: readonly string[]): string | null {
  const subject = conditions.some((key) => key.endsWith(':sub'));
  if (by === '*') return 'Anybody at all can take on the rights of the role, as far as no condition keeps them out.';
  if (by.startsWith('all but ')) return 'All the others can take on the rights of the role, also those who come later.';
  if (/^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/.test(by))
    return 'That account itself decides which of its users and roles take on the rights of the role.';
  if (/:saml-provider\//.test(by)) return 'Whom the sign-in lets into the role is decided there, outside this account.';
  if (/:oidc-provider\/|^(accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity\.)/.test(by)) {
    const whom = subject
      ? 'The condition says which programs.'
      : 'No condition says which programs, so every one there can.';
    return `Programs that this provider vouches for take on the rights of the role, without a stored key. ${whom}`;
  }
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(by))
    return lookUp(runners, by) ?? 'The service works with the rights of the role for whoever set it up to do so.';
  if (/^arn:[a-z-]+:(iam|sts)::\d{12}:/.test(by)) return 'It then has all the rights of the role, in place of its own.';
  return null;
}

/** What a condition looks at, in words; what is not listed is not guessed. Source: IAM condition key references. */
const looksAt: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^aws:multifactorauth(present|age)$/, 'a second factor'],
  [/^aws:(sourceip|vpcsourceip)$/, 'the network address'],
  [/^aws:sourcevpce?$/, 'the network'],
  [/^aws:principalorg(id|paths)$/, 'the organisation of the caller'],
  [/^aws:(principalaccount|sourceaccount|sourcearn)$/, 'the account or resource that calls'],
  [/^aws:(currenttime|epochtime|tokenissuetime)$/, 'the time'],
  [/^aws:(principaltag|requesttag|resourcetag|tagkeys)/, 'labels'],
  [/^[a-z0-9-]+:resourcetag/, 'labels'],
  [/^aws:requestedregion$/, 'the region'],
  [/^aws:securetransport$/, 'an encrypted connection'],
  [/^iam:passedtoservice$/, 'the service that the role is handed to'],
  [/^iam:(policyarn|permissionsboundary)$/, 'the policy that it is about'],
  [/^iam:awsservicename$/, 'the service that the role is for'],
  [/^sts:externalid$/, 'an agreed word'],
  [/^kms:(viaservice|encryptioncontext.*)$/, 'the service that the key is used through'],
  [/^s3:prefix$/, 'the place in the storage'],
  [/:sub$/, 'the program that asks'],
  [/:aud$/, 'whom the token is for'],
];

export function conditionKeys(condition: string | null): readonly string[] {
  return Object.values(conditionMembers(condition)).flatMap((part) =>
    typeof part === 'object' && part !== null ? Object.keys(part).map((key) => key.toLowerCase()) : [],
  );
}

export function explainCondition(condition: string | null): string | null {
  if (condition === null) return null;
  const keys = conditionKeys(condition);
  const words = keys.map((key) => looksAt.find(([pattern]) => pattern.test(key))?.[1] ?? null);
  const known = [...new Set(words.filter((word) => word !== null))];
  if (known.length === 0 || known.length > most || words.includes(null)) return 'This holds only under a condition.';
  return `This holds only under a condition on ${known.join(' and on ')}.`;
}
