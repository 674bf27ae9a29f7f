// Objects of Microsoft Graph and of Azure RBAC: applications, service principals, their credentials, permissions and
// roles, as pages of the API, as lists and tables of CLI for Microsoft 365, or as objects of PowerShell and Python tools.
import type { SourceKind } from '../source-kind.ts';
import { entraCannotKnow } from './cannot-know.ts';
import { gatherDirectory } from './directory.ts';
import { directoryRecords } from './records.ts';
import { entraSecrets } from './secrets.ts';

export const entraObjects: SourceKind = {
  kind: 'entra.objects',
  title: 'Microsoft Entra applications and roles, Azure role assignments',
  formats: ['json', 'ndjson', 'csv'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: entraCannotKnow,
  sniff(head) {
    if (/^\s*[[{]/.test(head)) return signs.find(([, sign]) => sign.every((part) => part.test(head)))?.[0] ?? 0;
    const columns = new Set((/^[^\r\n]*/.exec(head)?.[0] ?? '').split(',').map((name) => name.replaceAll('"', '')));
    return tables.some((names) => names.every((name) => columns.has(name))) ? 0.9 : 0;
  },
  secrets: entraSecrets,
  *read(files, context) {
    yield* directoryRecords(gatherDirectory(files), context);
  },
};

/** A name as Graph, PowerShell or Python writes it, followed by its colon. */
function key(name: string): RegExp {
  const spelled = name.replaceAll(/[A-Z]/g, (letter) => `_?${letter}`);
  return new RegExp(`"${spelled}"\\s*:`, 'i');
}

const signs: readonly (readonly [number, readonly RegExp[]])[] = [
  [0.95, [/"@odata\.(context|nextLink)"\s*:\s*"https:\/\/(graph\.microsoft|microsoftgraph|dod-graph)/]],
  [0.95, [/"@odata\.type"\s*:\s*"#microsoft\.graph\./]],
  [0.92, [key('roleDefinitionId'), key('principalId')]],
  [0.92, [key('appRoleId')]],
  [0.92, [key('clientId'), key('consentType')]],
  [0.92, [key('appId'), /"(servicePrincipalType|AppOwnerOrganizationId|requiredResourceAccess)"\s*:/i]],
  [0.92, [key('appId'), key('keyCredentials'), key('passwordCredentials')]],
  [0.9, [key('appId'), key('displayName'), key('signInAudience')]],
  [0.9, [key('appId'), key('lastSignInActivity')]],
  [0.9, [key('appRoles'), key('oauth2PermissionScopes')]],
  [0.9, [key('isBuiltIn'), key('templateId')]],
  [0.9, [key('roleTemplateId'), key('members')]],
  [0.9, [/\/providers\/Microsoft\.Authorization\/role(Definitions|Assignments)\//]],
  [0.9, [/\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\//i]],
  [0.9, [/"AppID"\s*:/, /"M365Environment"\s*:/]],
  [0.85, [key('issuer'), key('subject'), key('audiences')]],
  [0.85, [key('resource'), key('resourceId'), key('permission'), /"type"\s*:\s*"(Delegated|Application)"/]],
  [0.8, [key('error'), key('innerError'), /"request-id"\s*:/i]],
  [0.7, [/^\s*(\{\s*"value"\s*:\s*)?\[?\s*\{\s*"id"\s*:\s*"\/subscriptions\/[^"]+\/providers\/Microsoft\./]],
];

/** Columns by which a table of CLI for Microsoft 365 is known. */
const tables: readonly (readonly string[])[] = [
  ['appId', 'displayName', 'signInAudience'],
  ['appId', 'servicePrincipalType'],
  ['appRoleId', 'resourceId'],
  ['clientId', 'consentType', 'scope'],
  ['principalId', 'roleDefinitionId'],
  ['displayName', 'isBuiltIn', 'templateId'],
  ['resource', 'resourceId', 'permission', 'type'],
];
