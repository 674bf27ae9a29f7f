// ServiceNow change requests (table API, JSON). A field is a text, a reference with a link, or, with
// `sysparm_display_value=all`, an object with `value` (times in UTC) and `display_value` (in the user's language and zone).
import { addressOf, asObject, type Cursor, field, items, rootOf } from '../cursor.ts';
import { isObject, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { ActionRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { noted, rejected } from '../telling.ts';
import { readTime } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { ticketAction, ticketGaps } from './ticket.ts';

export const serviceNowChanges: SourceKind = {
  kind: 'servicenow.change-requests',
  title: 'ServiceNow change requests',
  formats: ['json'],
  provides: ['action'],
  cannotKnow: [
    ...ticketGaps,
    {
      fact: 'completeness',
      reason: 'Whether there are more pages stands in a header of the answer, which the file does not hold.',
    },
  ],
  sniff(head) {
    const wrapped = ['result', 'records'].some((key) =>
      ['approval', 'state'].every((name) => hasPaths(head, `${key}/number`, `${key}/${name}`, `${key}/sys_id`)),
    );
    return wrapped ? 0.95 : hasPaths(head, 'number', 'approval', 'state', 'sys_id') ? 0.9 : 0;
  },
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files) {
    for (const file of files) {
      if (file.format !== 'json') continue;
      for (const document of file.documents) {
        for (const page of items(rootOf(document))) {
          const wrapper = ['result', 'records'].find((key) => field(page, key).value !== undefined);
          for (const entry of wrapper === undefined ? [page] : items(field(page, wrapper))) yield* changeRecords(entry);
        }
      }
    }
  },
};

function* changeRecords(entry: Cursor): Generator<IntakeRecord, void, undefined> {
  const number = asObject(entry) === null ? null : stored(entry, 'number');
  if (number === null) {
    yield rejected(entry, 'The change request has no number.');
    return;
  }
  const closed = timeIn(entry, 'closed_at');
  const opened = timeIn(entry, 'opened_at') ?? timeIn(entry, 'sys_created_on');
  for (const name of ['closed_at', 'opened_at'])
    if (readTime(stored(entry, name) ?? undefined).state === 'bad')
      yield noted(entry, `${name} of ${number} is in the exporter’s own way of writing dates; it counts as unknown.`);
  const item = shown(entry, 'cmdb_ci');
  const subject = shown(entry, 'short_description');
  yield ticketAction({
    number,
    performedBy:
      ['closed_by', 'assigned_to', 'requested_by', 'opened_by']
        .map((name) => shown(entry, name))
        .find((name) => name !== null) ?? null,
    target: [item, subject].filter((part) => part !== null).join(': ') || number,
    at: closed ?? opened,
    approval: stored(entry, 'approval'),
    state: stateOf(entry),
    address: addressOf(entry),
  });
}

function timeIn(entry: Cursor, name: string): string | null {
  const reading = readTime(stored(entry, name) ?? undefined);
  return reading.state === 'at' ? reading.at : null;
}

/** What the table holds: a number, an id, a time in UTC. */
function stored(entry: Cursor, name: string): string | null {
  return textOf(entry, name, 'value');
}

/** What a person reads: a name where there is one. */
function shown(entry: Cursor, name: string): string | null {
  return textOf(entry, name, 'display_value') ?? textOf(entry, name, 'value');
}

function textOf(entry: Cursor, name: string, part: 'value' | 'display_value'): string | null {
  const { value } = field(entry, name);
  const scalar = isObject(value) ? property(value, part) : value;
  if (typeof scalar === 'number') return String(scalar);
  return typeof scalar === 'string' && scalar.trim() !== '' ? scalar.trim() : null;
}

/** The standard states of a change; with display values only, their English names. Others are an instance's own. */
function stateOf(entry: Cursor): ActionRecord['state'] {
  const state = stored(entry, 'state');
  if (state === null) return null;
  if (state === '4' || /^cancell?ed$/i.test(state)) return 'cancelled';
  if (state === '3' || /^closed\b/i.test(state))
    return /unsuccessful/i.test(stored(entry, 'close_code') ?? '') ? 'failed' : 'done';
  // 0: done, and looked at once more before it is closed.
  if (state === '0' || /^review$/i.test(state)) return 'done';
  return /^-[1-5]$/.test(state) || /^(new|assess|authori[sz]e|scheduled|implement)$/i.test(state) ? 'planned' : null;
}
