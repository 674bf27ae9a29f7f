// What it may do, and who beyond the organisation may: PRV, EXT, CLD, ENV, REU, SOD. A grant that denies fails none of them.
import { age } from '../credential-facts.ts';
import type { EntitlementRule } from '../rule.ts';

const grantSources = ['aws.account-authorization-details', 'kubernetes.objects', 'countersign.entitlements'];
const allows = `effect <> 'deny'`;
const allowed = (condition: string) => `case when effect = 'deny' then 0 else ${condition} end`;
const external = `(case when external_organisation is not null then 1 else external end)`;
/** A policy can name hundreds of actions; the sentence names the beginning, the evidence the rest. */
const shown = (column: string) =>
  `case when length(${column}) > 120 then substr(${column}, 1, 119) || '…' else ${column} end`;
const privilege = shown('privilege');
const resource = shown('resource');
/** What was granted or made within the window has had no time to go unused. */
const granted = 'coalesce(granted_at, identity_created_at)';
const hadTime = `coalesce(${age(granted)} > :unused_days, 1)`;

const leastPrivilege = {
  owasp: ['NHI5:2025'],
  csf11: ['PR.AC-4'],
  csf20: ['PR.AA-05'],
  sp80053: ['AC-6'],
  judges: 'entitlement',
} as const;

