// Whatever was imported, assessed, opened, given away, signed or closed: a preview, which counts, says what reading each
// entitlement gives, and what opening then freezes.
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markAssessment } from '../../../electron/engine/inventory/evidence-reading.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { openEnds } from '../../../electron/engine/review/carry-over.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { itemsOf } from '../../../electron/engine/review/items.ts';
import { openCampaign } from '../../../electron/engine/review/open-campaign.ts';
import { planCampaign } from '../../../electron/engine/review/plan.ts';
import { previewCampaign } from '../../../electron/engine/review/preview.ts';
import { saveSeries } from '../../../electron/engine/review/save-series.ts';
import { scopeChoices } from '../../../electron/engine/review/scope-choices.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { seriesDefinition } from '../../../shared/contract/campaign.ts';
import { type AssignmentRule, type CampaignPlan, campaignScope } from '../../../shared/contract/campaign-plan.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import {
  decideAs,
  giveKey,
  grant,
  importTables,
  type Northwind,
  northwind,
  passphrase,
  planned,
  service,
  services,
} from './northwind.ts';

const systems = ['erp:northwind', 'aws:104', 'git:shop'];
const kinds = ['service_account', 'bot', 'role'];
const owners = [
  { owner: 'Dana Owner', owner_email: '' },
  { owner: 'robin  SELLER', owner_email: '' },
  { owner: 'Team finance', owner_email: 'lee.platform@northwind.example' },
  { owner: 'Jo Gone', owner_email: '' },
  { owner: '', owner_email: '' },
];
const environments = ['production', 'non_production', ''];
const privilegeKinds = ['role', 'policy'];

/** Drawn alike for the same row and question. */
function lot<Value>(from: readonly Value[], row: number, question: number): Value {
  const mixed = Math.imul(Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(question + 1, 0x85ebca6b), 0xc2b2ae35);
  const value = from[((mixed ^ (mixed >>> 15)) >>> 0) % from.length];
  if (value === undefined) throw new Error('nothing to draw from');
  return value;
}

const people = Array.from({ length: 14 }, (_, row) => row);
const grants = Array.from({ length: 40 }, (_, row) => row);

/** The quarter's evidence: `absent` and `raised` entitlements differ from quarter to quarter. */
async function quarter(sample: Northwind, number: number, change: Change): Promise<void> {
  sample.at(`2026-${String(number).padStart(2, '0')}-20T08:00:00.000Z`);
  await importTables(sample, {
    extractedAt: `2026-${String(number).padStart(2, '0')}-20T06:00:00Z`,
    identities: people.map((row) =>
      service(`svc-${row}`, {
        system: lot(systems, row, 1),
        kind: lot(kinds, row, 2),
        environment: lot(environments, row, 3),
        vendor_managed: lot(['true', 'false', '', ''], row, 4),
        ...lot(owners, row, change.handed ? 6 : 5),
      }),
    ),
    entitlements: grants
      .filter((row) => row % 7 !== change.absent)
      .map((row) =>
        grant(`svc-${row % people.length}`, row % 5 === change.raised ? 'write' : 'read', `vault-${row}`, {
          identity_system: lot(systems, row % people.length, 1),
          privilege_kind: lot(privilegeKinds, row, 7),
          effect: lot(['allow', 'allow', 'allow', 'deny'], row, 8),
          environment: lot(environments, row, 9),
        }),
      ),
  });
}

interface Change {
  readonly absent: number;
  readonly raised: number;
  readonly handed: boolean;
}

/** As an assessment ends: each entitlement has a risk, but for what it has not seen. */
async function assess({ workspace }: Northwind, seed: number): Promise<void> {
  await workspace.write(({ db }) => {
    const set = db.prepare(
      'update entitlement_assessment set risk = $risk, risk_rank = $rank where entitlement_id = $id',
    );
    for (const id of db.prepare<[], number>('select id from entitlement').pluck().all()) {
      const risk: Risk = lot(risks, id, seed);
      set.run({ id, risk, rank: risks.indexOf(risk) + 1 });
    }
    db.prepare(
      `insert or replace into assessment (id, assessed_at, bundle, rules, thresholds)
       select 1, '2026-01-01T00:00:00Z', max(ordinal), '[]', '{}' from bundle`,
    ).run();
    markAssessment(db);
  });
}

