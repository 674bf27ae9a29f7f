// Who answers for it, and is it still wanted: OWN and LIF.
import type { EntitlementRule } from '../rule.ts';

const mailboxes = `('team', 'ops', 'devops', 'it', 'admin', 'admins', 'support', 'security', 'platform', 'infra', 'noreply', 'no-reply', 'group', 'helpdesk', 'service')`;
const localPart = `lower(substr(coalesce(owner_email, owner), 1, instr(coalesce(owner_email, owner) || '@', '@') - 1))`;

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
    subject: 'identity',
    // Silence has a meaning here: evidence that names nobody leaves nobody to ask.
    fails: `vendor_managed = 0 and (owner is null or ${localPart} in ${mailboxes})`,
    explains: `case when owner is null then 'No evidence names an owner.' else 'The only owner is the group mailbox ' || owner || '.' end`,
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
    subject: 'identity',
    fails: `case when owner is null or vendor_managed = 1 then 0 else owner_basis = 'inferred' end`,
    explains: `owner || ' is inferred from the evidence and has not attested it.'`,
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
    sp80053: ['AC-2', 'PS-7'],
    subject: 'identity',
    fails: `case
      when owner is null then 0
      when owner_left = 1 or owner_of_provider = 1 or owner_status in ('left', 'provider') then 1
      when owner_known = 1 or owner_status = 'active' then 0
    end`,
    explains: `case
      when owner_of_provider = 1 or owner_status = 'provider' then owner || ' belongs to the provider.'
      else owner || ' has left.' end`,
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
    sp80053: ['AC-2'],
    subject: 'credential',
    fails: `case
      when break_glass = 1 then 0
      when has_credentials then unused_live
      when credentials_known then 0
    end`,
    explains: `'A live credential has not been used for ' || cast(unused_days_most as integer) || ' days; the threshold is ' || cast(:unused_days as integer) || '.'`,
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
    sp80053: ['AC-2'],
    subject: 'identity',
    fails: `case status when 'disabled' then 1 when 'deleted' then 1 when 'active' then 0 end`,
    explains: `'The identity is ' || status || ', and this grant is still in force' || case when live_credentials > 0 then ' with ' || live_credentials || ' live credentials.' else '.' end`,
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
    subject: 'entitlement',
    fails: 'principal_exists = 0',
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
    subject: 'entitlement',
    fails: 'earlier_revoked',
    explains: `'An earlier campaign decided REVOKE, and the newest evidence still shows it.'`,
  },
];
