// Kinds, systems and facts in the words of people who decide and are no security engineers.
import type { Subject, Value } from './facts.ts';

const kinds: Readonly<Record<string, string>> = {
  service_account: 'a service account',
  user: 'a user',
  role: 'a role',
  group: 'a group',
  application: 'an application',
  managed_identity: 'a managed identity',
  account_root: 'the root of an account',
  bot: 'a bot',
  agent: 'an AI agent',
  external_principal: 'a principal from outside',
  other: 'a machine identity',
};

/** `a service account`, `an application`. */
export function kindInWords(kind: string): string {
  return kinds[kind] ?? `a ${kind.replaceAll('_', ' ')}`;
}

const platforms: Readonly<Record<string, string>> = {
  aws: 'AWS account',
  azure: 'Azure',
  entra: 'Microsoft Entra tenant',
  gcp: 'Google Cloud',
  github: 'GitHub',
  gitlab: 'GitLab',
  kubernetes: 'Kubernetes cluster',
  okta: 'Okta',
  snowflake: 'Snowflake',
  vault: 'Vault',
};

/** `aws:123456789012` is "AWS account 123456789012"; a system that is named otherwise keeps its name. */
export function systemInWords(system: string): string {
  const colon = system.indexOf(':');
  const platform = platforms[(colon === -1 ? system : system.slice(0, colon)).toLowerCase()];
  if (platform === undefined) return system;
  return colon === -1 ? platform : `${platform} ${system.slice(colon + 1)}`;
}

interface Label {
  readonly label: string;
  readonly mono?: boolean;
}

const shared: Readonly<Record<string, Label>> = {
  scope: { label: 'Where it lives' },
  environment: { label: 'Environment' },
  last_use: { label: 'Last used' },
  last_use_state: { label: 'Last used' },
  last_use_at: { label: 'Last used' },
  status: { label: 'Status' },
  created_at: { label: 'Created' },
  created_by: { label: 'Created by' },
  expires_at: { label: 'Ends' },
  never_expires: { label: 'Has no end' },
  resource: { label: 'On', mono: true },
  rule: { label: 'Rule', mono: true },
  last_four: { label: 'Ends in', mono: true },
};

const labels: Readonly<Record<Subject, Readonly<Record<string, Label>>>> = {
  identity: {
    kind: { label: 'Kind' },
    name: { label: 'Name' },
    native_id: { label: 'Id in the system', mono: true },
    owner: { label: 'Owner' },
    owner_basis: { label: 'How the owner is known' },
    owner_email: { label: "Owner's address" },
    owner_status: { label: "Owner's status" },
    purpose: { label: 'Purpose' },
    interactive: { label: 'A person signs in with it' },
    external_organisation: { label: 'Belongs to' },
    vendor_managed: { label: "Managed by the platform's vendor" },
    break_glass: { label: 'For emergencies only' },
    default_account: { label: 'Default account' },
    workloads: { label: 'Workloads that use it' },
    tags: { label: 'Tags' },
    seen_in: { label: 'Also seen in' },
  },
  credential: {
    kind: { label: 'Kind' },
    native_id: { label: 'Id in the system', mono: true },
    rotated_at: { label: 'Rotated' },
    expires_at: { label: 'Expires' },
    never_expires: { label: 'Never expires' },
    holder: { label: 'Held by' },
    restricted: { label: 'Restricted in where it works' },
  },
  entitlement: {
    privilege_kind: { label: 'Kind of privilege', mono: true },
    privilege: { label: 'May do', mono: true },
    effect: { label: 'Effect' },
    negated: { label: 'Written as an exception' },
    condition: { label: 'Condition', mono: true },
    boundary: { label: 'Limited by', mono: true },
    path: { label: 'How it gets the access' },
    granted_at: { label: 'Granted' },
    granted_by: { label: 'Granted by' },
    administrator: { label: 'Administrator' },
    escalates: { label: 'Can raise rights' },
    wildcard: { label: 'Uses a wildcard' },
    public: { label: 'Open to everybody' },
    external: { label: 'Open to another organisation' },
    conditioned: { label: 'Narrowed by a condition' },
    loose_federation: { label: 'Federation with a loose subject' },
    principal_exists: { label: 'The holder exists' },
    grants_own_access: { label: 'Can both grant and use it' },
    advice: { label: "Provider's advice" },
  },
  finding: {
    identity_hint: { label: 'Names', mono: true },
    kind: { label: 'Kind' },
    tool: { label: 'Found by' },
    title: { label: 'Finding' },
    severity: { label: 'Severity' },
    state: { label: 'State' },
    first_seen: { label: 'First seen' },
    last_seen: { label: 'Last seen' },
  },
  action: {
    performed_by: { label: 'Performed by' },
    party: { label: 'Party' },
    activity: { label: 'Activity', mono: true },
    verb: { label: 'What was done' },
    target: { label: 'To', mono: true },
    at: { label: 'When' },
    ticket: { label: 'Ticket', mono: true },
    approval: { label: 'Approval claimed' },
    state: { label: 'State' },
  },
};

/** A fact's label; `identity.owner` among the facts of an entitlement is the identity's. */
export function labelOf(subject: Subject, fact: string): { label: string; mono: boolean } {
  if (subject === 'entitlement' && fact.startsWith('identity.'))
    return labelOf('identity', fact.slice('identity.'.length));
  const { label, mono = false } = labels[subject][fact] ?? shared[fact] ?? { label: fact.replaceAll('_', ' ') };
  return { label, mono };
}

const flags: ReadonlySet<string> = new Set([
  'interactive',
  'vendor_managed',
  'break_glass',
  'default_account',
  'never_expires',
  'restricted',
  'administrator',
  'escalates',
  'wildcard',
  'public',
  'external',
  'conditioned',
  'loose_federation',
  'principal_exists',
  'grants_own_access',
]);

const values: Readonly<Record<string, string>> = {
  non_production: 'not production',
  not_in_window: 'not in the tracking window',
};

/** A stored value as people read it; null stays null. */
export function valueInWords(fact: string, value: Value): string | null {
  if (value === null) return null;
  const column = fact.startsWith('identity.') ? fact.slice('identity.'.length) : fact;
  if (flags.has(column)) return Number(value) === 1 ? 'yes' : 'no';
  if (column === 'kind') return String(value).replaceAll('_', ' ');
  if (column === 'tags') return tagsInWords(String(value));
  return values[String(value)] ?? String(value);
}

function tagsInWords(text: string): string | null {
  const tags = Object.entries(JSON.parse(text) as Record<string, string>);
  return tags.length === 0 ? null : tags.map(([key, value]) => `${key}: ${value}`).join(', ');
}
