// `aws iam get-account-authorization-details`: users and roles with all that they are granted, resolved through groups
// and managed policies to single statements. Several files are pages of one or more accounts.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, property } from '../json.ts';
import type { IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { type Account, accountsIn } from './account.ts';
import { accountRemarks } from './arn.ts';
import { roleRecords, userRecords } from './principal.ts';

export const authorizationDetails: SourceKind = {
  kind: 'aws.account-authorization-details',
  title: 'AWS IAM account authorization details',
  formats: ['json'],
  provides: ['identity', 'entitlement'],
  cannotKnow: [
    { fact: 'identity.owner', reason: 'AWS IAM has no owner field; a tag such as Owner is read as a claim.' },
    { fact: 'identity.ownerStatus', reason: 'AWS IAM does not know people, so it cannot say that an owner has left.' },
    {
      fact: 'identity.interactive',
      reason: 'Whether a user has a console password stands in the credential report, not in this export.',
    },
    { fact: 'identity.breakGlass', reason: 'AWS IAM does not mark emergency accounts.' },
    { fact: 'identity.workloads', reason: 'The export does not say which workloads use an identity.' },
    {
      fact: 'credential',
      reason: 'Access keys, passwords and certificates stand in the credential report, not in this export.',
    },
    {
      fact: 'entitlement.lastUse',
      reason: 'When a permission was last used stands in the service last accessed report.',
    },
    { fact: 'entitlement.grantedBy', reason: 'The export says neither who granted a permission nor when.' },
    { fact: 'entitlement.principalExists', reason: 'Whether a principal trusted by a role still exists is not said.' },
  ],
  sniff(head) {
    if (!/^\s*\{/.test(head)) return 0;
    if (/"(UserDetailList|RoleDetailList|GroupDetailList)"\s*:/.test(head)) return 0.98;
    return /"Policies"\s*:/.test(head) && /"PolicyVersionList"\s*:/.test(head) ? 0.9 : 0;
  },
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, { system }) {
    const pages = files.flatMap((file) => pagesIn(file));
    for (const page of pages) if (!isPage(page)) yield notAPage(page);
    for (const account of accountsIn(pages.filter(isPage))) yield* accountRecords(account, system);
  },
};

const lists = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'];

function pagesIn(file: Evidence): readonly Cursor[] {
  if (file.format !== 'json') return [];
  // Pages collected in a list are as good as one file each.
  return file.documents.flatMap((document) => items(rootOf(document)));
}

function isPage(page: Cursor): boolean {
  const { value } = page;
  return (
    isObject(value) && (Object.keys(value).length === 0 || lists.some((name) => property(value, name) !== undefined))
  );
}

function notAPage(page: Cursor): IntakeRecord {
  return {
    type: 'rejected',
    address: addressOf(page),
    reason: `The document has none of ${lists.join(', ')}: it is no account authorization details.`,
  };
}

function* accountRecords(account: Account, declared: string | null): Generator<IntakeRecord, void, undefined> {
  if (account.id !== null) {
    const [first] = account.pages;
    yield* accountRemarks(account.id, declared, first === undefined ? null : addressOf(first));
  }
  const truncated = account.pages.filter((page) => field(page, 'IsTruncated').value === true);
  // Only the last page of a complete export says that nothing follows.
  if (truncated.length > 0 && truncated.length === account.pages.length) {
    const page = truncated.at(-1) ?? null;
    yield {
      type: 'remark',
      remark: 'partial',
      detail: 'The last page says IsTruncated: there is more than was exported.',
      address: page === null ? null : addressOf(page),
    };
  }
  yield* account.rejected;
  for (const page of account.pages) {
    for (const user of items(field(page, 'UserDetailList'))) yield* userRecords(user, account);
    for (const role of items(field(page, 'RoleDetailList'))) yield* roleRecords(role, account);
  }
  yield* absentPolicies(account);
}

/** AWS's own policies that are attached here and left out of the export: said once each. */
function* absentPolicies(account: Account): Generator<IntakeRecord, void, undefined> {
  for (const [arn, attachment] of account.absentVendorPolicies) {
    yield {
      type: 'remark',
      remark: 'note',
      detail: `The AWS managed policy ${textIn(attachment, 'PolicyName') ?? arn} is attached, but its statements are not in the export.`,
      address: addressOf(attachment),
    };
  }
}
