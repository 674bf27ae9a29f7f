// What people say of a link: that it is right, or that it is not. A ruling is of the link's two ends by their natural keys,
// so it stands at every later import. The provider, whose evidence makes the links, has no say in it.
import { z } from 'zod';
import type { MethodOutput } from '../../../../shared/contract.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import type { Act, Actor, EntryHead } from '../../ledger/act.ts';
import { perform } from '../../ledger/perform.ts';
import type { Transaction, Workspace } from '../../workspace/workspace.ts';
import { deriveLinks } from './derive.ts';
import { requireLink } from './list.ts';

const rulingBody = z.strictObject({
  link: z.string(),
  /** The uids of the two ends; the first is the one that names. */
  from: z.string(),
  to: z.string(),
  basis: z.string(),
  reason: z.string().nullable(),
});
type RulingBody = z.infer<typeof rulingBody>;

export const linkConfirmed: Act<RulingBody> = {
  name: 'link.confirmed',
  body: rulingBody,
  apply(transaction, body, head) {
    keepRuling(transaction, body, head, 'confirmed');
    transaction.db
      .prepare(
        `update finding
         set identity_id = (select id from identity where uid = $to)
         where uid = $from
           and identity_id is null`,
      )
      .run({ from: body.from, to: body.to });
    deriveLinks(transaction.db);
  },
};

export const linkUndone: Act<RulingBody> = {
  name: 'link.undone',
  body: rulingBody.extend({ reason: z.string().min(1) }),
  apply(transaction, body, head) {
    keepRuling(transaction, body, head, 'undone');
    transaction.db
      .prepare(
        `update finding
         set identity_id = null
         where uid = $from
           and identity_hint is not null
           and identity_id = (select id from identity where uid = $to)`,
      )
      .run({ from: body.from, to: body.to });
    deriveLinks(transaction.db);
  },
};

function keepRuling({ db }: Transaction, body: RulingBody, head: EntryHead, verdict: 'confirmed' | 'undone'): void {
  db.prepare(
    `insert into link_ruling (link, verdict, basis, reason, at, by_person, entry)
     values ($link, $verdict, $basis, $reason, $at, $by, $entry)
     on conflict do update
     set verdict = excluded.verdict, basis = excluded.basis, reason = excluded.reason, at = excluded.at,
       by_person = excluded.by_person, entry = excluded.entry`,
  ).run({
    link: body.link,
    verdict,
    basis: body.basis,
    reason: body.reason,
    at: head.at,
    by: head.actor.person,
    entry: head.index,
  });
}

export interface LinkRuling {
  readonly link: string;
  readonly reason: string | null;
}

type ShownLink = MethodOutput<'inventory.linkConfirm'>;

/**
 * Says that a link is right; also of one that was undone before. `then` is done in the same write. Throws NOT_FOUND,
 * INPUT_INVALID when it was confirmed already, PROVIDER_MAY_NOT_DECIDE, NOT_A_CUSTOMER_PERSON.
 */
export async function confirmLink(
  workspace: Workspace,
  ruling: LinkRuling,
  as: Actor,
  then: (transaction: Transaction) => void = () => {},
): Promise<ShownLink> {
  refuseProvider(as);
  return workspace.write(async (transaction) => {
    const link = requireLink(transaction.db, ruling.link);
    if (link.state === 'confirmed') {
      throw new CountersignError('INPUT_INVALID', 'This link is confirmed already.', { link: link.uid });
    }
    await perform(transaction, linkConfirmed, as, bodyOf(link, ruling.reason));
    then(transaction);
    return requireLink(transaction.db, ruling.link);
  });
}

/**
 * Says that a link is wrong, or dismisses one that was suggested. Throws as confirmLink, and INPUT_INVALID without a reason.
 */
export async function undoLink(
  workspace: Workspace,
  ruling: LinkRuling,
  as: Actor,
  then: (transaction: Transaction) => void = () => {},
): Promise<ShownLink> {
  refuseProvider(as);
  const reason = ruling.reason?.trim() ?? '';
  if (reason === '') throw new CountersignError('INPUT_INVALID', 'Say why the two are not the same.');
  return workspace.write(async (transaction) => {
    const link = requireLink(transaction.db, ruling.link);
    if (link.state === 'undone') {
      throw new CountersignError('INPUT_INVALID', 'This link is undone already.', { link: link.uid });
    }
    await perform(transaction, linkUndone, as, bodyOf(link, reason));
    then(transaction);
    return requireLink(transaction.db, ruling.link);
  });
}

function bodyOf(link: ShownLink, reason: string | null): RulingBody {
  const said = reason?.trim() ?? '';
  return {
    link: link.uid,
    from: link.from.uid,
    to: link.to.uid,
    basis: link.basis,
    reason: said === '' ? null : said,
  };
}

function refuseProvider(actor: Actor): void {
  if (actor.party === 'customer' || actor.party === 'adviser') return;
  if (actor.party === 'operator') {
    throw new CountersignError('NOT_A_CUSTOMER_PERSON', 'To judge a link, say who you are: the ledger keeps the name.');
  }
  throw new CountersignError(
    'PROVIDER_MAY_NOT_DECIDE',
    "Somebody of the provider can't say which records are the same identity: it is the provider's evidence that is judged here.",
    { person: actor.person },
  );
}
