// Okta Identity Governance. Campaigns and reviews are what another system asked and its reviewers answered: they come as
// actions of the past and are never a decision here. Grants and principal access are entitlements.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import type { ActionRecord, EntitlementRecord, IntakeRecord } from '../record.ts';
import { noted, rejected, timeIn } from '../telling.ts';
import { entitlementRecord } from '../unsaid.ts';
import { makerOf, type Organisation, oktaListKind } from './list.ts';

const actionGaps = [
  { fact: 'action.party', reason: 'Okta does not say whether a reviewer is the customer’s person or the provider’s.' },
  { fact: 'action.activity', reason: 'Okta does not know the engagement’s activities.' },
  { fact: 'action.ticket', reason: 'A review names no ticket.' },
  { fact: 'identity', reason: 'Reviews name people and accounts by their profile only.' },
  { fact: 'entitlement', reason: 'Reviews name a resource, not what was granted there.' },
];

export const oktaReviews = oktaListKind({
  kind: 'okta.governance-reviews',
  title: 'Okta access reviews',
  provides: ['action'],
  cannotKnow: actionGaps,
  shapes: [['campaignId', 'decision', 'principalProfile']],
  *records(entries, organisation) {
    for (const entry of entries) yield* reviewRecords(entry, organisation);
  },
});

function* reviewRecords(entry: Cursor, organisation: Organisation): Generator<IntakeRecord, void, undefined> {
  const id = textIn(entry, 'id');
  const decision = textIn(entry, 'decision');
  const principal = field(entry, 'principalProfile');
  const who = textIn(principal, 'id');
  if (id === null || decision === null || who === null) {
    yield rejected(entry, 'The review has no id, no decision or no principal.');
    return;
  }
  const decided = timeIn(entry, 'decided');
  yield* decided.remarks;
  const bundle = textIn(field(entry, 'entitlementBundle'), 'name');
  const resource = textIn(entry, 'resourceId') ?? 'a resource that is not named';
  const open = decision === 'UNREVIEWED';
  yield action(entry, {
    nativeId: id,
    performedBy: reviewerOf(entry),
    verb: 'review',
    target: `Access of ${nameOf(principal) ?? who} to ${bundle === null ? resource : `${bundle} on ${resource}`}`,
    identity: organisation.reference(who),
    at: decided.at,
    approval: open ? null : decision,
    state: open ? 'planned' : 'done',
  });
}

function reviewerOf(entry: Cursor): string {
  return (
    nameOf(field(entry, 'reviewerProfile')) ??
    textIn(field(entry, 'reviewerGroupProfile'), 'name') ??
    'a reviewer who is not named'
  );
}

function nameOf(profile: Cursor): string | null {
  const name = [textIn(profile, 'firstName'), textIn(profile, 'lastName')].filter((part) => part !== null).join(' ');
  const email = textIn(profile, 'email');
  if (name === '') return email;
  return email === null ? name : `${name} (${email})`;
}

export const oktaCampaigns = oktaListKind({
  kind: 'okta.governance-campaigns',
  title: 'Okta access review campaigns',
  provides: ['action'],
  cannotKnow: [
    ...actionGaps,
    { fact: 'action.approval', reason: 'What was decided stands in the reviews of a campaign.' },
  ],
  shapes: [
    ['scheduleSettings', 'reviewerSettings', 'remediationSettings'],
    ['scheduleType', 'startDate', 'status'],
  ],
  *records(entries) {
    for (const entry of entries) {
      const id = textIn(entry, 'id');
      const name = textIn(entry, 'name');
      if (id === null || name === null) {
        yield rejected(entry, 'The campaign has no id or no name.');
        continue;
      }
      const dates = field(entry, 'scheduleSettings').value === undefined ? entry : field(entry, 'scheduleSettings');
      const start = timeIn(dates, 'startDate');
      const end = timeIn(dates, 'endDate');
      yield* [...start.remarks, ...end.remarks];
      const completed = textIn(entry, 'status') === 'COMPLETED';
      yield action(entry, {
        nativeId: id,
        performedBy: makerOf(entry) ?? 'somebody who is not named',
        verb: 'review campaign',
        target: name,
        identity: null,
        at: completed ? end.at : start.at,
        approval: null,
        state: campaignState(textIn(entry, 'status')),
      });
    }
  },
});

function campaignState(status: string | null): ActionRecord['state'] {
  switch (status) {
    case 'COMPLETED':
      return 'done';
    case 'SCHEDULED':
    case 'ACTIVE':
    case 'LAUNCHING':
      return 'planned';
    case 'DELETED':
      return 'cancelled';
    case 'ERROR':
      return 'failed';
    default:
      return null;
  }
}

function action(
  entry: Cursor,
  facts: Omit<ActionRecord, 'type' | 'party' | 'activity' | 'ticket' | 'address'>,
): ActionRecord {
  return { type: 'action', party: null, activity: null, ticket: null, ...facts, address: addressOf(entry) };
}

