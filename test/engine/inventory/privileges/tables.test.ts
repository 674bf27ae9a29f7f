import { describe, expect, test } from 'vitest';
import { matchesPattern } from '../../../../electron/engine/intake/aws/arn.ts';
import { awsActions, awsOnEverything } from '../../../../electron/engine/inventory/privileges/aws.ts';
import { awsPolicies } from '../../../../electron/engine/inventory/privileges/aws-policies.ts';
import { awsTogether } from '../../../../electron/engine/inventory/privileges/aws-together.ts';
import { azureRoles } from '../../../../electron/engine/inventory/privileges/azure.ts';
import { graphPermissions, permissionIds } from '../../../../electron/engine/inventory/privileges/entra-permissions.ts';
import { directoryRoles } from '../../../../electron/engine/inventory/privileges/entra-roles.ts';
import { type Explanations, isGuid } from '../../../../electron/engine/inventory/privileges/explanations.ts';
import { gcpRoles } from '../../../../electron/engine/inventory/privileges/gcp.ts';
import { githubPermissions, githubScopes } from '../../../../electron/engine/inventory/privileges/github.ts';
import {
  kubernetesRoles,
  kubernetesRuleOf,
  kubernetesRules,
} from '../../../../electron/engine/inventory/privileges/kubernetes.ts';
import { oktaRoles, oktaRoleTypes, oktaThings } from '../../../../electron/engine/inventory/privileges/okta.ts';
import { vaultPolicies } from '../../../../electron/engine/inventory/privileges/vault.ts';

const awsAction = /^(\*|[a-z0-9-]+:(\*|[A-Za-z][A-Za-z0-9]*\*?))$/;
const scope = /^[a-z_]+(:[a-z_]+)?$/;

/** Each table, how its keys are written, and how many there have to be. */
const tables: readonly (readonly [name: string, table: Explanations, key: RegExp, atLeast: number])[] = [
  ['actions of AWS', awsActions, awsAction, 250],
  ['actions of AWS on everything', awsOnEverything, awsAction, 25],
  ['policies of AWS', awsPolicies, /^[A-Za-z0-9_]+$/, 35],
  ['permissions of Graph', graphPermissions, /^[A-Za-z-]+([._][A-Za-z]+)*$/, 100],
  ['roles of the directory', textsOf(directoryRoles), /^[A-Z][A-Za-z0-9 ]+$/, 45],
  ['roles of Azure', textsOf(azureRoles), /^[A-Z][A-Za-z ]+$/, 40],
  ['roles of Google Cloud', gcpRoles, /^roles\/[a-zA-Z0-9.]+$/, 80],
  ['rules of Kubernetes', kubernetesRules, /^[a-z]+(,[a-z]+)* [a-z0-9./-]+(,[a-z0-9./-]+)*$/, 60],
  ['roles of Kubernetes', kubernetesRoles, /^[a-z:-]+$/, 8],
  ['scopes of GitHub', githubScopes, scope, 40],
  ['roles of Okta', oktaRoles, /^[a-z -]+$/, 15],
  ['policies of Vault', vaultPolicies, /^[a-z]+$/, 2],
];

describe.each(tables)('%s', (_name, table, key, atLeast) => {
  test('are keys as the platform writes them, and whole sentences', () => {
    expect({
      keys: Object.keys(table).filter((one) => !key.test(one)),
      texts: Object.values(table).filter((text) => !/^It [^\n]{8,180}\.$/.test(text) || text.includes('  ')),
      enough: Object.keys(table).length >= atLeast,
    }).toEqual({ keys: [], texts: [], enough: true });
  });

  test('say each key once, however it is written', () => {
    const keys = Object.keys(table).map((one) => one.toLowerCase());
    expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
  });
});

test('what is short or put together from words makes whole sentences too', () => {
  const words: readonly { on: string; leadsTo?: string; shows?: string }[] = [
    ...Object.values(githubPermissions),
    ...Object.values(oktaThings),
  ];
  expect(
    words.flatMap((one) => [
      ...(/^[A-Za-z][^.]*$/.test(one.on) ? [] : [one.on]),
      ...[one.leadsTo, one.shows].filter((text) => typeof text === 'string' && !/^[A-Z][^\n]{8,150}\.$/.test(text)),
    ]),
  ).toEqual([]);
});

test('of two actions that overlap one is always the narrower, so their order does not decide which of them is meant', () => {
  const keys = Object.keys(awsActions);
  const overlap = (one: string, other: string) => matchesPattern(one, other) || matchesPattern(other, one);
  const literal = (key: string) => key.replace('*', 'Any');
  const ambiguous = keys.flatMap((one, index) =>
    keys
      .slice(index + 1)
      .filter(
        (other) => !overlap(one, other) && (matchesPattern(one, literal(other)) || matchesPattern(other, literal(one))),
      )
      .map((other) => `${one} ${other}`),
  );
  expect(ambiguous).toEqual([]);
});

test('no verb on a resource of Kubernetes stands in two rules', () => {
  const pairs = Object.keys(kubernetesRules).flatMap((key) => {
    const { verbs, resources } = kubernetesRuleOf(key);
    return verbs.flatMap((verb) => resources.map((resource) => `${verb} ${resource}`));
  });
  expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
});

test('what is said of everything is said of the same action first, and differently', () => {
  expect(Object.entries(awsOnEverything).filter(([key, text]) => (awsActions[key] ?? text) === text)).toEqual([]);
});

test('actions that open more together are written out, and their texts go on after a colon', () => {
  expect(
    awsTogether.filter(
      ({ actions, text }) =>
        actions.length < 2 || actions.some((action) => !awsAction.test(action)) || !/^it can .*\.$/.test(text),
    ),
  ).toEqual([]);
});

test('ids are ids, each of one thing, and lead to what is explained', () => {
  const roles = [...Object.values(directoryRoles), ...Object.values(azureRoles)].map(({ id }) => id);
  const ids = [...roles, ...Object.keys(permissionIds)];
  expect({
    malformed: ids.filter((id) => !isGuid(id) || id !== id.toLowerCase()),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    silent: Object.values(permissionIds).filter((name) => !Object.hasOwn(graphPermissions, name)),
    types: Object.values(oktaRoleTypes).filter((label) => !Object.hasOwn(oktaRoles, label)),
  }).toEqual({ malformed: [], twice: [], silent: [], types: [] });
});

function textsOf(table: Readonly<Record<string, { readonly text: string }>>): Explanations {
  return Object.fromEntries(Object.entries(table).map(([name, { text }]) => [name, text]));
}
