// The report's tables as rows and columns, each column with its meaning: the sheets of the XLSX and the CSV files of the
// audit pack are the same tables, and the data dictionary is made from them.
import { frameworkTitles } from '../../../shared/words.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { evidenceNumber, personName } from './figures.ts';
import { loopTables } from './loop-tables.ts';
import { redactionTable } from './redaction/redaction-table.ts';
import { code, date, number, type Table, table, text, time } from './table-column.ts';

/** Every table of the report, in the order of the workbook's sheets. */
export function reportTables(state: SealedState): Table[] {
  return [
    decisions(state),
    population(state),
    outOfScope(state),
    coverage(state),
    evidenceRegister(state),
    responsibilities(state),
    actions(state),
    remediation(state),
    ...loopTables(state),
    signOffs(state),
    rejectedRows(state),
    ...(state.redaction === undefined ? [] : [redactionTable(state.redaction)]),
  ];
}

function decisions(state: SealedState): Table {
  const name = (id: string | null | undefined) => (id == null ? null : personName(state, id));
  return table('Decisions', 'decisions', state.items, [
    code('Item', 'The item’s name in this campaign and in every form of the report', 10, (item) => item.reference),
    text('Identity', 'The non-human identity', 34, (item) => item.identity),
    text('Kind', 'What kind of identity it is', 18, (item) => item.identityKind),
    code('Native id', 'The identity’s own id in its system', 30, (item) => item.nativeId),
    text('System', 'Where it lives', 22, (item) => item.system),
    text('Privilege', 'What it may do', 30, (item) => item.privilege),
    text('Resource', 'On what', 30, (item) => item.resource),
    text('Environment', 'Production, test and so on, where known', 13, (item) => item.environment),
    text('Owner', 'The owner as the evidence names it', 24, (item) => item.owner),
    text('Owner from', 'What the owner was taken from', 16, (item) => item.ownerBasis),
    text('Risk', 'low, medium, high or critical', 9, (item) => item.risk),
    text('Rules', 'The rules that made the risk so', 20, (item) => item.rules.join(', ')),
    text('Change', 'Against the review before', 12, (item) => item.change),
    text('Assigned to', 'Whose answer was asked', 20, (item) => name(item.assignee)),
    text('Outcome', 'CERTIFY, CERTIFY_UNTIL, REDUCE, REVOKE, CANNOT_DECIDE or NO_DECISION', 17, (item) => item.outcome),
    text('Reason', 'The decider’s justification', 48, (item) => item.decision?.justification ?? null),
    date('Until', 'End of a CERTIFY_UNTIL', (item) => item.decision?.until ?? null),
    text('Reduced to', 'What remains after a REDUCE', 28, (item) => item.decision?.to ?? null),
    text('Question', 'What has to be answered before a decision', 28, (item) => item.decision?.question ?? null),
    text('Ticket', 'Reference in the customer’s own system', 14, (item) => item.decision?.ticket ?? null),
    text('Decided by', 'Who performed the decision', 20, (item) => name(item.decision?.performer)),
    text('Reviewer of record', 'Who is accountable for it', 20, (item) => name(item.decision?.reviewerOfRecord)),
    text('Under delegation', 'yes where the performer stood in for the reviewer of record', 11, (item) =>
      item.decision === null ? null : item.decision.underDelegation ? 'yes' : 'no',
    ),
    text('Shown by', 'key: the performer’s key was unlocked; named: named, not authenticated', 11, (item) =>
      item.decision === null ? null : (item.decision.authenticated ?? 'not recorded'),
    ),
    text('Second person', 'Who confirmed it', 20, (item) => name(item.decision?.secondPerson)),
    number(
      'Batch size',
      'How many were decided together; empty: decided alone',
      9,
      (item) => item.decision?.batchSize ?? null,
    ),
    time('Decided at', 'UTC', (item) => item.decision?.decidedAt ?? null),
    number(
      'Ledger entry',
      'Index of the decision’s entry in the ledger',
      9,
      (item) => item.decision?.ledgerEntry ?? null,
    ),
    text('Exception approved by', 'Who accepted the risk', 20, (item) => name(item.decision?.exception?.approver)),
    text(
      'Compensating control',
      'What limits the accepted risk',
      30,
      (item) => item.decision?.exception?.compensatingControl ?? null,
    ),
    date('Exception ends', 'Then the item comes back for review', (item) => item.decision?.exception?.expires ?? null),
    text(
      'Supersedes',
      'The outcome that this decision corrected',
      15,
      (item) => item.decision?.supersedes?.outcome ?? null,
    ),
    text('Reason of correction', 'Why it was corrected', 28, (item) => item.decision?.supersedes?.reason ?? null),
    text('Evidence', 'The bundle’s number in the evidence register', 9, (item) =>
      item.citation === null ? null : evidenceNumber(state, item.citation.bundle),
    ),
    text('Evidence file', 'The file in the bundle', 34, (item) => item.citation?.file ?? null),
    number('Line', 'Line of that file', 8, (item) => item.citation?.line ?? null),
    code('Pointer', 'JSON pointer in that file', 20, (item) => item.citation?.pointer ?? null),
    code('File SHA-256', 'SHA-256 of that file', 20, (item) => item.citation?.sha256 ?? null),
    code(
      'Digest shown',
      'SHA-256 of exactly what the decider was shown',
      20,
      (item) => item.decision?.shownDigest ?? null,
    ),
  ]);
}

