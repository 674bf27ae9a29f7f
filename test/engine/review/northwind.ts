// A small engagement for tests of the review: Northwind Trading and its provider, evidence as real bundles from a few
// tables, and a clock that only moves when it is told to.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import { buildBundle } from '../../../electron/engine/bundle/build.ts';
import {
  changeEngagement,
  createEngagement,
  readEngagement,
} from '../../../electron/engine/engagement/operating-model.ts';
import { addPerson } from '../../../electron/engine/engagement/persons.ts';
import { createKey } from '../../../electron/engine/engagement/signing-keys.ts';
import { entitlementDetail } from '../../../electron/engine/inventory/entitlement-detail.ts';
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { decide } from '../../../electron/engine/review/decide.ts';
import { itemsOf } from '../../../electron/engine/review/items.ts';
import { openCampaign } from '../../../electron/engine/review/open-campaign.ts';
import { reviewQueue } from '../../../electron/engine/review/queue.ts';
import type { ReviewServices } from '../../../electron/engine/review/services.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { type CampaignPlan, campaignPlan } from '../../../shared/contract/campaign-plan.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { QueuePage } from '../../../shared/contract/queue.ts';
import { type CampaignDetail, reviewMethods } from '../../../shared/contract/review.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import type { OperatingModel, Risk } from '../../../shared/words.ts';

export const passphrase = 'a quiet harbour in autumn';

export interface Cast {
  /** Business owner; reviews. */
  readonly dana: string;
  /** Another business owner; holds no role. */
  readonly robin: string;
  /** Compliance lead; approves exceptions too. */
  readonly sam: string;
  /** IT operations; grants access, as the evidence says. */
  readonly lee: string;
  /** Harbour Security's analyst. */
  readonly avery: string;
}

export interface Northwind {
  readonly workspace: Workspace;
  readonly cast: Cast;
  /** Sets the clock. */
  at(time: string): void;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-review-'));
}

export function movableClock(start: string): { clock: () => Date; at(time: string): void } {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now++),
    at(time) {
      now = Date.parse(time);
    },
  };
}

/** The engagement with a complete operating model, nothing imported. */
export async function northwind(model: OperatingModel = 'managed'): Promise<Northwind> {
  const { clock, at } = movableClock('2026-09-28T08:00:00.000Z');
  const workspace = await createWorkspace(join(emptyFolder(), 'northwind.countersign'), { clock });
  await createEngagement(workspace, { customer: 'Northwind Trading', provider: 'Harbour Security', model });
  const add = async (name: string, party: 'customer' | 'provider', title: string) =>
    (
      await addPerson(workspace, {
        name,
        party,
        email: `${name.toLowerCase().replace(' ', '.')}@${party === 'customer' ? 'northwind' : 'harbour'}.example`,
        title,
        as: null,
      })
    ).id;
  const cast = {
    dana: await add('Dana Owner', 'customer', 'Head of Finance Operations'),
    robin: await add('Robin Seller', 'customer', 'Head of Sales'),
    sam: await add('Sam Compliance', 'customer', 'Compliance lead'),
    lee: await add('Lee Platform', 'customer', 'Platform owner'),
    avery: await add('Avery Analyst', 'provider', 'Analyst'),
  };
  const { document } = readEngagement(workspace.read, clock);
  await changeEngagement(workspace, { document: filledIn(document, cast), reason: 'Signed contract', as: cast.sam });
  return { workspace, cast, at };
}

