// The columns that every rule's SQL speaks about: of an identity with its credentials, findings and owner, gathered once in
// a temporary table, and of one entitlement beside it. A null is a fact that no evidence gives.
import type { Database } from 'better-sqlite3';
import { secretScanKinds } from '../intake/secret-scan/kinds.ts';
import { credentialConditionNames, credentialFacts, twinFacts } from './credential-facts.ts';
import type { ReviewFacts } from './review-facts.ts';

/** What :names stand for in the rules' SQL: `now` and the thresholds. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Source kinds with a place for an owner. Where no such source is of the system, silence about the owner means nothing. */
const ownerSources = `(
  'countersign.identities',
  'aws.account-authorization-details', 'aws.iam-users', 'aws.iam-roles', 'aws.secrets-manager-secrets', -- by their tags
  'okta.service-accounts',
  'github.personal-access-tokens'
)`;

/** Source kinds that list every credential of their system, so that one not listed is not there. */
const credentialSources = `('countersign.credentials', 'aws.credential-report')`;

/** Source kinds of a whole search for exposed secrets, so that one that is not in them was not found. */
export const exposureSources: readonly string[] = [
  ...secretScanKinds.filter(({ provides }) => provides.includes('finding')).map(({ kind }) => kind),
  'github.secret-scanning-alerts',
  'countersign.findings',
];

/** Systems whose platform offers federation or managed identities, by the part before the colon. */
const federatingPlatforms = `('aws', 'azure', 'entra', 'gcp', 'kubernetes', 'github', 'gitlab', 'oci')`;

/** Column -> SQL over identity i and what is joined to it. */
const identityColumns = {
  identity_id: 'i.id',
  name: 'i.name',
  kind: 'i.kind',
  // What the record itself leaves open, a linked one may say; `l` has a row only where it does.
  owner: 'coalesce(i.owner, l.owner)',
  owner_email: 'coalesce(i.owner_email, l.owner_email)',
  who: 'coalesce(i.owner, i.owner_email, l.owner, l.owner_email)',
  owner_basis: 'coalesce(i.owner_basis, l.owner_basis)',
  owner_status: 'coalesce(i.owner_status, l.owner_status)',
  owner_knowable: 'i.placeholder = 0 and i.system in (select system from owner_source)',
  // A person's address says more surely who it is than a name does.
  owner_left: 'coalesce(by_email.has_left, by_name.has_left)',
  owner_of_provider: 'coalesce(by_email.of_provider, by_name.of_provider)',
  status: 'i.status',
  interactive: 'i.interactive',
  external_organisation: 'i.external_organisation',
  // These two are marks: who sets none says that it is none.
  vendor_managed: 'coalesce(i.vendor_managed, 0)',
  break_glass: 'coalesce(i.break_glass, 0)',
  default_account: 'i.default_account',
  workloads: 'i.workloads',
  identity_environment: 'i.environment',
  identity_created_at: 'i.created_at',
  identity_use_state: 'i.last_use_state',
  identity_use_at: 'i.last_use_at',
  has_credentials: 'c.identity_id is not null',
  // A role or a group has no secret of its own; elsewhere only a complete list shows that there is none.
  credentials_known: `i.kind in ('role', 'group') or i.system in (select system from credential_source)`,
  live_credentials: 'coalesce(c.live_credentials, 0)',
  ...Object.fromEntries(credentialConditionNames.map((name) => [name, `c.${name}`])),
  twins: 'coalesce(t.twins, 0)',
  perhaps_twins: 'coalesce(t.perhaps_twins, 0)',
  federation_offered: `case
    when substr(i.system, 1, instr(i.system || ':', ':') - 1) in ${federatingPlatforms} then 1
    when i.system in (select system from federation_source) then 1 end`,
  exposed: 'coalesce(f.exposed, 0)',
  findings_known: '(select present from finding_source)',
} as const;

const identityColumnNames = Object.keys(identityColumns);

/** Each record with those that are linked to it itself, both ways. */
export const standingLinks = `
  select from_id as identity_id, identity_id as other_id
  from link
  where from_subject = 'identity' and state in ('applied', 'confirmed')
  union
  select identity_id, from_id
  from link
  where from_subject = 'identity' and state in ('applied', 'confirmed')`;

