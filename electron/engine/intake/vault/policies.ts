// Policies that a role or token has, by name: what they allow stands in the policies themselves.
import { addressOf, type Cursor } from '../cursor.ts';
import type { EntitlementRecord, IdentityReference } from '../record.ts';
import { entitlementRecord } from '../unsaid.ts';

export function* policyEntitlements(
  cursor: Cursor,
  policies: readonly string[],
  identity: IdentityReference,
): Generator<EntitlementRecord, void, undefined> {
  for (const policy of policies) {
    const root = policy === 'root';
    yield entitlementRecord({
      identity,
      key: `policy|${policy}`,
      privilegeKind: 'vault.policy',
      privilege: policy,
      resource: root ? '*' : 'as the policy says',
      // The root policy allows everything; of the others only the name is known.
      administrator: root ? true : null,
      escalates: root ? true : null,
      wildcard: root ? true : null,
      grantsOwnAccess: root ? true : null,
      public: false,
      external: false,
      principalExists: true,
      address: addressOf(cursor),
    });
  }
}