const some = <Value>(from: readonly Value[]) => fc.subarray([...from], { minLength: 1 });

const scopes = fc
  .record(
    {
      systems: fc.option(some(systems)),
      privilegeKinds: fc.option(some(privilegeKinds)),
      minimumRisk: fc.option(fc.constantFrom(...risks)),
      vendorManaged: fc.boolean(),
      identityKinds: some(kinds),
      environments: some(['production', 'non_production'] as const),
      owners: some(['dana owner', 'Robin Seller', 'lee.platform@northwind.example', '(unknown)', 'Nobody Else']),
      changedOnly: fc.boolean(),
      cameBack: fc.boolean(),
      entitlements: fc.constant(['some']),
    },
    { requiredKeys: [] },
  )
  .map((drawn) => campaignScope.parse(drawn));

type Rule = (cast: Northwind['cast']) => AssignmentRule;
const rules = fc.subarray<Rule>([
  ({ sam }) => ({ by: 'identity', identity: 'svc-3', person: sam }),
  () => ({ by: 'owner' }),
  ({ lee }) => ({ by: 'ownerText', contains: 'FINANCE', person: lee }),
  ({ robin }) => ({ by: 'system', system: 'git:shop', person: robin }),
]);

const drafts = fc.record({
  scope: scopes,
  rules,
  fallback: fc.constantFrom('dana' as const, null),
  share: fc.integer({ min: 1, max: 5 }),
  origin: fc.constantFrom('none', 'none', 'follow_up', 'series'),
});
type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never;

/** Opened at the start: of a system or two, so that something is under review and settled from then on. */
const firstDrafts: fc.Arbitrary<Draft> = some(systems).map((chosen) => ({
  scope: campaignScope.parse({ systems: chosen }),
  rules: [],
  fallback: 'dana' as const,
  share: 1,
  origin: 'none' as const,
}));

/** Looked at after every step, whatever else is drawn. */
const always: readonly Draft[] = [{}, { changedOnly: true }, { cameBack: true }, { minimumRisk: 'high' as const }].map(
  (scope) => ({
    scope: campaignScope.parse(scope),
    rules: [() => ({ by: 'owner' as const })],
    fallback: null,
    share: 2,
    origin: 'none' as const,
  }),
);

function planOf({ workspace, cast, series }: World, draft: Draft): CampaignPlan {
  const { read, clock } = workspace;
  const share = (_: unknown, position: number) => position % draft.share === 0;
  const uids = read.prepare<[], string>('select uid from entitlement order by uid').pluck().all().filter(share);
  const ends = openEnds(read, clock().toISOString().slice(0, 10)).filter(share);
  const origin =
    draft.origin === 'series'
      ? { kind: 'series' as const, series }
      : draft.origin === 'follow_up' && ends.length > 0
        ? { kind: 'follow_up' as const, items: ends.map(({ item }) => item) }
        : null;
  return planned({
    name: `Review of ${clock().toISOString()}`,
    due: '2027-12-31',
    scope: draft.scope.entitlements === undefined ? draft.scope : { ...draft.scope, entitlements: uids },
    assignment: draft.rules.map((rule) => rule(cast)),
    fallback: draft.fallback === null ? null : cast[draft.fallback],
    outOfScopeReason: 'Reviewed in a round of its own',
    outOfScopeApprover: cast.sam,
    ...(origin === null ? {} : { origin }),
  });
}

