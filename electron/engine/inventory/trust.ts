// The fingerprints that the customer has pinned, each learnt out of band: the only ground on which a bundle is trusted.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Act, Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';

export type TrustedFingerprint = MethodOutput<'trust.list'>[number];

interface TrustAdded {
  readonly fingerprint: string;
  readonly provider: string;
  readonly note: string | null;
}

export const trustAdded: Act<TrustAdded> = {
  name: 'trust.added',
  body: z.strictObject({ fingerprint: z.string().min(8), provider: z.string().min(1), note: z.string().nullable() }),
  apply({ db }, body, head) {
    db.prepare(
      `insert into trusted_fingerprint (fingerprint, provider, note, added_at, added_by)
       values ($fingerprint, $provider, $note, $at, $person)
       on conflict do update
       set provider = excluded.provider, note = excluded.note, added_at = excluded.added_at,
         added_by = excluded.added_by, removed_at = null`,
    ).run({ ...body, at: head.at, person: head.actor.person });
  },
};

interface TrustRemoved {
  readonly fingerprint: string;
  readonly reason: string;
}

export const trustRemoved: Act<TrustRemoved> = {
  name: 'trust.removed',
  body: z.strictObject({ fingerprint: z.string(), reason: z.string().min(1) }),
  apply({ db }, body, head) {
    db.prepare('update trusted_fingerprint set removed_at = $at where fingerprint = $fingerprint').run({
      fingerprint: body.fingerprint,
      at: head.at,
    });
  },
};

/** Throws PROVIDER_MAY_NOT_DECIDE: whom the customer trusts is the customer's to say. */
export async function addTrust(workspace: Workspace, trust: TrustAdded, as: Actor): Promise<TrustedFingerprint> {
  refuseOtherParty(as, 'say which signing keys are trusted');
  return workspace.write(async (transaction) => {
    await perform(transaction, trustAdded, as, trust);
    const [added] = listTrust(transaction.db, trust.fingerprint);
    if (added === undefined) throw new Error('a fingerprint just trusted is not in the list');
    return added;
  });
}

/** Throws PROVIDER_MAY_NOT_DECIDE, or NOT_FOUND when the fingerprint is not trusted now. */
export async function removeTrust(workspace: Workspace, removed: TrustRemoved, as: Actor): Promise<null> {
  refuseOtherParty(as, 'say which signing keys are trusted');
  return workspace.write(async (transaction) => {
    if (listTrust(transaction.db, removed.fingerprint).length === 0) {
      throw new CountersignError('NOT_FOUND', 'This fingerprint is not among the trusted ones.', {
        fingerprint: removed.fingerprint,
      });
    }
    await perform(transaction, trustRemoved, as, removed);
    return null;
  });
}

/** What is trusted now, in the order in which it was added. */
export function listTrust(db: Database, fingerprint: string | null = null): TrustedFingerprint[] {
  return db
    .prepare<[{ fingerprint: string | null }], TrustedFingerprint>(
      `select fingerprint, provider, note, added_at as addedAt, added_by as addedBy
       from trusted_fingerprint
       where removed_at is null
         and ($fingerprint is null or fingerprint = $fingerprint)
       order by added_at, fingerprint`,
    )
    .all({ fingerprint });
}

/** Throws PROVIDER_MAY_NOT_DECIDE for a provider or an adviser. Whether a person has left is asked before this. */
export function refuseOtherParty(actor: Actor, what: string): void {
  if (actor.party === 'customer' || actor.party === 'operator') return;
  throw new CountersignError(
    'PROVIDER_MAY_NOT_DECIDE',
    `A person of the ${actor.party} can't ${what}: that is the customer's.`,
    {
      person: actor.person,
    },
  );
}
