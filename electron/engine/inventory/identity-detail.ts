// One identity in full: its facts, what it authenticates with, all that it may do, and what was found about it.
import type { Database } from 'better-sqlite3';
import type { IdentityDetail } from '../../../shared/contract/inventory.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { createCiter, type StoredAddress } from './citer.ts';
import { assessedRisk, findingsOf, type IdentityRow } from './entitlement-detail.ts';
import { type FactChoice, listFacts } from './fact-list.ts';
import type { Facts } from './facts.ts';

const identityFacts: readonly FactChoice[] = [
  { fact: 'purpose' },
  { fact: 'owner' },
  { fact: 'owner_email', onlyWhenKnown: true },
  { fact: 'owner_status', onlyWhenKnown: true },
  { fact: 'status' },
  { fact: 'environment' },
  { fact: 'scope' },
  { fact: 'last_use' },
  { fact: 'created_at' },
  { fact: 'created_by' },
  { fact: 'interactive' },
  { fact: 'external_organisation', onlyWhenKnown: true },
  { fact: 'vendor_managed', onlyWhenKnown: true },
  { fact: 'break_glass', onlyWhenKnown: true },
  { fact: 'default_account', onlyWhenKnown: true },
  { fact: 'workloads', onlyWhenKnown: true },
  { fact: 'tags', onlyWhenKnown: true },
];

const credentialFacts: readonly FactChoice[] = [
  { fact: 'kind' },
  { fact: 'native_id' },
  { fact: 'status' },
  { fact: 'created_at' },
  { fact: 'rotated_at' },
  { fact: 'expires_at' },
  { fact: 'last_use' },
  { fact: 'holder' },
  { fact: 'restricted', onlyWhenKnown: true },
  { fact: 'last_four', onlyWhenKnown: true },
];

interface EntitlementLine {
  readonly id: number;
  readonly uid: string;
  readonly privilege: string;
  readonly resource: string;
  readonly change: Change;
}

interface LinkRow extends StoredAddress {
  readonly system: string;
  readonly native_id: string;
  readonly uid: string | null;
}

/** `risk` is that of an entitlement by its number in the tables; as last assessed when not given. Throws NOT_FOUND. */
export function identityDetail(
  db: Database,
  uid: string,
  extras: { readonly risk: (entitlement: number) => Risk } = { risk: assessedRisk(db) },
): IdentityDetail {
  const row = db.prepare<[string], IdentityRow & Facts>('select * from identity where uid = ?').get(uid);
  if (row === undefined) {
    throw new CountersignError('NOT_FOUND', 'There is no such identity in this workspace.', { uid });
  }
  const citer = createCiter(db);
  const credentials = db
    .prepare<[number], { id: number; uid: string } & Facts>(
      `select *
       from credential
       where identity_id = ? and removed_bundle is null
       order by status is not 'active', kind, native_id`,
    )
    .all(row.id);
  const entitlements = db
    .prepare<[number], EntitlementLine>(
      `select id, uid, privilege, resource, change
       from entitlement
       where identity_id = ? and removed_bundle is null
       order by privilege, resource, id`,
    )
    .all(row.id);
  const links = db
    .prepare<[number], LinkRow>(
      `select identity_link.*, identity.uid
       from identity_link
       left join identity on identity.system = identity_link.system and identity.native_id = identity_link.native_id
       where identity_link.identity_id = ?
       order by identity_link.system, identity_link.native_id`,
    )
    .all(row.id);
  return {
    uid,
    name: row.name,
    kind: row.kind,
    system: row.system,
    nativeId: row.native_id,
    facts: listFacts(citer, { subject: 'identity', id: row.id, row }, identityFacts),
    credentials: credentials.map((credential) => ({
      uid: credential.uid,
      facts: listFacts(citer, { subject: 'credential', id: credential.id, row: credential }, credentialFacts),
    })),
    entitlements: entitlements.map(({ id, ...entitlement }) => ({ ...entitlement, risk: extras.risk(id) })),
    findings: findingsOf(db, citer, row.id).map(({ rule: _rule, ...finding }) => finding),
    links: links.map((link) => ({
      system: link.system,
      nativeId: link.native_id,
      uid: link.uid,
      citation: citer.citation(link),
    })),
  };
}