/** What the preview says, from each entitlement by itself. */
function plainly({ read, clock }: Workspace, plan: CampaignPlan) {
  const { population, reviewers, persons, problems } = planCampaign(read, plan, clock);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const byRisk: Record<string, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  const assigned: Record<string, number> = {};
  const unassigned: Record<string, number> = {};
  const deciding: Record<string, number> = {};
  for (const [position, { risk, uid, identityUid }] of population.inScope.entries()) {
    const reviewer = reviewers[position] ?? null;
    if (risk !== null) byRisk[risk] = (byRisk[risk] ?? 0) + 1;
    const name = reviewer === null ? 'Nobody' : (names.get(reviewer) ?? '');
    assigned[name] = (assigned[name] ?? 0) + 1;
    if (reviewer === null) unassigned[identityUid] = (unassigned[identityUid] ?? 0) + 1;
    for (const campaign of beingDecided(read, uid)) deciding[campaign] = (deciding[campaign] ?? 0) + 1;
  }
  const outOfScope: Record<string, number> = {};
  for (const { reason } of population.leftOut) outOfScope[reason] = (outOfScope[reason] ?? 0) + 1;
  return {
    items: population.inScope.length,
    byRisk,
    assigned,
    unassigned,
    outOfScope,
    deciding: Object.entries(deciding)
      .map(([campaign, items]) => `${items} of these ${items === 1 ? 'is' : 'are'} being decided in ${campaign}`)
      .sort(),
    problems: problems.flatMap(({ message, details }) =>
      Array.isArray(details.problems) ? details.problems.map(String) : [message],
    ),
  };
}

function beingDecided(read: Database, uid: string): string[] {
  return read
    .prepare<[string], string>(
      `select campaign.name
       from review_item
       join campaign on campaign.id = review_item.campaign_id and campaign.state = 'open'
       left join assignment on assignment.id = review_item.assignment_id
       where review_item.entitlement_uid = ? and assignment.signed_off_at is null`,
    )
    .pluck()
    .all(uid);
}

function told({ read, clock }: Workspace, plan: CampaignPlan) {
  const preview = previewCampaign(read, plan, clock);
  return {
    items: preview.items,
    byRisk: preview.byRisk,
    assigned: Object.fromEntries(preview.assignments.map(({ name, items }) => [name, items])),
    unassigned: Object.fromEntries(preview.unassigned.map(({ uid, items }) => [uid, items])),
    outOfScope: Object.fromEntries(preview.outOfScope.map(({ reason, items }) => [reason, items])),
    deciding: (preview.notices ?? [])
      .filter((notice) => notice.includes('being decided'))
      .map((notice) => notice.replace(', which is still open.', ''))
      .sort(),
    problems: preview.problems,
  };
}

interface World extends Northwind {
  readonly series: string;
}

async function world(): Promise<World> {
  const sample = await northwind();
  await giveKey(sample, sample.cast.dana);
  const { id: series } = await saveSeries(sample.workspace, {
    series: null,
    definition: seriesDefinition.parse({
      name: '{quarter} review',
      firstOpens: sample.workspace.clock().toISOString().slice(0, 10),
    }),
    as: sample.cast.sam,
  });
  return { ...sample, series };
}

type Step = (world: World, number: number) => Promise<unknown>;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ absent: fc.integer({ min: 0, max: 6 }), raised: fc.integer({ min: 0, max: 5 }), handed: fc.boolean() })
    .map(
      (change): Step =>
        (sample, number) =>
          quarter(sample, number, change),
    ),
  fc.integer({ min: 20, max: 23 }).map(
    (seed): Step =>
      (sample) =>
        assess(sample, seed),
  ),
  {
    arbitrary: drafts.map(
      (draft): Step =>
        (sample) =>
          openAsTold(sample, planOf(sample, draft)),
    ),
    weight: 3,
  },
  fc.integer({ min: 2, max: 4 }).map(
    (share): Step =>
      (sample) =>
        giveAway(sample, share),
  ),
  fc.boolean().map(
    (closes): Step =>
      (sample) =>
        decideAndSign(sample, closes),
  ),
);

/** Opens it unless that is refused: then its items are as many, and as spread, as the preview said. */
async function openAsTold({ workspace }: World, plan: CampaignPlan): Promise<void> {
  const before = told(workspace, plan);
  const made = await openCampaign(workspace, plan).catch(unlessRefused);
  if (made === null) return;
  const assigned = made.assignments.map(({ name, items }) => [name, items]);
  const outOfScope = made.outOfScope.map(({ reason, items }) => [reason, items]);
  expect({
    items: made.items,
    byRisk: made.byRisk,
    assigned: Object.fromEntries(assigned),
    outOfScope: Object.fromEntries(outOfScope),
  }).toEqual({
    items: before.items,
    byRisk: before.byRisk,
    assigned: before.assigned,
    outOfScope: before.outOfScope,
  });
}

