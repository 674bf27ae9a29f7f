// One entitlement in full: who may do what on what, each fact with the lines that it stands on, and how it came about.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail, Fact, RuleResult } from '../../../shared/contract/inventory.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { type Citer, createCiter } from './citer.ts';
import { changedInWords, historyOf } from './entitlement-history.ts';
import { addressOfRow, type FactChoice, listFacts, type StoredRecord } from './fact-list.ts';
import { type Facts, storedPath } from './facts.ts';
import { actorsOf, neighboursOf, withLinkedFacts } from './links/linked-facts.ts';
import { explainPrivilege } from './privileges/explain.ts';
import { accessInWords } from './sentence.ts';
import { credentialInWords, inSystem } from './words.ts';

/** What higher parts know of an entitlement; `id` is its number in the tables. */
export interface EntitlementExtras {
  rules(id: number): RuleResult[];
  risk(id: number): Risk;
}

interface EntitlementRow {
  readonly id: number;
  readonly uid: string;
  readonly identity_id: number;
  readonly privilege_kind: string;
  readonly privilege: string;
  readonly resource: string;
  readonly effect: 'allow' | 'deny';
  readonly negated: string | null;
  readonly condition: string | null;
  readonly environment: string | null;
  readonly granted_at: string | null;
  readonly granted_by: string | null;
  readonly path: string;
  readonly advice: string | null;
  readonly change: Change;
  readonly changed_facts: string;
  readonly first_bundle: number;
  readonly last_bundle: number;
  readonly removed_bundle: number | null;
}

export interface IdentityRow {
  readonly id: number;
  readonly uid: string;
  readonly system: string;
  readonly native_id: string;
  readonly kind: string;
  readonly name: string;
  readonly purpose: string | null;
}

/** In English it is what a digest is taken of; in another language the same facts in other words. Throws NOT_FOUND. */
export function entitlementDetail(
  db: Database,
  uid: string,
  extras: EntitlementExtras,
  locale: Locale = 'en',
): EntitlementDetail {
  const row = entitlementByUid(db).get({ uid });
  if (row === undefined) {
    throw new CountersignError('NOT_FOUND', 'There is no such entitlement in this workspace.', { uid });
  }
  const identity = identityById(db).get({ id: row.identity_id });
  if (identity === undefined) throw new Error(`entitlement ${uid} belongs to no identity`);
  const citer = createCiter(db);
  const privilege = {
    privilegeKind: row.privilege_kind,
    privilege: row.privilege,
    resource: row.resource,
    effect: row.effect,
    negated: row.negated,
    condition: row.condition,
    system: identity.system,
  };
  return {
    uid,
    identity: {
      uid: identity.uid,
      name: identity.name,
      kind: identity.kind,
      system: identity.system,
      nativeId: identity.native_id,
    },
    sentence: accessInWords(
      {
        ...privilege,
        name: identity.name,
        kind: identity.kind,
        purpose: identity.purpose,
        environment: row.environment,
        grantedAt: row.granted_at,
        grantedBy: row.granted_by,
      },
      locale,
    ),
    explanation: explainPrivilege({ ...privilege, others: otherPrivileges(db, row) }, locale),
    privilege: row.privilege,
    resource: row.resource,
    effect: row.effect,
    risk: extras.risk(row.id),
    change: row.change,
    changedFacts: changedInWords(row.changed_facts, locale),
    facts: withLinkedFacts(
      db,
      citer,
      identity.id,
      entitlementFactList(db, citer, row, identity, locale),
      'identity.',
      locale,
    ),
    path: storedPath(row.path).map((hop) => ({
      kind: hop.kind,
      name: hop.name,
      note: hop.nativeId === null || hop.nativeId === hop.name ? null : hop.nativeId,
      citation:
        hop.artefact === null
          ? null
          : citer.citation({ artefact_id: hop.artefact, line: hop.line, pointer: hop.pointer }),
    })),
    actors: actorsOf(db, citer, identity.id, locale),
    rules: extras.rules(row.id),
    findings: findingsOf(db, citer, identity.id, locale),
    advice:
      row.advice === null
        ? null
        : {
            text: row.advice,
            citation: citer.ofFact('entitlement', row.id, 'advice') ?? citer.citation(addressOfRow(row)),
          },
    history: historyOf(db, row, locale),
  };
}

const entitlementByUid = statement<{ uid: string }, EntitlementRow & Facts>(
  'select * from entitlement where uid = $uid',
);

const identityById = statement<{ id: number }, IdentityRow & Facts>('select * from identity where id = $id');

/** What the holder has besides, of the same kind and without exceptions or conditions; enough to see what it adds up to. */
function otherPrivileges(db: Database, row: EntitlementRow): string[] {
  return selectOthers(db)
    .all({ identity: row.identity_id, kind: row.privilege_kind, id: row.id })
    .map(({ privilege }) => privilege);
}

const selectOthers = statement<{ identity: number; kind: string; id: number }, { privilege: string }>(
  `select distinct privilege
   from entitlement
   where identity_id = $identity
     and privilege_kind = $kind
     and id <> $id
     and effect = 'allow'
     and negated is null
     and condition is null
     and removed_bundle is null
   order by privilege
   limit 50`,
);

