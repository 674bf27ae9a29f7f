// When two names are alike, and which ids exist only once in the world. Pure.

/** ARNs of IAM, GUIDs, service accounts' addresses, access key ids: no two things share one. */
export function isGlobalId(id: string): boolean {
  return (
    /^arn:[a-z-]+:(iam|sts)::\d{12}:./.test(id) ||
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id) ||
    /^[^@\s]+@[a-z0-9.-]+\.gserviceaccount\.com$/.test(id) ||
    /^A(KIA|SIA|ROA|IDA)[A-Z0-9]{12,}$/.test(id)
  );
}

/** Names that everybody gives: that two have one of them says nothing. */
const common: ReadonlySet<string> = new Set([
  'access',
  'account',
  'administrator',
  'automation',
  'backend',
  'backup',
  'builder',
  'cluster',
  'controller',
  'default',
  'deploy',
  'deployer',
  'deployment',
  'developer',
  'frontend',
  'gateway',
  'github',
  'jenkins',
  'manager',
  'monitoring',
  'operator',
  'pipeline',
  'production',
  'readonly',
  'runner',
  'scheduler',
  'service',
  'service-account',
  'staging',
  'system',
  'terraform',
  'worker',
]);

const shortest = 6;

/**
 * What a name is compared by: itself, its part after the last `/`, and that without the words which only say what sort
 * of thing it is. Empty for names that say nothing.
 */
export function nameKeys({ name }: { readonly name: string }): string[] {
  const whole = name.trim().toLowerCase();
  const last = whole.slice(whole.lastIndexOf('/') + 1);
  const bare = last
    .replace(/@.*$/, '')
    .replaceAll(/[_.\s]+/g, '-')
    .replace(/^(svc|sa|app|bot|role|srv|service)-/, '')
    .replace(/-(svc|sa|role|irsa|app|bot|service-account|serviceaccount|user|identity)$/, '');
  return [...new Set([whole, bare])].filter((key) => key.length >= shortest && !common.has(key));
}
