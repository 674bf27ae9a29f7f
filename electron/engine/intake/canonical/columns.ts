// The columns of the product's own tables, which a provider can write when no tool's export fits. One table a record type:
// it is what the reader parses by, what the header is made from and what the provider's documentation prints.
import { credentialKinds, identityKinds } from '../record.ts';
import {
  type Columns,
  count,
  flag,
  lastFour,
  lastUse,
  links,
  name,
  oneOf,
  path,
  required,
  tags,
  text,
  time,
} from './column.ts';

const environment = oneOf('Where it works', ['production', 'non_production']);
const system = text(
  'The system it lives in, e.g. `aws:123456789012`; empty: the system that the bundle declares for this source',
);
const identitySystem = text('System of the identity; empty: the system that the bundle declares for this source');

export const identityColumns = {
  system,
  native_id: name('Its id in the system (ARN, object id, e-mail of a service account): stable, never a display name'),
  kind: required(oneOf('What it is', identityKinds), 'other'),
  name: name('Name as people know it'),
  scope: text('Account, namespace, tenant or project'),
  environment,
  owner: text('Who answers for it: a person, by name or e-mail'),
  owner_basis: oneOf(
    '`attested`: somebody filled it in on purpose; `inferred`: taken from a tag, a name or the creator',
    ['attested', 'inferred'],
  ),
  owner_email: text('E-mail of the owner'),
  owner_status: oneOf('Whether the owner is still there, or is a person of the provider', [
    'active',
    'left',
    'provider',
  ]),
  purpose: text('What it is for'),
  created_at: time('When it was made'),
  created_by: text('Who made it'),
  last_used: lastUse('When it was last used'),
  status: oneOf('Whether it works', ['active', 'disabled', 'deleted']),
  interactive: flag('A person signs in with it'),
  external_organisation: text('The organisation that owns it, when that is not the customer'),
  vendor_managed: flag("It belongs to the platform's vendor"),
  break_glass: flag('It is kept for emergencies'),
  default_account: flag('It is the default account of a namespace or project'),
  workloads: count('How many workloads use it'),
  links,
  tags,
} satisfies Columns;

export const credentialColumns = {
  identity_system: identitySystem,
  identity_native_id: name('Id of the identity that it belongs to'),
  native_id: name('Id of the credential (key id, serial number, secret name), never its value'),
  kind: required(oneOf('What it is', credentialKinds), 'other'),
  created_at: time('When it was made'),
  rotated_at: time('When it was last replaced'),
  expires_at: time('When it ends'),
  never_expires: flag('It has no end'),
  last_used: lastUse('When it was last used'),
  status: oneOf('Whether it works', ['active', 'inactive', 'deleted']),
  holder: oneOf('Who holds or can read the secret', ['customer', 'provider']),
  restricted: flag('Bound to addresses, scopes or referrers; for a webhook: its transport is verified'),
  last_four: lastFour,
} satisfies Columns;

export const entitlementColumns = {
  identity_system: identitySystem,
  identity_native_id: name('Id of the identity that has the access'),
  key: text(
    'What stays the same from quarter to quarter although the privilege may change; empty: made of privilege_kind, privilege, resource, effect and scope',
  ),
  privilege_kind: text('What sort of privilege it is, e.g. `role`, `scope`, `permission`; empty: `permission`'),
  privilege: name('The privilege as the system writes it'),
  resource: name('What it is a privilege on'),
  effect: oneOf('Empty: `allow`', ['allow', 'deny']),
  negated: oneOf('The privilege or resource names what is not covered', ['privilege', 'resource', 'both']),
  condition: text('The condition that limits it, as the system writes it'),
  scope: text('Account, namespace, tenant or project'),
  environment,
  boundary: text('A cap that limits it, by name'),
  path,
  granted_at: time('When it was granted'),
  granted_by: text('Who granted it'),
  expires_at: time('When it ends'),
  never_expires: flag('It has no end'),
  last_used: lastUse('When this access was last used'),
  administrator: flag('Full control: administrator, owner, everything on everything'),
  escalates: flag("Can raise its own or others' rights"),
  wildcard: flag('Has a wildcard in privilege or resource'),
  public: flag('Everybody or anonymous has it'),
  external: flag('Trusts or belongs to another organisation'),
  conditioned: flag('A condition narrows it'),
  loose_federation: flag('Federation whose subject is a wildcard or a pull request'),
  principal_exists: flag('The principal named in the grant exists'),
  grants_own_access: flag('Can both grant this access and use it'),
  advice: text('What the provider recommends: shown as advice, never as a decision'),
} satisfies Columns;

export const findingColumns = {
  native_id: name('Id of the finding in the tool'),
  identity_system: identitySystem,
  identity_native_id: text('Id of the identity concerned'),
  identity_hint: text('A key id or name by which the identity can be found, never a secret'),
  kind: required(
    oneOf('What was found', ['exposed_secret', 'posture', 'unused_access', 'external_access', 'other']),
    'other',
  ),
  tool: name('Which tool found it'),
  rule: name("The tool's rule"),
  title: name('What it says'),
  resource: text('Where it was found'),
  severity: oneOf('How bad the tool rates it', ['low', 'medium', 'high', 'critical']),
  state: oneOf('Whether it is open', ['open', 'resolved', 'suppressed']),
  first_seen: time('First seen'),
  last_seen: time('Last seen'),
  last_four: lastFour,
} satisfies Columns;

export const actionColumns = {
  native_id: name('Id of the action, stable'),
  performed_by: name('Who did it'),
  party: oneOf('Whose person that is', ['customer', 'provider']),
  activity: text('Activity of the engagement, e.g. `credential.rotate.execute`'),
  verb: name('What was done, e.g. `rotate`, `revoke`, `disable`'),
  target: name('To what'),
  identity_system: identitySystem,
  identity_native_id: text('Id of the identity concerned'),
  at: time('When'),
  ticket: text('Ticket or change number'),
  approval: text('What allowed it: decision, approval or change id'),
  state: oneOf('How far it is', ['planned', 'done', 'failed', 'cancelled']),
} satisfies Columns;
