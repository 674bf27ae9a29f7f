// Baselines of detect-secrets: a map from file to the possible secrets in it, of which it keeps only a hash. The hash is
// unsalted, so a weak secret can be guessed from it: it is withheld as well.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { exposedSecret, hasKeys, unknownToScanner, wordsIn } from './finding.ts';

export const detectSecretsBaseline: SourceKind = {
  kind: 'detect-secrets.baseline',
  title: 'detect-secrets baseline',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...unknownToScanner('detect-secrets'),
    {
      fact: 'finding.firstSeen',
      reason: 'A baseline has no date for each secret, only one for the whole file.',
    },
    {
      fact: 'finding.lastFour',
      reason: 'A baseline holds hashes, not secrets.',
    },
  ],
  sniff(head) {
    return /^\s*\{/.test(head) && hasKeys(head, 'plugins_used') && /"(?:results|filters_used|exclude)"\s*:/.test(head)
      ? 0.97
      : 0;
  },
  secrets: {
    field: (name) => (/hash/i.test(name) && /secret/i.test(name) ? 'context' : isSecretName(name) ? 'secret' : null),
    places: () => [],
  },
  *read(files, context) {
    for (const file of files) {
      if (file.format !== 'json') continue;
      for (const document of file.documents) yield* baselineRecords(rootOf(document), context.extractedAt);
    }
  },
};

function* baselineRecords(baseline: Cursor, extractedAt: string | null): Generator<IntakeRecord, void, undefined> {
  const results = field(baseline, 'results');
  if (!isObject(results.value)) {
    yield { type: 'rejected', address: addressOf(baseline), reason: 'The baseline has no results.' };
    return;
  }
  const generated = timeOrNull(field(baseline, 'generated_at').value);
  if (generated !== null)
    yield { type: 'remark', remark: 'generated_at', detail: generated, address: addressOf(baseline) };
  for (const name of Object.keys(results.value)) {
    for (const one of items(field(results, name))) yield findingOf(one, name, generated ?? extractedAt);
  }
}

function findingOf(one: Cursor, name: string, seenAt: string | null): IntakeRecord {
  const type = textIn(one, 'type');
  if (type === null) return { type: 'rejected', address: addressOf(one), reason: 'The finding has no type.' };
  const file = textIn(one, 'filename') ?? name;
  const line = wordsIn(field(one, 'line_number').value);
  // A person who audits the baseline answers whether it is a secret.
  const audited = field(one, 'is_secret').value;
  const works = field(one, 'is_verified').value === true;
  return exposedSecret({
    tool: 'detect-secrets',
    rule: type,
    title: `${type} in ${file}${works ? ', verified to work' : ''}${audited === false ? ', audited as no secret' : ''}`,
    // Without the hash nothing but the place tells secrets of a file apart.
    nativeId: `${file}:${line ?? ''}:${type}`,
    place: { repository: null, file, line, commit: null },
    identityHint: null,
    lastFour: null,
    state: audited === false && !works ? 'suppressed' : 'open',
    foundAt: undefined,
    seenAt,
    address: addressOf(one),
  });
}
