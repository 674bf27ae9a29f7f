// One identity in full: its facts, what it authenticates with, all that it may do, and what was found about it.
import type { Database } from 'better-sqlite3';
import type { IdentityDetail } from '../../../shared/contract/inventory.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { createCiter, type StoredAddress } from './citer.ts';
import { credentialFacts } from './credential-fact-choice.ts';
import { assessedRisk, findingsOf, type IdentityRow } from './entitlement-detail.ts';
import { type FactChoice, listFacts } from './fact-list.ts';
import type { Facts } from './facts.ts';
import { membersOf, withLinkedFacts } from './links/linked-facts.ts';
import { linksOf } from './links/list.ts';
import { goneIn } from './record-detail.ts';

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

interface EntitlementLine {
  readonly id: number;
  readonly uid: string;
  readonly privilege: string;
  readonly resource: string;
  readonly change: Change;
}

interface NamedRow extends StoredAddress {
  readonly system: string;
  readonly native_id: string;
}

/** `risk` is that of an entitlement by its number in the tables; as last assessed when not given. Throws NOT_FOUND. */
export function identityDetail(
  db: Database,
  uid: string,
  extras: { readonly risk: (entitlement: number) => Risk } = { risk: assessedRisk(db) },
  locale: Locale = 'en',
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
  // What names an identity that the evidence describes has become a link.
  const named = db
    .prepare<[number], NamedRow>(
      `select system, native_id, artefact_id, line, pointer
       from identity_link
       where identity_id = ?
         and native_id not in (select native_id from identity where removed_bundle is null)
       order by system, native_id`,
    )
    .all(row.id);
  const facts = listFacts(citer, { subject: 'identity', id: row.id, row }, identityFacts, locale);
  return {
    uid,
    name: row.name,
    kind: row.kind,
    system: row.system,
    nativeId: row.native_id,
    facts: withLinkedFacts(db, citer, row.id, facts, '', locale),
    credentials: credentials.map((credential) => ({
      uid: credential.uid,
      facts: listFacts(citer, { subject: 'credential', id: credential.id, row: credential }, credentialFacts, locale),
    })),
    entitlements: entitlements.map(({ id, ...entitlement }) => ({ ...entitlement, risk: extras.risk(id) })),
    findings: findingsOf(db, citer, row.id, locale).map(({ rule: _rule, ...finding }) => finding),
    gone: goneIn(db, typeof row.removed_bundle === 'number' ? row.removed_bundle : null),
    members: membersOf(db, row.id).map(({ native_id: nativeId, id: _id, ...member }) => ({ ...member, nativeId })),
    links: linksOf(db, citer, row.id),
    named: named.map(({ system, native_id: nativeId, ...address }) => ({
      system,
      nativeId,
      citation: citer.citation(address),
    })),
  };
}
