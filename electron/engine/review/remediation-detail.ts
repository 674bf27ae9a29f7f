// One revocation or reduction with its whole chain: decision, instruction, claim, proof, each with where it stands.
import type { Database } from 'better-sqlite3';
import type { RemediationDetail, RemediationStep } from '../../../shared/contract/loop.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { citationOf } from '../inventory/citation.ts';
import { decisionById } from './decision-record.ts';
import { sentInstructions } from './instructions.ts';
import { requireItem } from './items.ts';
import { ownEvidenceOf } from './own-evidence.ts';
import { claimedActions, claimsOf, claimText, type RemediationRow, remediationRows } from './remediation.ts';

/** `today` is YYYY-MM-DD. Throws ITEM_NOT_IN_CAMPAIGN, NOT_FOUND when nothing was instructed about the item. */
export function remediationDetail(db: Database, item: string, today: string): RemediationDetail {
  const { campaign, identityUid } = requireItem(db, item);
  const row = remediationRows(db, campaign, today).find((candidate) => candidate.item === item);
  if (row === undefined) {
    throw new CountersignError('NOT_FOUND', 'Nothing was revoked or reduced here.', { item });
  }
  const { decision: _, entitlement: __, entitlementId: ___, claimedAt: ____, ...remediation } = row;
  const steps = [
    decided(db, row),
    ...instructed(db, row),
    ...claimed(db, row, identityUid),
    ...attached(db, item),
    ...shown(row),
  ];
  return { remediation, steps: inOrder(steps), ownEvidence: ownEvidenceOf(db, item) };
}

function decided(db: Database, row: RemediationRow): RemediationStep {
  const decision = decisionById(db, row.decision);
  const second = decision.secondPerson?.agrees === true ? `, confirmed by ${decision.secondPerson.name}` : '';
  return {
    stage: 'decided',
    at: row.instructedAt,
    title: `${row.outcome}${row.to === null ? '' : ` to ${row.to}`}`,
    text: `Decided by ${decision.performer.name}${second}, ${row.reference} of ${row.campaignName}. ${decision.justification ?? ''}`.trim(),
    ledgerEntry: decision.ledgerEntry,
    citation: null,
  };
}

function instructed(db: Database, row: RemediationRow): RemediationStep[] {
  const lists = db.prepare<[number], { at: string; by: string; entry: number }>(
    `select issued_at as at, person.name as "by", ledger_entry as entry
     from instruction_list
     join person on person.id = instruction_list.issued_by
     where number = ?`,
  );
  return sentInstructions(db, row.campaign)
    .filter((one) => one.subject === row.reference && one.kind !== 'QUESTION')
    .map((one) => {
      const list = lists.get(one.list);
      const due = one.due === null ? '' : ` Due ${one.due}.`;
      const window = one.changeWindow === null ? '' : ` Change window: ${one.changeWindow}.`;
      return {
        stage: 'instructed' as const,
        at: list?.at ?? null,
        title: one.kind === 'WITHDRAWN' ? `${one.reference} withdrawn` : one.reference,
        text: `List ${one.list}, signed by ${list?.by ?? ''}.${due}${window}${one.kind === 'WITHDRAWN' ? ` ${one.detail ?? ''}` : ''}`,
        ledgerEntry: list?.entry ?? null,
        citation: null,
      };
    });
}

function claimed(db: Database, row: RemediationRow, identityUid: string): RemediationStep[] {
  const told = sentInstructions(db, row.campaign).filter((one) => one.subject === row.reference);
  const names = [
    row.reference,
    row.item,
    row.decision,
    ...(row.ticket === null ? [] : [row.ticket]),
    ...told.map((one) => one.reference),
  ];
  return claimsOf(claimedActions(db), { identityUid, since: row.instructedAt, names }).map((claim) => ({
    stage: 'claimed' as const,
    at: claim.at,
    title: 'The provider says it is done',
    text: claimText(claim),
    ledgerEntry: null,
    citation: citationOf(db, 'action', claim.id),
  }));
}

function attached(db: Database, item: string): RemediationStep[] {
  return ownEvidenceOf(db, item).map((one) => ({
    stage: 'own_evidence' as const,
    at: one.at,
    title: one.shows === 'done' ? 'Own evidence: done' : 'Own evidence: not done',
    text: `${one.by} attached ${one.file} (SHA-256 ${one.sha256.slice(0, 12)}…): ${one.statement}`,
    ledgerEntry: one.ledgerEntry,
    citation: null,
  }));
}

const shownTitles = {
  verified: 'Verified',
  failed: 'Failed',
  reappeared: 'Reappeared',
} as const;

function shown(row: RemediationRow): RemediationStep[] {
  const { state } = row;
  if (state === 'instructed' || state === 'claimed') return [];
  return [
    {
      stage: state,
      at: row.since,
      title: shownTitles[state],
      text: row.explanation,
      ledgerEntry: null,
      citation: row.citation,
    },
  ];
}

/** By time; what has none stays behind what came before it. */
function inOrder(steps: readonly RemediationStep[]): RemediationStep[] {
  let last = '';
  return steps
    .map((step, position) => {
      const at = step.at ?? last;
      last = at > last ? at : last;
      return { step, at, position };
    })
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : left.position - right.position))
    .map(({ step }) => step);
}
