// The SQL against a second opinion: the same rules written in TypeScript with null for unknown, over random evidence.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '../../../electron/engine/controls/assess.ts';
import { judgementOf } from '../../../electron/engine/controls/results.ts';
import { entitlementRules } from '../../../electron/engine/controls/rules/all.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { afterOneCampaign, daysAgo, emptyWorkspace, type Facts, placeSituation, undone } from './population.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await emptyWorkspace();
});
afterAll(() => workspace.close());

type Three = boolean | null;
const and = (...values: Three[]): Three => (values.includes(false) ? false : values.includes(null) ? null : true);
const or = (...values: Three[]): Three => (values.includes(true) ? true : values.includes(null) ? null : false);
const flag = (value: Facts[string] | undefined): Three => (value === null || value === undefined ? null : value === 1);
/** Days before now, or null. */
type Days = number | null;
const older = (days: Days, limit: number): Three => (days === null ? null : days > limit);

const tri = fc.constantFrom(0, 1, null);
const days: fc.Arbitrary<Days> = fc.constantFrom(null, -400, -200, -10, 5, 40, 89, 91, 400);
const environment = fc.constantFrom('production', 'non_production', null);

const credential = fc.record({
  kind: fc.constantFrom(
    'access_key',
    'password',
    'certificate',
    'token',
    'secret',
    'api_key',
    'ssh_key',
    'federation',
    'webhook',
    'other',
  ),
  status: fc.constantFrom('active', 'inactive', 'deleted', null),
  created: days,
  rotated: days,
  expires: days,
  neverExpires: tri,
  use: fc.constantFrom('at', 'never', 'not_in_window', 'unknown'),
  used: days,
  holder: fc.constantFrom('customer', 'provider', null),
  restricted: tri,
});
type Credential = typeof credential extends fc.Arbitrary<infer T> ? T : never;

const grant = fc.record({
  effect: fc.constantFrom('allow', 'deny'),
  administrator: tri,
  escalates: tri,
  wildcard: tri,
  public: tri,
  external: tri,
  conditioned: tri,
  loose_federation: tri,
  principal_exists: tri,
  grants_own_access: tri,
  never_expires: tri,
  environment,
  expires_at: fc.constantFrom(null, daysAgo(-60)),
});

const identity = fc.record({
  kind: fc.constantFrom('application', 'user', 'role', 'group', 'account_root', 'other'),
  environment,
  status: fc.constantFrom('active', 'disabled', 'deleted', null),
  interactive: tri,
  external_organisation: fc.constantFrom(null, 'Vendor Example AS'),
  vendor_managed: tri,
  break_glass: tri,
  default_account: tri,
  workloads: fc.constantFrom(null, 0, 1, 3),
  owner: fc.constantFrom(null, 'Dana Owner', 'Platform Team'),
  owner_email: fc.constantFrom(null, 'dana@northwind.example', 'ops@northwind.example'),
  owner_basis: fc.constantFrom(null, 'attested', 'inferred'),
  owner_status: fc.constantFrom(null, 'active', 'left', 'provider'),
});

interface Evidence {
  readonly identity: Facts & { kind: string };
  readonly credentials: readonly Credential[];
  readonly grant: Facts;
  readonly listComplete: boolean;
}

function at(value: Days): string | null {
  return value === null ? null : daysAgo(value);
}

function credentialRow(one: Credential): Facts {
  return {
    kind: one.kind,
    status: one.status,
    created_at: at(one.created),
    rotated_at: at(one.rotated),
    expires_at: at(one.expires),
    never_expires: one.neverExpires,
    last_use_state: one.use,
    last_use_at: one.use === 'at' ? at(one.used) : null,
    holder: one.holder,
    restricted: one.restricted,
  };
}

const live = (one: Credential): Three => (one.status === null ? null : one.status === 'active');

/** Whether any credential is at fault; without one, whether it is known that there is none. */
function anyCredential(
  { identity: { kind }, credentials, listComplete }: Evidence,
  fault: (one: Credential) => Three,
): Three {
  if (credentials.length === 0) return kind === 'role' || kind === 'group' || listComplete ? false : null;
  return or(...credentials.map((one) => and(live(one), fault(one))));
}

function unused(one: Credential): Three {
  const made = one.created ?? one.rotated;
  if (one.use === 'at') return older(one.used, 90);
  if (one.use === 'unknown') return made !== null && made <= 90 ? false : null;
  return older(made, 90);
}

const allowed = ({ grant: { effect } }: Evidence, fault: Three): Three => (effect === 'deny' ? false : fault);
const outside = ({ identity: owner, grant: { external } }: Evidence): Three =>
  owner.external_organisation !== null ? true : flag(external);

