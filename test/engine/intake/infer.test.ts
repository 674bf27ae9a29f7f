import { expect, test } from 'vitest';
import { environmentFrom, environmentOf, ownerFrom } from '../../../electron/engine/intake/infer.ts';

test('the environment is taken from whole words of names and from tags, and from nothing when hints disagree', () => {
  expect([
    environmentOf(['billing-prod']),
    environmentOf(['BillingProduction']),
    environmentOf(['nonprod-runner']),
    environmentOf(['non-prod-x']),
    environmentOf(['staging_db']),
    environmentOf(['product-catalog', 'developer-portal', 'latest']),
    environmentOf(['prod-to-dev']),
    environmentOf([null]),
    environmentFrom({ Environment: 'dev' }, ['billing-prod']),
    environmentFrom({ Team: 'prod-ops' }, ['x']),
  ]).toEqual([
    'production',
    'production',
    'non_production',
    'non_production',
    'non_production',
    null,
    null,
    null,
    'non_production',
    null,
  ]);
});

test('an owner from a tag is inferred, and its e-mail is recognised', () => {
  expect([
    ownerFrom({ Team: 'Payments', Owner: 'dana@northwind.example' }),
    ownerFrom({ 'app.example.com/owner': 'Dana Owner' }),
    ownerFrom({ Owner: ' ' }),
  ]).toEqual([
    { owner: 'dana@northwind.example', ownerBasis: 'inferred', ownerEmail: 'dana@northwind.example' },
    { owner: 'Dana Owner', ownerBasis: 'inferred', ownerEmail: null },
    { owner: null, ownerBasis: null, ownerEmail: null },
  ]);
});
