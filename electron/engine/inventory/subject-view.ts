// How each subject of the inventory is shown as a grid: its columns in plain words, the facets that it can be narrowed by,
// and where a search looks. The SQL names are those of the tables; e, i, c, f, a stand for entitlement, identity and so on.
import type { InventoryColumn, InventorySubject } from '../../../shared/contract/inventory.ts';

export interface ShownColumn extends InventoryColumn {
  /** What is shown. */
  readonly sql: string;
  /** What is sorted by where that is something else; null sorts last either way. */
  readonly sortSql?: string;
}

export interface Facet {
  readonly facet: string;
  readonly title: string;
  /** Text or null; null is `(unknown)`. */
  readonly sql: string;
}

export interface SubjectView {
  readonly from: string;
  /** The row's own table and the column that names its identity; null where it is one. */
  readonly own: { readonly from: string; readonly identity: string } | null;
  readonly id: string;
  readonly uid: string;
  readonly removed: string;
  readonly columns: readonly ShownColumn[];
  readonly facets: readonly Facet[];
  /** Each word of a search has to stand in one of these. */
  readonly searched: readonly string[];
  readonly sort: { readonly column: string; readonly descending: boolean };
}

function column(
  name: string,
  title: string,
  kind: InventoryColumn['kind'],
  sql: string,
  sortSql?: string,
): ShownColumn {
  return { column: name, title, kind, sortable: true, sql, ...(sortSql === undefined ? {} : { sortSql }) };
}

const environment = (table: string) =>
  `case ${table}.environment when 'production' then 'production' when 'non_production' then 'not production' end`;
const lastUse = (table: string) =>
  `case ${table}.last_use_state when 'at' then ${table}.last_use_at when 'never' then 'never'
    when 'not_in_window' then 'not in the tracking window' end`;
const usageFacet = (table: string) =>
  `case ${table}.last_use_state when 'at' then 'used' when 'never' then 'never used'
    when 'not_in_window' then 'not in the tracking window' end`;
const ownerFacet = `case when i.owner is null then null when i.owner_basis = 'attested' then 'attested' else 'inferred' end`;
const linkFacet = `case when l.suggested > 0 then 'suggested' when l.standing > 0 then 'linked' else 'none' end`;
const words = (sql: string) => `replace(${sql}, '_', ' ')`;

