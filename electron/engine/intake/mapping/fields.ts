// What a mapping can fill: the columns of the product's own tables, record by record, and how a filled row is built.
import type { MappedRecord } from '../../../../shared/mapping-words.ts';
import type { Column, Columns, Row } from '../canonical/column.ts';
import {
  actions,
  type CanonicalTable,
  credentials,
  entitlements,
  findings,
  identities,
  type Reference,
} from '../canonical/tables.ts';
import type { JsonValue } from '../json.ts';
import type { Address, CanonicalRecord } from '../record.ts';

export interface RecordPlan {
  readonly type: MappedRecord;
  readonly columns: ReadonlyMap<string, Column<unknown>>;
  /** The record, or a sentence with everything that is wrong. `label` names a field to a person. */
  build(
    values: ReadonlyMap<string, JsonValue>,
    address: Address,
    reference: Reference,
    label: (field: string) => string,
  ): CanonicalRecord | string;
}

const plans: readonly RecordPlan[] = [
  planOf('identity', identities),
  planOf('credential', credentials),
  planOf('entitlement', entitlements),
  planOf('finding', findings),
  planOf('action', actions),
];

const byType = new Map(plans.map((plan) => [plan.type, plan]));

export function recordPlan(type: MappedRecord): RecordPlan {
  const plan = byType.get(type);
  if (plan === undefined) throw new Error(`there is no table for ${type}`);
  return plan;
}

function planOf<C extends Columns>(type: MappedRecord, table: CanonicalTable<C>): RecordPlan {
  const columns = new Map<string, Column<unknown>>(Object.entries(table.columns));
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
    [...columns].map(([name, column]) => [name, column.empty]),
  );
  return {
    type,
    columns,
    build(values, address, reference, label) {
      const row: Record<string, unknown> = { ...blank };
      const problems: string[] = [];
      for (const [name, column] of columns) {
        const value = values.get(name);
        if (value === undefined || value === '') {
          if (column.required) problems.push(`${label(name)} is empty and must not be.`);
          continue;
        }
        row[name] = column.parse(value, (reason) => problems.push(`${label(name)} ${reason}.`));
      }
      if (problems.length > 0) return problems.join(' ');
      // Each value came from the column of that name, which is what Row<C> says.
      return table.build(row as Row<C>, address, reference);
    },
  };
}

/** Words for people, shorter than the column's meaning. */
const titles: Readonly<Record<string, string>> = {
  system: 'System',
  identity_system: 'System of the identity',
  native_id: 'Id',
  identity_native_id: 'Identity',
  kind: 'Kind',
  name: 'Name',
  scope: 'Account or tenant',
  environment: 'Environment',
  owner: 'Owner',
  owner_basis: 'Owner: attested or inferred',
  owner_email: "Owner's e-mail",
  owner_status: 'Owner: still there?',
  purpose: 'Purpose',
  created_at: 'Created',
  created_by: 'Created by',
  last_used: 'Last used',
  status: 'Status',
  interactive: 'A person signs in with it',
  external_organisation: 'Other organisation',
  vendor_managed: "Vendor's own",
  break_glass: 'For emergencies',
  default_account: 'Default account',
  workloads: 'Workloads',
  links: 'Same identity elsewhere',
  tags: 'Tags',
  rotated_at: 'Last rotated',
  expires_at: 'Expires',
  never_expires: 'Never expires',
  holder: 'Who holds the secret',
  restricted: 'Restricted',
  last_four: 'Last four characters',
  key: 'Stable key',
  privilege_kind: 'Sort of privilege',
  privilege: 'Privilege',
  resource: 'Resource',
  effect: 'Allow or deny',
  negated: 'Names what is not covered',
  condition: 'Condition',
  boundary: 'Boundary',
  path: 'Path',
  granted_at: 'Granted',
  granted_by: 'Granted by',
  administrator: 'Administrator',
  escalates: 'Can raise rights',
  wildcard: 'Wildcard',
  public: 'Public',
  external: 'External',
  conditioned: 'Conditioned',
  loose_federation: 'Loose federation',
  principal_exists: 'Principal exists',
  grants_own_access: 'Grants own access',
  advice: "Provider's advice",
  identity_hint: 'Hint to the identity',
  tool: 'Tool',
  rule: 'Rule',
  title: 'Title',
  severity: 'Severity',
  state: 'State',
  first_seen: 'First seen',
  last_seen: 'Last seen',
  performed_by: 'Performed by',
  party: 'Whose person',
  activity: 'Activity',
  verb: 'What was done',
  target: 'To what',
  at: 'When',
  ticket: 'Ticket',
  approval: 'Approval',
};

export function fieldTitle(field: string): string {
  return titles[field] ?? field;
}
