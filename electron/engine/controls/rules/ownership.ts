// Who answers for it, and is it still wanted: OWN and LIF.
import { age, credentialKind, mayHaveCredentials } from '../credential-facts.ts';
import type { EntitlementRule } from '../rule.ts';

const mailboxes = `('team', 'ops', 'devops', 'it', 'admin', 'admins', 'support', 'security', 'platform', 'infra', 'noreply', 'no-reply', 'group', 'helpdesk', 'service')`;

/** Whether a name or an address is of a group and not of a person; null for null. */
const isGroup = (column: string) => {
  const localPart = `lower(substr(${column}, 1, instr(${column} || '@', '@') - 1))`;
  return `(${localPart} in ${mailboxes}
    or ${localPart} glob '*[-_. ]team' or ${localPart} glob 'team[-_. ]*' or ${localPart} glob '*[-_. ]group' or ${localPart} glob '*[-_. ]list')`;
};

/** Where evidence could name an owner and names none, there is nobody whose standing could be judged. */
const perhapsOwned = '(who is not null or not owner_knowable)';

export const ownershipRules: readonly EntitlementRule[] = [
  {
    rule: 'OWN-1',
    title: 'Nobody owns it',
    severity: 'high',
    why: 'An identity without a named owner is nobody’s to switch off: it outlives its purpose.',
    whatToDo: 'Name a person who answers for it, or revoke it.',
    needs: ['an owner'],
    sources: ['countersign.identities', 'aws.account-authorization-details (tags)'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-01', 'GV.RR-02'],
    sp80053: ['AC-2', 'IA-4'],
    judges: 'identity',
    cites: 'identity',
    applies: 'vendor_managed = 0',
    // Where evidence of the system has a place for the owner, silence means that nobody is named; elsewhere it means nothing.
    fails: `case
      when vendor_managed = 1 then 0
      when who is null then case when owner_knowable then 1 end
      else coalesce(${isGroup('owner')}, 1) and coalesce(${isGroup('owner_email')}, 1)
    end`,
    explains: `case when who is null then 'No evidence names an owner.' else 'The only owner is a group: ' || coalesce(owner_email, owner) || '.' end`,
  },
  {
    rule: 'OWN-2',
    title: 'The owner is only inferred',
    severity: 'medium',
    why: 'A name from a tag or a naming pattern is a guess until that person says yes.',
    whatToDo: 'Ask the named person to attest the ownership, or say who it is.',
    needs: ['whether the owner was attested'],
    sources: ['countersign.identities', 'aws.account-authorization-details (tags)'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-01'],
    sp80053: ['AC-2'],
    judges: 'identity',
    cites: 'identity',
    applies: `vendor_managed = 0 and ${perhapsOwned}`,
    fails: `case
      when vendor_managed = 1 then 0
      when who is null then case when owner_knowable then 0 end
      else owner_basis = 'inferred'
    end`,
    explains: `who || ' is inferred from the evidence and has not attested it.'`,
  },
  {
    rule: 'OWN-3',
    title: 'The owner has left or belongs to the provider',
    severity: 'critical',
    why: 'Nobody inside the organisation can answer for what it does.',
    whatToDo: 'Give it an owner inside the organisation, or revoke it.',
    needs: ['whether the owner still works here'],
    sources: ['countersign.identities', 'the workspace’s own persons'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-01', 'GV.SC-05'],
    sp80053: ['AC-2', 'PS-4', 'PS-7'],
    judges: 'identity',
    cites: 'identity',
    applies: `who is not null or (vendor_managed = 0 and ${perhapsOwned})`,
    fails: `case
      when who is null then case when owner_knowable or vendor_managed = 1 then 0 end
      when owner_left = 1 or owner_of_provider = 1 or owner_status in ('left', 'provider') then 1
      when owner_left = 0 and owner_of_provider = 0 or owner_status = 'active' then 0
    end`,
    explains: `case
      when owner_of_provider = 1 or owner_status = 'provider' then who || ' belongs to the provider.'
      else who || ' has left.' end`,
  },
  {
    rule: 'LIF-1',
    title: 'A live credential is not used',
    severity: 'high',
    why: 'A key nobody uses is a key nobody will miss when it is stolen.',
    whatToDo: 'Revoke the credential, or say what it is kept for.',
    needs: ['when its credentials were last used'],
    sources: ['aws.credential-report', 'countersign.credentials'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-01', 'PR.AA-05'],
    sp80053: ['AC-2', 'AC-2(3)'],
    judges: 'identity',
    cites: { credential: 'unused' },
    applies: `break_glass = 0 and ${mayHaveCredentials}`,
    fails: `case
      when break_glass = 1 then 0
      when has_credentials then unused
      when credentials_known then 0
    end`,
    explains: `case cited.last_use_state
      when 'at' then 'A live ' || ${credentialKind} || ' was last used ' || cast(${age('cited.last_use_at')} as integer) || ' days ago; the threshold is '
      when 'never' then 'A live ' || ${credentialKind} || ' is ' || cast(${age('coalesce(cited.created_at, cited.rotated_at)')} as integer) || ' days old and was never used; the threshold is '
      else 'A live ' || ${credentialKind} || ' is ' || cast(${age('coalesce(cited.created_at, cited.rotated_at)')} as integer) || ' days old, and no use of it is on record; the threshold is '
      end || cast(:unused_days as integer) || '.'`,
  },
  {
    rule: 'LIF-2',
    title: 'Switched off, but the access remains',
    severity: 'critical',
    why: 'A disabled identity that keeps its rights is one click from having them again.',
    whatToDo: 'Remove the grant and the credentials.',
    needs: ['whether the identity is active'],
    sources: ['countersign.identities', 'kubernetes.objects'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-05'],
    sp80053: ['AC-2', 'AC-2(3)'],
    judges: 'entitlement',
    // What denies is no access that remains; then only a live credential is left to fear.
    fails: `case
      when status = 'active' then 0
      when status in ('disabled', 'deleted') then
        effect = 'allow' or case when has_credentials then live when credentials_known then 0 end
    end`,
    explains: `'The identity is ' || status || '; '
      || case when effect = 'allow' then 'this grant is still in force' else 'this denial is still there' end
      || case live_credentials when 0 then '.' when 1 then ' with 1 live credential.' else ' with ' || live_credentials || ' live credentials.' end`,
  },
  {
    rule: 'LIF-3',
    title: 'The grant names a principal that does not exist',
    severity: 'high',
    why: 'Whoever creates an account of that name gets the access.',
    whatToDo: 'Remove the grant.',
    needs: ['the list of existing principals'],
    sources: ['kubernetes.objects', 'aws.account-authorization-details', 'countersign.entitlements'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05'],
    sp80053: ['AC-2'],
    judges: 'entitlement',
    applies: `effect <> 'deny'`,
    fails: `case when effect = 'deny' then 0 else principal_exists = 0 end`,
    explains: `name || ' is named in the grant and is not among the principals of the evidence.'`,
  },
  {
    rule: 'LIF-4',
    title: 'Revoked earlier and still or again there',
    severity: 'critical',
    why: 'A decision that is not carried out is no decision.',
    whatToDo: 'Find out who put it back, and revoke it again.',
    needs: ['earlier decisions'],
    sources: ['earlier campaigns of this workspace'],
    owasp: ['NHI1:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05'],
    sp80053: ['AC-2'],
    judges: 'entitlement',
    applies: `:campaigns_closed > 0
      or exists (select 1 from temp.fact_revoked where fact_revoked.entitlement_id = fact.entitlement_id)`,
    // Before a campaign has closed there is no decision that the evidence could be held against.
    fails: `case
      when exists (select 1 from temp.fact_revoked where fact_revoked.entitlement_id = fact.entitlement_id) then 1
      when :campaigns_closed > 0 then 0
    end`,
    explains: `'An earlier campaign decided REVOKE, and the newest evidence still shows it.'`,
  },
];
