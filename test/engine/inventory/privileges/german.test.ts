// The German of the privileges: nothing is left in English, and the words that the texts are put together from fit.
import { expect, test } from 'vitest';
import { awsActions, awsOnEverything } from '../../../../electron/engine/inventory/privileges/aws.ts';
import { awsPolicies } from '../../../../electron/engine/inventory/privileges/aws-policies.ts';
import { awsTogether } from '../../../../electron/engine/inventory/privileges/aws-together.ts';
import { azureRoles } from '../../../../electron/engine/inventory/privileges/azure.ts';
import { graphPermissions } from '../../../../electron/engine/inventory/privileges/entra-permissions.ts';
import { directoryRoles } from '../../../../electron/engine/inventory/privileges/entra-roles.ts';
import { explainPrivilege } from '../../../../electron/engine/inventory/privileges/explain.ts';
import type { Privilege } from '../../../../electron/engine/inventory/privileges/explanations.ts';
import { gcpRoles } from '../../../../electron/engine/inventory/privileges/gcp.ts';
import { githubPermissions, githubScopes } from '../../../../electron/engine/inventory/privileges/github.ts';
import { kubernetesRoles, kubernetesRules } from '../../../../electron/engine/inventory/privileges/kubernetes.ts';
import { oktaRoles, oktaThings } from '../../../../electron/engine/inventory/privileges/okta.ts';
import { vaultPolicies } from '../../../../electron/engine/inventory/privileges/vault.ts';

const nothing = { effect: 'allow', negated: null, condition: null, others: [] };

function ofKind(
  privilegeKind: string,
  system: string,
  resource: string,
  names: Readonly<Record<string, unknown>>,
): Privilege[] {
  return Object.keys(names).map((privilege) => ({ ...nothing, privilegeKind, privilege, resource, system }));
}

const bucket = 'arn:aws:s3:::nw-finance-ledger';
const permissions = Object.fromEntries(
  Object.keys(githubPermissions).flatMap((name) => [
    [`${name}:read`, true],
    [`${name}:write`, true],
    [`${name}:admin`, true],
  ]),
);
const scopes = Object.fromEntries(
  Object.keys(oktaThings).flatMap((name) => [
    [`okta.${name}.read`, true],
    [`okta.${name}.manage`, true],
    [`okta.${name}.self.read`, true],
  ]),
);
const every: readonly Privilege[] = [
  ...ofKind('aws.actions', 'aws:1', bucket, awsActions),
  ...ofKind('aws.actions', 'aws:1', '*', awsOnEverything),
  ...ofKind('aws.policy', 'aws:1', '*', awsPolicies),
  ...ofKind('azure.role', 'azure:1', '/subscriptions/1', azureRoles),
  ...ofKind('entra.directory-role', 'entra:1', 'the whole directory', directoryRoles),
  ...ofKind('entra.app-role', 'entra:1', 'Microsoft Graph', graphPermissions),
  ...ofKind('entra.scope', 'entra:1', 'Microsoft Graph', graphPermissions),
  ...ofKind('gcp.role', 'gcp:1', '//cloudresourcemanager.googleapis.com/projects/shop', gcpRoles),
  ...ofKind('github.permission', 'github:northwind', 'all repositories of northwind', permissions),
  ...ofKind('github.scope', 'github:northwind', 'northwind', githubScopes),
  ...ofKind('kubernetes.role', 'kubernetes:prod', 'cluster', kubernetesRoles),
  ...ofKind('kubernetes.rule', 'kubernetes:prod', 'namespace shop', kubernetesRules),
  ...ofKind('role', 'okta:1', 'the organisation', oktaRoles),
  ...ofKind('scope', 'okta:1', 'the organisation', scopes),
  ...ofKind('vault.policy', 'vault:1', 'as the policy says', vaultPolicies),
];

/** Words that stand in English sentences and in no German one. */
const english = /\b(it can|it rules|the|and|which|with|that|its|this|holds?|besides|themselves)\b/i;

test('every privilege that is explained in English is explained in German, in whole sentences', () => {
  const explained = every.filter((privilege) => explainPrivilege(privilege) !== null);
  const wrong = explained
    .map((privilege) => explainPrivilege(privilege, 'de'))
    .filter(
      (text) => text === null || english.test(text) || !/^[A-ZÄÖÜ][^\n]{8,}\.$/.test(text) || text.includes('  '),
    );
  expect([explained.length > 750, wrong]).toEqual([true, []]);
});

test('no German text is its English', () => {
  const same = every.filter((privilege) => {
    const text = explainPrivilege(privilege);
    return text !== null && explainPrivilege(privilege, 'de') === text;
  });
  expect([same, awsTogether.filter(({ text, german }) => text === german || !/^Kann .*\.$/.test(german))]).toEqual([
    [],
    [],
  ]);
});

test.each<[Partial<Privilege>, string]>([
  [
    { privilege: 'iam:PassRole', resource: '*', others: ['lambda:CreateFunction'] },
    'Zusammen mit lambda:CreateFunction, ebenfalls vorhanden, bedeutet das: Kann eine Funktion anlegen, die eigenen Code mit der übergebenen Rolle ausführt, und so alles tun, was diese Rolle darf. Kann jede Rolle des Kontos einem eigenen Dienst übergeben und so mit Rechten handeln, die nie erteilt wurden.',
  ],
  [
    { privilege: 's3:GetObject', condition: '{"Bool":{"aws:MultiFactorAuthPresent":"true"}}' },
    'Kann die erfassten gespeicherten Dateien lesen. Das gilt nur unter einer Bedingung; sie betrifft einen zweiten Faktor.',
  ],
  [
    { privilegeKind: 'kubernetes.role', system: 'kubernetes:prod', privilege: 'cluster-admin', resource: 'cluster' },
    'Kann dort alles und sich selbst und anderen jedes Recht geben. Das gilt in jedem Namespace des Clusters.',
  ],
  [
    {
      privilegeKind: 'aws.trust',
      privilege: 'sts:AssumeRole by ec2.amazonaws.com',
      resource: 'arn:aws:iam::123456789012:role/app',
    },
    'Jedes Programm auf den Servern mit dieser Rolle handelt mit deren Rechten.',
  ],
  [
    {
      privilegeKind: 'github.permission',
      system: 'github:northwind',
      privilege: 'contents:write',
      resource: 'all repositories of northwind',
    },
    'Kann eigenen Code einbringen, Änderungen übernehmen und Zweige und Veröffentlichungen löschen. Das gilt auch für neue Repositorys.',
  ],
])('%o', (more, expected) => {
  const privilege = { ...nothing, privilegeKind: 'aws.actions', system: 'aws:123456789012', resource: bucket };
  expect(explainPrivilege({ ...privilege, privilege: '', ...more }, 'de')).toBe(expected);
});