function population(state: SealedState): Table {
  return table('Population', 'population', state.sources, [
    text('Evidence', 'The bundle’s number in the evidence register', 9, (source) =>
      evidenceNumber(state, source.bundle),
    ),
    text('Source', 'The source’s id in its bundle', 22, (source) => source.id),
    text('Kind', 'The source’s format', 22, (source) => source.kind),
    text('System', 'The system that it is an extract of', 24, (source) => source.system),
    time('Extracted at', 'When the extract was made, by its own word', (source) => source.extractedAt),
    text('Query', 'How it was extracted', 30, (source) => source.query),
    ...(['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const).flatMap((kind) => [
      number<SealedState['sources'][number]>(
        `Declared ${kind}`,
        'Count that the bundle declares; empty: not declared',
        12,
        (source) => source.declared[kind],
      ),
      number<SealedState['sources'][number]>(
        `Imported ${kind}`,
        'Count that was imported',
        12,
        (source) => source.imported[kind],
      ),
    ]),
    number('Rows not readable', 'Listed in the sheet Rejected rows', 11, (source) => source.rejected),
    text('Partial', 'yes where the source says that it is not everything', 9, (source) =>
      source.partial ? 'yes' : 'no',
    ),
    text(
      'Attested empty',
      'Statement that a source with no rows is empty in truth',
      24,
      (source) => source.emptyAttested,
    ),
    text('Remarks', 'What the import noticed', 40, (source) => source.remarks.join(' ')),
  ]);
}

function outOfScope(state: SealedState): Table {
  return table('Out of scope', 'out-of-scope', state.outOfScope, [
    text('Identity', 'The identity that was left out', 40, (entry) => entry.identity),
    text('System', 'Where it lives', 24, (entry) => entry.system),
    number('Entitlements', 'How many rights of it were left out', 13, (entry) => entry.entitlements),
    text('Reason', 'Why', 60, (entry) => entry.reason),
    text('Approved by', 'Which person of the customer approved that', 24, (entry) =>
      entry.approver === null ? null : personName(state, entry.approver),
    ),
  ]);
}

function coverage(state: SealedState): Table {
  return table('Coverage', 'coverage', state.coverage, [
    text('Framework', 'The framework', 18, (row) => frameworkTitles[row.framework]),
    text('Requirement', 'Its id', 14, (row) => row.control),
    text('Title', 'Its text in short', 50, (row) => row.title),
    text('Status', 'MET, PARTLY_MET, NOT_MET or NOT_EVALUABLE', 16, (row) => row.status),
    text('Why', 'The reason of the status', 60, (row) => row.reason),
    number('Items', 'Items that bear on it', 8, (row) => row.items),
    number('Decided', 'Of these decided', 9, (row) => row.decided),
    number('Evidence', 'Facts that bear on it', 10, (row) => row.evidenceCount),
    text('Crosswalk', 'The same requirement elsewhere', 20, (row) => row.crosswalk.join(', ')),
    text('Computed', 'The status before anybody overrode it', 16, (row) => row.computed),
    text('Overridden by', 'Who set another status', 20, (row) =>
      row.override === null ? null : personName(state, row.override.by),
    ),
    text('Reason of override', 'Why', 40, (row) => row.override?.reason ?? null),
    time('Overridden at', 'UTC', (row) => row.override?.at ?? null),
  ]);
}

function evidenceRegister(state: SealedState): Table {
  const files = state.bundles.flatMap((bundle) => bundle.artefacts.map((artefact) => ({ bundle, artefact })));
  return table('Evidence register', 'evidence-register', files, [
    text('Evidence', 'The bundle’s number in every form of the report', 9, ({ bundle }) =>
      evidenceNumber(state, bundle.id),
    ),
    text('Bundle', 'Its name', 24, ({ bundle }) => bundle.name),
    text('Provider', 'Who handed it over', 20, ({ bundle }) => bundle.provider),
    number('Sequence', 'Its number in the provider’s line of bundles', 9, ({ bundle }) => bundle.sequence),
    text('Lineage', 'How it follows the bundle before', 11, ({ bundle }) => bundle.lineage),
    text('Trust', 'trusted, unknown-signer or unsigned', 15, ({ bundle }) => bundle.trust),
    text('Acknowledged', 'yes where an import without trust was acknowledged', 12, ({ bundle }) =>
      bundle.acknowledged ? 'yes' : 'no',
    ),
    code('Signer fingerprint', 'The key that signed it', 30, ({ bundle }) => bundle.fingerprint),
    code('Manifest SHA-256', 'SHA-256 of the bundle’s tag manifest', 20, ({ bundle }) => bundle.tagmanifestSha256),
    time('Received at', 'UTC', ({ bundle }) => bundle.receivedAt),
    time('Describes', 'The time that its content is of', ({ bundle }) => bundle.effectiveAt),
    number('Ledger entry', 'Index of the import’s entry in the ledger', 9, ({ bundle }) => bundle.ledgerEntry),
    text('File', 'Path in the bundle', 46, ({ artefact }) => artefact.path),
    code('File SHA-256', 'SHA-256 of the file', 66, ({ artefact }) => artefact.sha256),
    number('Bytes', 'Size of the file', 12, ({ artefact }) => artefact.size),
    text('Kept', 'no where only the digest was kept', 7, ({ artefact }) => (artefact.kept ? 'yes' : 'no')),
    number('Redactions', 'Secrets that were taken out before keeping', 11, ({ artefact }) => artefact.redactions),
  ]);
}

