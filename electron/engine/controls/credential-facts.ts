// What can be wrong with a credential, as SQL over one row of the table: 1, 0, or null where a needed fact is unknown. The
// same condition says whether the identity fails and which credential is then cited, so the two can't differ.

/** Days from a time to the moment of judging. */
export const age = (from: string) => `(julianday(:now) - julianday(${from}))`;

/** The kind of a cited credential, in words. */
export const credentialKind = `replace(cited.kind, '_', ' ')`;

/** A role or a group has no secret of its own; that a complete list shows none for anybody else was found, not assumed. */
export const mayHaveCredentials = `(has_credentials or kind not in ('role', 'group'))`;

const live = `(case status when 'active' then 1 when 'inactive' then 0 when 'deleted' then 0 end)`;
const secretSince = 'coalesce(rotated_at, created_at)';

/** One never used counts from the day it was made; one of unknown use can't yet be unused while it is young. */
const unused = `(case last_use_state
  when 'at' then ${age('last_use_at')} > :unused_days
  when 'unknown' then case when ${age('coalesce(created_at, rotated_at)')} <= :unused_days then 0 end
  else ${age('coalesce(created_at, rotated_at)')} > :unused_days end)`;

/** An end that lies further ahead than the limit is too far whenever the credential was made. */
const endless = `(case
  when never_expires = 1 then 1
  when julianday(expires_at) - julianday(:now) > :lifetime_days then 1
  else julianday(expires_at) - julianday(${secretSince}) > :lifetime_days end)`;

const expiring = `(case
  when expires_at is not null then julianday(expires_at) - julianday(:now) <= :expiry_warning_days
  when never_expires = 1 then 0 end)`;

export const credentialConditions = {
  live,
  unused: `(${live} and ${unused})`,
  old: `(${live} and kind <> 'federation' and ${age(secretSince)} > :rotation_days)`,
  // Passwords and webhooks are judged by how they are kept, not by an end that few systems let them have.
  endless: `(${live} and kind not in ('federation', 'password', 'webhook') and ${endless})`,
  expiring: `(${live} and kind <> 'federation' and ${expiring})`,
  root_key: `(${live} and kind = 'access_key')`,
  static_secret: `(${live} and kind in ('password', 'access_key', 'secret', 'token', 'api_key'))`,
  machine: `(${live} and kind not in ('password', 'federation'))`,
  provider_holds: `(${live} and kind <> 'federation' and holder = 'provider')`,
  unrestricted: `(${live} and kind in ('api_key', 'webhook') and restricted = 0)`,
} as const;

export type CredentialCondition = keyof typeof credentialConditions;

export const credentialConditionNames = Object.keys(credentialConditions) as readonly CredentialCondition[];

/** Three-valued "any of the group": 1 when one is true, null when none is but one is unknown, else 0. */
function any(condition: string): string {
  return `case when max(${condition}) = 1 then 1 when count(*) > count(${condition}) then null else 0 end`;
}

/** Old enough that a rotation should have ended; a federation or a webhook is nothing that is rotated by a twin. */
const outlasting = `${age(secretSince)} > :overlap_days`;
const rotatable = `kind not in ('federation', 'webhook')`;

/**
 * The credential report of AWS numbers a user's keys, other lists name them: a numbered key made in the second of a named
 * one of the same identity is that key, and no second secret.
 */
const numbered = `glob 'access-key-[12]'`;
const namedElsewhere = `(native_id ${numbered} and exists (
  select 1
  from credential as listed
  where listed.identity_id = credential.identity_id
    and listed.kind = credential.kind
    and listed.removed_bundle is null
    and not listed.native_id ${numbered}
    and abs(julianday(coalesce(listed.rotated_at, listed.created_at))
      - julianday(coalesce(credential.rotated_at, credential.created_at))) * 86400 < 1))`;

/** One row for each identity with credentials. */
export const credentialFacts = `
  select identity_id,
    count(*) filter (where ${live} = 1) as live_credentials,
    ${credentialConditionNames.map((name) => `${any(credentialConditions[name])} as ${name}`).join(',\n    ')}
  from credential
  where removed_bundle is null
  group by identity_id`;

/** One row for each identity with credentials that could be twins: how many surely are, how many might be. */
export const twinFacts = `
  select identity_id, max(surely) as twins, max(perhaps) as perhaps_twins
  from (
    select identity_id,
      count(*) filter (where ${live} = 1 and ${outlasting}) as surely,
      count(*) filter (where coalesce(${live}, 1) = 1 and coalesce(${outlasting}, 1) = 1) as perhaps
    from credential
    where removed_bundle is null
      and ${rotatable}
      and not ${namedElsewhere}
    group by identity_id, kind
  )
  group by identity_id`;

/** What comes first among several that fail: what is worst is cited. */
const worstFirst: Partial<Record<CredentialCondition, string>> = {
  unused: 'coalesce(last_use_at, created_at, rotated_at)',
  old: secretSince,
  expiring: 'expires_at',
};

/** The id of the credential that is cited; `identity` is the SQL for the identity's id. */
export function citedCredential(condition: CredentialCondition | 'twin', identity: string): string {
  if (condition === 'twin') {
    return `(
      select id
      from credential
      where identity_id = ${identity}
        and removed_bundle is null
        and ${live} = 1
        and ${outlasting}
        and kind in (
          select kind
          from credential
          where identity_id = ${identity}
            and removed_bundle is null
            and ${rotatable}
            and ${live} = 1
            and ${outlasting}
          group by kind
          having count(*) >= 2
        )
      order by ${secretSince}, id
      limit 1
    )`;
  }
  return `(
    select id
    from credential
    where identity_id = ${identity}
      and removed_bundle is null
      and ${credentialConditions[condition]}
    order by ${worstFirst[condition] ?? 'id'}, id
    limit 1
  )`;
}
