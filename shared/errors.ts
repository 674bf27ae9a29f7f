// The closed set of things that can go wrong, each with a code that crosses processes and is printed by the CLI.
// The engine throws CountersignError; window and CLI choose the words for people from `code` and `details`.
import type { Said } from './locale.ts';

export const errorCodes = [
  // workspace
  'WORKSPACE_NOT_FOUND',
  'WORKSPACE_EXISTS',
  'WORKSPACE_NOT_OURS',
  'WORKSPACE_NEWER',
  'WORKSPACE_LOCKED',
  'WORKSPACE_DAMAGED',
  'WORKSPACE_CLOSED',
  'MIGRATION_FAILED',
  'DISK_FULL',
  'FILE_UNREADABLE',
  'FILE_UNWRITABLE',
  'PATH_NOT_GRANTED',
  'RUNTIME_TOO_OLD',
  // engine and calls
  'ENGINE_GONE',
  'INPUT_INVALID',
  'METHOD_UNKNOWN',
  'CANCELLED',
  'NOT_FOUND',
  'UNEXPECTED',
  // ledger
  'LEDGER_DAMAGED',
  'PROOF_INVALID',
  // bundles
  'BUNDLE_UNREADABLE',
  'BUNDLE_UNSAFE_PATH',
  'BUNDLE_TOO_LARGE',
  'BUNDLE_ENCRYPTED',
  'BUNDLE_CRC',
  'BUNDLE_NOT_BAGIT',
  'BUNDLE_MISSING_FILE',
  'BUNDLE_UNLISTED_FILE',
  'BUNDLE_CHECKSUM',
  'BUNDLE_WEAK_CHECKSUM',
  'BUNDLE_FETCH',
  'BUNDLE_SIGNATURE_INVALID',
  'BUNDLE_DECLARATION',
  'BUNDLE_LINEAGE',
  'BUNDLE_UNTRUSTED',
  'BUNDLE_NOTHING_RECOGNISED',
  // intake
  'SOURCE_UNRECOGNISED',
  'SOURCE_UNREADABLE',
  'SOURCE_ENCODING',
  'SOURCE_TOO_DEEP',
  'MAPPING_DOES_NOT_FIT',
  // keys and signatures
  'PASSPHRASE_WRONG',
  'PASSPHRASE_WEAK',
  'KEY_MISSING',
  'KEY_UNSUPPORTED',
  'KEY_FILE_DAMAGED',
  'PKCS12_LEGACY',
  'SIGNATURE_FAILED',
  // authority: refused by a rule (exit 3)
  'PROVIDER_MAY_NOT_DECIDE',
  'NOT_THE_REVIEWER',
  'SELF_REVIEW',
  'SECOND_PERSON_NEEDED',
  'SECOND_PERSON_SAME',
  'CONFLICTING_ANSWERS',
  'DELEGATION_EXPIRED',
  'DELEGATION_OUT_OF_SCOPE',
  'PERSON_INACTIVE',
  'NOT_A_CUSTOMER_PERSON',
  'AUDITOR_READS_ONLY',
  'PERSON_LOCKED',
  'HANDOVER_NOT_OPEN',
  'MODEL_CHANGED',
  'OPERATING_MODEL_INCOMPLETE',
  'CAMPAIGN_EMPTY',
  'CAMPAIGN_NOT_OPEN',
  'CAMPAIGN_CLOSED',
  'CAMPAIGN_INCOMPLETE',
  'ASSIGNMENT_SIGNED_OFF',
  'ITEM_NOT_IN_CAMPAIGN',
  'BULK_NOT_ALLOWED',
  'BASELINE_CHANGED',
  'SUPERSEDE_REASON_NEEDED',
  'KEEP_AFTER_REVOKE',
  // what a decision must carry
  'JUSTIFICATION_NEEDED',
  'UNTIL_NEEDED',
  'UNTIL_IN_PAST',
  'TARGET_NEEDED',
  'QUESTION_NEEDED',
  'EVIDENCE_NOT_OPENED',
  'EXCEPTION_INCOMPLETE',
  // report
  'REPORT_NOT_SEALED',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Codes that mean "a rule of the product refused this": the CLI exits with 3 for them. */
export const refusalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BUNDLE_UNTRUSTED',
  'PROVIDER_MAY_NOT_DECIDE',
  'NOT_THE_REVIEWER',
  'SELF_REVIEW',
  'SECOND_PERSON_NEEDED',
  'SECOND_PERSON_SAME',
  'CONFLICTING_ANSWERS',
  'DELEGATION_EXPIRED',
  'DELEGATION_OUT_OF_SCOPE',
  'PERSON_INACTIVE',
  'NOT_A_CUSTOMER_PERSON',
  'AUDITOR_READS_ONLY',
  'PERSON_LOCKED',
  'HANDOVER_NOT_OPEN',
  'MODEL_CHANGED',
  'OPERATING_MODEL_INCOMPLETE',
  'CAMPAIGN_EMPTY',
  'CAMPAIGN_NOT_OPEN',
  'CAMPAIGN_CLOSED',
  'CAMPAIGN_INCOMPLETE',
  'ASSIGNMENT_SIGNED_OFF',
  'ITEM_NOT_IN_CAMPAIGN',
  'BULK_NOT_ALLOWED',
  'BASELINE_CHANGED',
  'SUPERSEDE_REASON_NEEDED',
  'KEEP_AFTER_REVOKE',
  'JUSTIFICATION_NEEDED',
  'UNTIL_NEEDED',
  'UNTIL_IN_PAST',
  'TARGET_NEEDED',
  'QUESTION_NEEDED',
  'EVIDENCE_NOT_OPENED',
  'EXCEPTION_INCOMPLETE',
  'REPORT_NOT_SEALED',
]);

/** Plain facts for the message: file, line, pointer, name, expected, found ... Never a stack, SQL or a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * `message` is one plain English sentence that a person can read as it stands. What a reviewer meets while deciding is
 * said in every language; the engine answers a window with the one that it reads.
 */
export class CountersignError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly said: Said | null;

  constructor(code: ErrorCode, message: string | Said, details: ErrorDetails = {}, cause?: unknown) {
    super(typeof message === 'string' ? message : message.en, cause === undefined ? undefined : { cause });
    this.name = 'CountersignError';
    this.code = code;
    this.details = details;
    this.said = typeof message === 'string' ? null : message;
  }
}

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}