export const privilegeRules: readonly EntitlementRule[] = [
  {
    ...leastPrivilege,
    rule: 'PRV-1',
    title: 'Administrator',
    severity: 'critical',
    why: 'It can do everything, also hide what it did.',
    whatToDo: 'Reduce it to what the job needs.',
    needs: ['what the privilege lets it do'],
    sources: grantSources,
    sp80053: ['AC-6', 'AC-6(5)'],
    applies: allows,
    fails: allowed('administrator'),
    explains: `${privilege} || ' on ' || ${resource} || ' is full administration.'`,
  },
  {
    ...leastPrivilege,
    rule: 'PRV-2',
    title: 'Can raise rights',
    severity: 'critical',
    why: 'Who can hand out rights has them all in the end.',
    whatToDo: 'Take the right to hand out rights away, or limit it to named roles.',
    needs: ['what the privilege lets it do'],
    sources: grantSources,
    applies: allows,
    fails: allowed('escalates'),
    explains: `${privilege} || ' lets it raise its own or others’ rights.'`,
  },
  {
    ...leastPrivilege,
    rule: 'PRV-3',
    title: 'Wildcard',
    severity: 'high',
    why: 'It covers also what will be added tomorrow, without anybody deciding it.',
    whatToDo: 'Name the actions and the resources.',
    needs: ['actions and resources of the grant'],
    sources: grantSources,
    applies: allows,
    fails: allowed('wildcard'),
    explains: `'A wildcard: ' || ${privilege} || ' on ' || ${resource} || '.'`,
  },
  {
    ...leastPrivilege,
    rule: 'PRV-4',
    title: 'Granted and not used',
    severity: 'medium',
    why: 'A right that is not used is only there for whoever steals it.',
    whatToDo: 'Revoke it, or say what it is kept for.',
    needs: ['when the right was last used'],
    sources: ['aws.account-authorization-details (roles)', 'countersign.entitlements'],
    sp80053: ['AC-6', 'AC-6(7)'],
    applies: `${allows} and break_glass = 0`,
    fails: allowed(`case
      when break_glass = 1 then 0
      when grant_use_state = 'at' then ${age('grant_use_at')} > :unused_days
      when grant_use_state in ('never', 'not_in_window') then ${hadTime}
      when identity_use_state in ('never', 'not_in_window') then ${hadTime}
      when identity_use_state = 'at' and ${age('identity_use_at')} > :unused_days then 1
    end`),
    explains: `case
      when grant_use_state = 'at' then 'Last used ' || substr(grant_use_at, 1, 10)
      when grant_use_state = 'never' then 'Never used'
      when grant_use_state = 'not_in_window' then 'No use in the source’s tracking window'
      when identity_use_state = 'at' then 'The identity was last used ' || substr(identity_use_at, 1, 10)
      when identity_use_state = 'never' then 'The identity was never used'
      else 'No use of the identity in the source’s tracking window' end || '; the threshold is ' || cast(:unused_days as integer) || ' days.'`,
  },
  {
    ...leastPrivilege,
    rule: 'PRV-5',
    title: 'Standing privileged access',
    severity: 'high',
    why: 'Privileged access without an end is there day and night, needed or not.',
    whatToDo: 'Give it an end date, or grant it when it is needed.',
    needs: ['whether the grant is privileged', 'when the grant ends'],
    sources: grantSources,
    sp80053: ['AC-2', 'AC-6'],
    applies: allows,
    fails: allowed(
      `((administrator or escalates) and case when grant_expires_at is not null then 0 else grant_never_expires end)`,
    ),
    explains: `'Privileged, and no end date.'`,
  },
  {
    ...leastPrivilege,
    rule: 'PRV-6',
    title: 'Public or anonymous',
    severity: 'critical',
    why: 'Anybody holds this right.',
    whatToDo: 'Name who may.',
    needs: ['the principal of the grant'],
    sources: grantSources,
    sp80053: ['AC-3', 'AC-6'],
    applies: allows,
    fails: allowed('public'),
    explains: `'Everybody, also without signing in, holds ' || ${privilege} || ' on ' || ${resource} || '.'`,
  },
  {
    rule: 'EXT-1',
    title: 'Trusted from outside',
    severity: 'medium',
    why: 'Another organisation decides who acts through it.',
    whatToDo: 'Confirm the contract behind it and who owns the relation.',
    needs: ['who owns or may become the identity'],
    sources: grantSources,
    owasp: ['NHI3:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05', 'GV.SC-07'],
    sp80053: ['SA-9'],
    judges: 'entitlement',
    applies: allows,
    fails: allowed(external),
    explains: `case when external_organisation is not null then 'It belongs to ' || external_organisation || '.' else 'Another organisation or account is trusted: ' || ${privilege} || '.' end`,
  },
  {
    rule: 'EXT-2',
    title: 'Trusted from outside, privileged or without condition',
    severity: 'critical',
    why: 'A breach over there is a breach here.',
    whatToDo: 'Add a condition (external id, source), and cut the privilege.',
    needs: ['who owns or may become the identity', 'conditions of the trust'],
    sources: grantSources,
    owasp: ['NHI3:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05', 'GV.SC-07'],
    sp80053: ['AC-4', 'SA-9'],
    judges: 'entitlement',
    applies: allows,
    fails: allowed(`(${external} and (administrator or escalates or (coalesce(external, 1) and conditioned = 0)))`),
    explains: `case when administrator = 1 or escalates = 1 then 'Trusted from outside and privileged.' else 'Trusted from outside with no condition.' end`,
  },
  {
    rule: 'CLD-1',
    title: 'Loose federation',
    severity: 'critical',
    why: 'Any pipeline, branch or pull request that fits the wildcard may become it.',
    whatToDo: 'Bind the subject to one repository, branch and environment.',
    needs: ['the subject of the federation'],
    sources: ['aws.account-authorization-details (trust policies)', 'countersign.entitlements'],
    owasp: ['NHI6:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-03'],
    sp80053: ['AC-6', 'IA-9'],
    judges: 'entitlement',
    applies: allows,
    fails: allowed('loose_federation'),
    explains: `'The federation’s subject is a wildcard or allows pull requests: ' || ${privilege} || '.'`,
  },
  {
    rule: 'ENV-1',
    title: 'Crosses between production and the rest',
    severity: 'high',
    why: 'What is guarded less reaches what is guarded most.',
    whatToDo: 'Give each environment its own identity.',
    needs: ['environment of the identity', 'environment of the resource'],
    sources: ['countersign.identities', 'countersign.entitlements', 'tags'],
    owasp: ['NHI8:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05'],
    sp80053: ['AC-4'],
    judges: 'entitlement',
    applies: allows,
    fails: allowed('identity_environment <> resource_environment'),
    explains: `'The identity is ' || replace(identity_environment, '_', '-') || ', the resource is ' || replace(resource_environment, '_', '-') || '.'`,
  },
  {
    rule: 'REU-1',
    title: 'Shared by several workloads',
    severity: 'medium',
    why: 'What one of them needs, all of them have; and nobody can tell who acted.',
    whatToDo: 'Give each workload an identity of its own.',
    needs: ['how many workloads use it'],
    sources: ['kubernetes.objects', 'countersign.identities'],
    owasp: ['NHI9:2025'],
    csf11: ['PR.AC-1'],
    csf20: ['PR.AA-01'],
    sp80053: ['IA-4'],
    judges: 'identity',
    cites: 'identity',
    applies: `coalesce(default_account, 0) = 1 or workloads is not null or kind <> 'group'`,
    // A default account is marked as one; how many workloads share a role is known only where it is counted.
    fails: `case when default_account = 1 then 1 when workloads is not null then workloads > 1 when kind = 'group' then 0 end`,
    explains: `case when default_account = 1 then 'It is a namespace’s or project’s default account.' else workloads || ' workloads use it.' end`,
  },
  {
    rule: 'SOD-1',
    title: 'Grants and uses the same access',
    severity: 'high',
    why: 'Nobody else is needed to give it more.',
    whatToDo: 'Separate who grants from who uses.',
    needs: ['what the privilege lets it do'],
    sources: grantSources,
    owasp: ['NHI5:2025'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05'],
    sp80053: ['AC-5'],
    judges: 'entitlement',
    applies: allows,
    fails: allowed('grants_own_access'),
    explains: `'It can both grant this access and use it.'`,
  },
];