function entitlementFactList(
  db: Database,
  citer: Citer,
  row: EntitlementRow & Facts,
  identity: IdentityRow & Facts,
  locale: Locale,
): Fact[] {
  const list = (record: StoredRecord, choices: readonly FactChoice[]) => listFacts(citer, record, choices, locale);
  const holder: StoredRecord = { subject: 'identity', id: identity.id, row: identity };
  const own: StoredRecord = { subject: 'entitlement', id: row.id, row };
  // A grant's date, end and place can stand in a binding or policy on the way; what is the holder's stands with the holder.
  const way = storedPath(row.path).flatMap((hop) =>
    hop.artefact === null ? [] : [citer.citation({ artefact_id: hop.artefact, line: hop.line, pointer: hop.pointer })],
  );
  const withHolder = [citer.citation(addressOfRow(identity))];
  return [
    ...list(holder, [
      { fact: 'purpose', as: 'identity.purpose' },
      { fact: 'owner', as: 'identity.owner' },
      { fact: 'owner_email', as: 'identity.owner_email', onlyWhenKnown: true },
      { fact: 'owner_status', as: 'identity.owner_status', onlyWhenKnown: true },
      { fact: 'status', as: 'identity.status' },
    ]),
    ...list(own, [
      { fact: 'privilege' },
      // Who may become a role stands in the role's trust; which role that is, with the role itself.
      { fact: 'resource', also: row.resource === identity.native_id ? withHolder : way },
      { fact: 'condition', onlyWhenKnown: true },
      { fact: 'boundary', onlyWhenKnown: true, also: withHolder },
      { fact: 'scope', also: [...way, ...withHolder] },
      { fact: 'environment', also: [...way, ...withHolder] },
      { fact: 'granted_at', also: way },
      { fact: 'granted_by', also: way },
      { fact: 'expires_at', also: way },
      { fact: 'last_use' },
    ]),
    ...credentialFacts(db, citer, identity.id, locale),
    ...list(holder, [
      { fact: 'last_use', as: 'identity.last_use', onlyWhenKnown: true },
      { fact: 'created_at', as: 'identity.created_at' },
      { fact: 'created_by', as: 'identity.created_by', onlyWhenKnown: true },
      { fact: 'interactive', as: 'identity.interactive', onlyWhenKnown: true },
      { fact: 'external_organisation', as: 'identity.external_organisation', onlyWhenKnown: true },
      { fact: 'vendor_managed', as: 'identity.vendor_managed', onlyWhenKnown: true },
      { fact: 'workloads', as: 'identity.workloads', onlyWhenKnown: true },
      // Always known, and so leads to the line that tells of the identity where nothing else does.
      { fact: 'native_id', as: 'identity.native_id' },
    ]),
    ...list(own, [
      { fact: 'administrator', onlyWhenKnown: true },
      { fact: 'escalates', onlyWhenKnown: true },
      { fact: 'wildcard', onlyWhenKnown: true },
      { fact: 'public', onlyWhenKnown: true, also: way },
      { fact: 'external', onlyWhenKnown: true, also: way },
      { fact: 'principal_exists', onlyWhenKnown: true, also: withHolder },
      { fact: 'grants_own_access', onlyWhenKnown: true, also: way },
    ]),
  ];
}

/** Use, age and end of each credential of the holder, the live ones first; at most three, the identity's page has all. */
function credentialFacts(db: Database, citer: Citer, identity: number, locale: Locale): Fact[] {
  return liveCredentials(db)
    .all({ identity })
    .flatMap((row, index) => {
      const prefix = `credential.${index + 1}`;
      const choices = [
        { fact: 'last_use', as: `${prefix}.last_use` },
        { fact: row.rotated_at === null ? 'created_at' : 'rotated_at', as: `${prefix}.age` },
        { fact: 'expires_at', as: `${prefix}.expires_at` },
        { fact: 'status', as: `${prefix}.status` },
      ];
      const facts = listFacts(citer, { subject: 'credential', id: row.id, row }, choices, locale);
      const named = `${credentialInWords(row.kind, locale)} ${row.native_id}`;
      return facts.map((fact) => ({ ...fact, label: `${fact.label} (${named})` }));
    });
}

const liveCredentials = statement<{ identity: number }, { id: number; kind: string; native_id: string } & Facts>(
  `select *
   from credential
   where identity_id = $identity and removed_bundle is null
   order by status is not 'active', last_use_at desc nulls last, id
   limit 3`,
);

/** The risk that the last assessment gave; what nobody has judged yet must not look harmless. */
export function assessedRisk(db: Database): (entitlement: number) => Risk {
  const select = db.prepare<[number], Risk>('select risk from entitlement_assessment where entitlement_id = ?').pluck();
  return (entitlement) => select.get(entitlement) ?? 'high';
}

interface FindingRow {
  readonly uid: string;
  readonly title: string;
  readonly severity: Risk | null;
  readonly state: string | null;
  readonly rule: string;
}

/** Findings about the identity, then those about records that are linked with it: a leaked key is the same key there. */
export function findingsOf(
  db: Database,
  citer: Citer,
  identity: number,
  locale: Locale = 'en',
): EntitlementDetail['findings'] {
  const linked = neighboursOf(db, identity).flatMap(({ id, name, system }) =>
    findingsAbout(db, citer, id, `${name} ${inSystem(system, locale)}`),
  );
  return [...findingsAbout(db, citer, identity, null), ...linked];
}

function findingsAbout(
  db: Database,
  citer: Citer,
  identity: number,
  about: string | null,
): EntitlementDetail['findings'] {
  return selectFindings(db)
    .all({ identity })
    .map((row) => ({
      uid: row.uid,
      title: row.title,
      severity: row.severity,
      state: row.state,
      rule: row.rule,
      about,
      citation: citer.citation(addressOfRow(row)),
    }));
}

const selectFindings = statement<{ identity: number }, FindingRow & Facts>(
  `select *
   from finding
   where identity_id = $identity and removed_bundle is null
   order by state is not 'open',
     case severity when 'critical' then 1 when 'high' then 2 when 'medium' then 3 when 'low' then 4 else 5 end, id`,
);
