// The source kinds that can be read, and which of them a file is.
import { CountersignError } from '../../../shared/errors.ts';
import { accessAnalyzerFindings } from './aws/access-analyzer.ts';
import { accessKeys } from './aws/access-keys.ts';
import { authorizationDetails } from './aws/authorization-details.ts';
import { credentialReport } from './aws/credential-report.ts';
import { openIdConnectProviders, samlProviders } from './aws/identity-providers.ts';
import { serviceLastAccessed } from './aws/last-accessed.ts';
import { acmCertificates, secretsManagerSecrets, serverCertificates } from './aws/secrets-and-certificates.ts';
import { securityHubFindings } from './aws/security-hub.ts';
import { serviceSpecificCredentials, signingCertificates, sshPublicKeys } from './aws/user-credentials.ts';
import { iamRoles, iamUsers } from './aws/users-and-roles.ts';
import { awsWithoutRecords } from './aws/without-records.ts';
import { canonicalKinds } from './canonical/canonical.ts';
import { entraObjects } from './entra/entra.ts';
import { scubaGear } from './entra/scubagear.ts';
import { gcpResources } from './gcp/gcp.ts';
import { githubKinds } from './github/kinds.ts';
import { kubernetesObjects } from './kubernetes/objects.ts';
import {
  oktaApiServiceIntegrations,
  oktaRoleAssignments,
  oktaRoleMembers,
  oktaScopeGrants,
  oktaServiceAccounts,
} from './okta/access.ts';
import { oktaApiTokens } from './okta/api-tokens.ts';
import { oktaApplications, oktaClientKeys, oktaClientSecrets } from './okta/applications.ts';
import { oktaCampaigns, oktaGrants, oktaPrincipalAccess, oktaReviews } from './okta/governance.ts';
import { oktaWithoutRecords } from './okta/without-records.ts';
import { postureKinds } from './posture/kinds.ts';
import { secretScanKinds } from './secret-scan/kinds.ts';
import type { SourceKind } from './source-kind.ts';
import { jiraIssues } from './tickets/jira.ts';
import { serviceNowChanges } from './tickets/servicenow.ts';
import { vaultResponses } from './vault/responses.ts';

export const sourceKinds: readonly SourceKind[] = [
  ...canonicalKinds,
  authorizationDetails,
  credentialReport,
  iamUsers,
  iamRoles,
  accessKeys,
  serviceSpecificCredentials,
  sshPublicKeys,
  signingCertificates,
  serverCertificates,
  openIdConnectProviders,
  samlProviders,
  serviceLastAccessed,
  secretsManagerSecrets,
  acmCertificates,
  accessAnalyzerFindings,
  securityHubFindings,
  awsWithoutRecords,
  oktaApiTokens,
  oktaApplications,
  oktaClientSecrets,
  oktaClientKeys,
  oktaRoleAssignments,
  oktaRoleMembers,
  oktaScopeGrants,
  oktaApiServiceIntegrations,
  oktaServiceAccounts,
  oktaReviews,
  oktaCampaigns,
  oktaGrants,
  oktaPrincipalAccess,
  oktaWithoutRecords,
  vaultResponses,
  serviceNowChanges,
  jiraIssues,
  kubernetesObjects,
  entraObjects,
  scubaGear,
  gcpResources,
  ...githubKinds,
  ...secretScanKinds,
  ...postureKinds,
];

/** Throws SOURCE_UNRECOGNISED. */
export function sourceKind(kind: string): SourceKind {
  const found = sourceKinds.find((candidate) => candidate.kind === kind);
  if (found === undefined)
    throw new CountersignError('SOURCE_UNRECOGNISED', `There is no source kind named ${kind.slice(0, 80)}.`, {
      kind: kind.slice(0, 80),
      known: sourceKinds.map((candidate) => candidate.kind),
    });
  return found;
}

export interface Sniffed {
  readonly kind: string;
  /** Above 0.5; 1 is certain. */
  readonly confidence: number;
}

const headSize = 64 * 1024;

/** The most likely kind, or null when none is likely. */
export function sniffSource(path: string, bytes: Uint8Array): Sniffed | null {
  const head = headOf(bytes);
  let best: Sniffed | null = null;
  for (const { kind, sniff } of sourceKinds) {
    const confidence = sniff(head, path);
    if (confidence > (best?.confidence ?? 0.5)) best = { kind, confidence };
  }
  return best;
}

/** Lenient on purpose: the cut may fall inside a character, and a wrong byte is the reader's to report. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, headSize);
  const label =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(head);
}
