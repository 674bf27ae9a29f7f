// Whether a signed document says what the ledger held at the moment of signing: judged while the ledger is replayed, before
// the act itself takes effect, because only then the state is the one that the person saw.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { requirePerson } from '../engagement/persons.ts';
import type { EntryHead } from '../ledger/act.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { ledgerRoot } from '../ledger/store.ts';
import { requireCampaign } from '../review/campaign.ts';
import { assignedItems } from '../review/items.ts';
import { decisionsDigestOf, signOffDocument } from '../review/sign-off-document.ts';

export interface SignedAct {
  /** Id of the sign-off or of the correcting decision. */
  readonly id: string;
  /** What speaks against the document; null: nothing. */
  readonly problem: string | null;
}

const signOffBody = z.looseObject({
  id: z.string(),
  campaign: z.string(),
  assignment: z.string(),
  delegation: z.string().nullable(),
  items: z.number(),
  statement: z.string(),
  document: z.string(),
  decisionsDigest: z.string(),
});

const correctionBody = z.looseObject({
  id: z.string(),
  document: z.string(),
  supersedes: z.string(),
  reason: z.string(),
});

const correctionDocument = z.looseObject({
  format: z.literal('countersign-correction/1'),
  workspace: z.string(),
  person: z.looseObject({ id: z.string() }),
  decision: z.record(z.string(), z.unknown()),
  supersedes: z.string(),
  reason: z.string(),
});

/** Null for acts that nobody signs. `body` is as its act has read it. */
export function judgeSigned(db: Database, workspace: string, body: unknown, head: EntryHead): SignedAct | null {
  switch (head.act) {
    case 'assignment.signed_off':
      return judgeSignOff(db, workspace, signOffBody.parse(body), head);
    case 'decision.superseded':
      return judgeCorrection(workspace, correctionBody.parse(body), head);
    default:
      return null;
  }
}

function judgeSignOff(db: Database, workspace: string, body: z.infer<typeof signOffBody>, head: EntryHead): SignedAct {
  const items = assignedItems(db, body.assignment);
  const digest = decisionsDigestOf(db, items);
  if (digest !== body.decisionsDigest || items.length !== body.items) {
    return {
      id: body.id,
      problem: 'The decisions that were signed are not those that the ledger held at that moment.',
    };
  }
  // The document names the ledger before this entry, which is in it by now.
  const ledger = { size: head.index, root: Buffer.from(ledgerRoot(db, head.index)).toString('base64') };
  const expected = signOffDocument(db, {
    workspace,
    campaign: requireCampaign(db, body.campaign),
    assignment: body.assignment,
    signer: requirePerson(db, head.actor.person ?? ''),
    delegation: body.delegation,
    items,
    statement: body.statement,
    decisionsDigest: digest,
  });
  const agrees = canonicalJson({ ...expected, ledger }) === body.document;
  return {
    id: body.id,
    problem: agrees
      ? null
      : 'The document that was signed names other evidence, items or another ledger than there was.',
  };
}

function judgeCorrection(
  workspace: string,
  { id, document, ...body }: z.infer<typeof correctionBody>,
  head: EntryHead,
): SignedAct {
  const parsed = correctionDocument.safeParse(JSON.parse(document));
  if (!parsed.success) return { id, problem: 'The document that was signed is no correction.' };
  const { decision, person, supersedes, reason } = parsed.data;
  const { signature: _, certificate: __, fingerprint: ___, supersedes: ____, reason: _____, ...recorded } = body;
  const agrees =
    canonicalJson(decision) === canonicalJson({ id, ...recorded }) &&
    parsed.data.workspace === workspace &&
    person.id === head.actor.person &&
    supersedes === body.supersedes &&
    reason === body.reason;
  return { id, problem: agrees ? null : 'The correction that was signed is not the one that was recorded.' };
}
