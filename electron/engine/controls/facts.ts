// The wide row that every rule's SQL speaks about: one entitlement with its identity, that identity's credentials and
// findings, and the few things known from above. A null is a fact that no evidence gives.

/** Three-valued "any of the group": 1 when one is true, null when none is but one is unknown, else 0. */
function any(condition: string): string {
  return `case when max(${condition}) = 1 then 1 when count(*) > count(${condition}) then null else 0 end`;
}

const age = (from: string) => `(julianday(:now) - julianday(${from}))`;
const live = `(case status when 'active' then 1 when 'inactive' then 0 when 'deleted' then 0 end)`;
/** 1 unused for longer than the threshold; a credential never used counts from the day it was made. */
const unused = `(case last_use_state
  when 'at' then ${age('last_use_at')} > :unused_days
  when 'unknown' then null
  else ${age('created_at')} > :unused_days end)`;
const staticSecret = `(kind in ('password', 'access_key', 'secret', 'token', 'api_key'))`;

/** Columns of the row, for the rules' authors: e.* of entitlement, i.* of identity, and these. */
export const factsQuery = `
with credential_fact as (
  select identity_id,
    count(*) filter (where ${live} = 1) as live_credentials,
    ${any(`${live} and ${unused}`)} as unused_live,
    max(case when ${live} = 1 then coalesce(${age('last_use_at')}, ${age('created_at')}) end) as unused_days_most,
    ${any(`${live} and kind not in ('federation') and ${age('coalesce(rotated_at, created_at)')} > :rotation_days`)} as old_live,
    max(case when ${live} = 1 then ${age('coalesce(rotated_at, created_at)')} end) as oldest_days,
    ${any(`${live} and kind not in ('federation', 'password', 'webhook') and (never_expires = 1 or julianday(expires_at) - julianday(coalesce(rotated_at, created_at)) > :lifetime_days)`)} as endless_live,
    ${any(`${live} and kind <> 'federation' and case when never_expires = 1 then 0 else julianday(expires_at) - julianday(:now) <= :expiry_warning_days end`)} as expiring_live,
    min(case when ${live} = 1 then expires_at end) as next_expiry,
    ${any(`${live} and kind = 'access_key'`)} as live_access_key,
    ${any(`${live} and ${staticSecret}`)} as live_static_secret,
    ${any(`${live} and kind <> 'password'`)} as live_not_password,
    ${any(`holder = 'provider' and ${live}`)} as provider_holds,
    max(case when kind in ('api_key', 'webhook') and ${live} = 1 then 1 else 0 end) as has_open_endpoint,
    ${any(`kind in ('api_key', 'webhook') and ${live} and restricted = 0`)} as unrestricted_live
  from credential
  where removed_bundle is null
  group by identity_id
),
twin_fact as (
  select identity_id, max(twins) as twins
  from (
    select identity_id, kind, count(*) as twins
    from credential
    where removed_bundle is null
      and status = 'active'
      and ${age('coalesce(rotated_at, created_at)')} > :overlap_days
    group by identity_id, kind
  )
  group by identity_id
),
credential_source as (
  select distinct identity.system
  from credential
  join identity on identity.id = credential.identity_id
),
finding_source as (select exists (select 1 from source where kind like '%finding%' or kind like '%gitleaks%' or imported_findings > 0) as present),
finding_fact as (
  select identity_id,
    sum(kind = 'exposed_secret' and coalesce(state, 'open') = 'open') as exposed
  from finding
  where removed_bundle is null
    and identity_id is not null
  group by identity_id
)
select
  e.id as entitlement_id, e.privilege, e.resource, e.effect, e.administrator, e.escalates, e.wildcard, e.public, e.external, e.conditioned,
  e.loose_federation, e.principal_exists, e.grants_own_access, e.expires_at as grant_expires_at, e.never_expires as grant_never_expires,
  e.last_use_state as grant_use_state, e.last_use_at as grant_use_at, e.environment as resource_environment, e.path,
  i.id as identity_id, i.name, i.kind, i.owner, i.owner_basis, i.owner_email, i.owner_status, i.status, i.interactive, i.external_organisation,
  coalesce(i.vendor_managed, 0) as vendor_managed, coalesce(i.break_glass, 0) as break_glass, i.default_account, i.workloads,
  i.environment as identity_environment, i.last_use_state as identity_use_state, i.last_use_at as identity_use_at, i.placeholder,
  -- a role or a group has no secret of its own; elsewhere silence means unknown unless this system's credentials are in evidence
  (i.kind in ('role', 'group') or i.system in (select system from credential_source)) as credentials_known,
  coalesce(c.live_credentials, 0) as live_credentials, c.unused_live, c.unused_days_most, c.old_live, c.oldest_days, c.endless_live, c.expiring_live,
  c.next_expiry, c.live_access_key, c.live_static_secret, c.live_not_password, c.provider_holds, c.has_open_endpoint, c.unrestricted_live,
  c.identity_id is not null as has_credentials, coalesce(t.twins, 0) as twins,
  (select present from finding_source) as findings_known, coalesce(f.exposed, 0) as exposed,
  p.left as owner_left, p.provider as owner_of_provider, p.known as owner_known,
  r.entitlement_id is not null as earlier_revoked
from entitlement e
join identity i on i.id = e.identity_id
left join credential_fact c on c.identity_id = i.id
left join twin_fact t on t.identity_id = i.id
left join finding_fact f on f.identity_id = i.id
left join temp.fact_owner p on p.owner = lower(i.owner)
left join temp.fact_revoked r on r.entitlement_id = e.id
where e.removed_bundle is null`;
