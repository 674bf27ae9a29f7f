// What a sign-off signs: every decision of the assignment by digest, the evidence it rests on, and the statement that a
// person reads before the passphrase.
import type { Database } from 'better-sqlite3';
import type { Person } from '../../../shared/contract/engagement.ts';
import { type ItemOutcome, itemOutcomes } from '../../../shared/words.ts';
import { partyNames } from '../engagement/operating-model.ts';
import { ledgerRoot, ledgerSize } from '../ledger/store.ts';
import type { CampaignRow } from './campaign.ts';
import { decisionById } from './decision-record.ts';
import { digestOf } from './digest.ts';
import { type ItemRow, shownOutcome } from './items.ts';

/** Digest over all items of an assignment in their order, each with its decision or none. */
export function decisionsDigestOf(db: Database, items: readonly ItemRow[]): string {
  return digestOf(
    items.map((item) => {
      const decided = item.decision === null ? null : decisionById(db, item.decision);
      // Whether it is final is what the signature brings about.
      const { final: _, ...decision } = decided ?? { final: false };
      return {
        item: item.id,
        reference: item.reference,
        entitlement: item.entitlement,
        frozen: item.digest,
        outcome: shownOutcome(item),
        decision: decided === null ? null : decision,
      };
    }),
  );
}

export function countOutcomes(items: readonly ItemRow[]): Record<ItemOutcome, number> {
  const counts: Record<ItemOutcome, number> = {
    CERTIFY: 0,
    CERTIFY_UNTIL: 0,
    REDUCE: 0,
    REVOKE: 0,
    CANNOT_DECIDE: 0,
    NO_DECISION: 0,
  };
  for (const item of items) counts[shownOutcome(item)] += 1;
  return counts;
}

/** What the statement says of an assignment's items. */
export interface StatementFigures {
  readonly items: number;
  /** Not decided, or asked. */
  readonly unanswered: number;
  /** Some decision was made for the reviewer under a delegation. */
  readonly isDelegated: boolean;
}

export function figuresOf(db: Database, items: readonly ItemRow[]): StatementFigures {
  const counts = countOutcomes(items);
  return {
    items: items.length,
    unanswered: counts.CANNOT_DECIDE + counts.NO_DECISION,
    isDelegated: items.some((item) => item.decision !== null && decisionById(db, item.decision).delegation !== null),
  };
}

/** The words that the person signs. */
export function statementFor(
  db: Database,
  { items, unanswered: open, isDelegated }: StatementFigures,
  delegator: Person | null,
): string {
  const { provider } = partyNames(db);
  const unanswered =
    open === 0
      ? 'Every item has an answer.'
      : `${open} of ${items} items ${open === 1 ? 'has' : 'have'} no answer; what is open is listed by name, and nothing of it is a yes.`;
  return (
    `I have read the outcomes on this page. ${whose(isDelegated, delegator)}, made on the evidence that was shown. ` +
    `Nobody decided on access that they are a party to. ${unanswered} ${provider} advised and did not decide.`
  );
}

function whose(isDelegated: boolean, delegator: Person | null): string {
  if (delegator !== null)
    return `I sign for ${delegator.name} under a delegation; each decision is his or was made for him`;
  return isDelegated ? 'Each decision is mine or was made for me under a delegation' : 'Each decision is mine';
}

export interface SignOffDocumentParts {
  readonly workspace: string;
  readonly campaign: CampaignRow;
  readonly assignment: string;
  readonly signer: Person;
  readonly delegation: string | null;
  readonly items: readonly ItemRow[];
  readonly statement: string;
  readonly decisionsDigest: string;
}

/** The document that is signed, as a plain value; its canonical JSON is what goes under the signature. */
export function signOffDocument(db: Database, parts: SignOffDocumentParts): Readonly<Record<string, unknown>> {
  const { customer, provider } = partyNames(db);
  const size = ledgerSize(db);
  const byOutcome: Record<string, string[]> = {};
  for (const outcome of itemOutcomes) {
    byOutcome[outcome] = parts.items.filter((item) => shownOutcome(item) === outcome).map((item) => item.reference);
  }
  return {
    format: 'countersign-sign-off/1',
    workspace: parts.workspace,
    customer,
    provider,
    campaign: { id: parts.campaign.id, name: parts.campaign.name },
    assignment: parts.assignment,
    person: { id: parts.signer.id, name: parts.signer.name, email: parts.signer.email },
    delegation: parts.delegation,
    statement: parts.statement,
    decisionsDigest: parts.decisionsDigest,
    baselineDigest: parts.campaign.baseline_digest,
    evidence: evidenceOf(db),
    items: byOutcome,
    ledger: { size, root: Buffer.from(ledgerRoot(db, size)).toString('base64') },
  };
}

function evidenceOf(db: Database): { bundle: string; tagmanifestSha256: string }[] {
  return db
    .prepare<[], { bundle: string; tagmanifestSha256: string }>(
      'select id as bundle, tagmanifest_sha256 as tagmanifestSha256 from bundle order by ordinal',
    )
    .all();
}
