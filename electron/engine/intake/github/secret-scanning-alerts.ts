// Alerts of GitHub's own secret scanning. How an alert was closed is what somebody clicked; whether the secret works is
// what GitHub tried: where the two disagree, the test counts.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import { exposedSecret, keyIdIn, lastFourIn, unknownToScanner, wordsIn } from '../secret-scan/finding.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isSecretName, type SecretRule } from '../withhold.ts';
import { hasKeys, isDelivery, listed } from './listing.ts';
import { repositoryIn } from './place.ts';

export const alertSecrets: SecretRule = {
  field: (name) => (isSecretName(name) ? 'secret' : null),
  places: () => [],
};

export const secretScanningAlerts: SourceKind = {
  kind: 'github.secret-scanning-alerts',
  title: 'GitHub secret scanning alerts',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...unknownToScanner('GitHub secret scanning'),
    {
      fact: 'finding.state',
      reason:
        'GitHub can try only some sorts of secrets; that another was revoked is the word of whoever closed the alert, so its state is unknown.',
    },
  ],
  sniff: (head) =>
    !isDelivery(head) &&
    hasKeys(head, 'number', 'secret_type', 'state') &&
    /"(?:resolution|locations_url)"\s*:/.test(head)
      ? 0.95
      : 0,
  secrets: alertSecrets,
  *read(files, context) {
    for (const one of listed(files, 'alerts')) yield 'type' in one ? one : alertRecord(one, null, context);
  },
};

/** `around`: what a delivery says beside the alert, its repository. */
export function alertRecord(alert: Cursor, around: Cursor | null, context: ReadContext): IntakeRecord {
  const number = wordsIn(field(alert, 'number').value);
  const type = textIn(alert, 'secret_type');
  if (number === null || type === null)
    return { type: 'rejected', address: addressOf(alert), reason: 'The alert has no number or no secret_type.' };
  const repository =
    textIn(field(alert, 'repository'), 'full_name') ??
    (around === null ? null : textIn(field(around, 'repository'), 'full_name')) ??
    repositoryIn(textIn(alert, 'url'));
  const location = field(alert, 'first_location_detected');
  const secret = field(alert, 'secret').value;
  const closed = textIn(alert, 'state') === 'resolved' || textIn(alert, 'resolution') !== null;
  const title = textIn(alert, 'secret_type_display_name') ?? type;
  return exposedSecret({
    tool: 'GitHub secret scanning',
    rule: type,
    title: [title, ...remarks(alert, closed)].join(', '),
    nativeId: `${repository ?? 'unknown'}#${number}`,
    place: {
      repository,
      file: textIn(location, 'path'),
      line: wordsIn(field(location, 'start_line').value),
      commit: textIn(location, 'commit_sha'),
    },
    identityHint: keyIdIn(secret),
    lastFour: lastFourIn(secret),
    state: stateOf(alert, closed),
    foundAt: textIn(alert, 'created_at') ?? undefined,
    seenAt: closed ? null : context.extractedAt,
    address: addressOf(alert),
  });
}

function stateOf(alert: Cursor, closed: boolean): FindingRecord['state'] {
  const validity = textIn(alert, 'validity');
  if (!closed || validity === 'active') return 'open';
  if (validity === 'inactive') return 'resolved';
  // Revoked, says who closed it, and nobody has looked; false positives and the like are decisions not to act.
  const resolution = textIn(alert, 'resolution');
  return resolution === null || resolution === 'revoked' ? null : 'suppressed';
}

function remarks(alert: Cursor, closed: boolean): readonly string[] {
  const validity = textIn(alert, 'validity');
  const by = textIn(field(alert, 'resolved_by'), 'login');
  const resolution = textIn(alert, 'resolution')?.replaceAll('_', ' ') ?? 'no reason given';
  return [
    ...(closed ? [`closed as ${resolution}${by === null ? '' : ` by ${by}`}`] : []),
    ...(validity === 'active' ? ['GitHub found that it works'] : []),
    ...(validity === 'inactive' ? ['GitHub found that it no longer works'] : []),
    ...(field(alert, 'publicly_leaked').value === true ? ['leaked in public'] : []),
    ...(field(alert, 'push_protection_bypassed').value === true ? ['push protection was bypassed'] : []),
  ];
}