function responsibilities(state: SealedState): Table {
  const { roles, activities } = state.operatingModel;
  type Activity = (typeof activities)[number];
  return table('RACI', 'raci', activities, [
    text('Activity', 'What is done', 44, (activity) => activity.title),
    text('In scope', 'no where the engagement does not touch it', 9, (activity) => (activity.applies ? 'yes' : 'no')),
    text('Deciding', 'yes where only the customer may be accountable', 9, (activity) =>
      activity.deciding ? 'yes' : 'no',
    ),
    ...roles.map((role) =>
      text<Activity>(
        `${role.title} (${role.party})`,
        'R responsible, A accountable, C consulted, I informed',
        18,
        (activity) => activity.letters[role.role] ?? null,
      ),
    ),
  ]);
}

function actions(state: SealedState): Table {
  return table('Actions', 'actions', state.actions, [
    text('Action', 'Its id in the evidence', 14, (action) => action.uid),
    time('When', 'When it was done, by the record’s word', (action) => action.at),
    text('What', 'What was done', 30, (action) => action.verb),
    text('Target', 'To what', 40, (action) => action.target),
    text('By', 'Who did it', 20, (action) => action.performedBy),
    text('Party', 'Whose person that is', 11, (action) => action.party),
    text('Ticket', 'Ticket that the record names', 16, (action) => action.ticket),
    text('Approval', 'The approval that allows it', 24, (action) => action.approval),
    text('Verdict', 'authorised, unauthorised or unknown', 14, (action) => action.authorised),
    text('Why', 'The reason of the verdict', 60, (action) => action.explanation),
    text('Evidence', 'The bundle’s number in the evidence register', 9, (action) =>
      action.citation === null ? null : evidenceNumber(state, action.citation.bundle),
    ),
    text('Evidence file', 'The file in the bundle', 34, (action) => action.citation?.file ?? null),
    number('Line', 'Line of that file', 8, (action) => action.citation?.line ?? null),
  ]);
}

function remediation(state: SealedState): Table {
  return table('Remediation', 'remediation', state.remediation, [
    code('Item', 'The decided item', 10, (entry) => entry.reference),
    text('Outcome', 'REVOKE or REDUCE', 12, (entry) => entry.outcome),
    time('Instructed at', 'UTC', (entry) => entry.instructedAt),
    text('State', 'instructed, claimed, verified, failed or reappeared', 13, (entry) => entry.state),
    time('Since', 'UTC', (entry) => entry.since),
    text('Explanation', 'What shows it', 60, (entry) => entry.explanation),
  ]);
}

function signOffs(state: SealedState): Table {
  return table('Sign-offs', 'sign-offs', state.signOffs, [
    text('Person', 'Who signed off', 24, (signOff) => personName(state, signOff.person)),
    time('At', 'UTC', (signOff) => signOff.at),
    number('Items', 'How many items it makes final', 8, (signOff) => signOff.items),
    text('Statement', 'What was signed', 60, (signOff) => signOff.statement),
    code('Decisions digest', 'SHA-256 of the decisions', 66, (signOff) => signOff.decisionsDigest),
    number('Ledger entry', 'Index of its entry in the ledger', 9, (signOff) => signOff.ledgerEntry),
    code('Certificate', 'SHA-256 of the signer’s certificate', 66, (signOff) => signOff.certificateFingerprint),
  ]);
}

function rejectedRows(state: SealedState): Table {
  return table('Rejected rows', 'rejected-rows', state.rejectedRows, [
    text('Evidence', 'The bundle’s number in the evidence register', 9, (row) => evidenceNumber(state, row.bundle)),
    text('File', 'The file in the bundle', 46, (row) => row.file),
    number('Line', 'Line of that file', 9, (row) => row.line),
    code('Pointer', 'JSON pointer in that file', 30, (row) => row.pointer),
    text('Reason', 'Why it could not be read', 70, (row) => row.reason),
  ]);
}
