// What the rules of linking look at: the identities of the newest evidence, what they name, and what they share.
import type { Database } from 'better-sqlite3';
import type { StoredAddress } from '../citer.ts';

export interface KnownIdentity {
  readonly id: number;
  readonly uid: string;
  readonly system: string;
  readonly nativeId: string;
  readonly kind: string;
  readonly name: string;
  /** Nobody's workload: a person, a group, an account's root, something of the platform's own. */
  readonly isApart: boolean;
  /** A record describes it; else it is only named by another one. */
  readonly isDescribed: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly address: StoredAddress;
}

/** One identity's record names another one. */
export interface NamedIdentity {
  readonly from: number;
  readonly system: string;
  readonly nativeId: string;
  readonly address: StoredAddress;
}

/** A role that whoever holds a token with this subject may become. */
export interface TrustedSubject {
  readonly role: number;
  readonly issuer: string;
  readonly subject: string;
  readonly address: StoredAddress;
}

/** A credential that stands under several identities by the same id. */
export interface SharedCredential {
  readonly nativeId: string;
  readonly holders: readonly { readonly identity: number; readonly address: StoredAddress }[];
}

/** A finding that says whom it is about in words: a key's id, an account's, a name. */
export interface NamingFinding {
  readonly id: number;
  readonly uid: string;
  readonly hint: string;
  /** Whom it is about already; null when nobody says. */
  readonly identity: number | null;
  readonly address: StoredAddress;
}

export interface LinkFacts {
  readonly identities: readonly KnownIdentity[];
  readonly named: readonly NamedIdentity[];
  readonly trusts: readonly TrustedSubject[];
  readonly shared: readonly SharedCredential[];
  readonly findings: readonly NamingFinding[];
}

interface IdentityRow extends StoredAddress {
  readonly id: number;
  readonly uid: string;
  readonly system: string;
  readonly native_id: string;
  readonly kind: string;
  readonly name: string;
  readonly placeholder: number;
  readonly apart: number;
  readonly tags: string;
}

/** Reads all of it; nothing that a complete later bundle no longer had. */
export function gatherLinkFacts(db: Database): LinkFacts {
  return {
    identities: identities(db),
    named: named(db),
    trusts: trusts(db),
    shared: shared(db),
    findings: findings(db),
  };
}

function identities(db: Database): KnownIdentity[] {
  const none = {};
  return db
    .prepare<[], IdentityRow>(
      `select id, uid, system, native_id, kind, name, placeholder, tags, artefact_id, line, pointer,
         kind in ('group', 'account_root', 'external_principal') or ifnull(interactive, 0) or ifnull(vendor_managed, 0)
           or ifnull(default_account, 0) as apart
       from identity
       where removed_bundle is null
       order by id`,
    )
    .all()
    .map((row) => ({
      id: row.id,
      uid: row.uid,
      system: row.system,
      nativeId: row.native_id,
      kind: row.kind,
      name: row.name,
      isApart: row.apart === 1,
      isDescribed: row.placeholder === 0,
      tags: row.tags === '{}' ? none : (JSON.parse(row.tags) as Record<string, string>),
      address: addressIn(row),
    }));
}

function named(db: Database): NamedIdentity[] {
  return db
    .prepare<[], StoredAddress & { from: number; system: string; nativeId: string }>(
      `select identity_link.identity_id as "from", identity_link.system, identity_link.native_id as nativeId,
         identity_link.artefact_id, identity_link.line, identity_link.pointer
       from identity_link
       join identity on identity.id = identity_link.identity_id
       where identity.removed_bundle is null
       order by identity_link.identity_id, identity_link.system, identity_link.native_id`,
    )
    .all()
    .map(({ from, system, nativeId, ...address }) => ({ from, system, nativeId, address: addressIn(address) }));
}

/** `sts:AssumeRoleWithWebIdentity by arn:...:oidc-provider/ISSUER`, with the subject in the condition. */
function trusts(db: Database): TrustedSubject[] {
  return db
    .prepare<[], StoredAddress & { role: number; privilege: string; condition: string }>(
      `select identity_id as role, privilege, condition, artefact_id, line, pointer
       from entitlement
       where privilege_kind = 'aws.trust'
         and effect = 'allow'
         and negated is null
         and condition is not null
         and privilege like '%:oidc-provider/%'
         and removed_bundle is null
       order by id`,
    )
    .all()
    .flatMap(({ role, privilege, condition, ...address }) => {
      const issuer = privilege.split(':oidc-provider/')[1];
      if (issuer === undefined) return [];
      return subjectsOf(condition).map((subject) => ({ role, issuer, subject, address: addressIn(address) }));
    });
}

/** Subjects that an `equals` condition asks for; a pattern that matches many names none. */
function subjectsOf(condition: string): string[] {
  const operators: unknown = JSON.parse(condition);
  if (!isObject(operators)) return [];
  return Object.values(operators).flatMap((keys) =>
    !isObject(keys)
      ? []
      : Object.entries(keys)
          .filter(([key]) => key.toLowerCase().endsWith(':sub'))
          .flatMap(([, values]) => (Array.isArray(values) ? values : [values]))
          .filter((value): value is string => typeof value === 'string'),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shared(db: Database): SharedCredential[] {
  const rows = db
    .prepare<[], StoredAddress & { nativeId: string; identity: number }>(
      `select credential.native_id as nativeId, credential.identity_id as identity, credential.artefact_id, credential.line,
         credential.pointer
       from credential
       where credential.removed_bundle is null
         and credential.native_id in (
           select native_id
           from credential
           where removed_bundle is null
           group by native_id
           having min(identity_id) <> max(identity_id)
         )
       order by credential.native_id, credential.identity_id`,
    )
    .all();
  const holders = new Map<string, SharedCredential['holders'][number][]>();
  for (const { nativeId, identity, ...address } of rows) {
    const own = holders.get(nativeId) ?? [];
    own.push({ identity, address: addressIn(address) });
    holders.set(nativeId, own);
  }
  return [...holders].map(([nativeId, own]) => ({ nativeId, holders: own }));
}

function findings(db: Database): NamingFinding[] {
  return db
    .prepare<[], StoredAddress & Omit<NamingFinding, 'address'>>(
      `select id, uid, identity_hint as hint, identity_id as identity, artefact_id, line, pointer
       from finding
       where identity_hint is not null
         and removed_bundle is null
       order by id`,
    )
    .all()
    .map(({ id, uid, hint, identity, ...address }) => ({ id, uid, hint, identity, address: addressIn(address) }));
}

function addressIn({ artefact_id, line, pointer }: StoredAddress): StoredAddress {
  return { artefact_id, line, pointer };
}
