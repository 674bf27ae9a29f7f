// Reports of trufflehog3, a tool of its own written in Python: a list, in its present shape (rule, secret, context) and in
// that of its first generation, which is trufflehog 2's.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import {
  exposedSecret,
  hasKeys,
  keyIdIn,
  lastFourIn,
  listedFindings,
  neverChecked,
  sniffEmpty,
  unknownToScanner,
  wordsIn,
} from './finding.ts';
import { ofVersion2 } from './trufflehog.ts';

export const trufflehog3Report: SourceKind = {
  kind: 'trufflehog3.report',
  title: 'trufflehog3 report of secrets in repositories',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...unknownToScanner('trufflehog3').filter(({ fact }) => fact !== 'finding.severity'),
    {
      fact: 'finding.severity',
      reason: 'The severity of trufflehog3 is that of its rule; reports of its first generation have none.',
    },
    neverChecked('trufflehog3'),
  ],
  sniff(head, path) {
    if (/^\s*\[\s*\{/.test(head)) {
      if (hasKeys(head, 'rule', 'path', 'secret', 'context') && /"rule"\s*:\s*\{/.test(head)) return 0.97;
      return hasKeys(head, 'commitHash', 'reason', 'stringsFound') ? 0.97 : 0;
    }
    return sniffEmpty(head, path, /trufflehog3/i);
  },
  secrets: {
    field(name) {
      if (/^stringsfound$/i.test(name) || isSecretName(name)) return 'secret';
      // The context maps line numbers to lines.
      return /^(?:context|diff|printdiff|\d+)$/i.test(name) ? 'context' : null;
    },
    places: () => [],
  },
  *read(files, context) {
    for (const listed of listedFindings(files))
      yield 'type' in listed ? listed : findingOf(listed, context.extractedAt);
  },
};

function findingOf(finding: Cursor, seenAt: string | null): IntakeRecord {
  const reason = textIn(finding, 'reason');
  if (reason !== null) return ofVersion2(finding, reason, 'trufflehog3', seenAt);
  const rule = field(finding, 'rule');
  const id = textIn(rule, 'id');
  const path = textIn(finding, 'path');
  if (id === null || path === null)
    return { type: 'rejected', address: addressOf(finding), reason: 'The finding has no rule or no path.' };
  const secret = field(finding, 'secret').value;
  return {
    ...exposedSecret({
      tool: 'trufflehog3',
      rule: id,
      title: textIn(rule, 'message'),
      nativeId: textIn(finding, 'id'),
      place: {
        repository: null,
        file: path,
        line: wordsIn(field(finding, 'line').value),
        commit: textIn(finding, 'commit'),
      },
      identityHint: keyIdIn(secret),
      lastFour: lastFourIn(secret),
      state: 'open',
      foundAt: textIn(finding, 'date') ?? undefined,
      seenAt,
      address: addressOf(finding),
    }),
    severity: severityIn(textIn(rule, 'severity')),
  };
}

function severityIn(word: string | null): FindingRecord['severity'] {
  const plain = word?.toLowerCase();
  return plain === 'low' || plain === 'medium' || plain === 'high' || plain === 'critical' ? plain : null;
}
