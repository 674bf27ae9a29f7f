import { expect, test } from 'vitest';
import { isGlobalId, nameKeys } from '../../../../electron/engine/inventory/links/names.ts';

test('names are compared without what only says what sort of thing it is', () => {
  expect(
    [
      'svc-billing-export',
      'billing_export',
      'payments/billing-export',
      'billing.export-role',
      'Billing-Export@corp.example',
    ].map((name) => nameKeys({ name }).at(-1)),
  ).toEqual(Array.from({ length: 5 }, () => 'billing-export'));
});

test('a name that everybody gives, or one of a few letters, says nothing', () => {
  const names = ['default', 'svc-deploy', 'ci', 'kube-system/default', 'app'];
  expect(names.map((name) => nameKeys({ name }))).toEqual([[], ['svc-deploy'], [], ['kube-system/default'], []]);
});

test('ids that exist once in the world are told from those that each system gives again', () => {
  const once = [
    'arn:aws:iam::123456789012:role/billing',
    '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0',
    'export@northwind-prod.iam.gserviceaccount.com',
    'AKIAEXAMPLEEXAMPLE01',
  ];
  const again = ['system:serviceaccount:payments:default', 'svc-a', '4711', 'dana@northwind.example', 'root'];
  expect([once.filter(isGlobalId), again.filter(isGlobalId)]).toEqual([once, []]);
});