const identityFacts = `
with credential_fact as (${credentialFacts}),
twin_fact as (${twinFacts}),
credential_source as (
  select scope as system
  from source
  where kind in ${credentialSources}
    and complete = 1
  union
  select identity.system
  from credential
  join identity on identity.id = credential.identity_id
  where exists (
    select 1
    from source_artefact
    join source on source.id = source_artefact.source_id
    where source_artefact.artefact_id = credential.artefact_id
      and source.complete = 1
  )
),
owner_source as (
  select scope as system
  from source
  where kind in ${ownerSources}
  union
  select identity.system
  from identity
  join source_artefact on source_artefact.artefact_id = identity.artefact_id
  join source on source.id = source_artefact.source_id
  where source.kind in ${ownerSources}
),
federation_source as (
  select system
  from identity
  where kind in ('role', 'managed_identity')
  union
  select identity.system
  from credential
  join identity on identity.id = credential.identity_id
  where credential.kind = 'federation'
),
-- a part of a scan shows no absence
finding_source as (
  select exists (
    select 1
    from source
    where kind in (${exposureSources.map((kind) => `'${kind}'`).join(', ')})
      and partial = 0
  ) as present
),
neighbour as (${standingLinks}),
finding_fact as (
  select about.identity_id, count(*) as exposed
  from (
    select identity_id, id
    from finding
    where ${openExposure()}
      and identity_id is not null
    union
    select neighbour.identity_id, finding.id
    from neighbour
    join finding on finding.identity_id = neighbour.other_id
    where ${openExposure()}
  ) as about
  group by about.identity_id
),
-- two linked records that name different owners name none
linked_owner as (
  select neighbour.identity_id, min(other.owner) as owner, min(other.owner_email) as owner_email,
    iif(count(distinct other.owner_basis) = 1, min(other.owner_basis), 'inferred') as owner_basis,
    iif(count(distinct other.owner_status) = 1, min(other.owner_status), null) as owner_status
  from neighbour
  join identity as own on own.id = neighbour.identity_id
  join identity as other on other.id = neighbour.other_id
  where own.owner is null
    and own.owner_email is null
    and coalesce(other.owner, other.owner_email) is not null
    and other.removed_bundle is null
  group by neighbour.identity_id
  having count(distinct lower(coalesce(other.owner, ''))) = 1
    and count(distinct lower(coalesce(other.owner_email, ''))) = 1
)
select ${Object.entries(identityColumns)
  .map(([column, expression]) => `${expression} as ${column}`)
  .join(',\n  ')}
from identity as i
left join credential_fact as c on c.identity_id = i.id
left join twin_fact as t on t.identity_id = i.id
left join finding_fact as f on f.identity_id = i.id
left join linked_owner as l on l.identity_id = i.id
left join temp.fact_person as by_name on by_name.called = lower(coalesce(i.owner, l.owner))
left join temp.fact_person as by_email on by_email.called = lower(coalesce(i.owner_email, l.owner_email))
where i.removed_bundle is null
order by i.id`;

/** A scanner that gives no state reports what it sees now, so that counts as open. */
export function openExposure(): string {
  return `removed_bundle is null and kind = 'exposed_secret' and coalesce(state, 'open') = 'open'`;
}

/** One entitlement of the newest evidence beside its identity: a table expression with all columns that rules may use. */
export const entitlementFacts = `(
  select e.id as entitlement_id, e.privilege, e.resource, e.effect, e.administrator, e.escalates, e.wildcard, e.public, e.external,
    e.conditioned, e.loose_federation, e.principal_exists, e.grants_own_access, e.granted_at,
    e.expires_at as grant_expires_at, e.never_expires as grant_never_expires,
    e.last_use_state as grant_use_state, e.last_use_at as grant_use_at, e.environment as resource_environment,
    i.*
  from entitlement as e
  cross join temp.identity_fact as i on i.identity_id = e.identity_id
  where e.removed_bundle is null
)`;

/** Gathers the facts in temporary tables of this connection, which has to be one that writes. */
export function gatherFacts(db: Database, facts: ReviewFacts, parameters: Parameters): void {
  dropFacts(db);
  gatherReviewFacts(db, facts);
  db.exec(`
    create temp table identity_fact (
      identity_id integer primary key,
      ${identityColumnNames
        .filter((column) => column !== 'identity_id')
        .map((column) => `${column},`)
        .join('\n      ')}
      verdicts integer,
      applicable integer
    )`);
  db.prepare(`insert into temp.identity_fact (${identityColumnNames.join(', ')}) ${identityFacts}`).run(parameters);
}

/** Also what explain.ts keeps of the identities. */
export function dropFacts(db: Database): void {
  db.exec(`
    drop table if exists temp.fact_person;
    drop table if exists temp.fact_revoked;
    drop table if exists temp.identity_fact;
    drop table if exists temp.identity_failure`);
}

function gatherReviewFacts(db: Database, facts: ReviewFacts): void {
  db.exec(`
    create temp table fact_person (called text primary key, has_left integer, of_provider integer);
    create temp table fact_revoked (entitlement_id integer primary key)`);
  // Two people of one name who differ: then the name does not say which of them it is.
  const person = db.prepare(
    `insert into temp.fact_person (called, has_left, of_provider)
     values (lower(:called), :left, :provider)
     on conflict (called) do update
     set has_left = case when has_left = excluded.has_left then has_left end,
         of_provider = case when of_provider = excluded.of_provider then of_provider end`,
  );
  for (const { name, email, active, party } of facts.persons) {
    const row = { left: active ? 0 : 1, provider: party === 'provider' ? 1 : 0 };
    for (const called of new Set([name.trim(), email.trim()])) {
      if (called !== '') person.run({ called, ...row });
    }
  }
  const revoked = db.prepare('insert into temp.fact_revoked values (?)');
  for (const entitlement of facts.earlierRevoked) revoked.run(entitlement);
}
