// What GitHub and the tools around it export, as far as it can be read.
import type { SourceKind } from '../source-kind.ts';
import { appInstallations } from './app-installations.ts';
import { credentialAuthorizations } from './credential-authorizations.ts';
import { deployKeys } from './deploy-keys.ts';
import { legitifyReport } from './legitify.ts';
import { personalAccessTokenRequests, personalAccessTokens } from './personal-access-tokens.ts';
import { saidOnce } from './place.ts';
import { secretScanningAlerts } from './secret-scanning-alerts.ts';
import { storedSecrets } from './stored-secrets.ts';
import { webhookEvents } from './webhook-events.ts';
import { webhooks } from './webhooks.ts';
import { githubWithoutRecords } from './without-records.ts';

const kinds: readonly SourceKind[] = [
  appInstallations,
  personalAccessTokens,
  personalAccessTokenRequests,
  deployKeys,
  webhooks,
  storedSecrets,
  credentialAuthorizations,
  secretScanningAlerts,
  webhookEvents,
  legitifyReport,
  githubWithoutRecords,
];

export const githubKinds: readonly SourceKind[] = kinds.map((kind) => ({
  ...kind,
  read: (files, context) => saidOnce(kind.read(files, context)),
}));