const opinions: Readonly<Record<string, (evidence: Evidence) => Three>> = {
  'OWN-2': ({ identity: { vendor_managed, owner, owner_email, owner_basis } }) => {
    if (vendor_managed === 1 || (owner === null && owner_email === null)) return false;
    return owner_basis === null ? null : owner_basis === 'inferred';
  },
  'LIF-1': (evidence) => (evidence.identity.break_glass === 1 ? false : anyCredential(evidence, unused)),
  'SEC-2': (evidence) =>
    anyCredential(evidence, (one) =>
      and(one.kind !== 'federation', one.holder === null ? null : one.holder === 'provider'),
    ),
  'AUT-1': (evidence) =>
    anyCredential(evidence, (one) => ['password', 'access_key', 'secret', 'token', 'api_key'].includes(one.kind)),
  'AUT-2': (evidence) =>
    anyCredential(evidence, (one) =>
      and(['api_key', 'webhook'].includes(one.kind), one.restricted === null ? null : one.restricted === 0),
    ),
  'CRE-1': (evidence) =>
    anyCredential(evidence, (one) => and(one.kind !== 'federation', older(one.rotated ?? one.created, 90))),
  'CRE-3': (evidence) =>
    anyCredential(evidence, (one) =>
      and(one.kind !== 'federation', one.expires !== null ? -one.expires <= 30 : one.neverExpires === 1 ? false : null),
    ),
  'CRE-4': ({ credentials, ...evidence }) => {
    if (credentials.length === 0) return anyCredential({ ...evidence, credentials }, () => false);
    const kinds = Map.groupBy(
      credentials.filter((one) => one.kind !== 'federation' && one.kind !== 'webhook'),
      (one) => one.kind,
    );
    return or(
      ...[...kinds.values()].map((twins): Three => {
        const lasting = twins.map((one) => and(live(one), older(one.rotated ?? one.created, 30)));
        if (lasting.filter((value) => value === true).length >= 2) return true;
        return lasting.filter((value) => value !== false).length >= 2 ? null : false;
      }),
    );
  },
  'HUM-1': (evidence) =>
    and(
      flag(evidence.identity.interactive),
      ['user', 'other'].includes(evidence.identity.kind)
        ? anyCredential(evidence, (one) => one.kind !== 'password' && one.kind !== 'federation')
        : true,
    ),
  'PRV-1': (evidence) => allowed(evidence, flag(evidence.grant.administrator)),
  'PRV-5': (evidence) => {
    const { administrator, escalates, expires_at, never_expires } = evidence.grant;
    return allowed(
      evidence,
      and(or(flag(administrator), flag(escalates)), expires_at !== null ? false : flag(never_expires)),
    );
  },
  'EXT-2': (evidence) => {
    const { administrator, escalates, external, conditioned } = evidence.grant;
    const unconditioned = and(
      external === null ? true : flag(external),
      conditioned === null ? null : conditioned === 0,
    );
    return allowed(evidence, and(outside(evidence), or(flag(administrator), flag(escalates), unconditioned)));
  },
  'ENV-1': (evidence) => {
    const [from, to] = [evidence.identity.environment, evidence.grant.environment];
    return allowed(evidence, from === null || to === null ? null : from !== to);
  },
  'REU-1': ({ identity: { default_account, workloads, kind } }) => {
    if (default_account === 1) return true;
    if (typeof workloads === 'number') return workloads > 1;
    return kind === 'group' ? false : null;
  },
};

test('random evidence: no rule fails that can’t be judged or does not apply, every failure has a sentence, and a second opinion agrees', async () => {
  const evidence = fc.record({
    identity,
    credentials: fc.array(credential, { maxLength: 4 }),
    grant,
    listComplete: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(evidence, async (given) => {
      const found = await undone(workspace, (transaction) => {
        const { db } = transaction;
        const { entitlement } = placeSituation(db, {
          identity: given.identity,
          credentials: given.credentials.map(credentialRow),
          entitlement: given.grant,
          sources: { credential: { complete: given.listComplete ? 1 : 0 } },
        });
        assess(transaction, afterOneCampaign);
        const overlap = db
          .prepare(
            'select max((fail_mask & unknown_mask) | (fail_mask & ~applicable_mask)) from entitlement_assessment',
          )
          .pluck()
          .get();
        const { rules } = judgementOf(db, entitlement);
        const uncited = rules.filter(
          (rule) => rule.result === 'fail' && (rule.citations.length !== 1 || rule.explanation === `${rule.title}.`),
        );
        return { overlap, uncited, results: rules.map((rule) => [rule.rule, rule.result]) };
      });
      const second = Object.entries(opinions).map(([rule, opinion]) => {
        const fails = opinion(given);
        return [rule, fails === null ? 'not_evaluable' : fails ? 'fail' : 'pass'];
      });
      expect([
        found.overlap,
        found.uncited,
        found.results.filter(([rule]) => opinions[String(rule)] !== undefined),
      ]).toEqual([0, [], second]);
      expect(found.results.length).toBe(entitlementRules.length);
    }),
    { numRuns: 150 },
  );
});