export const subjectViews: Readonly<Record<InventorySubject, SubjectView>> = {
  entitlements: {
    from: `entitlement e
      join identity i on i.id = e.identity_id
      left join entitlement_assessment r on r.entitlement_id = e.id`,
    own: { from: 'entitlement e', identity: 'e.identity_id' },
    id: 'e.id',
    uid: 'e.uid',
    removed: 'e.removed_bundle',
    columns: [
      column('risk', 'Risk', 'risk', 'r.risk', 'r.risk_rank'),
      column('identity', 'Identity', 'text', 'i.name', 'i.name collate nocase'),
      column('kind', 'Kind', 'text', words('i.kind')),
      column('privilege', 'May do', 'mono', 'e.privilege'),
      column('resource', 'On', 'mono', 'e.resource'),
      column('environment', 'Environment', 'text', environment('e')),
      column('owner', 'Owner', 'text', 'i.owner', 'i.owner collate nocase'),
      column('last_use', 'Last used', 'time', lastUse('e'), 'e.last_use_at'),
      column('change', 'Change', 'change', 'e.change'),
      column('system', 'System', 'text', 'i.system'),
      column('scope', 'Scope', 'text', 'e.scope'),
      column('granted_at', 'Granted', 'time', 'e.granted_at'),
      column('expires_at', 'Ends', 'time', 'e.expires_at'),
      column('administrator', 'Administrator', 'flag', 'e.administrator'),
    ],
    facets: [
      { facet: 'risk', title: 'Risk', sql: 'r.risk' },
      { facet: 'change', title: 'Change', sql: 'e.change' },
      { facet: 'system', title: 'System', sql: 'i.system' },
      { facet: 'kind', title: 'Kind of identity', sql: words('i.kind') },
      { facet: 'environment', title: 'Environment', sql: environment('e') },
      { facet: 'owner', title: 'Owner', sql: ownerFacet },
      { facet: 'status', title: 'Status of the identity', sql: 'i.status' },
      { facet: 'use', title: 'Use', sql: usageFacet('e') },
      { facet: 'effect', title: 'Effect', sql: 'e.effect' },
    ],
    searched: ['i.name', 'i.native_id', 'i.owner', 'e.privilege', 'e.resource'],
    sort: { column: 'risk', descending: true },
  },
  identities: {
    from: 'identity i left join linked_identity l on l.identity_id = i.id',
    own: null,
    id: 'i.id',
    uid: 'i.uid',
    removed: 'i.removed_bundle',
    columns: [
      column('name', 'Name', 'text', 'i.name', 'i.name collate nocase'),
      column('kind', 'Kind', 'text', words('i.kind')),
      column('owner', 'Owner', 'text', 'i.owner', 'i.owner collate nocase'),
      column('owner_basis', 'Owner known by', 'text', 'i.owner_basis'),
      column('environment', 'Environment', 'text', environment('i')),
      column('status', 'Status', 'text', 'i.status'),
      column('last_use', 'Last used', 'time', lastUse('i'), 'i.last_use_at'),
      column('created_at', 'Created', 'time', 'i.created_at'),
      column('change', 'Change', 'change', 'i.change'),
      column('system', 'System', 'text', 'i.system'),
      column('native_id', 'Id in the system', 'mono', 'i.native_id'),
      column('seen_in', 'Also seen in', 'text', "nullif(l.seen_in, '')"),
      column('described', 'Described in the evidence', 'flag', '1 - i.placeholder'),
    ],
    facets: [
      { facet: 'system', title: 'System', sql: 'i.system' },
      { facet: 'kind', title: 'Kind', sql: words('i.kind') },
      { facet: 'change', title: 'Change', sql: 'i.change' },
      { facet: 'environment', title: 'Environment', sql: environment('i') },
      { facet: 'owner', title: 'Owner', sql: ownerFacet },
      { facet: 'status', title: 'Status', sql: 'i.status' },
      { facet: 'use', title: 'Use', sql: usageFacet('i') },
      { facet: 'links', title: 'Links', sql: linkFacet },
      {
        facet: 'described',
        title: 'In the evidence',
        sql: "case i.placeholder when 1 then 'only named' else 'described' end",
      },
    ],
    searched: ['i.name', 'i.native_id', 'i.owner', 'i.purpose'],
    sort: { column: 'name', descending: false },
  },
  credentials: {
    from: 'credential c join identity i on i.id = c.identity_id',
    own: { from: 'credential c', identity: 'c.identity_id' },
    id: 'c.id',
    uid: 'c.uid',
    removed: 'c.removed_bundle',
    columns: [
      column('identity', 'Identity', 'text', 'i.name', 'i.name collate nocase'),
      column('kind', 'Kind', 'text', words('c.kind')),
      column('native_id', 'Id in the system', 'mono', 'c.native_id'),
      column('status', 'Status', 'text', 'c.status'),
      column('created_at', 'Created', 'time', 'c.created_at'),
      column('rotated_at', 'Rotated', 'time', 'c.rotated_at'),
      column('expires_at', 'Expires', 'time', "coalesce(c.expires_at, iif(c.never_expires, 'never', null))"),
      column('last_use', 'Last used', 'time', lastUse('c'), 'c.last_use_at'),
      column('holder', 'Held by', 'text', 'c.holder'),
      column('owner', 'Owner', 'text', 'i.owner', 'i.owner collate nocase'),
      column('change', 'Change', 'change', 'c.change'),
      column('system', 'System', 'text', 'i.system'),
    ],
    facets: [
      { facet: 'kind', title: 'Kind', sql: words('c.kind') },
      { facet: 'status', title: 'Status', sql: 'c.status' },
      { facet: 'system', title: 'System', sql: 'i.system' },
      { facet: 'change', title: 'Change', sql: 'c.change' },
      { facet: 'use', title: 'Use', sql: usageFacet('c') },
      { facet: 'holder', title: 'Held by', sql: 'c.holder' },
      { facet: 'owner', title: 'Owner', sql: ownerFacet },
    ],
    searched: ['i.name', 'i.native_id', 'i.owner', 'c.native_id'],
    sort: { column: 'identity', descending: false },
  },
  findings: {
    from: 'finding f left join identity i on i.id = f.identity_id',
    own: { from: 'finding f', identity: 'f.identity_id' },
    id: 'f.id',
    uid: 'f.uid',
    removed: 'f.removed_bundle',
    columns: [
      column(
        'severity',
        'Severity',
        'risk',
        'f.severity',
        "case f.severity when 'critical' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 end",
      ),
      column('title', 'Finding', 'text', 'f.title'),
      column('identity', 'Identity', 'text', 'i.name', 'i.name collate nocase'),
      column('resource', 'On', 'mono', 'f.resource'),
      column('state', 'State', 'text', 'f.state'),
      column('tool', 'Found by', 'text', 'f.tool'),
      column('rule', 'Rule', 'mono', 'f.rule'),
      column('first_seen', 'First seen', 'time', 'f.first_seen'),
      column('last_seen', 'Last seen', 'time', 'f.last_seen'),
      column('change', 'Change', 'change', 'f.change'),
    ],
    facets: [
      { facet: 'severity', title: 'Severity', sql: 'f.severity' },
      { facet: 'state', title: 'State', sql: 'f.state' },
      { facet: 'kind', title: 'Kind', sql: words('f.kind') },
      { facet: 'tool', title: 'Found by', sql: 'f.tool' },
      { facet: 'system', title: 'System', sql: 'i.system' },
      { facet: 'change', title: 'Change', sql: 'f.change' },
    ],
    searched: ['f.title', 'f.rule', 'f.resource', 'f.identity_hint', 'i.name', 'i.owner'],
    sort: { column: 'severity', descending: true },
  },
  actions: {
    from: 'action a left join identity i on i.id = a.identity_id',
    own: { from: 'action a', identity: 'a.identity_id' },
    id: 'a.id',
    uid: 'a.uid',
    // What was done stays done: an action that a later bundle no longer lists is shown all the same.
    removed: 'null',
    columns: [
      column('at', 'When', 'time', 'a.at'),
      column('performed_by', 'Performed by', 'text', 'a.performed_by', 'a.performed_by collate nocase'),
      column('party', 'Party', 'text', 'a.party'),
      column('verb', 'What was done', 'text', 'a.verb'),
      column('target', 'To', 'mono', 'a.target'),
      column('identity', 'Identity', 'text', 'i.name', 'i.name collate nocase'),
      column('state', 'State', 'text', 'a.state'),
      column('approval', 'Approval claimed', 'text', 'a.approval'),
      column('ticket', 'Ticket', 'mono', 'a.ticket'),
      column('activity', 'Activity', 'mono', 'a.activity'),
      column('change', 'Change', 'change', 'a.change'),
    ],
    facets: [
      { facet: 'party', title: 'Party', sql: 'a.party' },
      { facet: 'state', title: 'State', sql: 'a.state' },
      { facet: 'verb', title: 'What was done', sql: 'a.verb' },
      { facet: 'approval', title: 'Approval', sql: "iif(a.approval is null, null, 'claimed')" },
      { facet: 'system', title: 'System', sql: 'i.system' },
      { facet: 'change', title: 'Change', sql: 'a.change' },
    ],
    searched: ['a.performed_by', 'a.verb', 'a.target', 'a.ticket', 'a.approval', 'i.name', 'i.owner'],
    sort: { column: 'at', descending: true },
  },
};
