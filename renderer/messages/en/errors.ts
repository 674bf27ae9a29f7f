// English words: every failure, what happened and what to do now. Between the two stands the engine's own sentence, which
// knows the file, the line and the figures.
import type { ErrorCode } from '../../../shared/errors.ts';

export interface ErrorWords {
  /** What happened, as a sentence. */
  readonly title: string;
  /** What to do now, as a sentence. */
  readonly next: string;
}

const nothingChanged = 'Nothing was changed.';
const askProvider = 'Nothing was imported. Ask the provider to build the bundle again, and keep this one as it is.';

const byCode: Readonly<Record<ErrorCode, ErrorWords>> = {
  WORKSPACE_NOT_FOUND: {
    title: 'This workspace is not there.',
    next: 'It may have been moved or renamed. Open it from where it is now.',
  },
  WORKSPACE_EXISTS: {
    title: 'There is a file of this name already.',
    next: 'Choose another name, or open that one. It was not touched.',
  },
  WORKSPACE_NOT_OURS: {
    title: 'This is not a Countersign workspace.',
    next: 'Open a .countersign file. To bring evidence in, open a workspace first and import the file there.',
  },
  WORKSPACE_NEWER: {
    title: 'This workspace was written by a newer Countersign.',
    next: 'Update Countersign on this computer. The file was left as it is.',
  },
  WORKSPACE_LOCKED: {
    title: 'Somebody has this workspace open.',
    next: 'Only one window can write to it. Close it there, then open it here.',
  },
  WORKSPACE_DAMAGED: {
    title: 'This workspace is damaged.',
    next: 'Open your latest backup. Keep the damaged file: parts of it may still prove what happened.',
  },
  WORKSPACE_CLOSED: { title: 'No workspace is open.', next: 'Open one, then do this again.' },
  MIGRATION_FAILED: {
    title: 'The workspace could not be brought up to this version.',
    next: 'It was left as it was. Open it with the version that wrote it last, and back it up.',
  },
  DISK_FULL: {
    title: 'The disk is full.',
    next: 'Free some space and do this again. What was recorded before is safe.',
  },
  FILE_UNREADABLE: {
    title: 'This file cannot be read.',
    next: 'Check that it is still there and that you may read it, then try again.',
  },
  FILE_UNWRITABLE: {
    title: 'This file cannot be written.',
    next: 'Choose another folder, or one that you may write to.',
  },
  PATH_NOT_GRANTED: {
    title: 'This file was not chosen here.',
    next: 'Choose it in the dialog, or drop it on the window.',
  },
  RUNTIME_TOO_OLD: { title: 'This build of Countersign cannot start its engine.', next: 'Install it again.' },
  ENGINE_GONE: {
    title: 'The part of Countersign that works on the file has stopped.',
    next: 'Restart it to go on.',
  },
  INPUT_INVALID: { title: 'Something here is not filled in as it has to be.', next: nothingChanged },
  METHOD_UNKNOWN: { title: 'This window and its engine do not fit together.', next: 'Install Countersign again.' },
  CANCELLED: { title: 'This was cancelled.', next: nothingChanged },
  NOT_FOUND: { title: 'This is not there any more.', next: 'Somebody may have changed it. Go back and look again.' },
  UNEXPECTED: {
    title: 'Something went wrong that Countersign did not foresee.',
    next: 'What was recorded before is safe. Try it again; if it stays, restart Countersign.',
  },
  LEDGER_DAMAGED: {
    title: 'The ledger does not hold together.',
    next: 'Stop working in this file. Open your latest backup and compare the two.',
  },
  PROOF_INVALID: { title: 'This proof does not hold.', next: 'Do not rely on the entry that it is about.' },

  BUNDLE_UNREADABLE: { title: 'This bundle cannot be read.', next: askProvider },
  BUNDLE_UNSAFE_PATH: { title: 'This bundle wants to write outside its folder.', next: askProvider },
  BUNDLE_TOO_LARGE: { title: 'This bundle is larger than Countersign accepts.', next: askProvider },
  BUNDLE_ENCRYPTED: {
    title: 'This bundle is encrypted.',
    next: 'Nothing was imported. Decrypt it first, then import what came out.',
  },
  BUNDLE_CRC: { title: 'This bundle was damaged on its way.', next: askProvider },
  BUNDLE_NOT_BAGIT: { title: 'This is not a provider bundle.', next: askProvider },
  BUNDLE_MISSING_FILE: { title: 'A file that the bundle lists is not in it.', next: askProvider },
  BUNDLE_UNLISTED_FILE: { title: 'A file is in the bundle that its list does not name.', next: askProvider },
  BUNDLE_CHECKSUM: { title: 'A file in this bundle is not the one that was packed.', next: askProvider },
  BUNDLE_WEAK_CHECKSUM: { title: 'This bundle is protected by a checksum that proves nothing.', next: askProvider },
  BUNDLE_FETCH: { title: 'This bundle wants files fetched from a network.', next: askProvider },
  BUNDLE_SIGNATURE_INVALID: { title: 'The signature of this bundle is not valid.', next: askProvider },
  BUNDLE_DECLARATION: { title: 'What this bundle declares of itself cannot be read.', next: askProvider },
  BUNDLE_LINEAGE: { title: 'This bundle does not follow the one before it.', next: askProvider },
  BUNDLE_UNTRUSTED: {
    title: 'Nobody vouches for this bundle.',
    next: 'Compare the key with the provider and pin it, or accept the evidence as unproven. Nothing was imported.',
  },
  BUNDLE_NOTHING_RECOGNISED: {
    title: 'Nothing in here is evidence that Countersign reads.',
    next: 'Nothing was imported. If it is a table (CSV or .xlsx), map its columns.',
  },
  SOURCE_UNRECOGNISED: {
    title: 'Countersign does not know this kind of file.',
    next: 'Nothing was imported. If you know what it is, choose its kind.',
  },
  SOURCE_UNREADABLE: { title: 'A file of the evidence cannot be read.', next: askProvider },
  SOURCE_ENCODING: { title: 'A file of the evidence is not written in Unicode.', next: askProvider },
  MAPPING_DOES_NOT_FIT: {
    title: 'The columns have changed since the mapping was made.',
    next: 'Nothing was imported. Change the mapping, and say why.',
  },
  SOURCE_TOO_DEEP: { title: 'A file of the evidence is nested too deeply.', next: askProvider },

  PASSPHRASE_WRONG: { title: 'The passphrase is wrong.', next: 'Type it again. Nothing was signed.' },
  PASSPHRASE_WEAK: { title: 'The passphrase is too weak.', next: 'Four or five random words make a good one.' },
  KEY_MISSING: { title: 'There is no signing key for this person.', next: 'Make or import one first.' },
  KEY_UNSUPPORTED: {
    title: 'Countersign cannot sign with this kind of key.',
    next: 'Import another, or make one here.',
  },
  KEY_FILE_DAMAGED: { title: 'This key file is damaged.', next: 'Import it again from where you keep it.' },
  PKCS12_LEGACY: {
    title: 'This key file is protected in an outdated way.',
    next: 'Export it again with a current protection (AES), then import that file.',
  },
  SIGNATURE_FAILED: { title: 'It could not be signed.', next: 'Nothing was recorded. Try again.' },

  PROVIDER_MAY_NOT_DECIDE: {
    title: 'A person of the provider never decides.',
    next: 'You may look at everything here. Choose a customer person in the top bar to decide.',
  },
  NOT_THE_REVIEWER: {
    title: 'This is for somebody else to decide.',
    next: 'Only its reviewer, or somebody they delegated to, can do it.',
  },
  SELF_REVIEW: {
    title: 'You are a party to this access.',
    next: 'Somebody else has to decide it. Assign it to another person.',
  },
  SECOND_PERSON_NEEDED: { title: 'A second person has to confirm this.', next: 'It waits until they have.' },
  SECOND_PERSON_SAME: { title: 'The second person has to be somebody else.', next: 'Ask a colleague to confirm it.' },
  CONFLICTING_ANSWERS: {
    title: 'Somebody answered this otherwise before.',
    next: 'The stricter answer stands. Speak with whoever gave it, or answer no less strictly.',
  },
  DELEGATION_EXPIRED: { title: 'The delegation has ended.', next: 'Ask the reviewer to extend it or to decide.' },
  DELEGATION_OUT_OF_SCOPE: {
    title: 'The delegation does not cover this item.',
    next: 'Ask the reviewer to decide it, or to widen the delegation.',
  },
  PERSON_INACTIVE: { title: 'This person has left.', next: 'Choose somebody who is active.' },
  NOT_A_CUSTOMER_PERSON: { title: 'Only a person of the customer may do this.', next: 'Choose one in the top bar.' },
  AUDITOR_READS_ONLY: {
    title: 'An auditor reads everything and changes nothing.',
    next: 'Choose another person in the top bar to change something.',
  },
  PERSON_LOCKED: {
    title: 'This needs the unlocked key of who acts.',
    next: 'Type the passphrase, then do it again. What you typed is kept.',
  },
  HANDOVER_NOT_OPEN: {
    title: 'There is no handover to answer.',
    next: 'It was answered already, or the item went to somebody else meanwhile.',
  },
  MODEL_CHANGED: {
    title: 'The operating model was changed meanwhile.',
    next: 'Your changes are kept as a draft. Compare them with the new version, then save again.',
  },
  OPERATING_MODEL_INCOMPLETE: {
    title: 'The operating model is not complete.',
    next: 'Settle what Engagement lists, then open the campaign.',
  },
  CAMPAIGN_EMPTY: {
    title: 'There is nothing to review.',
    next: 'Import evidence first, or widen the scope. A campaign without items proves nothing.',
  },
  CAMPAIGN_NOT_OPEN: { title: 'No campaign is open for this.', next: 'Open one in Review.' },
  CAMPAIGN_CLOSED: { title: 'This campaign is closed.', next: 'Nothing in it changes any more.' },
  CAMPAIGN_INCOMPLETE: {
    title: 'This campaign is not complete.',
    next: 'Close it with a reason; what is open is then listed by name as undecided.',
  },
  ASSIGNMENT_SIGNED_OFF: {
    title: 'These decisions are signed.',
    next: 'They change only by a decision that supersedes them, with a reason.',
  },
  ITEM_NOT_IN_CAMPAIGN: { title: 'This item is not in the campaign.', next: nothingChanged },
  BULK_NOT_ALLOWED: {
    title: 'These items cannot be decided together.',
    next: 'Only low-risk, unchanged items with a known owner can. Decide the others one at a time.',
  },
  BASELINE_CHANGED: {
    title: 'What you were shown has changed meanwhile.',
    next: 'Read the case again, then decide. What you typed is kept.',
  },
  SUPERSEDE_REASON_NEEDED: { title: 'A changed decision needs its reason.', next: 'Say why it changes.' },
  KEEP_AFTER_REVOKE: {
    title: 'This access was revoked before.',
    next: 'Keeping it now takes a decision that supersedes the revocation, with a reason.',
  },
  JUSTIFICATION_NEEDED: { title: 'This decision needs a reason.', next: 'Say why, in a sentence.' },
  UNTIL_NEEDED: { title: 'Until when?', next: 'Choose the date on which it comes back to you.' },
  UNTIL_IN_PAST: { title: 'This date has passed.', next: 'Choose one in the future.' },
  TARGET_NEEDED: { title: 'Reduce to what?', next: 'Name what should be left.' },
  QUESTION_NEEDED: { title: 'What is missing?', next: 'Write the question, or name who should decide.' },
  EVIDENCE_NOT_OPENED: { title: 'Evidence that shows the change was not opened.', next: 'Open it, then record.' },
  EXCEPTION_INCOMPLETE: {
    title: 'The exception is not complete.',
    next: 'It needs an approver, a compensating control and an end date.',
  },
  REPORT_NOT_SEALED: {
    title: 'This report cannot be signed yet.',
    next: 'Every assignment has to be signed off, or the campaign closed. A draft can be made now.',
  },
};

export const errors = {
  byCode,
  /** Of what nobody foresaw, where no engine's sentence is at hand. */
  unforeseen: 'Something went wrong that Countersign did not foresee.',
  notDrawn: 'This screen could not be drawn.',
};
