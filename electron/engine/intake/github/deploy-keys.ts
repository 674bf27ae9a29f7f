// Deploy keys: SSH keys that read or write one repository, with no person behind them.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { hasKeys, isDelivery, listed } from './listing.ts';
import { repositoryIn, systemOf, unplaced } from './place.ts';
import { credentialOf, entitlementOf, identityOf, lastUseIn, timeIn, unknownToGithub } from './records.ts';

export const deployKeys: SourceKind = {
  kind: 'github.deploy-keys',
  title: 'GitHub deploy keys',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    ...unknownToGithub,
    {
      fact: 'identity.owner',
      reason: 'A deploy key says who added it, which is read as a claim, not who answers for it.',
    },
  ],
  sniff: (head) =>
    !isDelivery(head) && hasKeys(head, 'read_only', 'key', 'title') && /\/repos\/[^"\s]+\/keys\/\d+"/.test(head)
      ? 0.95
      : 0,
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, context) {
    const repositories = new Set<string>();
    for (const one of listed(files, 'keys')) {
      if ('type' in one) yield one;
      else {
        repositories.add(repositoryIn(textIn(one, 'url')) ?? 'a repository that is not named');
        yield* deployKeyRecords(one, context, false);
      }
    }
    if (repositories.size > 0) {
      const detail = `GitHub lists deploy keys by repository; the evidence has those of ${[...repositories].sort().join(', ')}.`;
      yield { type: 'remark', remark: 'note', detail, address: null };
    }
  },
};

export function* deployKeyRecords(
  key: Cursor,
  context: ReadContext,
  deleted: boolean,
): Generator<IntakeRecord, void, undefined> {
  const id = field(key, 'id').value;
  const url = textIn(key, 'url');
  const repository = repositoryIn(url);
  const readOnly = field(key, 'read_only').value;
  if ((typeof id !== 'number' && typeof id !== 'string') || repository === null || typeof readOnly !== 'boolean') {
    const reason = 'The deploy key has no id, names no repository, or does not say whether it may write.';
    yield { type: 'rejected', address: addressOf(key), reason };
    return;
  }
  const account = repository.slice(0, repository.indexOf('/'));
  const system = systemOf(context, account, url);
  yield* unplaced(system);
  const enabled = field(key, 'enabled').value;
  const works = typeof enabled === 'boolean' ? enabled : null;
  const addedBy = textIn(key, 'added_by');
  const createdAt = timeIn(key, 'created_at');
  const lastUse = lastUseIn(key, 'last_used');
  const identity = identityOf(key, {
    system,
    nativeId: `deploy-key:${id}`,
    kind: 'other',
    name: textIn(key, 'title') ?? `deploy key ${id}`,
    scope: repository,
    owner: addedBy,
    ownerBasis: addedBy === null ? null : 'inferred',
    purpose: `Deploy key of ${repository}`,
    createdAt,
    createdBy: addedBy,
    lastUse,
    status: deleted ? 'deleted' : works === null ? null : works ? 'active' : 'disabled',
    interactive: false,
  });
  yield identity;
  yield credentialOf(key, identity, {
    nativeId: `ssh-key:${id}`,
    kind: 'ssh_key',
    createdAt,
    // GitHub's documentation: deploy keys have no expiry date.
    neverExpires: true,
    lastUse,
    status: deleted ? 'deleted' : works === null ? null : works ? 'active' : 'inactive',
    restricted: true,
  });
  if (deleted) return;
  yield entitlementOf(key, identity, {
    key: `deploy-key/${repository}`,
    privilegeKind: 'github.deploy-key',
    privilege: readOnly ? 'contents:read' : 'contents:write',
    resource: repository,
    scope: account,
    grantedAt: createdAt,
    grantedBy: addedBy,
    neverExpires: true,
    administrator: false,
    escalates: false,
    wildcard: false,
    grantsOwnAccess: false,
  });
}
