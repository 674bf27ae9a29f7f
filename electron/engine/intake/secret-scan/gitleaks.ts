// gitleaks reports: JSON of version 8 (RuleID, StartLine ...) and before (rule, offender ...), and version 8's CSV. The
// secret, the match and the line are withheld before this reader sees them. Its SARIF is read by sarif.ts.
import { addressOf, type Cursor, field } from '../cursor.ts';
import type { JsonValue } from '../json.ts';
import type { Address, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import {
  exposedSecret,
  keyIdIn,
  lastFourIn,
  listedFindings,
  neverChecked,
  sniffEmpty,
  unknownToScanner,
  wordsIn,
} from './finding.ts';

export const gitleaksReport: SourceKind = {
  kind: 'gitleaks.report',
  title: 'gitleaks report of secrets in repositories',
  formats: ['json', 'csv'],
  provides: ['finding'],
  cannotKnow: [...unknownToScanner('gitleaks'), neverChecked('gitleaks')],
  sniff(head, path) {
    if (/^\s*\[\s*\{/.test(head)) {
      if (/"RuleID"\s*:/.test(head) && /"(Secret|Match|StartLine)"\s*:/.test(head)) return 0.97;
      return /"offender"\s*:/.test(head) && /"(lineNumber|commitMsg)"\s*:/.test(head) ? 0.97 : 0;
    }
    if (/^"?RuleID"?[,;]"?Commit"?[,;]/.test(head)) return 0.97;
    return sniffEmpty(head, path, /gitleaks/i);
  },
  secrets: {
    field(name) {
      const plain = name.toLowerCase();
      if (plain === 'secret' || plain === 'offender' || isSecretName(name)) return 'secret';
      return plain === 'match' || plain === 'line' ? 'context' : null;
    },
    places: () => [],
  },
  *read(files, context) {
    for (const file of files) {
      if (file.format === 'csv') {
        for (const row of file.rows()) {
          yield row.fault === null
            ? findingOrRejection((name) => row.value(name), row.address, context.extractedAt)
            : { type: 'rejected', address: row.address, reason: row.fault };
        }
      } else {
        for (const listed of listedFindings([file]))
          yield 'type' in listed ? listed : inJson(listed, context.extractedAt);
      }
    }
  },
};

function inJson(finding: Cursor, seenAt: string | null): IntakeRecord {
  return findingOrRejection((name) => field(finding, name).value, addressOf(finding), seenAt);
}

function findingOrRejection(
  read: (name: string) => JsonValue | undefined,
  address: Address,
  seenAt: string | null,
): IntakeRecord {
  /** The member's name in version 8, then in version 7. */
  const text = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const words = wordsIn(read(name));
      if (words !== null) return words;
    }
    return null;
  };
  const rule = text('RuleID', 'rule');
  const file = text('File', 'file');
  if (rule === null || file === null)
    return { type: 'rejected', address, reason: 'The finding has no rule or no file.' };
  const secret = text('Secret', 'offender') ?? undefined;
  return exposedSecret({
    tool: 'gitleaks',
    rule,
    title: text('Description'),
    nativeId: text('Fingerprint'),
    place: {
      repository: text('repoURL', 'repo'),
      file,
      line: text('StartLine', 'lineNumber'),
      commit: text('Commit', 'commit'),
    },
    identityHint: keyIdIn(secret, text('Match', 'Line', 'line') ?? undefined),
    lastFour: lastFourIn(secret),
    state: 'open',
    foundAt: text('Date', 'date') ?? undefined,
    seenAt,
    address,
  });
}
