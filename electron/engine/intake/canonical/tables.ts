// The five canonical tables, each with its columns and how a row of it becomes a record; and their documentation.
import type { Address, CanonicalRecord, IdentityReference } from '../record.ts';
import type { Columns, Row } from './column.ts';
import { actionColumns, credentialColumns, entitlementColumns, findingColumns, identityColumns } from './columns.ts';

export interface CanonicalTable<C extends Columns> {
  readonly kind: string;
  readonly title: string;
  readonly type: CanonicalRecord['type'];
  readonly columns: C;
  build(row: Row<C>, address: Address, reference: Reference): CanonicalRecord | string;
}

/** Completes a reference with the declared system, or says why it can't. */
export type Reference = (system: string | null, nativeId: string) => IdentityReference | string;

export const identities: CanonicalTable<typeof identityColumns> = {
  kind: 'countersign.identities',
  title: 'Identities (Countersign table)',
  type: 'identity',
  columns: identityColumns,
  build(row, address, reference) {
    const self = reference(row.system, row.native_id);
    if (typeof self === 'string') return self;
    return {
      type: 'identity',
      ...self,
      kind: row.kind,
      name: row.name,
      scope: row.scope,
      environment: row.environment,
      owner: row.owner ?? row.owner_email,
      // An owner that the table states without a basis was written down by the provider, not attested by anybody.
      ownerBasis: row.owner_basis ?? ((row.owner ?? row.owner_email) === null ? null : 'inferred'),
      ownerEmail: row.owner_email,
      ownerStatus: row.owner_status,
      purpose: row.purpose,
      createdAt: row.created_at,
      createdBy: row.created_by,
      lastUse: row.last_used,
      status: row.status,
      interactive: row.interactive,
      externalOrganisation: row.external_organisation,
      vendorManaged: row.vendor_managed,
      breakGlass: row.break_glass,
      defaultAccount: row.default_account,
      workloads: row.workloads,
      links: row.links,
      tags: row.tags,
      address,
    };
  },
};

export const credentials: CanonicalTable<typeof credentialColumns> = {
  kind: 'countersign.credentials',
  title: 'Credentials (Countersign table)',
  type: 'credential',
  columns: credentialColumns,
  build(row, address, reference) {
    const identity = reference(row.identity_system, row.identity_native_id);
    if (typeof identity === 'string') return identity;
    return {
      type: 'credential',
      identity,
      nativeId: row.native_id,
      kind: row.kind,
      createdAt: row.created_at,
      rotatedAt: row.rotated_at,
      expiresAt: row.expires_at,
      neverExpires: row.never_expires ?? (row.expires_at === null ? null : false),
      lastUse: row.last_used,
      status: row.status,
      holder: row.holder,
      restricted: row.restricted,
      lastFour: row.last_four,
      address,
    };
  },
};

export const entitlements: CanonicalTable<typeof entitlementColumns> = {
  kind: 'countersign.entitlements',
  title: 'Entitlements (Countersign table)',
  type: 'entitlement',
  columns: entitlementColumns,
  build(row, address, reference) {
    const identity = reference(row.identity_system, row.identity_native_id);
    if (typeof identity === 'string') return identity;
    const privilegeKind = row.privilege_kind ?? 'permission';
    const effect = row.effect ?? 'allow';
    return {
      type: 'entitlement',
      identity,
      key: row.key ?? [privilegeKind, row.privilege, row.resource, effect, row.scope ?? ''].join('|'),
      privilegeKind,
      privilege: row.privilege,
      resource: row.resource,
      effect,
      negated: row.negated,
      condition: row.condition,
      scope: row.scope,
      environment: row.environment,
      boundary: row.boundary,
      path: row.path,
      grantedAt: row.granted_at,
      grantedBy: row.granted_by,
      expiresAt: row.expires_at,
      neverExpires: row.never_expires ?? (row.expires_at === null ? null : false),
      lastUse: row.last_used,
      administrator: row.administrator,
      escalates: row.escalates,
      wildcard: row.wildcard,
      public: row.public,
      external: row.external,
      conditioned: row.conditioned ?? (row.condition === null ? null : true),
      looseFederation: row.loose_federation,
      principalExists: row.principal_exists,
      grantsOwnAccess: row.grants_own_access,
      advice: row.advice,
      address,
    };
  },
};

export const findings: CanonicalTable<typeof findingColumns> = {
  kind: 'countersign.findings',
  title: 'Findings (Countersign table)',
  type: 'finding',
  columns: findingColumns,
  build(row, address, reference) {
    const identity = optional(row.identity_system, row.identity_native_id, reference);
    if (typeof identity === 'string') return identity;
    return {
      type: 'finding',
      nativeId: row.native_id,
      identity,
      identityHint: row.identity_hint,
      kind: row.kind,
      tool: row.tool,
      rule: row.rule,
      title: row.title,
      resource: row.resource,
      severity: row.severity,
      state: row.state,
      firstSeen: row.first_seen,
      lastSeen: row.last_seen,
      lastFour: row.last_four,
      address,
    };
  },
};

export const actions: CanonicalTable<typeof actionColumns> = {
  kind: 'countersign.actions',
  title: 'Actions (Countersign table)',
  type: 'action',
  columns: actionColumns,
  build(row, address, reference) {
    const identity = optional(row.identity_system, row.identity_native_id, reference);
    if (typeof identity === 'string') return identity;
    return {
      type: 'action',
      nativeId: row.native_id,
      performedBy: row.performed_by,
      party: row.party,
      activity: row.activity,
      verb: row.verb,
      target: row.target,
      identity,
      at: row.at,
      ticket: row.ticket,
      approval: row.approval,
      state: row.state,
      address,
    };
  },
};

function optional(
  system: string | null,
  nativeId: string | null,
  reference: Reference,
): IdentityReference | string | null {
  return nativeId === null ? null : reference(system, nativeId);
}

const tables: readonly { readonly kind: string; readonly title: string; readonly columns: Columns }[] = [
  identities,
  credentials,
  entitlements,
  findings,
  actions,
];

/** Column names of a canonical kind in order, or null when the kind is none of them. */
export function canonicalHeader(kind: string): readonly string[] | null {
  const table = tables.find((candidate) => candidate.kind === kind);
  return table === undefined ? null : Object.keys(table.columns);
}

/** The provider's documentation of the tables, as Markdown. */
export function describeCanonical(): string {
  const sections = tables.map(({ kind, title, columns }) => {
    const rows = Object.entries(columns).map(
      ([column, { meaning, type, required }]) => `| \`${column}\` | ${required ? 'yes' : ''} | ${type} | ${meaning} |`,
    );
    return [
      `## ${kind}`,
      '',
      `${title}.`,
      '',
      '| column | required | values | meaning |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [
    'CSV (UTF-8, header in the first line, comma or semicolon) or NDJSON (one object a line, the same names). The columns may',
    'stand in any order and optional ones may be left out. An empty cell always means that it is not known: never write a',
    'default date, `no` or `0` for it. A row that lacks a required value, or has one that is not allowed, is listed as rejected.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
