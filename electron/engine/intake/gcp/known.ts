// Which identities of a source have a record already: an account is told once, from its list rather than from a policy.
import { addressOf, type Cursor } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { IdentityRecord, IdentityReference, IntakeRecord } from '../record.ts';
import { identityRecord } from '../unsaid.ts';
import { type ServiceAccount, serviceAccount } from './member.ts';

/** Identities that have a record already, by system and native id; `named`: only mentioned, by a key or a policy. */
export type Known = Map<string, 'listed' | 'named'>;

/** Notes the identity, and says whether it was not noted before. */
export function isNew(
  known: Known,
  { system, nativeId }: IdentityReference,
  how: 'listed' | 'named' = 'named',
): boolean {
  const id = `${system} ${nativeId}`;
  if (known.has(id)) return false;
  known.set(id, how);
  return true;
}

/** An account of which the evidence has only the e-mail address. */
export function* namedAccount(
  email: string,
  cursor: Cursor,
  known: Known,
  workloads: number | null = null,
): Generator<IntakeRecord, void, undefined> {
  const account = serviceAccount(email);
  if (!isNew(known, account)) return;
  yield identityRecord({
    ...accountFacts(account),
    scope: account.project,
    environment: environmentOf([email]),
    interactive: false,
    workloads,
    address: addressOf(cursor),
  });
}

/** What the e-mail address alone tells. */
export function accountFacts(
  account: ServiceAccount,
): Pick<IdentityRecord, 'system' | 'nativeId' | 'kind' | 'name' | 'vendorManaged' | 'defaultAccount'> {
  const { system, nativeId, kind, name, vendorManaged, defaultAccount } = account;
  return { system, nativeId, kind, name, vendorManaged, defaultAccount };
}
