// Legitify's report on how GitHub is set up: policies, and what each was tried on. Only a FAILED check is a finding; one
// that was skipped or passed is counted in words.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { hasKeys } from './listing.ts';

export const legitifyReport: SourceKind = {
  kind: 'legitify.report',
  title: 'Legitify report on GitHub settings',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    { fact: 'finding.firstSeen', reason: 'Legitify says how things stand, not since when.' },
    { fact: 'finding.identity', reason: 'Legitify judges repositories, members and organisations, not identities.' },
  ],
  sniff: (head) => (/^\s*\{/.test(head) && hasKeys(head, 'content', 'policyInfo', 'violations') ? 0.97 : 0),
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, context) {
    for (const file of files) {
      if (file.format !== 'json') continue;
      for (const document of file.documents) yield* reportRecords(rootOf(document), context.extractedAt);
    }
  },
};

function* reportRecords(root: Cursor, seenAt: string | null): Generator<IntakeRecord, void, undefined> {
  const content = field(root, 'content');
  if (!isObject(content.value)) {
    yield { type: 'rejected', address: addressOf(root), reason: 'The report has no content by policy.' };
    return;
  }
  const others = new Map<string, number>();
  for (const name of Object.keys(content.value)) {
    const policy = field(content, name);
    for (const check of items(field(policy, 'violations'))) {
      const status = textIn(check, 'status')?.toUpperCase() ?? null;
      // Reports of a scan that lists violations only carry no status.
      if (status === null || status === 'FAILED') yield violationRecord(check, policy, name, seenAt);
      else others.set(status, (others.get(status) ?? 0) + 1);
    }
  }
  if (others.size > 0) {
    const counts = [...others].map(([status, count]) => `${count} ${status.toLowerCase()}`).join(', ');
    const detail = `Checks that did not fail: ${counts}. A skipped check says nothing, neither good nor bad.`;
    yield { type: 'remark', remark: 'note', detail, address: addressOf(root) };
  }
}

function violationRecord(check: Cursor, policy: Cursor, name: string, seenAt: string | null): IntakeRecord {
  const link = textIn(check, 'canonicalLink');
  if (link === null)
    return { type: 'rejected', address: addressOf(check), reason: 'The violation does not say what it is about.' };
  const described = field(policy, 'policyInfo');
  const rule = textIn(described, 'policyName') ?? name;
  const finding: FindingRecord = {
    type: 'finding',
    nativeId: `${name}|${link}`,
    identity: null,
    identityHint: null,
    kind: 'posture',
    tool: 'Legitify',
    rule,
    title: textIn(described, 'title') ?? rule,
    resource: link,
    severity: severityIn(textIn(described, 'severity')),
    state: 'open',
    firstSeen: null,
    lastSeen: seenAt,
    lastFour: null,
    address: addressOf(check),
  };
  return finding;
}

function severityIn(word: string | null): FindingRecord['severity'] {
  const plain = word?.toLowerCase();
  return plain === 'low' || plain === 'medium' || plain === 'high' || plain === 'critical' ? plain : null;
}
