// Secrets that GitHub keeps for workflows (Actions, Dependabot, Codespaces). Only names are listed; each is a credential of
// something outside, which workflows may use: so each stands for itself until somebody says whose it is.
import { addressOf, type Cursor, textIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isCounted, listed } from './listing.ts';
import { accountIn, systemOf, unplaced } from './place.ts';
import { credentialOf, entitlementOf, identityOf, timeIn, unknownToGithub } from './records.ts';

export const storedSecrets: SourceKind = {
  kind: 'github.stored-secrets',
  title: 'Secrets stored in GitHub for workflows',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    ...unknownToGithub,
    { fact: 'identity.owner', reason: 'GitHub keeps no owner of a stored secret.' },
    { fact: 'credential.lastUse', reason: 'GitHub does not say when a stored secret was last used.' },
    {
      fact: 'credential.expiresAt',
      reason: 'GitHub does not know when the secret it stores stops working where it is used.',
    },
    { fact: 'credential.status', reason: 'GitHub does not know whether a stored secret still works.' },
  ],
  sniff: (head) => (/^\s*\{/.test(head) && isCounted(head, 'secrets') ? 0.9 : 0),
  secrets: { field: (name) => (/^(?:value|encrypted_value)$/.test(name) ? 'secret' : null), places: () => [] },
  *read(files, context) {
    for (const file of files) {
      const all = [...listed([file], 'secrets')];
      const things = all.filter((one): one is Cursor => !('type' in one));
      const store = storeOf(file.path, things);
      for (const one of all) {
        if ('type' in one) yield one;
        else yield* secretRecords(one, store, context);
      }
    }
  },
};

interface Store {
  readonly service: string;
  readonly account: string | null;
  readonly url: string | null;
}

/** The list does not say which service keeps it: the address of a secret's repositories does, else the file's name. */
function storeOf(path: string, secrets: readonly Cursor[]): Store {
  const url = secrets.reduce<string | null>(
    (found, secret) => found ?? textIn(secret, 'selected_repositories_url'),
    null,
  );
  const service =
    /\/(actions|dependabot|codespaces)\/secrets\//.exec(url ?? '')?.[1] ??
    /dependabot|codespaces/i.exec(path)?.[0].toLowerCase() ??
    'actions';
  return { service, account: accountIn(url), url };
}

function* secretRecords(secret: Cursor, store: Store, context: ReadContext): Generator<IntakeRecord, void, undefined> {
  const name = textIn(secret, 'name');
  if (name === null) {
    yield { type: 'rejected', address: addressOf(secret), reason: 'The stored secret has no name.' };
    return;
  }
  const { service, account } = store;
  const system = systemOf(context, account, store.url);
  yield* unplaced(system);
  const createdAt = timeIn(secret, 'created_at');
  const identity = identityOf(secret, {
    system,
    nativeId: `${service}-secret:${name}`,
    kind: 'other',
    name,
    scope: account,
    purpose: `Secret that GitHub keeps for ${service}`,
    createdAt,
    interactive: false,
  });
  yield identity;
  yield credentialOf(secret, identity, {
    nativeId: `${service}-secret:${name}`,
    kind: 'secret',
    createdAt,
    // Nothing of a stored secret can be changed but its value and who may use it.
    rotatedAt: timeIn(secret, 'updated_at'),
  });
  const visibility = textIn(secret, 'visibility');
  yield entitlementOf(secret, identity, {
    key: 'visibility',
    privilegeKind: 'github.secret-visibility',
    privilege: `use by ${service}`,
    resource: visibilityInWords(visibility, account),
    scope: account,
    neverExpires: true,
    administrator: false,
    wildcard: visibility === null ? null : visibility === 'all',
  });
}

function visibilityInWords(visibility: string | null, account: string | null): string {
  const of = account === null ? 'of the organisation' : `of ${account}`;
  if (visibility === null) return 'the repository or environment that it is kept for';
  return `${visibility} repositories ${of}`;
}