const grantGaps = [
  { fact: 'entitlement.lastUse', reason: 'Governance does not say when something was used.' },
  {
    fact: 'entitlement.administrator',
    reason: 'What a value of an entitlement allows in the application is not said.',
  },
  { fact: 'identity', reason: 'Only the id of the principal is named.' },
  { fact: 'credential', reason: 'Governance does not list credentials.' },
];

export const oktaGrants = oktaListKind({
  kind: 'okta.governance-grants',
  title: 'Okta governance grants',
  provides: ['entitlement'],
  cannotKnow: grantGaps,
  shapes: [['grantType', 'targetPrincipal/externalId', 'target/externalId']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const principal = textIn(field(entry, 'targetPrincipal'), 'externalId');
      const resource = textIn(entry, 'targetResourceOrn') ?? textIn(field(entry, 'target'), 'externalId');
      const type = textIn(entry, 'grantType');
      if (principal === null || resource === null || type === null) {
        yield rejected(entry, 'The grant has no principal, no target or no grantType.');
        continue;
      }
      const status = textIn(entry, 'status');
      if (status !== null && status !== 'ACTIVE') {
        const detail = `The grant ${textIn(entry, 'id') ?? ''} is ${status} and is not listed.`;
        yield noted(entry, detail);
        continue;
      }
      const created = timeIn(entry, 'created');
      const end = timeIn(field(entry, 'scheduleSettings'), 'expirationDate');
      yield* [...created.remarks, ...end.remarks];
      yield* valueEntitlements(entry, entry, organisation, {
        identity: organisation.reference(principal),
        resource,
        whole: textIn(entry, 'entitlementBundleId') ?? type,
        effect: textIn(entry, 'action') === 'DENY' ? 'deny' : 'allow',
        grantedAt: created.at,
        grantedBy: makerOf(entry),
        expiresAt: end.at,
      });
    }
  },
});

export const oktaPrincipalAccess = oktaListKind({
  kind: 'okta.governance-principal-access',
  title: 'Okta governance: what a principal has on a resource',
  provides: ['entitlement'],
  cannotKnow: [...grantGaps, { fact: 'entitlement.grantedBy', reason: 'Who granted it stands in the grants.' }],
  shapes: [['targetPrincipalOrn', 'parentResourceOrn']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const principal = textIn(field(entry, 'targetPrincipal'), 'externalId');
      const resource = textIn(entry, 'parentResourceOrn');
      if (principal === null || resource === null) {
        yield rejected(entry, 'The document has no principal or no resource.');
        continue;
      }
      const grants = [...items(field(entry, 'base')), ...items(field(entry, 'additional'))];
      if (grants.length === 0) {
        const detail = `${principal} has no access to ${resource}.`;
        yield noted(entry, detail);
      }
      for (const grant of grants) {
        const end = timeIn(grant, 'expirationTime');
        yield* end.remarks;
        yield* valueEntitlements(grant, entry, organisation, {
          identity: organisation.reference(principal),
          resource,
          whole: textIn(grant, 'grantType') ?? 'grant',
          effect: 'allow',
          grantedAt: null,
          grantedBy: null,
          expiresAt: end.at,
        });
      }
    }
  },
});

interface GrantFacts
  extends Pick<EntitlementRecord, 'identity' | 'resource' | 'effect' | 'grantedAt' | 'grantedBy' | 'expiresAt'> {
  /** What stands for the grant where it names no values. */
  readonly whole: string;
}

/** One entitlement for each value of each entitlement that the grant gives, or one for the grant as a whole. */
function* valueEntitlements(
  grant: Cursor,
  entry: Cursor,
  organisation: Organisation,
  { whole, ...facts }: GrantFacts,
): Generator<EntitlementRecord, void, undefined> {
  const common = {
    ...facts,
    scope: organisation.system,
    neverExpires: facts.expiresAt === null ? null : false,
    public: false,
    conditioned: false,
    principalExists: true,
  };
  const granted = items(field(grant, 'entitlements')).flatMap((entitlement) =>
    items(field(entitlement, 'values')).map((value) => ({ entitlement, value })),
  );
  if (granted.length === 0)
    yield entitlementRecord({
      ...common,
      key: ['grant', facts.resource, whole].join('|'),
      privilegeKind: 'okta.grant',
      privilege: whole,
      address: addressOf(grant === entry ? entry : grant),
    });
  for (const { entitlement, value } of granted) {
    const name = textIn(value, 'name') ?? textIn(value, 'externalValue') ?? textIn(value, 'id') ?? '';
    yield entitlementRecord({
      ...common,
      key: ['value', facts.resource, textIn(entitlement, 'id') ?? '', textIn(value, 'id') ?? name].join('|'),
      privilegeKind: 'okta.entitlement',
      privilege: name,
      path: [
        {
          kind: 'entitlement',
          name: textIn(entitlement, 'name') ?? '',
          nativeId: textIn(entitlement, 'id'),
          address: addressOf(entitlement),
        },
      ],
      address: addressOf(value),
    });
  }
}
