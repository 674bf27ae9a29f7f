// One AWS account of the evidence: its pages, and its groups and managed policies by name for those who refer to them.
import { addressOf, type Cursor, field, items, textIn, textsIn } from '../cursor.ts';
import type { RejectedRecord } from '../record.ts';
import { accountOf } from './arn.ts';
import { type Policy, readPolicy } from './policy.ts';

export interface ManagedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly cursor: Cursor;
  readonly policy: Policy;
}

export interface Group {
  readonly arn: string | null;
  readonly name: string;
  readonly cursor: Cursor;
}

export interface Account {
  /** Twelve digits; null when no ARN of its pages tells. */
  readonly id: string | null;
  readonly pages: readonly Cursor[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly policies: ReadonlyMap<string, ManagedPolicy>;
  /** What could not be read of groups and policies. */
  readonly rejected: readonly RejectedRecord[];
  /** Filled while principals are read: ARN of a policy of AWS's own to the first place where it is attached. */
  readonly absentVendorPolicies: Map<string, Cursor>;
  /** Inline policies that were read, by place: a group's are met again by each of its members. */
  readonly inlinePolicies: Map<string, Policy>;
  /** Places that were already told to be unresolvable. */
  readonly unresolved: Set<string>;
}

export function accountsIn(pages: readonly Cursor[]): readonly Account[] {
  const byAccount = new Map<string | null, Cursor[]>();
  for (const page of pages) {
    const id = accountOfPage(page);
    byAccount.set(id, [...(byAccount.get(id) ?? []), page]);
  }
  // A page of AWS's own policies alone names no account; where there is only one account it can be no other's.
  const [only, ...others] = [...byAccount.keys()].filter((id) => id !== null);
  if (only !== undefined && others.length === 0) return [accountFrom(only, pages)];
  return [...byAccount].map(([id, own]) => accountFrom(id, own));
}

/** For lists of users or roles alone: nothing that they refer to is there. */
export function accountWithoutLists(id: string | null): Account {
  return accountFrom(id, []);
}

function accountOfPage(page: Cursor): string | null {
  for (const list of ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies']) {
    for (const entry of items(field(page, list))) {
      const id = accountOf(textIn(entry, 'Arn') ?? '');
      if (id !== null) return id;
    }
  }
  return null;
}

function accountFrom(id: string | null, pages: readonly Cursor[]): Account {
  const rejected: RejectedRecord[] = [];
  const refuse = (cursor: Cursor, reason: string): void => {
    rejected.push({ type: 'rejected', address: addressOf(cursor), reason });
  };
  const groups = new Map<string, Group>();
  const policies = new Map<string, ManagedPolicy>();
  for (const page of pages) {
    for (const cursor of items(field(page, 'GroupDetailList'))) {
      const name = textIn(cursor, 'GroupName');
      if (name === null) refuse(cursor, 'The group has no GroupName.');
      else groups.set(name, { arn: textIn(cursor, 'Arn'), name, cursor });
    }
    for (const cursor of items(field(page, 'Policies'))) {
      const arn = textIn(cursor, 'Arn');
      if (arn === null) {
        refuse(cursor, 'The managed policy has no Arn.');
        continue;
      }
      const version = defaultVersion(cursor);
      if (version === null) {
        refuse(cursor, 'The managed policy has no version marked IsDefaultVersion, so nobody can say what it grants.');
        policies.set(arn, {
          arn,
          name: textIn(cursor, 'PolicyName') ?? arn,
          cursor,
          policy: { statements: [], rejected: [] },
        });
        continue;
      }
      const policy = readPolicy(field(version, 'Document'));
      rejected.push(...policy.rejected);
      policies.set(arn, { arn, name: textIn(cursor, 'PolicyName') ?? arn, cursor, policy });
    }
  }
  return {
    id,
    pages,
    groups,
    policies,
    rejected,
    absentVendorPolicies: new Map(),
    inlinePolicies: new Map(),
    unresolved: new Set(),
  };
}

/** The version in force is the one marked default, not the newest. */
function defaultVersion(policy: Cursor): Cursor | null {
  const versions = items(field(policy, 'PolicyVersionList'));
  return versions.find((version) => field(version, 'IsDefaultVersion').value === true) ?? null;
}

export function groupNames(user: Cursor): readonly string[] {
  return textsIn(user, 'GroupList');
}

/** Reads a policy document the first time that its place is met. */
export function policyOnce(account: Account, document: Cursor): { readonly policy: Policy; readonly isNew: boolean } {
  const place = placeOf(document);
  const known = account.inlinePolicies.get(place);
  if (known !== undefined) return { policy: known, isNew: false };
  const policy = readPolicy(document);
  account.inlinePolicies.set(place, policy);
  return { policy, isNew: true };
}

export function isFirstMeeting(account: Account, cursor: Cursor): boolean {
  const place = placeOf(cursor);
  if (account.unresolved.has(place)) return false;
  account.unresolved.add(place);
  return true;
}

function placeOf(cursor: Cursor): string {
  return `${cursor.document.path}#${cursor.pointer}`;
}