/** Everything that only the parties can know. */
export function filledIn(document: OperatingModelDocument, cast: Cast): OperatingModelDocument {
  const persons: Readonly<Record<string, readonly string[]>> = {
    business_owner: [cast.dana],
    compliance_lead: [cast.sam],
    it_operations: [cast.lee],
    analyst: [cast.avery],
    service_lead: [cast.avery],
  };
  return {
    ...document,
    contract: { reference: 'HS-2291', from: '2026-01-01', until: '2027-12-31' },
    roles: document.roles.map((role) => ({ ...role, persons: [...(persons[role.role] ?? [])] })),
    decisionRights: document.decisionRights.map((right) =>
      right.right === 'exception.approve' ? { ...right, heldBy: 'compliance_lead' } : right,
    ),
    delegatedTasks: document.delegatedTasks.map((task) => ({
      ...task,
      scope: `${task.title} as agreed`,
      systems: ['erp:northwind'],
      from: '2026-01-01',
      until: '2027-12-31',
    })),
    escalation: document.escalation.map((step, position) => ({ ...step, name: `Caller ${position + 1}` })),
    serviceThresholds: document.serviceThresholds.map((threshold) => ({
      ...threshold,
      agreedBy: cast.sam,
      agreedAt: '2026-01-02',
    })),
    incidentOwner: cast.lee,
    riskAppetite: { statement: 'Little', agreedBy: cast.dana, agreedAt: '2026-01-02' },
  };
}

type Row = Readonly<Record<string, string>>;

export interface Evidence {
  readonly extractedAt: string;
  readonly identities: readonly Row[];
  readonly entitlements: readonly Row[];
  readonly credentials?: readonly Row[];
  readonly findings?: readonly Row[];
  readonly actions?: readonly Row[];
  /** Any other files to lie in the bundle. */
  readonly loose?: Readonly<Record<string, string>>;
}

/** An identity of a service that Dana owns, as the evidence has it; more columns as given. */
export function service(name: string, more: Row = {}): Row {
  return {
    native_id: name,
    kind: 'service_account',
    name,
    owner: 'Dana Owner',
    owner_basis: 'attested',
    owner_email: 'dana.owner@northwind.example',
    owner_status: 'active',
    status: 'active',
    ...more,
  };
}

export function grant(identity: string, privilege: string, resource: string, more: Row = {}): Row {
  return { identity_native_id: identity, key: `${identity} ${resource}`, privilege, resource, ...more };
}

/** What the review is told of the controls; the rules have tests of their own. */
export const services: ReviewServices = {
  entitlementDetail: (db, uid, locale) =>
    entitlementDetail(
      db,
      uid,
      {
        rules: () => [],
        risk: (id) =>
          db
            .prepare<[number], Risk>('select risk from entitlement_assessment where entitlement_id = ?')
            .pluck()
            .get(id) ?? 'low',
      },
      locale,
    ),
  judgement: () => ({ coverage: [], rules: [], thresholds: [] }),
};

/** The assessment is derived and no act's state, so a test may say what each risk is. */
function assessAsLow(db: Database): void {
  db.exec(`
    insert into entitlement_assessment (entitlement_id, risk, risk_rank, fail_mask, unknown_mask, applicable_mask)
    select id, 'low', 1, 0, 0, 0
    from entitlement
    where true
    on conflict do nothing`);
}

/** Builds a bundle of the tables and imports it unsigned; what is new in it has a low risk. */
export async function importTables({ workspace }: Pick<Northwind, 'workspace'>, evidence: Evidence): Promise<void> {
  const folder = join(emptyFolder(), 'data');
  mkdirSync(folder, { recursive: true });
  const tables = Object.entries({
    identities: evidence.identities,
    entitlements: evidence.entitlements,
    credentials: evidence.credentials ?? [],
    findings: evidence.findings ?? [],
    actions: evidence.actions ?? [],
  }).filter(([, rows]) => rows.length > 0);
  for (const [name, rows] of tables) writeFileSync(join(folder, `${name}.csv`), csvOf(rows));
  for (const [name, text] of Object.entries(evidence.loose ?? {})) writeFileSync(join(folder, name), text);
  const ordinal = bundleCount(workspace) + 1;
  const declaration = {
    format: 'countersign-evidence/1',
    provider: 'Harbour Security',
    engagement: 'Northwind Trading',
    sequence: ordinal,
    previous: previousDigest(workspace),
    period: { from: '2026-07-01', to: '2026-09-30' },
    statement: 'All that the connected systems hold.',
    sources: tables.map(([name, rows]) => ({
      id: name,
      kind: `countersign.${name}`,
      system: 'erp:northwind',
      files: [`${name}.csv`],
      extracted_at: evidence.extractedAt,
      declared: { [name]: rows.length },
      empty_attested: false,
    })),
  };
  writeFileSync(join(folder, 'declaration.json'), JSON.stringify(declaration));
  const out = join(emptyFolder(), `harbour-${ordinal}.zip`);
  await buildBundle({ source: folder, out, key: null, clock: workspace.clock });
  await importEvidence(workspace, {
    path: out,
    kind: null,
    system: null,
    acceptUntrusted: true,
    as: { person: null, party: 'operator' },
  });
  await workspace.write(({ db }) => assessAsLow(db));
}

