// The report's tables of what followed the sign-off: exceptions, instructions, rotations, service times and the closing
// snapshot. A state that was sealed before these were kept gives them without rows.
import type { SealedState } from '../review/sealed-state.ts';
import { evidenceNumber } from './figures.ts';
import { code, date, number, type Table, table, text, time } from './table-column.ts';

export function loopTables(state: SealedState): Table[] {
  return [exceptions(state), instructions(state), rotations(state), serviceTimes(state), closing(state)];
}

function exceptions(state: SealedState): Table {
  return table('Exceptions', 'exceptions', state.loop?.exceptions ?? [], [
    code('Item', 'The item whose risk is accepted', 10, (row) => row.reference),
    text('State', 'waiting, running, review_due, ends_soon, expired, ended or replaced', 13, (row) => row.state),
    text('Identity', 'The non-human identity', 34, (row) => row.identity),
    text('System', 'Where it lives', 22, (row) => row.system),
    text('Privilege', 'What it may do', 30, (row) => row.privilege),
    text('Risk', 'low, medium, high or critical', 9, (row) => row.risk),
    text('Rules', 'The rules that made the risk so', 20, (row) => row.rules.join(', ')),
    text('Approved by', 'Who accepts the risk, after renewals', 20, (row) => row.approver.name),
    text('Compensating control', 'What limits the accepted risk', 40, (row) => row.compensatingControl),
    date('Review on', 'When it is looked at again before its end', (row) => row.reviewOn),
    date('Ends', 'Then the item comes back for review', (row) => row.expires),
    text('Came back', 'yes where what it covered is open again', 10, (row) => (row.cameBack ? 'yes' : 'no')),
    text('Decided by', 'Who certified the access with it', 20, (row) => row.decidedBy.name),
    time('Decided at', 'UTC', (row) => row.decidedAt),
    text('Since then', 'Renewals and its end, with who and why', 60, (row) =>
      row.events
        .map(({ event, by, at, reason, expires }) => {
          const until = expires === null ? '' : ` until ${expires}`;
          return `${event}${until} on ${at.slice(0, 10)} by ${by.name}: ${reason}`;
        })
        .join('\n'),
    ),
    number('Ledger entry', 'Index of the decision’s entry in the ledger', 9, (row) => row.ledgerEntry),
  ]);
}

function instructions(state: SealedState): Table {
  const lists = new Map((state.loop?.instructionLists ?? []).map((list) => [list.number, list]));
  return table('Instructions', 'instructions', state.loop?.instructions ?? [], [
    code('Instruction', 'Its number, which the provider names as approval', 12, (row) => row.reference),
    number('List', 'The signed list that it went out with', 7, (row) => row.list),
    time('Issued at', 'UTC', (row) => lists.get(row.list)?.issuedAt ?? null),
    text('Issued by', 'Who signed the list', 20, (row) => lists.get(row.list)?.issuedBy ?? null),
    text('Do', 'REVOKE, REDUCE, ROTATE, QUESTION or WITHDRAWN', 12, (row) => row.kind),
    code('Item', 'The decided item or the rotation', 10, (row) => row.subject),
    text('Identity', 'The non-human identity', 34, (row) => row.identity),
    text('System', 'Where it lives', 22, (row) => row.system),
    text('Privilege', 'What it may do', 30, (row) => row.privilege),
    text('Resource', 'On what', 30, (row) => row.resource),
    text('Credential', 'What is to be rotated', 22, (row) => row.credential),
    text('Detail', 'What remains, what is asked, or why it was withdrawn', 40, (row) => row.detail),
    date('Due', 'When it has to be done', (row) => row.due),
    text('Change window', 'When it may be done', 20, (row) => row.changeWindow),
    text('Ticket', 'Reference in the customer’s own system', 14, (row) => row.ticket),
    text('Dependants', 'What depends on the credential', 30, (row) => row.dependants?.join('; ') ?? null),
    text('Dependants confirmed by', 'Who said so', 20, (row) => row.dependantsConfirmedBy),
    code('Replaces', 'The earlier instruction', 12, (row) => row.replaces),
    code('List SHA-256', 'SHA-256 of the signed instructions.json', 66, (row) => lists.get(row.list)?.sha256 ?? null),
  ]);
}

