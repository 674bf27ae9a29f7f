// What follows the sign-off as a sealed state keeps it. States of before it was kept have none, so it stands apart from
// the rest and may be missing.
import type { Database } from 'better-sqlite3';
import type {
  ClosingSnapshot,
  ExceptionRecord,
  Instruction,
  InstructionList,
  ReconciledActionRecord,
  Rotation,
  ServiceTime,
} from '../../../shared/contract/loop.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { ReconciledAction } from './actions.ts';
import { closingSnapshot } from './closing-snapshot.ts';
import { exceptionRecords } from './exception-register.ts';
import { listInstructions, sentInstructions } from './instructions.ts';
import { type RemediationRow, remediationRows } from './remediation.ts';
import { listRotations } from './rotation-list.ts';
import { serviceTimes } from './service-times.ts';

export interface SealedLoop {
  readonly exceptions: readonly Omit<ExceptionRecord, 'campaign' | 'campaignName' | 'campaignOpen'>[];
  readonly instructionLists: readonly Omit<InstructionList, 'campaign' | 'campaignName'>[];
  readonly instructions: readonly (Instruction & { readonly list: number })[];
  readonly rotations: readonly Omit<Rotation, 'campaign' | 'campaignName'>[];
  /** By the action's uid. */
  readonly actions: Readonly<Record<string, Pick<ReconciledActionRecord, 'standing' | 'by' | 'answer'>>>;
  /** By the item's reference. */
  readonly remediation: Readonly<Record<string, Pick<Remediation, 'instruction' | 'due' | 'overdue' | 'days'>>>;
  readonly serviceTimes: readonly ServiceTime[];
  readonly closing: ClosingSnapshot;
}

/** `today` is YYYY-MM-DD; `remediation` is the campaign's. */
export function sealedLoop(
  db: Database,
  campaign: string,
  today: string,
  actions: readonly ReconciledAction[],
  remediation: readonly RemediationRow[],
): SealedLoop {
  return {
    exceptions: exceptionRecords(db, today, campaign).map(
      ({ campaign: _, campaignName: __, campaignOpen: ___, ...record }) => record,
    ),
    instructionLists: listInstructions(db, campaign).map(({ campaign: _, campaignName: __, ...list }) => list),
    instructions: sentInstructions(db, campaign),
    rotations: listRotations(db, campaign, today).map(({ campaign: _, campaignName: __, ...rotation }) => rotation),
    actions: Object.fromEntries(actions.map(({ uid, standing, by, answer }) => [uid, { standing, by, answer }])),
    remediation: Object.fromEntries(
      remediation.map(({ reference, instruction, due, overdue, days }) => [
        reference,
        { instruction, due, overdue, days },
      ]),
    ),
    serviceTimes: serviceTimes(db, remediationRows(db, null, today)),
    closing: closingSnapshot(db, campaign, today),
  };
}