/** Sets the risk of all that an identity may do. */
export async function setRisks(
  { workspace }: Pick<Northwind, 'workspace'>,
  risks: Readonly<Record<string, Risk>>,
): Promise<void> {
  await workspace.write(({ db }) => {
    const set = db.prepare(
      `update entitlement_assessment
       set risk = $risk, risk_rank = case $risk when 'critical' then 4 when 'high' then 3 when 'medium' then 2 else 1 end
       where entitlement_id in (
         select entitlement.id
         from entitlement
         join identity on identity.id = entitlement.identity_id
         where identity.native_id = $identity
       )`,
    );
    for (const [identity, risk] of Object.entries(risks)) set.run({ identity, risk });
  });
}

export function planned(more: Partial<CampaignPlan> = {}): CampaignPlan {
  return { ...campaignPlan.parse({ name: 'Q3 2026', due: '2026-10-23' }), ...more };
}

export async function open(sample: Northwind, more: Partial<CampaignPlan> = {}): Promise<CampaignDetail> {
  return openCampaign(sample.workspace, planned(more));
}

/** Four services of Dana's, one of each risk, seen for the first time, in an open campaign. */
export async function campaignOfFour(): Promise<
  Northwind & { readonly campaign: string; item(identity: string): string }
> {
  const sample = await northwind();
  const names = ['svc-low', 'svc-medium', 'svc-high', 'svc-critical'];
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read', 'ledger')),
  });
  await setRisks(sample, { 'svc-low': 'low', 'svc-medium': 'medium', 'svc-high': 'high', 'svc-critical': 'critical' });
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await open(sample);
  return { ...sample, campaign: id, item: (identity) => itemOf(sample, id, identity) };
}

export function itemOf({ workspace }: Pick<Northwind, 'workspace'>, campaign: string, identity: string): string {
  const item = itemsOf(workspace.read, campaign).find((candidate) => candidate.identity === identity);
  if (item === undefined) throw new Error(`no item of ${identity}`);
  return item.id;
}

/** Decides as the contract's input would be parsed. */
export function decideAs(
  { workspace }: Pick<Northwind, 'workspace'>,
  input: Parameters<typeof decisionInput.parse>[0],
) {
  return decide(workspace, services, decisionInput.parse(input));
}

export async function giveKey({ workspace }: Pick<Northwind, 'workspace'>, person: string): Promise<void> {
  await createKey(workspace, { person, passphrase });
}

/** The refusal's code; fails when nothing was refused. */
export async function codeOf(promise: Promise<unknown>): Promise<ErrorCode> {
  const error: unknown = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof CountersignError) return error.code;
  expect.fail(error === null ? 'nothing was refused' : `not a refusal: ${String(error)}`);
}

function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))].join('\n')}\n`;
}

function bundleCount(workspace: Workspace): number {
  return workspace.read.prepare<[], number>('select count(*) from bundle').pluck().get() ?? 0;
}

function previousDigest(workspace: Workspace): string | null {
  const digest = workspace.read
    .prepare<[], string>('select tagmanifest_sha256 from bundle order by ordinal desc limit 1')
    .pluck()
    .get();
  return digest === undefined ? null : `sha256:${digest}`;
}

/** A page of a list as the contract reads what is asked; without more, all of the campaign's first items. */
export function queueOf(
  { read, clock }: Pick<Workspace, 'read' | 'clock'>,
  asked: Parameters<(typeof reviewMethods)['review.queue']['input']['parse']>[0],
): QueuePage {
  return reviewQueue(read, clock, reviewMethods['review.queue'].input.parse(asked));
}
