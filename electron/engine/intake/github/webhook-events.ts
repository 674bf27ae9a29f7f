// What a GitHub webhook delivered, kept as a file: who did what to an app installation, a deploy key or a secret scanning
// alert, and how that stood afterwards. Deliveries about people or dependencies say nothing about machine identities.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { ActionRecord, IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { installationRecords } from './app-installations.ts';
import { deployKeyRecords } from './deploy-keys.ts';
import { hasKeys, isDelivery, roots } from './listing.ts';
import { loginIn } from './place.ts';
import { alertRecord, alertSecrets } from './secret-scanning-alerts.ts';

export const webhookEvents: SourceKind = {
  kind: 'github.webhook-events',
  title: 'Deliveries of GitHub webhooks',
  formats: ['ndjson', 'json'],
  provides: ['identity', 'credential', 'entitlement', 'finding', 'action'],
  cannotKnow: [
    {
      fact: 'identity',
      reason: 'A delivery tells of one change; everything that nobody touched is not in it.',
    },
    { fact: 'action.at', reason: 'A delivery has no time of its own; only the thing it is about may have one.' },
    { fact: 'action.party', reason: 'GitHub does not know whether somebody belongs to the provider.' },
  ],
  sniff(head) {
    if (!isDelivery(head)) return 0;
    const installation = hasKeys(head, 'installation', 'app_id', 'permissions', 'access_tokens_url');
    const key = hasKeys(head, 'key', 'read_only') && /\/repos\/[^"\s]+\/keys\/\d+"/.test(head);
    return installation || key || hasKeys(head, 'alert', 'secret_type') ? 0.95 : 0;
  },
  secrets: alertSecrets,
  *read(files, context) {
    if (files.length > 0) {
      const detail = 'Deliveries tell of changes, each of one thing: what nobody touched is not in them.';
      yield { type: 'remark', remark: 'partial', detail, address: null };
    }
    for (const file of files) {
      if (file.format !== 'ndjson') continue;
      for (const row of file.rows()) {
        if (row.document === null)
          yield { type: 'rejected', address: row.address, reason: row.fault ?? 'The line is not an object.' };
        else
          yield* deliveryRecords(
            { document: row.document, pointer: row.document.prefix, value: row.document.value },
            context,
          );
      }
    }
    for (const root of roots(files)) {
      for (const delivery of items(root)) yield* deliveryRecords(delivery, context);
    }
  },
};

function* deliveryRecords(delivery: Cursor, context: ReadContext): Generator<IntakeRecord, void, undefined> {
  const action = textIn(delivery, 'action');
  const about = ['installation', 'key', 'alert'].find((name) => isObject(field(delivery, name).value));
  if (action === null || about === undefined) {
    const reason = 'The delivery has no action, or is about no installation, deploy key or alert.';
    yield { type: 'rejected', address: addressOf(delivery), reason };
    return;
  }
  const thing = field(delivery, about);
  const identity: IntakeRecord[] = [];
  for (const record of recordsAbout(about, thing, delivery, action, context)) {
    if (record.type === 'identity') identity.push(record);
    yield record;
  }
  const [named] = identity;
  const performedBy = loginIn(delivery, 'sender');
  if (performedBy === null) {
    yield { type: 'rejected', address: addressOf(delivery), reason: 'The delivery does not say who did it.' };
    return;
  }
  const id = field(thing, 'id').value ?? field(thing, 'number').value;
  const record: ActionRecord = {
    type: 'action',
    nativeId: `${about}:${String(id)}:${action}:${String(timeOf(thing, action))}`,
    performedBy,
    party: null,
    activity: null,
    verb: `${about} ${action}`,
    target: named?.type === 'identity' ? named.name : `${about} ${String(id)}`,
    identity: named?.type === 'identity' ? { system: named.system, nativeId: named.nativeId } : null,
    at: timeOf(thing, action),
    ticket: null,
    approval: null,
    state: 'done',
    address: addressOf(delivery),
  };
  yield record;
}

function* recordsAbout(
  about: string,
  thing: Cursor,
  delivery: Cursor,
  action: string,
  context: ReadContext,
): Generator<IntakeRecord, void, undefined> {
  if (about === 'installation') {
    const repositories = items(field(delivery, 'repositories')).flatMap((one) => textIn(one, 'full_name') ?? []);
    yield* installationRecords(thing, context, { deleted: action === 'deleted', repositories });
  } else if (about === 'key') yield* deployKeyRecords(thing, context, action === 'deleted');
  else yield alertRecord(thing, delivery, context);
}

/** When it happened, for the actions whose time the thing itself records. */
function timeOf(thing: Cursor, action: string): string | null {
  const key = { created: 'created_at', suspend: 'suspended_at', resolved: 'resolved_at' }[action];
  return key === undefined ? null : timeOrNull(field(thing, key).value);
}
