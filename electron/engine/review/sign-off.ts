// Sign-off: the page to read, and the act that makes an assignment's decisions final, with a signature and a checkpoint.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { Blocker, SignOff, SignOffPreview } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { delegationsBetween } from '../engagement/delegations.ts';
import { partyNames, todayOf } from '../engagement/operating-model.ts';
import { actorWithKey, findPerson, requireDecider, requirePerson } from '../engagement/persons.ts';
import { riskRank } from '../engagement/rights.ts';
import { keyOf, requireKey } from '../engagement/signing-keys.ts';
import { unlockKey } from '../keys/signing-key.ts';
import type { Act } from '../ledger/act.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { ledgerCheckpoints, writeCheckpoint } from '../ledger/checkpoints.ts';
import { perform } from '../ledger/perform.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { type CampaignRow, campaignProgress, requireCampaign, requireOpen } from './campaign.ts';
import { decisionById } from './decision-record.ts';
import { assignedItems, type ItemRow, queueItemOf } from './items.ts';
import { reviewQualityOf } from './quality.ts';
import { sealWhenAllSigned } from './sealing.ts';
import type { ReviewServices } from './services.ts';
import { countOutcomes, decisionsDigestOf, signOffDocument, statementFor } from './sign-off-document.ts';
import { signOffOf } from './sign-off-record.ts';

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

/** Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND, CAMPAIGN_CLOSED, NOT_THE_REVIEWER, ASSIGNMENT_SIGNED_OFF. */
export function signOffPreview(
  db: Database,
  clock: Clock,
  input: { readonly campaign: string; readonly as: string },
): SignOffPreview {
  const person = requireDecider(db, 'review.signOff', input.as);
  const campaign = requireCampaign(db, input.campaign);
  requireOpen(campaign);
  const { assignment, items, delegator } = signable(db, clock, campaign, person);
  const asQueue = (item: ItemRow) =>
    queueItemOf(item, {
      hasDraft: false,
      today: todayOf(clock),
    });
  const decisionOf = (item: ItemRow) => (item.decision === null ? null : decisionById(db, item.decision));
  const key = keyOf(db, person.id, clock);
  return {
    campaign: campaignProgress(db, campaign.id, todayOf(clock)),
    assignment,
    person: { id: person.id, name: person.name, title: person.title },
    ...partyNames(db),
    items: items.length,
    byOutcome: countOutcomes(items),
    unanswered: items.filter(isUnanswered).map(asQueue),
    serious: items
      .filter((item) => riskRank(item.risk) >= riskRank('high'))
      .map((item) => ({ item: asQueue(item), decision: decisionOf(item) })),
    exceptions: items.flatMap((item) => {
      const terms = decisionOf(item)?.exception ?? null;
      if (terms === null) return [];
      return [{ item: asQueue(item), terms, approverName: requirePerson(db, terms.approver).name }];
    }),
    quality: reviewQualityOf(db, campaign.id, assignment),
    statement: statementFor(db, items, delegator),
    decisionsDigest: decisionsDigestOf(db, items),
    nextCheckpoint: ledgerCheckpoints(db).length + 1,
    key: key === null ? null : { subject: key.subject, fingerprint: key.fingerprint },
    checks: checksOf(items, key !== null, person),
  };
}

/**
 * Signs one's own assignment, or the one that a delegation covers whole. Nothing changes unless all of it succeeds.
 * Throws as the preview, and KEY_MISSING, PASSPHRASE_WRONG, SECOND_PERSON_NEEDED while an item waits,
 * BASELINE_CHANGED when the decisions are no longer those of `decisionsDigest`.
 */
