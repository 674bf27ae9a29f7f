// Correcting what was signed off: a new decision with a reason and a signature of its own. The one before stays on record.
import { z } from 'zod';
import type { Decision } from '../../../shared/contract/decision.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { inEvery } from '../../../shared/locale.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { actorWithKey, requireDecider } from '../engagement/persons.ts';
import { requireKey } from '../engagement/signing-keys.ts';
import { unlockKey } from '../keys/signing-key.ts';
import type { Act } from '../ledger/act.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Deciding, makeEffective, prepareDecision } from './decide.ts';
import { refusal, requireAuthority } from './deciding.ts';
import { decisionBody, decisionById, insertDecision } from './decision-record.ts';
import { type ItemRow, requireItem } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { sealAfterCorrection } from './sealing.ts';
import type { ReviewServices } from './services.ts';

const supersededBody = decisionBody.extend({
  supersedes: z.string(),
  reason: z.string().min(1),
  document: z.string(),
  signature: z.string(),
  certificate: z.string(),
  fingerprint: z.string(),
});

export const decisionSuperseded: Act<z.infer<typeof supersededBody>> = {
  name: 'decision.superseded',
  body: supersededBody,
  apply({ db }, body, head) {
    const { supersedes, reason, document, signature, certificate, fingerprint, ...decision } = body;
    insertDecision(db, decision, head, { batch: null, supersedes, reason });
    db.prepare(
      `insert into correction_signature (decision_id, document, signature, certificate_pem, certificate_fingerprint)
       values ($id, $document, $signature, $certificate, $fingerprint)`,
    ).run({ id: body.id, document, signature, certificate, fingerprint });
    db.prepare('update review_item set pending_id = $id where id = $item').run({ id: body.id, item: body.item });
    // What needs a second person waits beside the decision that stands; anything else takes its place at once.
    if (!decision.needsSecondPerson) makeEffective(db, body.item, body.id, head);
  },
};

/**
 * Throws SUPERSEDE_REASON_NEEDED, INPUT_INVALID when the item is not signed off or a correction waits already,
 * KEY_MISSING, PASSPHRASE_WRONG, and what deciding throws about person, authority and content.
 */
export async function supersede(
  workspace: Workspace,
  services: ReviewServices,
  input: Deciding & { readonly reason: string; readonly passphrase: string },
): Promise<Decision> {
  const reason = input.reason.trim();
  const { read, clock } = workspace;
  const performer = requireDecider(read, 'review.supersede', input.as);
  // before the key: who may not decide it is told that, and it is written down as an attempt
  requireAuthority(read, requireItem(read, input.item), performer, clock);
  if (!saysWhy(reason)) {
    const message =
      reason === ''
        ? 'A correction needs a reason.'
        : inEvery(decidingMessages, (words) => words.saysTooLittle(reason));
    throw new CountersignError('SUPERSEDE_REASON_NEEDED', message, { item: input.item });
  }
  const key = requireKey(read, performer, clock);
  const signer = await unlockKey(key.keyFile, input.passphrase);
  try {
    return await workspace.write(async (transaction) => {
      const { db } = transaction;
      const person = requireDecider(db, 'review.supersede', input.as);
      const item = requireItem(db, input.item);
      const supersedes = correctable(item);
      const prepared = prepareDecision(
        transaction,
        services,
        item,
        { ...input, justification: input.justification ?? reason },
        null,
        workspace.read,
      );
      const document = canonicalJson({
        format: 'countersign-correction/1',
        workspace: workspace.id,
        campaign: item.campaign,
        person: { id: person.id, name: person.name },
        decision: prepared,
        supersedes,
        reason,
      });
      await perform(transaction, decisionSuperseded, actorWithKey(person), {
        ...prepared,
        supersedes,
        reason,
        document,
        signature: Buffer.from(await signer.sign(Buffer.from(document, 'utf8'))).toString('base64'),
        certificate: key.keyFile.certificatePem,
        fingerprint: signer.fingerprint,
      });
      if (!prepared.needsSecondPerson) await sealAfterCorrection(transaction, services, item, person.id, reason);
      return decisionById(db, prepared.id);
    });
  } finally {
    signer.dispose();
  }
}

function correctable(item: ItemRow): string {
  if (item.signedOffAt === null || item.decision === null) {
    throw refusal('INPUT_INVALID', 'Only a signed decision is corrected. This one can simply be decided.', item);
  }
  if (item.pending !== null) throw refusal('INPUT_INVALID', 'A correction of it waits for its second person.', item);
  return item.decision;
}
