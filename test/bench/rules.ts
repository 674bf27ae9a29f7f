// All entitlement rules in one pass against the same rules as one statement each, over the same gathered facts.
// Options: --entitlements 100000 (or 1000000), --rounds 5, --seed 1.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { assess } from '../../electron/engine/controls/assess.ts';
import { dropFacts, entitlementFacts, gatherFacts, type Parameters } from '../../electron/engine/controls/facts.ts';
import { judgeEntitlements, judgeIdentities } from '../../electron/engine/controls/judge.ts';
import { noReviewFacts } from '../../electron/engine/controls/review-facts.ts';
import { entitlementRules } from '../../electron/engine/controls/rules/all.ts';
import { readThresholds } from '../../electron/engine/controls/thresholds.ts';
import { createWorkspace } from '../../electron/engine/workspace/open.ts';
import { manyPlaced, placeBundle, placeSource } from '../engine/controls/population.ts';
import { median, milliseconds, type Options, seeded, timed, whole } from './measure.ts';

const now = '2026-10-01T09:30:00.000Z';

export async function run(options: Options): Promise<void> {
  const entitlements = whole(options, 'entitlements', 100_000);
  const rounds = whole(options, 'rounds', 5);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const workspace = await createWorkspace(join(folder, 'bench.countersign'), { clock: () => new Date(now) });
  try {
    await workspace.write(async (transaction) => {
      await placeBundle(transaction, 1, 'bench');
      for (const table of ['identity', 'credential', 'entitlement', 'finding']) {
        placeSource(transaction.db, 1, table, `countersign.${table}s`);
      }
      fill(transaction.db, entitlements, seeded(whole(options, 'seed', 1)));
    });
    const times = { gather: [] as number[], onePass: [] as number[], oneEach: [] as number[], whole: [] as number[] };
    await workspace.write((transaction) => {
      const { db } = transaction;
      const parameters = { now, campaigns_closed: 0, ...readThresholds(db) };
      for (let round = 0; round < rounds; round++) {
        times.gather.push(timed(() => gatherFacts(db, noReviewFacts, parameters)));
        db.exec('delete from rule_failure; delete from entitlement_assessment');
        times.onePass.push(
          timed(() => {
            judgeIdentities(db, parameters);
            judgeEntitlements(db, parameters, { from: 1, to: entitlements });
          }),
        );
        times.oneEach.push(timed(() => judgeOneByOne(db, parameters)));
        requireSameVerdicts(db);
        dropFacts(db);
        times.whole.push(timed(() => assess(transaction, noReviewFacts)));
      }
      db.exec('drop table temp.verdict');
    });
    print(entitlements, rounds, times, count(workspace.read, 'select count(*) from rule_failure'));
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(
  entitlements: number,
  rounds: number,
  times: Readonly<Record<'gather' | 'onePass' | 'oneEach' | 'whole', readonly number[]>>,
  failures: number,
): void {
  const [onePass, oneEach] = [median(times.onePass), median(times.oneEach)];
  console.log(
    [
      `${entitlementRules.length} rules over ${entitlements} entitlements, medians of ${rounds} rounds`,
      `facts gathered once, for both      ${milliseconds(median(times.gather))}`,
      `all rules in one pass            ${milliseconds(onePass)}`,
      `one statement for each rule      ${milliseconds(oneEach)}`,
      `one statement each / one pass    ${(oneEach / onePass).toFixed(1)}x`,
      `whole assessment, ${failures} failures explained   ${milliseconds(median(times.whole))}`,
      'DuckDB, the reference of the goal "at most 4x of one thread in one pass", is not measured: it is not a dependency here.',
    ].join('\n'),
  );
}

/** The reference: what does not pass, rule by rule. */
function judgeOneByOne(db: Database, parameters: Parameters): void {
  db.exec(`
    drop table if exists temp.verdict;
    create temp table verdict (entitlement_id integer not null, rule integer not null, fails integer)`);
  entitlementRules.forEach((rule, bit) => {
    db.prepare(
      `insert into temp.verdict (entitlement_id, rule, fails)
       select entitlement_id, ${bit}, ${rule.fails}
       from ${entitlementFacts} as fact
       where (${rule.fails}) is not 0`,
    ).run(parameters);
  });
}

/** A ratio between two different results would mean nothing. */
function requireSameVerdicts(db: Database): void {
  entitlementRules.forEach(({ rule }, bit) => {
    const [fail, unknown] = ['fail_mask', 'unknown_mask'].map((mask) =>
      count(db, `select count(*) from entitlement_assessment where ${mask} & ${2 ** bit}`),
    );
    const failEach = count(db, `select count(*) from temp.verdict where rule = ${bit} and fails = 1`);
    const unknownEach = count(db, `select count(*) from temp.verdict where rule = ${bit} and fails is null`);
    if (fail !== failEach || unknown !== unknownEach) throw new Error(`${rule} differs between the two ways`);
  });
}

function count(db: Database, sql: string): number {
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}

const privileges = [
  'Reader',
  'Contributor',
  's3:GetObject',
  's3:*',
  'get,list secrets',
  'roles/editor',
  'User.Read.All',
];

/** Ten entitlements an identity, three credentials to two identities, about one fact in eight unknown, few of them bad. */
function fill(db: Database, entitlements: number, random: () => number): void {
  const unless = <T>(unknown: number, value: T): T | null => (random() < unknown ? null : value);
  const flag = (share: number) => unless(0.12, random() < share ? 1 : 0);
  const daysAgo = (most: number) => new Date(Date.parse(now) - random() * most * 86_400_000).toISOString();
  const place = manyPlaced(db);
  let identity = 0;
  for (let index = 0; index < entitlements; index++) {
    if (index % 10 === 0) {
      identity = place('identity', {
        kind: ['application', 'service_account', 'role', 'user'][Math.floor(random() * 4)] ?? 'other',
        owner: unless(0.2, `Owner ${Math.floor(random() * 200)}`),
        owner_email: null,
        owner_basis: random() < 0.5 ? 'attested' : 'inferred',
        owner_status: unless(0.1, random() < 0.05 ? 'left' : 'active'),
        environment: unless(0.12, random() < 0.6 ? 'production' : 'non_production'),
        status: unless(0.12, random() < 0.04 ? 'disabled' : 'active'),
        interactive: flag(0.05),
        workloads: unless(0.3, Math.floor(random() * 3)),
        last_use_at: daysAgo(200),
      });
      for (let number = Math.floor(random() * 4); number > 0; number--) {
        place('credential', {
          identity_id: identity,
          kind: ['access_key', 'secret', 'certificate', 'federation', 'password'][Math.floor(random() * 5)] ?? 'other',
          created_at: unless(0.12, daysAgo(700)),
          expires_at: unless(0.3, daysAgo(-400)),
          never_expires: flag(0.3),
          last_use_at: daysAgo(200),
          status: unless(0.05, random() < 0.8 ? 'active' : 'inactive'),
          holder: unless(0.3, random() < 0.03 ? 'provider' : 'customer'),
        });
      }
      if (random() < 0.01) place('finding', { identity_id: identity });
    }
    place('entitlement', {
      identity_id: identity,
      privilege: privileges[Math.floor(random() * privileges.length)] ?? 'Reader',
      resource: `resource-${Math.floor(random() * 5000)}`,
      effect: random() < 0.03 ? 'deny' : 'allow',
      environment: unless(0.12, random() < 0.6 ? 'production' : 'non_production'),
      administrator: flag(0.03),
      escalates: flag(0.03),
      wildcard: flag(0.08),
      external: flag(0.04),
      conditioned: flag(0.5),
      loose_federation: flag(0.01),
      principal_exists: unless(0.12, random() < 0.98 ? 1 : 0),
      grants_own_access: flag(0.02),
      last_use_state: random() < 0.5 ? 'at' : 'unknown',
      last_use_at: daysAgo(200),
    });
  }
}
