// What GitHub and the tools around it export, as far as it can be read.
import type { SourceKind } from '../source-kind.ts';
import { appInstallations } from './app-installations.ts';
import { credentialAuthorizations } from './credential-authorizations.ts';
import { deployKeys } from './deploy-keys.ts';
import { legitifyReport } from './legitify.ts';
import { personalAccessTokens } from './personal-access-tokens.ts';
import { secretScanningAlerts } from './secret-scanning-alerts.ts';
import { storedSecrets } from './stored-secrets.ts';
import { webhookEvents } from './webhook-events.ts';
import { webhooks } from './webhooks.ts';

export const githubKinds: readonly SourceKind[] = [
  appInstallations,
  personalAccessTokens,
  deployKeys,
  webhooks,
  storedSecrets,
  credentialAuthorizations,
  secretScanningAlerts,
  webhookEvents,
  legitifyReport,
];
