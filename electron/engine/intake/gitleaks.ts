// gitleaks reports: JSON of version 8 (RuleID, StartLine ...) and 7 (rule, lineNumber ...), and version 8's CSV. The
// secret, the match and the line are withheld before this reader sees them.
import { createHash } from 'node:crypto';
import { addressOf, type Cursor, field, items, rootOf } from './cursor.ts';
import { isObject, type JsonValue } from './json.ts';
import type { Address, FindingRecord, IntakeRecord } from './record.ts';
import type { SourceKind } from './source-kind.ts';
import { timeOrNull } from './time.ts';
import { isSecretName, remainder } from './withhold.ts';

export const gitleaksReport: SourceKind = {
  kind: 'gitleaks.report',
  title: 'gitleaks report of secrets in repositories',
  formats: ['json', 'csv'],
  provides: ['finding'],
  cannotKnow: [
    {
      fact: 'finding.identity',
      reason: 'gitleaks does not know whose the secret is; only an AWS access key id may hint at it.',
    },
    { fact: 'finding.severity', reason: 'gitleaks does not rate its findings.' },
    {
      fact: 'finding.state',
      reason: 'gitleaks does not check whether a secret still works, so every finding counts as open.',
    },
    { fact: 'identity', reason: 'A secret scan lists secrets, not identities.' },
    { fact: 'credential', reason: 'A secret scan does not list credentials, only where one was exposed.' },
    { fact: 'entitlement', reason: 'A secret scan does not list access.' },
  ],
  sniff(head, path) {
    const named = /gitleaks/i.test(path);
    if (/^\s*(null|\[\s*\])\s*$/.test(head)) return named ? 0.7 : 0;
    if (/^\s*\[/.test(head)) {
      if (/"RuleID"\s*:/.test(head) && /"(Secret|Match|StartLine)"\s*:/.test(head)) return 0.97;
      return /"offender"\s*:/.test(head) && /"lineNumber"\s*:/.test(head) ? 0.97 : 0;
    }
    return /^"?RuleID"?[,;]"?Commit"?[,;]/.test(head) ? 0.97 : 0;
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
      if (file.format === 'json')
        for (const document of file.documents) yield* listRecords(rootOf(document), context.extractedAt);
      else if (file.format === 'csv') {
        for (const row of file.rows()) {
          yield row.fault === null
            ? findingOrRejection((name) => row.value(name), row.address, context.extractedAt)
            : { type: 'rejected', address: row.address, reason: row.fault };
        }
      }
    }
  },
};

function* listRecords(root: Cursor, seenAt: string | null): Generator<IntakeRecord, void, undefined> {
  // `null` is how gitleaks 8 writes that it found nothing.
  if (root.value === null) return;
  if (!Array.isArray(root.value)) {
    yield {
      type: 'rejected',
      address: addressOf(root),
      reason: 'A gitleaks report is a list; this document is something else.',
    };
    return;
  }
  for (const item of items(root)) {
    yield isObject(item.value)
      ? findingOrRejection((name) => field(item, name).value, addressOf(item), seenAt)
      : { type: 'rejected', address: addressOf(item), reason: 'The finding is not an object.' };
  }
}

function findingOrRejection(
  read: (name: string) => JsonValue | undefined,
  address: Address,
  seenAt: string | null,
): IntakeRecord {
  const text = (...names: string[]): string | null => {
    for (const name of names) {
      const value = read(name);
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      if (typeof value === 'number') return String(value);
    }
    return null;
  };
  const rule = text('RuleID', 'rule');
  const file = text('File', 'file');
  if (rule === null || file === null)
    return { type: 'rejected', address, reason: 'The finding has no rule or no file.' };
  const line = text('StartLine', 'lineNumber');
  const commit = text('Commit', 'commit');
  const repository = text('repoURL', 'repo');
  const secret = remainder(text('Secret', 'offender') ?? '');
  const context = remainder(text('Match', 'Line', 'line') ?? '');
  const finding: FindingRecord = {
    type: 'finding',
    nativeId: text('Fingerprint') ?? digestOf([repository, commit, file, line, rule]),
    identity: null,
    identityHint: secret.keyId ?? context.keyId,
    kind: 'exposed_secret',
    tool: 'gitleaks',
    rule,
    title: text('Description') ?? `${rule} in ${file}`,
    resource: resourceOf(repository, file, line, commit),
    severity: null,
    state: 'open',
    firstSeen: timeOrNull(text('Date', 'date') ?? undefined),
    lastSeen: seenAt,
    lastFour: secret.lastFour,
    address,
  };
  return finding;
}

function resourceOf(repository: string | null, file: string, line: string | null, commit: string | null): string {
  const place = `${repository === null || repository === '.' ? '' : `${repository} `}${file}${line === null ? '' : `:${line}`}`;
  return commit === null ? place : `${place} (commit ${commit.slice(0, 12)})`;
}

/** Reports of version 7 have no id of their own: the place and the rule make one that is the same in the next report. */
function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
