import { expect, test } from 'vitest';
import { systemOf } from '../../../electron/engine/inventory/said-system.ts';

test('what is said of one platform is not taken for another', () => {
  const said = 'aws:123456789012; okta:northwind.okta.com';
  expect([
    systemOf('aws.iam-access-keys', said),
    systemOf('okta.api-tokens', said),
    systemOf('kubernetes.objects', said),
    systemOf('gitleaks.report', said),
    systemOf('okta.api-tokens', 'aws:123456789012'),
  ]).toEqual(['aws:123456789012', 'okta:northwind.okta.com', null, null, null]);
});

test('one system is taken for what is of no platform, and a name of no platform for everything', () => {
  expect([
    systemOf('countersign.identities', 'aws:123456789012'),
    systemOf('trivy.report', 'kubernetes:prod'),
    systemOf('kubernetes.objects', 'prod'),
    systemOf('entra.objects', 'azure:northwind'),
    systemOf('aws.iam-users', null),
    systemOf('aws.iam-users', ' '),
  ]).toEqual(['aws:123456789012', 'kubernetes:prod', 'prod', 'azure:northwind', null, null]);
});
