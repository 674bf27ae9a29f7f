// Trivy's JSON (images, file systems and clusters, schema 2 and the cluster summaries before and after it) and the reports
// that the Trivy operator keeps in a cluster. Code lines and matches may show a secret, so nothing of them is kept.
import { addressOf, type Cursor, field, fieldAt, items, rootOf, textMembers } from '../cursor.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { type Entry, entryAt, plainText } from './entries.ts';
import {
  cutDown,
  type Observation,
  type PostureRecord,
  plainLine,
  postureRecords,
  postureUnknowable,
  rejected,
  severityOf,
} from './observation.ts';
import { postureSecrets } from './secrets.ts';

const cannotKnow = [
  ...postureUnknowable,
  { fact: 'finding.identity', reason: 'Trivy names workloads and images, not the accounts that they use.' },
  { fact: 'finding.firstSeen', reason: 'Trivy shows one run, not when a problem was first seen.' },
];
const secrets = postureSecrets('Match', 'match', 'Content', 'Highlighted');

type Files = Parameters<SourceKind['read']>[0];

export const trivyReport: SourceKind = {
  kind: 'trivy.report',
  title: 'Trivy report',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow,
  sniff(head) {
    if (!/^\s*\{/.test(head)) return 0;
    if (/"SchemaVersion"\s*:/.test(head) && /"ArtifactName"\s*:/.test(head)) return 0.97;
    return /"ClusterName"\s*:/.test(head) && /"(?:Vulnerabilities|Misconfigurations|Resources)"\s*:/.test(head)
      ? 0.97
      : 0;
  },
  secrets,
  *read(files, context) {
    yield* postureRecords(scanned(files), context.extractedAt);
  },
};

function* scanned(files: Files): Generator<PostureRecord, void, undefined> {
  for (const root of rootsOf(files)) {
    const scope = textAt(root, 'ArtifactName') ?? textAt(root, 'ClusterName');
    const lastSeen = timeOrNull(field(root, 'CreatedAt').value);
    const about = { scope, lastSeen };
    const results = items(field(root, 'Results'));
    for (const result of results) yield* resultRecords(result, null, about);
    let parts = results.length;
    for (const list of ['Vulnerabilities', 'Misconfigurations', 'Resources', 'Findings']) {
      for (const resource of items(field(root, list))) {
        parts += 1;
        const name = [textAt(resource, 'Namespace'), textAt(resource, 'Kind'), textAt(resource, 'Name')];
        for (const result of items(field(resource, 'Results')))
          yield* resultRecords(result, name.filter((part) => part !== null).join('/') || null, about);
      }
    }
    if (parts === 0 && field(root, 'Results').value === undefined && field(root, 'ClusterName').value === undefined)
      yield rejected(addressOf(root), 'The report has no Results.');
  }
}

type About = Pick<Observation, 'scope' | 'lastSeen'>;

function* resultRecords(
  result: Cursor,
  resource: string | null,
  about: About,
): Generator<PostureRecord, void, undefined> {
  const target = textAt(result, 'Target');
  const place =
    resource === null ? target : target === null || resource.endsWith(target) ? resource : `${resource}: ${target}`;
  for (const item of items(field(result, 'Vulnerabilities')))
    yield issue(entryAt(item, addressOf(item)), ['VulnerabilityID'], 'other', packageIn(item, place), about);
  for (const item of items(field(result, 'Misconfigurations')))
    yield issue(entryAt(item, addressOf(item)), ['ID', 'AVDID'], 'posture', place, about);
  for (const item of items(field(result, 'Secrets')))
    yield issue(entryAt(item, addressOf(item)), ['RuleID'], 'exposed_secret', place, about);
  const failures = items(field(result, 'Misconfigurations')).filter((item) => textAt(item, 'Status') === 'FAIL').length;
  yield* cutDown(fieldAt(result, 'MisconfSummary', 'Failures').value, failures, addressOf(result));
  const passes = fieldAt(result, 'MisconfSummary', 'Successes').value;
  if (typeof passes === 'number' && passes > 0 && !listsPasses(result))
    yield { type: 'count', verdict: 'passed', count: passes };
}

/** With --include-non-failures the passes stand in the list, and the summary would count them again. */
function listsPasses(result: Cursor): boolean {
  return items(field(result, 'Misconfigurations')).some((item) => textAt(item, 'Status') === 'PASS');
}

function packageIn(item: Cursor, place: string | null): string | null {
  const name = textAt(item, 'PkgName');
  if (name === null) return place;
  const version = textAt(item, 'InstalledVersion');
  return `${place === null ? '' : `${place}: `}${name}${version === null ? '' : ` ${version}`}`;
}

function issue(
  entry: Entry,
  ruleNames: readonly string[],
  kind: 'other' | 'posture' | 'exposed_secret',
  resource: string | null,
  about: About,
): PostureRecord {
  const rule = entry.text(...ruleNames);
  if (rule === null) return rejected(entry.address, `The entry has no ${ruleNames[0]}.`);
  const status = entry.text('Status')?.toUpperCase();
  const line = entry.text('StartLine');
  return {
    type: 'observation',
    verdict: status === 'PASS' ? 'passed' : status === 'EXCEPTION' ? 'suppressed' : 'failed',
    tool: 'Trivy',
    rule,
    title: plainLine(entry.text('Message', 'Title', 'Description') ?? rule),
    id: null,
    resource: kind === 'exposed_secret' && resource !== null && line !== null ? `${resource}:${line}` : resource,
    severity: severityOf(entry.text('Severity') ?? undefined),
    kind,
    instance: entry.text('Message'),
    ...about,
    address: entry.address,
  };
}

export const trivyOperatorReport: SourceKind = {
  kind: 'trivy-operator.report',
  title: 'Trivy operator reports from a cluster',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow,
  sniff: (head) => (/^\s*\{/.test(head) && /"apiVersion"\s*:\s*"aquasecurity\.github\.io\//.test(head) ? 0.98 : 0),
  secrets,
  *read(files, context) {
    yield* postureRecords(kept(files), context.extractedAt);
  },
};

function* kept(files: Files): Generator<PostureRecord, void, undefined> {
  for (const root of rootsOf(files)) {
    const list = field(root, 'items');
    for (const object of list.value === undefined ? [root] : items(list)) yield* reportRecords(object);
  }
}

function* reportRecords(object: Cursor): Generator<PostureRecord, void, undefined> {
  const report = field(object, 'report');
  const labels = textMembers(fieldAt(object, 'metadata', 'labels'));
  const label = (name: string): string | null => labels[`trivy-operator.${name}`] ?? null;
  const resource = [
    label('resource.namespace'),
    label('resource.kind'),
    label('resource.name'),
    label('container.name'),
  ]
    .filter((part) => part !== null)
    .join('/');
  const lastSeen = timeOrNull(field(report, 'updateTimestamp').value);
  let lists = 0;
  let failures = 0;
  for (const { list, ruleNames, kind, place } of operatorLists) {
    if (!Array.isArray(field(report, list).value)) continue;
    lists += 1;
    for (const item of items(field(report, list))) {
      const entry = entryAt(item, addressOf(item));
      const rule = entry.text(...ruleNames);
      if (entry.value('success') === true) yield { type: 'count', verdict: 'passed', count: 1 };
      else if (rule === null) yield rejected(entry.address, `The entry has no ${ruleNames[0]}.`);
      else {
        failures += 1;
        const where = [resource, entry.text(place)].filter((part) => part !== null && part !== '').join(': ');
        yield operatorFinding(entry, rule, where === '' ? null : where, kind, lastSeen);
      }
    }
  }
  if (lists === 0)
    yield rejected(addressOf(object), 'The report lists neither checks nor secrets nor vulnerabilities.');
  const counted = ['criticalCount', 'highCount', 'mediumCount', 'lowCount'].reduce((sum, name) => {
    const count = fieldAt(report, 'summary', name).value;
    return typeof count === 'number' ? sum + count : sum;
  }, 0);
  yield* cutDown(counted, failures, addressOf(object));
}

/** Some checks of the operator have a title and no id. */
const operatorLists = [
  { list: 'checks', ruleNames: ['checkID', 'title'], kind: 'posture', place: '' },
  { list: 'secrets', ruleNames: ['ruleID'], kind: 'exposed_secret', place: 'target' },
  { list: 'vulnerabilities', ruleNames: ['vulnerabilityID'], kind: 'other', place: 'resource' },
] as const;

function operatorFinding(
  entry: Entry,
  rule: string,
  resource: string | null,
  kind: (typeof operatorLists)[number]['kind'],
  lastSeen: string | null,
): Observation {
  const messages = entry.value('messages');
  const message = Array.isArray(messages) ? messages.flatMap((part) => plainText(part) ?? []).join(' ') : '';
  return {
    type: 'observation',
    verdict: 'failed',
    tool: 'Trivy',
    rule,
    title: plainLine(message === '' ? (entry.text('title', 'description') ?? rule) : message),
    id: null,
    resource,
    severity: severityOf(entry.text('severity') ?? undefined),
    kind,
    instance: message,
    lastSeen,
    address: entry.address,
  };
}

function* rootsOf(files: Files): Generator<Cursor, void, undefined> {
  for (const file of files) if (file.format === 'json') for (const document of file.documents) yield rootOf(document);
}

function textAt(cursor: Cursor, key: string): string | null {
  return plainText(field(cursor, key).value);
}
