// Every act of the review, for whoever replays a ledger, and the tables that a replay takes over as they are.

import { decisionAccepted } from './acceptance.ts';
import { actionAnswered } from './actions.ts';
import { itemAssigned } from './assign.ts';
import { batchRecorded } from './bulk.ts';
import { campaignClosed } from './close.ts';
import { decisionConfirmed, decisionRecorded, decisionUndone } from './decide.ts';
import { exceptionEnded, exceptionRenewed } from './exceptions.ts';
import { handoverAnswered, itemHandedOver } from './handover.ts';
import { instructionsIssued } from './instructions.ts';
import { campaignOpened } from './open-campaign.ts';
import { ownEvidenceAttached } from './own-evidence.ts';
import { dependantsConfirmed, rotationAgreed, rotationWithdrawn } from './rotations.ts';
import { stateSealed } from './sealing.ts';
import { seriesEnded, seriesSaved } from './series.ts';
import { assignmentSignedOff } from './sign-off.ts';
import { decisionSuperseded } from './supersede.ts';
import { triggerDismissed } from './triggers.ts';

export const reviewActs = [
  campaignOpened,
  itemAssigned,
  itemHandedOver,
  handoverAnswered,
  decisionRecorded,
  decisionUndone,
  decisionConfirmed,
  decisionAccepted,
  batchRecorded,
  assignmentSignedOff,
  decisionSuperseded,
  campaignClosed,
  stateSealed,
  exceptionRenewed,
  exceptionEnded,
  rotationAgreed,
  dependantsConfirmed,
  rotationWithdrawn,
  instructionsIssued,
  actionAnswered,
  ownEvidenceAttached,
  seriesSaved,
  seriesEnded,
  triggerDismissed,
] as const;

/** Acts that are each followed at once by a checkpoint, in the same transaction. */
export const actsBeforeCheckpoint: readonly string[] = [
  assignmentSignedOff.name,
  campaignClosed.name,
  stateSealed.name,
];

/** Working notes of persons, and encrypted keys: no act carries them. */
export const tablesWithoutActs = [
  'signing_key_file',
  'engagement_draft',
  'plan_draft',
  'draft',
  'evidence_opened',
  'refusal_repeat',
] as const;