function rotations(state: SealedState): Table {
  return table('Rotations', 'rotations', state.loop?.rotations ?? [], [
    code('Rotation', 'Its name', 10, (row) => row.reference),
    text('Identity', 'The non-human identity', 34, (row) => row.identity),
    text('Credential', 'What is replaced', 22, (row) => row.credential),
    text('Reason', 'Why', 40, (row) => row.reason),
    text('Agreed by', 'Who approved it', 20, (row) => row.agreedBy),
    time('Agreed at', 'UTC', (row) => row.agreedAt),
    text('Dependants', 'What depends on it', 40, (row) => row.dependants?.list.join('; ') ?? null),
    text('Confirmed by', 'Who confirmed the dependants', 20, (row) => row.dependants?.by ?? null),
    code('Instruction', 'The newest instruction for it', 12, (row) => row.instruction?.reference ?? null),
    date('Due', 'When it has to be done', (row) => row.due),
    text('State', 'instructed, claimed, verified, failed or reappeared', 13, (row) => row.state),
    text('Explanation', 'What shows it', 60, (row) => row.explanation),
  ]);
}

function serviceTimes(state: SealedState): Table {
  const rows = (state.loop?.serviceTimes ?? []).flatMap((service) => [
    { service, severity: 'all' as string, figures: { ...service } },
    ...service.bySeverity.map((figures) => ({ service, severity: figures.severity as string, figures })),
  ]);
  return table('Service times', 'service-times', rows, [
    text('Promise', 'The service threshold', 44, ({ service }) => service.title),
    text('Severity', 'Of the findings or decisions; all: every one', 10, ({ severity }) => severity),
    number('Agreed', 'What was agreed, in the unit', 9, ({ figures }) => figures.agreed),
    text('Unit', 'minutes, hours or days', 9, ({ service }) => service.unit),
    text('Proposal', 'yes where nobody agreed to it yet', 9, ({ service }) => (service.isProposal ? 'yes' : 'no')),
    number('Measured', 'How often the evidence has the times', 10, ({ figures }) => figures.measured),
    number('Missed', 'How often it took longer', 9, ({ figures }) => figures.missed),
    number('Not measurable', 'How often the evidence has no times', 11, ({ figures }) => figures.unmeasured),
    number('Median', 'In the unit', 9, ({ figures }) => figures.median),
    number('Slowest', 'In the unit', 9, ({ figures }) => figures.worst),
    text('Why not judged', 'Where nothing could be measured', 40, ({ service, severity }) =>
      severity === 'all' ? service.notEvaluable : null,
    ),
  ]);
}

function closing(state: SealedState): Table {
  return table('Closing snapshot', 'closing-snapshot', state.loop?.closing.rows ?? [], [
    text('What', 'as_decided, not_done, nobody_decided or appeared', 15, (row) => row.kind),
    code('Item', 'The item; empty: it was not in the baseline', 10, (row) => row.reference),
    text('Identity', 'The non-human identity', 34, (row) => row.identity),
    text('System', 'Where it lives', 22, (row) => row.system),
    text('Privilege', 'What it may do', 30, (row) => row.privilege),
    text('Resource', 'On what', 30, (row) => row.resource),
    text('Decision', 'What was decided', 16, (row) => row.outcome),
    text('Change', 'Against the baseline', 60, (row) => row.text),
    text('Evidence', 'The bundle’s number in the evidence register', 9, (row) =>
      row.citation === null ? null : evidenceNumber(state, row.citation.bundle),
    ),
    text('Evidence file', 'The file in the bundle', 34, (row) => row.citation?.file ?? null),
    number('Line', 'Line of that file', 8, (row) => row.citation?.line ?? null),
  ]);
}
