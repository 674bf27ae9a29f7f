// The items of a campaign as a sealed state lists them, each with its decision and what that rests on.
import type { Database } from 'better-sqlite3';
import type { Decision } from '../../../shared/contract/decision.ts';
import { decisionById } from './decision-record.ts';
import { text } from './frozen-facts.ts';
import { frozenFactsOf, type ItemRow, itemsOf, rulesOf, shownOutcome } from './items.ts';
import type { SealedDecision, SealedItem } from './sealed-state.ts';

export function sealedItems(db: Database, campaign: string): SealedItem[] {
  return itemsOf(db, campaign).map((item) => sealedItem(db, item));
}

function sealedItem(db: Database, item: ItemRow): SealedItem {
  const facts = frozenFactsOf(db, item.id);
  const outcome = shownOutcome(item);
  return {
    reference: item.reference,
    id: item.id,
    entitlement: item.entitlement,
    identity: item.identity,
    identityKind: item.identityKind,
    nativeId: text(facts.identity.native_id) ?? '',
    system: item.system,
    privilege: item.privilege,
    resource: item.resource,
    environment: item.environment,
    owner: item.owner,
    ownerBasis: text(facts.identity.owner_basis),
    risk: item.risk,
    rules: rulesOf(item),
    change: item.change,
    assignee: item.assignee,
    outcome,
    decision:
      outcome === 'NO_DECISION' || item.decision === null ? null : sealedDecision(db, decisionById(db, item.decision)),
    citation: facts.citation,
  };
}

function sealedDecision(db: Database, decision: Decision): SealedDecision {
  const before = decision.supersedes === null ? null : decisionById(db, decision.supersedes);
  return {
    outcome: decision.outcome,
    justification: decision.justification,
    until: decision.until,
    to: decision.to,
    ticket: decision.ticket,
    question: decision.question,
    exception: decision.exception,
    performer: decision.performer.id,
    reviewerOfRecord: decision.reviewerOfRecord.id,
    underDelegation: decision.delegation !== null,
    authenticated: decision.authenticated,
    secondPerson: decision.secondPerson?.agrees === true ? decision.secondPerson.id : null,
    ...(decision.loosened === undefined ? {} : { loosened: decision.loosened }),
    batchSize: decision.batch?.size ?? null,
    decidedAt: decision.decidedAt,
    ledgerEntry: decision.ledgerEntry,
    shownDigest: decision.shownDigest,
    supersedes:
      before === null ? null : { outcome: before.outcome, reason: decision.reason ?? '', at: before.decidedAt },
  };
}
