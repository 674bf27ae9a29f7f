// Webhooks of an organisation or a repository: what GitHub sends out, where to, and whether the way there is protected.
import { addressOf, type Cursor, field, textIn, textsIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isSecretName, type Secrecy } from '../withhold.ts';
import { hasKeys, isDelivery, listed } from './listing.ts';
import { accountIn, repositoryIn, systemOf, unplaced } from './place.ts';
import { credentialOf, entitlementOf, identityOf, timeIn, unknownToGithub } from './records.ts';

export const webhooks: SourceKind = {
  kind: 'github.webhooks',
  title: 'GitHub webhooks',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    ...unknownToGithub,
    { fact: 'identity.owner', reason: 'A webhook does not name who answers for it.' },
    { fact: 'identity.lastUse', reason: 'When a webhook last delivered is in its deliveries, not in this list.' },
    { fact: 'credential.rotatedAt', reason: 'GitHub does not say when the secret of a webhook was changed.' },
    { fact: 'entitlement.grantedBy', reason: 'A webhook does not say who made it.' },
  ],
  sniff: (head) => (!isDelivery(head) && hasKeys(head, 'ping_url', 'config', 'events') ? 0.95 : 0),
  secrets: {
    field: (name) => (name === 'url' ? secretAddress : isSecretName(name) ? 'secret' : null),
    places: () => [],
  },
  *read(files, context) {
    for (const one of listed(files, 'hooks')) {
      if ('type' in one) yield one;
      else yield* webhookRecords(one, context);
    }
  },
};

/** Addresses that are secrets themselves: whoever knows one may post there. */
function secretAddress(url: string): Secrecy | null {
  return /^https?:\/\/[^/]*@/i.test(url) ||
    /[?&][^=&]*(?:token|secret|key|sig|code|password)[^=&]*=/i.test(url) ||
    /hooks\.slack\.com\/|\/api\/webhooks\/\d+\/|webhook\.office\.com\/|logic\.azure\.com/i.test(url)
    ? 'context'
    : null;
}

function* webhookRecords(hook: Cursor, context: ReadContext): Generator<IntakeRecord, void, undefined> {
  const id = field(hook, 'id').value;
  const config = field(hook, 'config');
  if ((typeof id !== 'number' && typeof id !== 'string') || config.value === undefined) {
    yield { type: 'rejected', address: addressOf(hook), reason: 'The webhook has no id or no config.' };
    return;
  }
  const url = textIn(hook, 'url');
  const account = accountIn(url);
  const system = systemOf(context, account, url);
  yield* unplaced(system);
  const target = textIn(config, 'url');
  const active = field(hook, 'active').value;
  const works = typeof active === 'boolean' ? active : null;
  const createdAt = timeIn(hook, 'created_at');
  const identity = identityOf(hook, {
    system,
    nativeId: `webhook:${id}`,
    kind: 'other',
    name: /^https?:\/\/([^/?#]+)/.exec(target ?? '')?.[1] ?? `webhook ${id}`,
    scope: repositoryIn(url) ?? account,
    purpose: `Webhook of ${repositoryIn(url) ?? account ?? 'the organisation'}`,
    createdAt,
    status: works === null ? null : works ? 'active' : 'disabled',
    interactive: false,
  });
  yield identity;
  yield credentialOf(hook, identity, {
    nativeId: `webhook:${id}`,
    kind: 'webhook',
    createdAt,
    neverExpires: true,
    status: works === null ? null : works ? 'active' : 'inactive',
    restricted: isProtected(config, target),
  });
  const events = [...textsIn(hook, 'events')].sort();
  yield entitlementOf(hook, identity, {
    key: 'events',
    privilegeKind: 'github.webhook-events',
    privilege: events.join(', '),
    resource: repositoryIn(url) ?? (account === null ? 'the organisation' : `organisation ${account}`),
    scope: account,
    grantedAt: createdAt,
    neverExpires: true,
    administrator: false,
    escalates: false,
    wildcard: events.includes('*'),
    grantsOwnAccess: false,
  });
}

/** Encrypted, with the certificate checked. GitHub leaves `insecure_ssl` out where nobody can say. */
function isProtected(config: Cursor, target: string | null): boolean | null {
  if (target !== null && /^http:/i.test(target)) return false;
  const insecure = field(config, 'insecure_ssl').value;
  if (insecure === '1' || insecure === 1) return false;
  return (insecure === '0' || insecure === 0) && target !== null && /^https:/i.test(target) ? true : null;
}