async function giveAway({ workspace, cast }: World, share: number): Promise<void> {
  const items = campaignsOf(workspace).flatMap((campaign) => itemsOf(workspace.read, campaign));
  const some = items.filter(({ ordinal }) => ordinal % share === 0).map(({ id }) => id);
  if (some.length > 0)
    await assignItems(workspace, { items: some, to: cast.dana, reason: 'Knows it', as: cast.sam }).catch(unlessRefused);
}

async function decideAndSign(sample: World, closes: boolean): Promise<void> {
  const { workspace, cast } = sample;
  for (const campaign of campaignsOf(workspace)) {
    for (const { id, assignee, ordinal } of itemsOf(workspace.read, campaign)) {
      if (assignee !== cast.dana || ordinal % 3 === 0) continue;
      const answer = ordinal % 3 === 1 ? { outcome: 'CERTIFY' as const } : { outcome: 'CANNOT_DECIDE' as const };
      await decideAs(sample, {
        item: id,
        ...answer,
        justification: 'Needed every month',
        question: 'Who runs it?',
        as: cast.dana,
      }).catch(unlessRefused);
    }
    await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana }).catch(unlessRefused);
    if (closes) await closeCampaign(workspace, services, { campaign, reason: 'Over', as: cast.sam });
  }
}

function campaignsOf({ read }: Workspace): string[] {
  return read.prepare<[], string>(`select id from campaign where state = 'open' order by opened_at`).pluck().all();
}

function unlessRefused(error: unknown): null {
  if (error instanceof CountersignError) return null;
  throw error;
}

/** The choices of a scope, from each entitlement by itself. */
function plainChoices({ read }: Workspace) {
  const counted = (choice: string) =>
    read
      .prepare(
        `select ${choice} as value, count(*) as count
         from entitlement
         join identity on identity.id = entitlement.identity_id
         where entitlement.removed_bundle is null and entitlement.effect = 'allow'
         group by value
         order by count desc, value`,
      )
      .all();
  return {
    systems: counted('identity.system'),
    identityKinds: counted('identity.kind'),
    owners: counted(`coalesce(identity.owner, identity.owner_email, '(unknown)')`),
    environments: counted(`coalesce(entitlement.environment, identity.environment, '(unknown)')`),
  };
}

const keptAndNow = [
  ['population_cell', 'population_cell_now'],
  ['population_under_way', 'population_under_way_now'],
] as const;

/** Rows of what is kept that a count of now does not give, or the other way round; none where it is out of date. */
function wrongCounts({ read }: Workspace): unknown[] {
  const isNow = read
    .prepare('select 1 from population_state where state = (select state from population_state_now)')
    .get();
  if (isNow === undefined) return [];
  return keptAndNow.flatMap(([kept, now]) => [
    ...read.prepare(`select '${kept}', * from (select * from ${kept} except select * from ${now})`).all(),
    ...read.prepare(`select '${now}', * from (select * from ${now} except select * from ${kept})`).all(),
  ]);
}

test('a preview of drawn scopes says what opening them would freeze, after anything that people do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 2, maxLength: 6 }),
      fc.array(drafts, { minLength: 2, maxLength: 2 }),
      firstDrafts,
      async (drawnSteps, drawnDrafts, first) => {
        const sample = await world();
        try {
          await quarter(sample, 1, { absent: 1, raised: 2, handed: false });
          await assess(sample, 20);
          await openAsTold(sample, planOf(sample, first));
          for (const [position, step] of drawnSteps.entries()) {
            await step(sample, position + 2);
            const plans = [...always, ...drawnDrafts].map((draft) => planOf(sample, draft));
            expect([
              plans.map((plan) => told(sample.workspace, plan)),
              wrongCounts(sample.workspace),
              scopeChoices(sample.workspace.read),
            ]).toEqual([plans.map((plan) => plainly(sample.workspace, plan)), [], plainChoices(sample.workspace)]);
          }
        } finally {
          await sample.workspace.close();
        }
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
}, 120_000);
