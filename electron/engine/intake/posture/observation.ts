// What every posture tool says in its own words: a check, the thing it looked at, and how that came out. A check that
// failed is a finding; one that passed, or that nobody could judge, is counted in a note, because it is evidence too.
import { createHash } from 'node:crypto';
import { awsSystem, parseArn } from '../aws/arn.ts';
import type { JsonValue } from '../json.ts';
import type { Address, FindingRecord, IdentityReference, IntakeRecord, RejectedRecord } from '../record.ts';
import type { Unknowable } from '../source-kind.ts';

/** `not_assessed`: manual, skipped, not applicable. `resolved`: the tool says that a problem was there and is gone. */
export type Verdict = 'failed' | 'passed' | 'not_assessed' | 'suppressed' | 'resolved';

export interface Observation {
  readonly type: 'observation';
  readonly verdict: Verdict;
  readonly tool: string;
  readonly rule: string;
  readonly title: string;
  /** The tool's own id of the finding; null when it has none that is the same in the next report. */
  readonly id: string | null;
  readonly resource: string | null;
  readonly severity: FindingRecord['severity'];
  readonly kind?: FindingRecord['kind'];
  readonly identityHint?: string | null;
  /** Account, project or cluster that the check ran in: part of what makes a finding the same one next time. */
  readonly scope?: string | null;
  /** What tells apart findings of one rule about one resource: a region, a container. */
  readonly instance?: string | null;
  readonly firstSeen?: string | null;
  readonly lastSeen?: string | null;
  readonly address: Address;
}

/** Checks that came out in a way that makes no finding, for tools that only count them. */
export interface CheckCount {
  readonly type: 'count';
  readonly verdict: 'passed' | 'not_assessed';
  readonly count: number;
}

export type PostureRecord = Observation | CheckCount | IntakeRecord;

/** Findings and whatever else was met, in the order met, and last the note of what passed and what nobody judged. */
export function* postureRecords(
  found: Iterable<PostureRecord>,
  extractedAt: string | null,
): Generator<IntakeRecord, void, undefined> {
  let passed = 0;
  let notAssessed = 0;
  for (const one of found) {
    if (one.type === 'count') {
      if (one.verdict === 'passed') passed += one.count;
      else notAssessed += one.count;
    } else if (one.type !== 'observation') yield one;
    else if (one.verdict === 'passed') passed += 1;
    else if (one.verdict === 'not_assessed') notAssessed += 1;
    else yield findingOf(one, one.verdict, extractedAt);
  }
  yield* note(passed, ['check passed', 'checks passed']);
  yield* note(notAssessed, [
    'check was not judged by the tool (manual, skipped or not applicable): it neither passed nor failed',
    'checks were not judged by the tool (manual, skipped or not applicable): they neither passed nor failed',
  ]);
}

function* note(count: number, [one, many]: readonly [string, string]): Generator<IntakeRecord, void, undefined> {
  if (count === 0) return;
  const detail = `${count.toLocaleString('en-US')} ${count === 1 ? one : many}.`;
  yield { type: 'remark', remark: 'note', detail, address: null };
}

const states = { failed: 'open', suppressed: 'suppressed', resolved: 'resolved' } as const;

function findingOf(seen: Observation, verdict: keyof typeof states, extractedAt: string | null): FindingRecord {
  const identity = identityOf(seen.resource);
  return {
    type: 'finding',
    nativeId: usableId(seen.id) ?? digestOf([seen.scope ?? null, seen.rule, seen.resource, instanceOf(seen)]),
    identity,
    identityHint: seen.identityHint ?? identity?.nativeId ?? null,
    kind: seen.kind ?? 'posture',
    tool: seen.tool,
    rule: seen.rule,
    title: seen.title,
    resource: seen.resource,
    severity: seen.severity,
    state: states[verdict],
    firstSeen: seen.firstSeen ?? null,
    lastSeen: seen.lastSeen ?? extractedAt,
    lastFour: null,
    address: seen.address,
  };
}

/** `<finding_uid>` is how reports are made anonymous: the same for all, so no id at all. */
function usableId(id: string | null): string | null {
  return id === null || /^<.*>$/.test(id) ? null : id;
}

/** Titles may say how many days are left, so they count only where nothing else names the thing. */
function instanceOf(seen: Observation): string | null {
  return seen.instance ?? (seen.resource === null ? seen.title : null);
}

function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Only the name of an AWS user, role or account root says by itself whom it names, and in which account. */
export function identityOf(resource: string | null): IdentityReference | null {
  const arn = resource === null ? null : parseArn(resource);
  if (resource === null || arn?.service !== 'iam' || !/^\d{12}$/.test(arn.account)) return null;
  return /^(?:user\/.|role\/.|root$)/.test(arn.resource)
    ? { system: awsSystem(arn.account), nativeId: resource }
    : null;
}

const severities = new Map<string, FindingRecord['severity']>([
  ['critical', 'critical'],
  ['fatal', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  // Ours has no grade below low, and to leave it out would say that nobody rated it.
  ['informational', 'low'],
  ['info', 'low'],
]);

/** Null for a word that is no grade (`UNKNOWN`) or none at all. */
export function severityOf(value: JsonValue | undefined): FindingRecord['severity'] {
  return typeof value === 'string' ? (severities.get(value.trim().toLowerCase()) ?? null) : null;
}

/** Of scores from 0 to 10, in the bands of CVSS 3.1 (section 5). */
export function severityOfScore(score: number): FindingRecord['severity'] {
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}

/** How sure one may be that a file with nothing in it (`[]`, `null`, no byte) is a tool's, when only its name says so. */
export function nothingFrom(tool: RegExp, head: string, path: string): number {
  return /^\s*(?:\[\s*\]|null)?\s*$/.test(head) && tool.test(path) ? 0.7 : 0;
}

/** A report that counts more failures than it lists was cut down by somebody. */
export function* cutDown(
  counted: JsonValue | undefined,
  listed: number,
  address: Address,
): Generator<PostureRecord, void, undefined> {
  if (typeof counted !== 'number' || counted <= listed) return;
  const detail = `The report counts ${counted} failures here, but lists ${listed}.`;
  yield { type: 'remark', remark: 'partial', detail, address };
}

export function rejected(address: Address, reason: string): RejectedRecord {
  return { type: 'rejected', address, reason };
}

/** What no posture tool tells, whichever it is. */
export const postureUnknowable: readonly Unknowable[] = [
  { fact: 'identity', reason: 'A posture scan lists what it found wrong, not who exists.' },
  { fact: 'credential', reason: 'A posture scan does not list credentials.' },
  { fact: 'entitlement', reason: 'A posture scan does not list access, only that some of it breaks a rule.' },
];

/** One line of plain text: tools write Markdown, HTML and line breaks into titles. */
export function plainLine(text: string): string {
  return text
    .replaceAll(/<[^<>]{0,400}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
