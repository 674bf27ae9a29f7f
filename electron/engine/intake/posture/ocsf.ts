// Events of the Open Cybersecurity Schema Framework (1.0 to 1.5, whoever wrote them), told apart by their class_uid: its
// spelling in class_name differs between versions. Findings become findings, account changes and API calls actions.
import { type Cursor, field, fieldAt, items } from '../cursor.ts';
import type { JsonValue } from '../json.ts';
import type { ActionRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { type Entry, entriesOf, plainText } from './entries.ts';
import {
  identityOf,
  nothingFrom,
  type Observation,
  type PostureRecord,
  plainLine,
  postureRecords,
  postureUnknowable,
  rejected,
  severityOf,
  type Verdict,
} from './observation.ts';
import { postureSecrets } from './secrets.ts';

/** 2001 is the Security Finding of 1.0, 2002 a vulnerability, 2003 a compliance finding, 2004 a detection. */
const findingClasses: ReadonlySet<number> = new Set([2001, 2002, 2003, 2004]);
/** Account change, authentication, authorisation, entity, user access and group management; API activity. */
const actionClasses: ReadonlySet<number> = new Set([3001, 3002, 3003, 3004, 3005, 3006, 6003]);

export const ocsfEvents: SourceKind = {
  kind: 'ocsf.events',
  title: 'OCSF findings and account activity',
  formats: ['ndjson', 'json'],
  provides: ['finding', 'action'],
  cannotKnow: [
    ...postureUnknowable,
    { fact: 'action.party', reason: 'OCSF names who acted, not whose people they are.' },
    { fact: 'action.approval', reason: 'OCSF has no field for what allowed an act.' },
    { fact: 'action.ticket', reason: 'OCSF has no field for the ticket behind an act.' },
  ],
  sniff(head, path) {
    const nothing = nothingFrom(/ocsf/i, head, path);
    if (nothing > 0) return nothing + 0.05;
    return /^\s*[[{]/.test(head) &&
      /"class_uid"\s*:\s*\d{4,}\b/.test(head) &&
      /"(?:metadata|category_uid)"\s*:/.test(head)
      ? 0.96
      : 0;
  },
  secrets: postureSecrets('raw_data'),
  *read(files, context) {
    yield* postureRecords(events(files), context.extractedAt);
  },
};

function* events(files: Parameters<SourceKind['read']>[0]): Generator<PostureRecord, void, undefined> {
  for (const file of files) for (const entry of entriesOf(file)) yield entry.type === 'rejected' ? entry : event(entry);
}

function event(entry: Entry): PostureRecord {
  const { cursor, address } = entry;
  const uid = Number(entry.value('class_uid'));
  if (cursor === null || !Number.isInteger(uid))
    return rejected(address, 'The event has no class_uid, so nobody can say what it is.');
  if (findingClasses.has(uid)) return finding(entry, cursor, uid);
  if (actionClasses.has(uid)) return action(entry, cursor);
  return rejected(
    address,
    `Events of the OCSF class ${uid} are not read: they are neither findings nor account activity.`,
  );
}

function finding(entry: Entry, cursor: Cursor, uid: number): PostureRecord {
  // `finding` until 1.0, `finding_info` since 1.1.
  const told = field(cursor, field(cursor, 'finding_info').value === undefined ? 'finding' : 'finding_info');
  const title = at(told, 'title') ?? entry.text('message', 'status_detail');
  const rule =
    at(cursor, 'metadata', 'event_code') ??
    at(told, 'analytic', 'uid') ??
    at(told, 'analytic', 'name') ??
    at(cursor, 'compliance', 'control') ??
    vulnerability(cursor) ??
    title;
  if (rule === null) return rejected(entry.address, 'The finding names neither a check nor a title.');
  const observation: Observation = {
    type: 'observation',
    verdict: verdictOf(entry, cursor),
    tool: at(cursor, 'metadata', 'product', 'name') ?? 'OCSF',
    rule,
    title: plainLine(entry.text('status_detail', 'message') ?? title ?? rule),
    id: at(told, 'uid'),
    resource: resourceOf(cursor),
    severity: severityOf(entry.text('severity') ?? undefined) ?? severityOfId(entry.value('severity_id')),
    kind: uid === 2002 ? 'other' : 'posture',
    scope: at(cursor, 'cloud', 'account', 'uid') ?? at(cursor, 'metadata', 'tenant_uid'),
    instance: title,
    firstSeen: timeOrNull(field(told, 'first_seen_time').value),
    lastSeen: timeOrNull(field(told, 'last_seen_time').value) ?? timeOf(entry),
    address: entry.address,
  };
  return observation;
}

/** `status_code` (or compliance.status) says how the check came out, `status` what became of the finding since. */
function verdictOf(entry: Entry, cursor: Cursor): Verdict {
  const outcome = (
    at(cursor, 'compliance', 'status_code') ??
    at(cursor, 'compliance', 'status') ??
    entry.text('status_code') ??
    ''
  ).toLowerCase();
  // Prowler 4.2 writes status_id 3 (suppressed) beside the status New: the word is what people were shown.
  const standing = (entry.text('status') ?? standings.get(Number(entry.value('status_id'))) ?? '').toLowerCase();
  if (/^(?:resolved|archived|closed|deleted)$/.test(standing)) return 'resolved';
  if (/^pass/.test(outcome)) return 'passed';
  if (/^(?:manual|skip|n\/?a|not[_ ]|info|unknown)/.test(outcome)) return 'not_assessed';
  return /^(?:suppressed|muted)$/.test(standing) || /^muted/.test(outcome) ? 'suppressed' : 'failed';
}

const standings: ReadonlyMap<number, string> = new Map([
  [3, 'suppressed'],
  [4, 'resolved'],
  [5, 'archived'],
]);

const severityIds = ['informational', 'low', 'medium', 'high', 'critical', 'fatal'] as const;

function severityOfId(id: JsonValue | undefined): Observation['severity'] {
  return typeof id === 'number' ? severityOf(severityIds[id - 1]) : null;
}

/** `resource` in the findings of early versions, a list of `resources` in later ones. */
function resourceOf(cursor: Cursor): string | null {
  const names = [...items(field(cursor, 'resources')), ...items(field(cursor, 'resource'))].flatMap(
    (resource) => at(resource, 'uid') ?? at(resource, 'name') ?? [],
  );
  return names.length === 0
    ? null
    : names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}

function vulnerability(cursor: Cursor): string | null {
  const [first] = items(field(cursor, 'vulnerabilities'));
  return first === undefined ? null : (at(first, 'cve', 'uid') ?? at(first, 'title'));
}

/** The number is exact; the text beside it may be in a local time without saying so (Prowler 5). */
function timeOf(entry: Entry): string | null {
  return timeOrNull(entry.value('time')) ?? timeOrNull(entry.value('time_dt')) ?? timeOrNull(entry.value('event_time'));
}

function action(entry: Entry, cursor: Cursor): PostureRecord {
  const actor = field(cursor, 'actor');
  const performedBy =
    at(actor, 'user', 'email_addr') ??
    at(actor, 'user', 'uid') ??
    at(actor, 'user', 'name') ??
    at(actor, 'invoked_by') ??
    at(actor, 'app_name') ??
    at(actor, 'process', 'name');
  if (performedBy === null) return rejected(entry.address, 'The event does not name who acted.');
  const verb = at(cursor, 'api', 'operation') ?? entry.text('activity_name', 'type_name');
  if (verb === null) return rejected(entry.address, 'The event does not say what was done.');
  const target = targetOf(cursor);
  if (target === null) return rejected(entry.address, 'The event does not say what it was done to.');
  const when = timeOf(entry);
  const record: ActionRecord = {
    type: 'action',
    nativeId: at(cursor, 'metadata', 'uid') ?? [performedBy, verb, target, when ?? ''].join(' '),
    performedBy,
    party: null,
    activity: null,
    verb,
    target,
    identity: identityOf(target),
    at: when,
    ticket: null,
    approval: null,
    state: stateOf(entry),
    address: entry.address,
  };
  return record;
}

/** Whom or what it was done to: the user, the entity, the group, the resource, else the service that was called. */
function targetOf(cursor: Cursor): string | null {
  for (const key of ['user', 'entity', 'group', 'resource', 'resources', 'dst_endpoint']) {
    for (const thing of items(field(cursor, key))) {
      const name = at(thing, 'uid') ?? at(thing, 'email_addr') ?? at(thing, 'name') ?? at(thing, 'hostname');
      if (name !== null) return name;
    }
  }
  return at(cursor, 'api', 'service', 'name');
}

function stateOf(entry: Entry): ActionRecord['state'] {
  const word = (entry.text('status') ?? '').toLowerCase();
  const id = entry.value('status_id');
  if (word === 'success' || id === 1) return 'done';
  return word === 'failure' || id === 2 ? 'failed' : null;
}

function at(cursor: Cursor, ...keys: readonly string[]): string | null {
  return plainText(fieldAt(cursor, ...keys).value);
}
