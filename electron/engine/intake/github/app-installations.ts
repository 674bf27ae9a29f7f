// GitHub Apps as they are installed in an organisation: each an application with its permissions.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { hasKeys, isCounted, isDelivery, listed } from './listing.ts';
import { permissionEntitlements, reachIn } from './permissions.ts';
import { loginIn, systemOf, unplaced } from './place.ts';
import { identityOf, timeIn, unknownToGithub } from './records.ts';

export const appInstallations: SourceKind = {
  kind: 'github.app-installations',
  title: 'GitHub App installations',
  formats: ['json'],
  provides: ['identity', 'entitlement'],
  cannotKnow: [
    ...unknownToGithub,
    { fact: 'identity.owner', reason: 'An installation does not name who answers for the app in the organisation.' },
    { fact: 'identity.lastUse', reason: 'An installation does not say when the app was last used.' },
    {
      fact: 'identity.externalOrganisation',
      reason: 'An installation does not say which organisation made the app.',
    },
    { fact: 'credential', reason: 'The private keys of an app are seen only by whoever owns the app.' },
    { fact: 'entitlement.grantedAt', reason: 'An installation does not say when each permission was accepted.' },
    { fact: 'entitlement.grantedBy', reason: 'An installation does not say who accepted its permissions.' },
  ],
  sniff(head) {
    if (isDelivery(head)) return 0;
    return isCounted(head, 'installations') || hasKeys(head, 'app_id', 'permissions', 'repository_selection')
      ? 0.95
      : 0;
  },
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, context) {
    for (const one of listed(files, 'installations')) {
      if ('type' in one) yield one;
      else yield* installationRecords(one, context, { deleted: false, repositories: [] });
    }
  },
};

export interface InstallationState {
  readonly deleted: boolean;
  readonly repositories: readonly string[];
}

export function* installationRecords(
  installation: Cursor,
  context: ReadContext,
  { deleted, repositories }: InstallationState,
): Generator<IntakeRecord, void, undefined> {
  const id = field(installation, 'id').value;
  const app = field(installation, 'app_id').value;
  if ((typeof id !== 'number' && typeof id !== 'string') || (typeof app !== 'number' && typeof app !== 'string')) {
    yield { type: 'rejected', address: addressOf(installation), reason: 'The installation has no id or no app_id.' };
    return;
  }
  const account = loginIn(installation, 'account');
  const system = systemOf(context, account, textIn(installation, 'html_url'));
  yield* unplaced(system);
  const suspended = field(installation, 'suspended_at').value;
  const identity = identityOf(installation, {
    system,
    nativeId: `app-installation:${id}`,
    kind: 'application',
    name: textIn(installation, 'app_slug') ?? `app ${app}`,
    scope: account,
    createdAt: timeIn(installation, 'created_at'),
    status: deleted ? 'deleted' : suspended === undefined ? null : suspended === null ? 'active' : 'disabled',
    interactive: false,
    tags: { app_id: String(app) },
  });
  yield identity;
  // A removed installation holds nothing any more.
  if (deleted) return;
  yield* permissionEntitlements(field(installation, 'permissions'), {
    identity,
    group: 'permission',
    account,
    reach: reachIn(field(installation, 'repository_selection').value),
    repositories,
    grantedAt: null,
    expiresAt: null,
    // An installation stays until somebody removes it.
    neverExpires: true,
  });
}
