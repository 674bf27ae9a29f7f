// What the customer asks of the provider in a campaign as it stands: signed revocations and reductions, rotations whose
// dependants are confirmed, and the questions of whoever could not decide.
import type { Database } from 'better-sqlite3';
import type { Instruction } from '../../../shared/contract/loop.ts';
import type { Risk } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { digestOf } from './digest.ts';
import { text } from './frozen-facts.ts';
import type { Wanted } from './instruction-plan.ts';
import { type RotationRow, rotationRows } from './rotation-record.ts';
import { campaignTallies, countWhere } from './tallies.ts';

/** An instruction before it has a number, a due date and a change window. */
export interface WantedInstruction extends Wanted {
  readonly decision: string | null;
  /** For a rotation: its own due date, where one was agreed. */
  readonly due: string | null;
  readonly asks: Omit<Instruction, 'reference' | 'kind' | 'due' | 'changeWindow' | 'replaces'>;
}

interface DecidedRow {
  readonly item: string;
  readonly reference: string;
  readonly identity: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  readonly risk: Risk;
  readonly nativeId: string | number | null;
  readonly decision: string;
  readonly outcome: 'REVOKE' | 'REDUCE' | 'CANNOT_DECIDE';
  readonly to: string | null;
  readonly question: string | null;
  readonly justification: string | null;
  readonly ticket: string | null;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly signed: number;
}

/** In the campaign's order: what is to be done, then rotations, then questions. */
export function wantedInstructions(db: Database, campaign: string): WantedInstruction[] {
  const decided = decidedRows(db, campaign);
  const toDo = decided.filter((row) => row.outcome !== 'CANNOT_DECIDE' && row.signed === 1);
  const asked = decided.filter((row) => row.outcome === 'CANNOT_DECIDE');
  const rotations = rotationRows(db, campaign).filter((row) => row.confirmed !== null && row.withdrawn === null);
  return [...toDo.map(wantedOfDecision), ...rotations.map(wantedOfRotation), ...asked.map(wantedOfDecision)];
}

/** Decided to be cut, and kept here until it is signed off. */
export function unsignedCuts(db: Database, campaign: string): number {
  return countWhere(
    campaignTallies(db, campaign),
    ({ outcome, signed, waiting }) => (outcome === 'REVOKE' || outcome === 'REDUCE') && (!signed || waiting),
  );
}

function wantedOfDecision(row: DecidedRow): WantedInstruction {
  const isQuestion = row.outcome === 'CANNOT_DECIDE';
  const asks = {
    subject: row.reference,
    identity: row.identity,
    system: row.system,
    nativeId: text(row.nativeId ?? undefined),
    privilege: row.privilege,
    resource: row.resource,
    credential: null,
    detail: isQuestion ? row.question : row.to,
    reason: isQuestion ? null : row.justification,
    risk: row.risk,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    ticket: row.ticket,
    dependants: null,
    dependantsConfirmedBy: null,
    dependantsConfirmedAt: null,
  };
  const kind = row.outcome === 'CANNOT_DECIDE' ? 'QUESTION' : row.outcome;
  return {
    subject: row.item,
    kind,
    content: digestOf({ kind, asks }),
    decision: row.decision,
    due: null,
    asks,
  };
}

function wantedOfRotation(row: RotationRow): WantedInstruction {
  const asks = {
    subject: row.reference,
    identity: row.identity,
    system: row.system,
    nativeId: null,
    privilege: null,
    resource: null,
    credential: row.credential,
    detail: null,
    reason: row.reason,
    risk: null,
    decidedBy: row.agreedBy,
    decidedAt: row.agreedAt,
    ticket: row.ticket,
    dependants: row.confirmed === null ? null : [...row.confirmed.list],
    dependantsConfirmedBy: row.confirmed?.by ?? null,
    dependantsConfirmedAt: row.confirmed?.at ?? null,
  };
  return {
    subject: row.id,
    kind: 'ROTATE',
    content: digestOf({ kind: 'ROTATE', asks }),
    decision: null,
    due: row.due,
    asks,
  };
}

function decidedRows(db: Database, campaign: string): DecidedRow[] {
  return decidedIn(db).all({ campaign });
}

/** Few among many: read by the letter that the facet has for the answer (migration 022 has the index). */
const decidedIn = statement<{ campaign: string }, DecidedRow>(
  `select review_item.id as item, review_item.reference, review_item.identity, review_item.system,
     review_item.privilege, review_item.resource, review_item.risk,
     json_extract(review_item.facts, '$.identity.native_id') as nativeId, decision.id as decision,
     decision.outcome, decision.to_text as "to", decision.question, decision.justification, decision.ticket,
     person.name as decidedBy, decision.decided_at as decidedAt,
     assignment.signed_off_at is not null
       and (decision.needs_second_person = 0 or confirmed.decision_id is not null) as signed
   from queue_item
   cross join review_item on review_item.id = queue_item.item_id
   cross join decision on decision.id = review_item.decision_id
   join person on person.id = decision.performer_id
   left join assignment on assignment.id = review_item.assignment_id
   left join decision_event as confirmed
     on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
   where queue_item.campaign_id = $campaign
     and substr(queue_item.facet, 2, 1) in ('D', 'R', 'X')
   order by review_item.ordinal`,
);
