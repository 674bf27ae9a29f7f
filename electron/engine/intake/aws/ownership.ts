// Whose a thing of an AWS list is: the account of its ARN, or, where a list names users only, the system that the bundle
// declares. Nothing is made up: what can't be told is said in a remark.
import type { Address, IdentityReference, SourceRemark } from '../record.ts';
import { accountOf, accountRemarks, awsSystem } from './arn.ts';

export interface Ownership {
  /** The system of an ARN; null where the ARN names no account. */
  system(arn: string, address: Address): string | null;
  /** The reference of a user who is only named; `account` where the thing itself tells. */
  user(name: string, account: string | null, address: Address): IdentityReference;
  /** What there is to say of accounts since it was asked last. */
  remarks(): Generator<SourceRemark, void, undefined>;
}

export function createOwnership(declared: string | null): Ownership {
  const accounts = new Set<string>();
  const said = new Set<string>();
  const pending: SourceRemark[] = [];
  const declaredAccount = /^aws:(\d{12})$/.exec(declared ?? '')?.[1] ?? null;

  return {
    system(arn, address) {
      const account = accountOf(arn);
      if (account === null) return null;
      sawAccount(account, address);
      return awsSystem(account);
    },
    user(name, account, address) {
      if (account !== null) sawAccount(account, address);
      const known = account ?? declaredAccount;
      if (known === null) {
        note(
          'The list names users but no account, and the bundle declares none (aws: and twelve digits), so the users stand alone here.',
          address,
        );
        return { system: declared ?? 'aws', nativeId: name };
      }
      note(
        'The list names users without their path; they are taken for the users of these names at the path /.',
        address,
      );
      return { system: awsSystem(known), nativeId: `arn:aws:iam::${known}:user/${name}` };
    },
    *remarks() {
      yield* pending.splice(0);
    },
  };

  function sawAccount(account: string, address: Address): void {
    if (accounts.has(account)) return;
    accounts.add(account);
    pending.push(...accountRemarks(account, declared, address));
  }

  function note(detail: string, address: Address): void {
    if (said.has(detail)) return;
    said.add(detail);
    pending.push({ type: 'remark', remark: 'note', detail, address });
  }
}
