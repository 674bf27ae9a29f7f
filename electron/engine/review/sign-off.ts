// Sign-off: the act that makes an assignment's decisions final, with a signature and a checkpoint.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { SignOff, SignOffRead } from '../../../shared/contract/sign-off.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { itemOutcomes } from '../../../shared/words.ts';
import { actorWithKey, requireDecider } from '../engagement/persons.ts';
import { requireKey } from '../engagement/signing-keys.ts';
import { unlockKey } from '../keys/signing-key.ts';
import type { Act } from '../ledger/act.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { writeCheckpoint } from '../ledger/checkpoints.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { assignedItems, type ItemRow } from './items.ts';
import { sealWhenAllSigned } from './sealing.ts';
import type { ReviewServices } from './services.ts';
import { countOutcomes, decisionsDigestOf, figuresOf, signOffDocument, statementFor } from './sign-off-document.ts';
import { isAsRead } from './sign-off-read.ts';
import { signOffOf } from './sign-off-record.ts';
import { requireCovered, signable } from './signable.ts';

const signedOffBody = z.strictObject({
  id: z.string(),
  campaign: z.string(),
  assignment: z.string(),
  delegation: z.string().nullable(),
  items: z.number(),
  statement: z.string(),
  document: z.string(),
  decisionsDigest: z.string(),
  signature: z.string(),
  certificate: z.string(),
  chain: z.array(z.string()),
  fingerprint: z.string(),
});

export const assignmentSignedOff: Act<z.infer<typeof signedOffBody>> = {
  name: 'assignment.signed_off',
  body: signedOffBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into sign_off (
         id, campaign_id, assignment_id, person_id, signed_at, items, statement, document, decisions_digest, signature,
         certificate_pem, chain_pem, certificate_fingerprint, ledger_entry
       )
       values (
         $id, $campaign, $assignment, $person, $at, $items, $statement, $document, $digest, $signature, $certificate,
         $chain, $fingerprint, $entry
       )`,
    ).run({
      id: body.id,
      campaign: body.campaign,
      assignment: body.assignment,
      person: head.actor.person,
      at: head.at,
      items: body.items,
      statement: body.statement,
      document: body.document,
      digest: body.decisionsDigest,
      signature: body.signature,
      certificate: body.certificate,
      chain: JSON.stringify(body.chain),
      fingerprint: body.fingerprint,
      entry: head.index,
    });
    db.prepare('update assignment set signed_off_at = $at where id = $assignment').run({
      at: head.at,
      assignment: body.assignment,
    });
  },
};

/**
 * Signs one's own assignment, or the one that a delegation covers whole. Nothing changes unless all of it succeeds.
 * Throws as the preview, and KEY_MISSING, PASSPHRASE_WRONG, SECOND_PERSON_NEEDED while an item waits,
 * BASELINE_CHANGED when what would be signed is not what was read; without `read` it is taken as it stands.
 */
export async function signOff(
  workspace: Workspace,
  services: ReviewServices,
  input: {
    readonly campaign: string;
    readonly passphrase: string;
    readonly read: SignOffRead | null;
    readonly as: string;
  },
): Promise<SignOff> {
  const { read, clock } = workspace;
  const signerPerson = requireDecider(read, 'review.signOff', input.as);
  const before = requireCampaign(read, input.campaign);
  requireOpen(before);
  signable(read, clock, before, signerPerson);
  const key = requireKey(read, signerPerson, clock);
  const signer = await unlockKey(key.keyFile, input.passphrase);
  try {
    return await workspace.write(async (transaction) => {
      const { db } = transaction;
      const person = requireDecider(db, 'review.signOff', input.as);
      const campaign = requireCampaign(db, input.campaign);
      requireOpen(campaign);
      const { assignment, delegation, delegator } = signable(db, clock, campaign, person);
      const items = assignedItems(db, assignment);
      requireCovered(items, delegation, campaign, person);
      refuseWaiting(items);
      const statement = statementFor(db, figuresOf(db, items), delegator);
      refuseOtherThanRead(db, { campaign: campaign.id, assignment }, items, statement, input.read);
      const decisionsDigest = decisionsDigestOf(db, items);
      const document = canonicalJson(
        signOffDocument(db, {
          workspace: workspace.id,
          campaign,
          assignment,
          signer: person,
          delegation: delegation?.id ?? null,
          items,
          statement,
          decisionsDigest,
        }),
      );
      const signature = await signer.sign(Buffer.from(document, 'utf8'));
      const id = v7({ msecs: clock().getTime() });
      await perform(transaction, assignmentSignedOff, actorWithKey(person), {
        id,
        campaign: campaign.id,
        assignment,
        delegation: delegation?.id ?? null,
        items: items.length,
        statement,
        document,
        decisionsDigest,
        signature: Buffer.from(signature).toString('base64'),
        certificate: key.keyFile.certificatePem,
        chain: [...key.keyFile.chainPem],
        fingerprint: signer.fingerprint,
      });
      writeCheckpoint(transaction);
      await sealWhenAllSigned(transaction, services, campaign.id, actorWithKey(person));
      return signOffOf(db, id);
    });
  } finally {
    signer.dispose();
  }
}

/** What would be signed is what was read: in the words of the statement, in the figures, and by the ledger. */
function refuseOtherThanRead(
  db: Database,
  of: { readonly campaign: string; readonly assignment: string },
  items: readonly ItemRow[],
  statement: string,
  read: SignOffRead | null,
): void {
  if (read === null) return;
  const counts = countOutcomes(items);
  const isSame =
    statement === read.statement &&
    itemOutcomes.every((outcome) => counts[outcome] === read.byOutcome[outcome]) &&
    isAsRead(db, of, read.ledger);
  if (isSame) return;
  throw new CountersignError('BASELINE_CHANGED', 'The decisions are no longer those that were read. Read again.');
}

function refuseWaiting(items: readonly ItemRow[]): void {
  const waiting = items.filter((item) => item.waiting === 1);
  if (waiting.length === 0) return;
  throw new CountersignError(
    'SECOND_PERSON_NEEDED',
    `${waiting.length} ${waiting.length === 1 ? 'decision waits' : 'decisions wait'} for a second person.`,
    { items: waiting.map((item) => item.reference) },
  );
}
