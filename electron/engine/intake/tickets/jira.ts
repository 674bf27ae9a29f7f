// Jira issues: the CSV of an issue search ("all fields", with repeated columns and dates in the exporter's own way) and
// pages of the REST search.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence, EvidenceRow } from '../evidence.ts';
import { isObject, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { ActionRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { cutOff, rejected, timeIn } from '../telling.ts';
import { isSecretName } from '../withhold.ts';
import { readJiraDate } from './jira-date.ts';
import { ticketAction, ticketGaps } from './ticket.ts';

export const jiraIssues: SourceKind = {
  kind: 'jira.issues',
  title: 'Jira issues (CSV or REST search)',
  formats: ['csv', 'json'],
  provides: ['action'],
  cannotKnow: [...ticketGaps],
  sniff(head) {
    if (hasPaths(head, 'issues/key', 'issues/fields')) return 0.95;
    if (/^\s*[[{]/.test(head)) return 0;
    const header = /^[^\r\n]*/.exec(head.replace(/^\uFEFF/, ''))?.[0] ?? '';
    const names = header.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim());
    return names.includes('Issue key') && ['Summary', 'Status', 'Created'].some((name) => names.includes(name))
      ? 0.95
      : 0;
  },
  secrets: {
    field: (name) => (isSecretName(name.replace(/^Custom field \((.*)\)$/, '$1')) ? 'secret' : null),
    places: () => [],
  },
  *read(files) {
    const pages: Cursor[] = [];
    for (const file of files) {
      if (file.format === 'csv') yield* tableRecords(file);
      else if (file.format === 'json') pages.push(...file.documents.flatMap((document) => items(rootOf(document))));
    }
    yield* missingPages(pages);
    for (const page of pages)
      for (const issue of field(page, 'issues').value === undefined ? [page] : items(field(page, 'issues')))
        yield* issueRecords(issue);
  },
};

function* tableRecords(
  file: Extract<Evidence, { format: 'csv' | 'ndjson' }>,
): Generator<IntakeRecord, void, undefined> {
  const approvals = (file.header?.names ?? []).filter((name) => /approv/i.test(name));
  let told = false;
  for (const row of file.rows()) {
    const key = cell(row, 'Issue key');
    if (row.fault !== null || key === null) {
      yield { type: 'rejected', address: row.address, reason: row.fault ?? 'Column Issue key is empty.' };
      continue;
    }
    for (const name of ['Resolved', 'Created']) {
      if (readJiraDate(cell(row, name)).state !== 'bad') continue;
      const detail = `Column ${name} of ${key} is no date that can be read for certain; it counts as unknown.`;
      yield { type: 'remark', remark: 'note', detail, address: row.address };
    }
    const at = dateOf(row, 'Resolved') ?? dateOf(row, 'Created');
    if (at !== null && !told) {
      told = true;
      const detail = 'The dates have no time zone; they are read as UTC and may be some hours off.';
      yield { type: 'remark', remark: 'note', detail, address: row.address };
    }
    yield ticketAction({
      number: key,
      performedBy: cell(row, 'Assignee') ?? cell(row, 'Reporter') ?? cell(row, 'Creator'),
      target: cell(row, 'Summary') ?? key,
      at,
      approval: approvals.map((name) => cell(row, name)).find((text) => text !== null) ?? null,
      state: stateOf({
        status: cell(row, 'Status'),
        category: cell(row, 'Status Category'),
        resolution: cell(row, 'Resolution'),
        resolved: cell(row, 'Resolved') !== null,
      }),
      address: row.address,
    });
  }
}

/** The first of the columns of that name that says something: Jira repeats a column for each value of a field. */
function cell(row: EvidenceRow, name: string): string | null {
  const found = row.values(name).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : null;
}

function dateOf(row: EvidenceRow, name: string): string | null {
  const reading = readJiraDate(cell(row, name));
  return reading.state === 'at' ? reading.at : null;
}

/** `total` counts all issues that were found, wherever the page begins; newer versions say `isLast` in its place. */
function* missingPages(pages: readonly Cursor[]): Generator<IntakeRecord, void, undefined> {
  const lists = pages.filter((page) => field(page, 'issues').value !== undefined);
  const last = lists.at(-1);
  if (last === undefined) return;
  const keys = new Set(lists.flatMap((page) => items(field(page, 'issues')).map((issue) => textIn(issue, 'key'))));
  const total = Math.max(...lists.map((page) => numberIn(page, 'total')));
  if (total > keys.size) yield cutOff(last, `The search found ${total} issues, but only ${keys.size} were exported.`);
  else if (lists.every((page) => field(page, 'isLast').value === false || textIn(page, 'nextPageToken') !== null))
    yield cutOff(last, 'The last page says that there is more than was exported.');
}

function numberIn(page: Cursor, key: string): number {
  const { value } = field(page, key);
  return typeof value === 'number' ? value : 0;
}

function* issueRecords(issue: Cursor): Generator<IntakeRecord, void, undefined> {
  const key = textIn(issue, 'key');
  const fields = field(issue, 'fields');
  if (key === null || !isObject(fields.value)) {
    yield rejected(issue, 'The issue has no key or no fields.');
    return;
  }
  const resolved = timeIn(fields, 'resolutiondate');
  const created = timeIn(fields, 'created');
  yield* [...resolved.remarks, ...created.remarks];
  const status = field(fields, 'status');
  yield ticketAction({
    number: key,
    performedBy: personIn(fields, 'assignee') ?? personIn(fields, 'reporter') ?? personIn(fields, 'creator'),
    target: textIn(fields, 'summary') ?? key,
    at: resolved.at ?? created.at,
    approval: approvalIn(fields),
    state: stateOf({
      status: textIn(status, 'name'),
      category: textIn(field(status, 'statusCategory'), 'key'),
      resolution: textIn(field(fields, 'resolution'), 'name'),
      resolved: resolved.at !== null,
    }),
    address: addressOf(issue),
  });
}

function personIn(fields: Cursor, key: string): string | null {
  const person = field(fields, key);
  return textIn(person, 'displayName') ?? textIn(person, 'name') ?? textIn(person, 'accountId');
}

function approvalIn(fields: Cursor): string | null {
  if (!isObject(fields.value)) return null;
  for (const key of Object.keys(fields.value)) {
    if (!/approv/i.test(key)) continue;
    const value = property(fields.value, key);
    if (typeof value === 'string' && value !== '') return value;
    const said = textIn(field(fields, key), 'value') ?? textIn(field(fields, key), 'name');
    if (said !== null) return said;
  }
  return null;
}

interface Standing {
  readonly status: string | null;
  readonly category: string | null;
  readonly resolution: string | null;
  readonly resolved: boolean;
}

/** Statuses have names of each project's own: the category tells, else the usual names, else nothing is said. */
function stateOf({ status, category, resolution, resolved }: Standing): ActionRecord['state'] {
  const ended = resolved || /^done$/i.test(category ?? '') || /^(done|closed|resolved|completed)$/i.test(status ?? '');
  if (/^(cancell?ed|rejected|declined|withdrawn)$/i.test(status ?? '')) return 'cancelled';
  if (
    ended &&
    /^(won['’]t (do|fix)|duplicate|declined|cancell?ed|rejected|cannot reproduce|invalid)$/i.test(resolution ?? '')
  )
    return 'cancelled';
  if (ended) return /^failed$/i.test(resolution ?? '') ? 'failed' : 'done';
  if (category !== null || /^(open|to do|new|in progress|reopened|backlog|waiting for .*)$/i.test(status ?? ''))
    return 'planned';
  return null;
}
