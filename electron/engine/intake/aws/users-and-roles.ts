// `aws iam list-users`, `get-user`, `list-roles`, `get-role`: users and roles without what they are granted. They are the
// same records as those of the account authorization details, so that both speak of the same identities.
import { addressOf, type Cursor, textIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { accountWithoutLists } from './account.ts';
import { accountOf } from './arn.ts';
import { awsListKind } from './list.ts';
import type { Ownership } from './ownership.ts';
import { roleRecords, userRecords } from './principal.ts';

const cannotKnow: readonly Unknowable[] = [
  { fact: 'identity.owner', reason: 'AWS IAM has no owner field; a tag such as Owner is read as a claim.' },
  { fact: 'identity.ownerStatus', reason: 'AWS IAM does not know people, so it cannot say that an owner has left.' },
  { fact: 'identity.breakGlass', reason: 'AWS IAM does not mark emergency accounts.' },
  { fact: 'identity.workloads', reason: 'The list does not say which workloads use an identity.' },
  {
    fact: 'credential',
    reason: 'Keys, passwords and certificates stand in lists of their own and in the credential report.',
  },
];

export const iamUsers: SourceKind = awsListKind({
  kind: 'aws.iam-users',
  title: 'AWS IAM users (list-users)',
  provides: ['identity'],
  cannotKnow: [
    ...cannotKnow,
    { fact: 'identity.interactive', reason: 'Whether a user has a console password stands in the credential report.' },
    { fact: 'entitlement', reason: 'What users may do stands in the account authorization details.' },
  ],
  keys: ['Users', 'User'],
  members: ['UserName', 'Arn', 'UserId'],
  *records(entries, ownership) {
    for (const entry of entries) yield* principal(entry, ownership, userRecords);
  },
});

export const iamRoles: SourceKind = awsListKind({
  kind: 'aws.iam-roles',
  title: 'AWS IAM roles with their trust policies (list-roles)',
  provides: ['identity', 'entitlement'],
  cannotKnow: [
    ...cannotKnow,
    {
      fact: 'entitlement.privilege',
      reason: 'Only who may become a role is here; what a role may do stands in the account authorization details.',
    },
    { fact: 'entitlement.principalExists', reason: 'Whether a principal trusted by a role still exists is not said.' },
  ],
  keys: ['Roles', 'Role'],
  members: ['RoleName', 'Arn', 'AssumeRolePolicyDocument'],
  *records(entries, ownership) {
    for (const entry of entries) yield* principal(entry, ownership, roleRecords);
  },
});

function* principal(
  entry: Cursor,
  ownership: Ownership,
  read: typeof userRecords,
): Generator<IntakeRecord, void, undefined> {
  const arn = textIn(entry, 'Arn') ?? '';
  ownership.system(arn, addressOf(entry));
  yield* read(entry, accountWithoutLists(accountOf(arn)));
}
