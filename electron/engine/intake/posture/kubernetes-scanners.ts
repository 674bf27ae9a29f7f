// Three small scanners of Kubernetes: kube-bench (CIS checks), kube-hunter (what an attacker would find) and kubeaudit
// (workload settings, an object on each line).
import { addressOf, type Cursor, field, items, rootOf } from '../cursor.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { type Entry, entriesOf, entryAt } from './entries.ts';
import {
  cutDown,
  nothingFrom,
  type PostureRecord,
  plainLine,
  postureRecords,
  postureUnknowable,
  rejected,
  severityOf,
  type Verdict,
} from './observation.ts';
import { postureSecrets } from './secrets.ts';

type Files = Parameters<SourceKind['read']>[0];

const oneRun = (tool: string) => [
  ...postureUnknowable,
  { fact: 'finding.firstSeen', reason: `${tool} shows one run, not when a problem was first seen.` },
];

export const kubeBenchReport: SourceKind = {
  kind: 'kube-bench.report',
  title: 'kube-bench report',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [...oneRun('kube-bench'), { fact: 'finding.severity', reason: 'kube-bench does not rate its checks.' }],
  sniff: (head) =>
    /^\s*[[{]/.test(head) && /"test_number"\s*:/.test(head) && /"(?:node_type|test_desc)"\s*:/.test(head) ? 0.97 : 0,
  secrets: postureSecrets(),
  *read(files, context) {
    yield* postureRecords(benchChecks(files), context.extractedAt);
  },
};

function* benchChecks(files: Files): Generator<PostureRecord, void, undefined> {
  for (const root of rootsOf(files)) {
    const inObject = field(root, 'Controls');
    const controls = inObject.value === undefined ? root : inObject;
    for (const control of items(controls)) {
      const tests = items(field(control, 'tests'));
      if (tests.length === 0) yield rejected(addressOf(control), 'The section lists no tests.');
      for (const test of tests) {
        const results = items(field(test, 'results'));
        for (const result of results) yield benchCheck(entryAt(result, addressOf(result)), control);
        const failures = results.filter((result) => field(result, 'status').value === 'FAIL').length;
        yield* cutDown(field(test, 'fail').value, failures, addressOf(test));
      }
    }
  }
}

function benchCheck(entry: Entry, control: Cursor): PostureRecord {
  const rule = entry.text('test_number');
  const verdict = benchVerdicts.get(entry.text('status')?.toUpperCase() ?? '');
  if (rule === null) return rejected(entry.address, 'The check has no test_number.');
  if (verdict === undefined)
    return rejected(entry.address, 'The status is none that kube-bench writes (PASS, FAIL, WARN, INFO).');
  return {
    type: 'observation',
    verdict,
    tool: 'kube-bench',
    rule,
    title: plainLine(entry.text('test_desc') ?? rule),
    id: null,
    resource: entryAt(control, entry.address).text('node_type'),
    severity: null,
    address: entry.address,
  };
}

/** WARN means that a person has to look. */
const benchVerdicts: ReadonlyMap<string, Verdict> = new Map([
  ['PASS', 'passed'],
  ['FAIL', 'failed'],
  ['WARN', 'not_assessed'],
  ['INFO', 'not_assessed'],
]);

export const kubeHunterReport: SourceKind = {
  kind: 'kube-hunter.report',
  title: 'kube-hunter report',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: oneRun('kube-hunter'),
  sniff: (head, path) =>
    nothingFrom(/kube-?hunter/i, head, path) ||
    (/^\s*\{/.test(head) && /"vulnerabilities"\s*:/.test(head) && /"(?:vid|hunter_statistics|nodes)"\s*:/.test(head)
      ? 0.95
      : 0),
  // The evidence of "read access to the service account token" is the token.
  secrets: postureSecrets('evidence'),
  *read(files, context) {
    yield* postureRecords(hunted(files), context.extractedAt);
  },
};

function* hunted(files: Files): Generator<PostureRecord, void, undefined> {
  for (const root of rootsOf(files)) {
    if (!Array.isArray(field(root, 'vulnerabilities').value)) {
      yield rejected(addressOf(root), 'There is no list of vulnerabilities in it.');
      continue;
    }
    for (const item of items(field(root, 'vulnerabilities'))) {
      const entry = entryAt(item, addressOf(item));
      const title = entry.text('vulnerability', 'description');
      const id = entry.text('vid');
      yield title === null
        ? rejected(entry.address, 'The entry does not say what was found.')
        : {
            type: 'observation',
            verdict: 'failed',
            tool: 'kube-hunter',
            rule: id === null || id === 'None' ? title : id,
            title: plainLine(title),
            id: null,
            resource: entry.text('location'),
            severity: severityOf(entry.text('severity') ?? undefined),
            address: entry.address,
          };
    }
  }
}

export const kubeAuditReport: SourceKind = {
  kind: 'kubeaudit.report',
  title: 'kubeaudit report',
  formats: ['ndjson', 'json'],
  provides: ['finding'],
  cannotKnow: oneRun('kubeaudit'),
  sniff: (head) => (/^\s*[[{]/.test(head) && /"AuditResultName"\s*:/.test(head) ? 0.98 : 0),
  secrets: postureSecrets(),
  *read(files, context) {
    yield* postureRecords(audited(files), context.extractedAt);
  },
};

function* audited(files: Files): Generator<PostureRecord, void, undefined> {
  for (const file of files) {
    for (const entry of entriesOf(file)) {
      if (entry.type === 'rejected') {
        yield entry;
        continue;
      }
      const { text, address } = entry;
      const rule = text('AuditResultName');
      const level = auditLevels.get(text('level')?.toLowerCase() ?? '');
      if (rule === null || level === undefined) {
        yield rejected(
          address,
          'The line has no AuditResultName, or a level that kubeaudit does not write (error, warning, info).',
        );
        continue;
      }
      const place = [text('ResourceNamespace'), text('ResourceKind'), text('ResourceName'), text('Container')];
      yield {
        type: 'observation',
        verdict: level === null ? 'not_assessed' : 'failed',
        tool: 'kubeaudit',
        rule,
        title: plainLine(text('msg') ?? rule),
        id: null,
        resource: place.filter((part) => part !== null).join('/') || null,
        severity: level,
        lastSeen: timeOrNull(text('time') ?? undefined),
        address,
      };
    }
  }
}

/** An `info` needs nothing to be done, says kubeaudit. */
const auditLevels = new Map([
  ['error', 'high' as const],
  ['warning', 'medium' as const],
  ['info', null],
]);

function* rootsOf(files: Files): Generator<Cursor, void, undefined> {
  for (const file of files) if (file.format === 'json') for (const document of file.documents) yield rootOf(document);
}
