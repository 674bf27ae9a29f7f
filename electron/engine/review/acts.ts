// Every act of the review, for whoever replays a ledger, and the tables that a replay takes over as they are.
import { itemAssigned } from './assign.ts';
import { batchRecorded } from './bulk.ts';
import { campaignClosed } from './close.ts';
import { decisionConfirmed, decisionRecorded, decisionUndone } from './decide.ts';
import { campaignOpened } from './open-campaign.ts';
import { stateSealed } from './sealing.ts';
import { assignmentSignedOff } from './sign-off.ts';
import { decisionSuperseded } from './supersede.ts';

export const reviewActs = [
  campaignOpened,
  itemAssigned,
  decisionRecorded,
  decisionUndone,
  decisionConfirmed,
  batchRecorded,
  assignmentSignedOff,
  decisionSuperseded,
  campaignClosed,
  stateSealed,
] as const;

/** Acts that are each followed at once by a checkpoint, in the same transaction. */
export const actsBeforeCheckpoint: readonly string[] = [
  assignmentSignedOff.name,
  campaignClosed.name,
  stateSealed.name,
];

/** Working notes of persons, and encrypted keys: no act carries them. */
export const tablesWithoutActs = ['signing_key_file', 'draft', 'evidence_opened'] as const;