export async function signOff(
  workspace: Workspace,
  services: ReviewServices,
  input: {
    readonly campaign: string;
    readonly passphrase: string;
    readonly decisionsDigest: string | null;
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
      const { assignment, items, delegation, delegator } = signable(db, clock, campaign, person);
      refuseWaiting(items);
      const decisionsDigest = decisionsDigestOf(db, items);
      if (input.decisionsDigest !== null && input.decisionsDigest !== decisionsDigest) {
        throw new CountersignError('BASELINE_CHANGED', 'The decisions are no longer those that were read. Read again.');
      }
      const statement = statementFor(db, items, delegator);
      const document = canonicalJson(
        signOffDocument(db, {
          workspace: workspace.id,
          campaign,
          assignment,
          signer: person,
          delegation,
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
        delegation,
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

interface Signable {
  readonly assignment: string;
  readonly items: readonly ItemRow[];
  readonly delegation: string | null;
  readonly delegator: Person | null;
}

/** The assignment that this person may sign: his own, else one whose reviewer delegated all of it to him. */
function signable(db: Database, clock: Clock, campaign: CampaignRow, person: Person): Signable {
  const rows = db
    .prepare<[{ campaign: string }], { id: string; person: string; signedOffAt: string | null }>(
      `select id, person_id as person, signed_off_at as signedOffAt
       from assignment
       where campaign_id = $campaign
       order by created_at, id`,
    )
    .all({ campaign: campaign.id });
  const isOpen = (row: (typeof rows)[number]) => row.signedOffAt === null;
  // One's own first: an assignment has thousands of items, and those of others are seldom asked for.
  for (const row of rows.filter((one) => isOpen(one) && one.person === person.id)) {
    const items = assignedItems(db, row.id);
    if (items.length > 0) return { assignment: row.id, items, delegation: null, delegator: null };
  }
  for (const { person: from, id } of rows.filter((one) => isOpen(one) && one.person !== person.id)) {
    const delegations = delegationsBetween(db, from, person.id, todayOf(clock)).filter(
      ({ scope, state }) => state === 'valid' && (scope.campaign === null || scope.campaign === campaign.id),
    );
    const delegator = findPerson(db, from);
    if (delegations.length === 0 || delegator?.active !== true) continue;
    const items = assignedItems(db, id);
    const delegation = delegations.find(({ scope }) =>
      items.every(
        (item) =>
          (scope.systems === null || scope.systems.includes(item.system)) &&
          (scope.items === null || scope.items.includes(item.id)) &&
          riskRank(item.risk) <= riskRank(scope.upTo),
      ),
    );
    if (items.length > 0 && delegation !== undefined) {
      return { assignment: id, items, delegation: delegation.id, delegator };
    }
  }
  const details = { campaign: campaign.id, person: person.id };
  if (rows.some((row) => row.person === person.id && row.signedOffAt !== null)) {
    throw new CountersignError('ASSIGNMENT_SIGNED_OFF', `${person.name} has signed off already.`, details);
  }
  throw new CountersignError('NOT_THE_REVIEWER', `${person.name} has no assignment in ${campaign.name}.`, details);
}

function isUnanswered(item: ItemRow): boolean {
  return item.outcome === null || item.outcome === 'CANNOT_DECIDE';
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

function checksOf(items: readonly ItemRow[], hasKey: boolean, person: Person): Blocker[] {
  const checks: Blocker[] = [];
  const waiting = items.filter((item) => item.waiting === 1).length;
  if (waiting > 0) {
    const text = `${waiting} ${waiting === 1 ? 'decision waits' : 'decisions wait'} for a second person.`;
    checks.push({ code: 'SECOND_PERSON_NEEDED', text, step: 'none', blocks: true });
  }
  if (!hasKey) {
    const text = `${person.name} has no signing key yet. Make or import one first.`;
    checks.push({ code: 'KEY_MISSING', text, step: 'field:key', blocks: true });
  }
  const asked = items.filter((item) => item.outcome === 'CANNOT_DECIDE').length;
  if (asked > 0) {
    const text = `${asked} ${asked === 1 ? 'question has' : 'questions have'} no answer yet. You may sign; they stay open.`;
    checks.push({ code: 'CANNOT_DECIDE', text, step: 'none', blocks: false });
  }
  const silent = items.filter((item) => item.outcome === null).length;
  if (silent > 0) {
    const text = `${silent} ${silent === 1 ? 'item is' : 'items are'} undecided. You may sign; they are listed as no decision.`;
    checks.push({ code: 'NO_DECISION', text, step: 'none', blocks: false });
  }
  return checks;
}
