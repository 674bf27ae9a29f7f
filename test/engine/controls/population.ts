// Places evidence straight in the tables of a real workspace, so that a test says only the facts that it is about.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { type AssessmentSummary, assess } from '../../../electron/engine/controls/assess.ts';
import { type EntitlementJudgement, judgementOf } from '../../../electron/engine/controls/results.ts';
import { noReviewFacts, type ReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import type { Act } from '../../../electron/engine/ledger/act.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Transaction, Workspace } from '../../../electron/engine/workspace/workspace.ts';

export const now = '2026-10-01T09:30:00.000Z';

export function daysAgo(days: number): string {
  return new Date(Date.parse(now) - days * 86_400_000).toISOString();
}

export function inDays(days: number): string {
  return daysAgo(-days);
}

type Value = string | number | null;
export type Facts = Readonly<Record<string, Value>>;

const sourceKinds = {
  identity: 'countersign.identities',
  credential: 'countersign.credentials',
  entitlement: 'countersign.entitlements',
  finding: 'countersign.findings',
} as const;
type Table = keyof typeof sourceKinds;

const filePlaced: Act<{ name: string }> = {
  name: 'file.placed',
  body: z.strictObject({ name: z.string() }),
  apply() {},
};

/** A workspace with one bundle of four files, each a source of its own: complete, current and empty. */
export async function emptyWorkspace(): Promise<Workspace> {
  const file = join(mkdtempSync(join(tmpdir(), 'countersign-test-')), 'northwind.countersign');
  const workspace = await createWorkspace(file, { clock: () => new Date(now) });
  await workspace.write(async (transaction) => {
    await placeBundle(transaction, 1, 'harbour-2026-q3');
    for (const table of Object.keys(sourceKinds)) placeSource(transaction.db, 1, table, sourceKinds[table as Table]);
  });
  return workspace;
}

export async function placeBundle(
  transaction: Transaction,
  ordinal: number,
  name: string,
  facts: Facts = {},
): Promise<void> {
  const head = await perform(transaction, filePlaced, { person: null, party: 'operator' }, { name });
  insert(transaction.db, 'bundle', {
    id: `bundle-${ordinal}`,
    ordinal,
    name,
    kind: 'bag',
    tagmanifest_sha256: `tagmanifest-${ordinal}`,
    lineage: ordinal === 1 ? 'first' : 'follows',
    trust: 'trusted',
    acknowledged: 0,
    received_at: daysAgo(1),
    ledger_entry: head.index,
    ...facts,
  });
}

/** A file `<name>.csv` of the bundle, and the source that it is. */
export function placeSource(db: Database, bundle: number, name: string, kind: string, facts: Facts = {}): void {
  const artefact = `artefact-${bundle}-${name}`;
  insert(db, 'artefact', {
    id: artefact,
    bundle_id: `bundle-${bundle}`,
    path: `${name}.csv`,
    sha256: `sha256-of-${name}`,
    size: 1,
  });
  const source = `source-${bundle}-${name}`;
  insert(db, 'source', {
    id: source,
    bundle_id: `bundle-${bundle}`,
    declared_id: name,
    kind,
    sniffed: 0,
    system: 'entra:northwind',
    scope: 'entra:northwind',
    extracted_at: daysAgo(3),
    empty_attested: 'Pat Analyst',
    complete: 1,
    ...facts,
  });
  insert(db, 'source_artefact', { source_id: source, artefact_id: artefact });
}

export function insert(db: Database, table: string, row: Facts): number {
  return Number(db.prepare(insertion(table, row)).run(row).lastInsertRowid);
}

function insertion(table: string, row: Facts): string {
  const columns = Object.keys(row);
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `:${column}`).join(', ')})`;
}

let placed = 0;

/** Rows of the inventory whose every fact is known and good, but for the facts given. Returns the row's id. */
export function place(db: Database, table: Table, facts: Facts): number {
  return insert(db, table, nextRow(table, facts));
}

/** As `place`, for very many rows: every set of columns is prepared once, or the statements fill the memory. */
export function manyPlaced(db: Database): (table: Table, facts: Facts) => number {
  const statements = new Map<string, Statement<[Facts]>>();
  return (table, facts) => {
    const row = nextRow(table, facts);
    const sql = insertion(table, row);
    const statement = statements.get(sql) ?? db.prepare<[Facts]>(sql);
    statements.set(sql, statement);
    return Number(statement.run(row).lastInsertRowid);
  };
}

function nextRow(table: Table, facts: Facts): Facts {
  placed += 1;
  return {
    uid: `${table}-${placed}`,
    artefact_id: `artefact-1-${table}`,
    line: placed,
    facts_digest: 'digest',
    first_bundle: 1,
    last_bundle: 1,
    ...wellKept[table](placed),
    ...facts,
  };
}

const wellKept: Readonly<Record<Table, (number: number) => Facts>> = {
  identity: (number) => ({
    system: 'entra:northwind',
    native_id: `native-${number}`,
    kind: 'application',
    name: `app-${number}`,
    environment: 'production',
    owner: 'Dana Owner',
    owner_basis: 'attested',
    owner_email: 'dana.owner@northwind.example',
    owner_status: 'active',
    created_at: daysAgo(400),
    last_use_state: 'at',
    last_use_at: daysAgo(2),
    status: 'active',
    interactive: 0,
    vendor_managed: 0,
    break_glass: 0,
    default_account: 0,
    workloads: 1,
  }),
  credential: (number) => ({
    native_id: `key-${number}`,
    kind: 'certificate',
    created_at: daysAgo(20),
    expires_at: inDays(200),
    never_expires: 0,
    last_use_state: 'at',
    last_use_at: daysAgo(2),
    status: 'active',
    holder: 'customer',
    restricted: 1,
  }),
  entitlement: (number) => ({
    key: `key-${number}`,
    privilege_kind: 'role',
    privilege: 'Reader',
    resource: 'orders',
    effect: 'allow',
    environment: 'production',
    granted_at: daysAgo(300),
    expires_at: inDays(60),
    never_expires: 0,
    last_use_state: 'at',
    last_use_at: daysAgo(2),
    administrator: 0,
    escalates: 0,
    wildcard: 0,
    public: 0,
    external: 0,
    conditioned: 1,
    loose_federation: 0,
    principal_exists: 1,
    grants_own_access: 0,
  }),
  finding: (number) => ({
    native_id: `finding-${number}`,
    kind: 'exposed_secret',
    tool: 'gitleaks',
    rule: 'generic-api-key',
    title: 'A key in a repository',
    state: 'open',
  }),
};

/** What stands in the evidence beyond a well-kept identity with one credential and one grant. */
export interface Situation {
  readonly identity?: Facts;
  /** Instead of the one good credential. */
  readonly credentials?: readonly Facts[];
  readonly entitlement?: Facts;
  readonly findings?: readonly Facts[];
  readonly review?: Partial<ReviewFacts>;
  /** Changes to the sources, by the table that they fill. */
  readonly sources?: Partial<Record<Table, Facts>>;
}

/** Facts of a workspace where one campaign has been closed, so that nothing is unknown for want of one. */
export const afterOneCampaign: ReviewFacts = {
  ...noReviewFacts,
  operatingModelRecorded: true,
  campaignsClosed: 1,
  campaignsComplete: 1,
};

export function placeSituation(db: Database, situation: Situation): { identity: number; entitlement: number } {
  for (const [table, facts] of Object.entries(situation.sources ?? {})) {
    const changes = Object.keys(facts).map((column) => `${column} = :${column}`);
    db.prepare(`update source set ${changes.join(', ')} where kind = :named`).run({
      ...facts,
      named: sourceKinds[table as Table],
    });
  }
  const identity = place(db, 'identity', situation.identity ?? {});
  for (const facts of situation.credentials ?? [{}]) place(db, 'credential', { identity_id: identity, ...facts });
  for (const facts of situation.findings ?? []) place(db, 'finding', { identity_id: identity, ...facts });
  return { identity, entitlement: place(db, 'entitlement', { identity_id: identity, ...situation.entitlement }) };
}

class Undone extends Error {}

/** Runs `work` in a write that is rolled back afterwards: many situations, one file. */
export async function undone<T>(workspace: Workspace, work: (transaction: Transaction) => T | Promise<T>): Promise<T> {
  const results: T[] = [];
  await workspace
    .write(async (transaction) => {
      results.push(await work(transaction));
      throw new Undone();
    })
    .catch((cause: unknown) => {
      if (!(cause instanceof Undone)) throw cause;
    });
  const [result] = results;
  if (result === undefined) throw new Error('nothing came of it');
  return result;
}

export interface Judged {
  readonly summary: AssessmentSummary;
  readonly judgement: EntitlementJudgement;
}

/** How the one entitlement of a situation is judged. */
export function judge(workspace: Workspace, situation: Situation): Promise<Judged> {
  return undone(workspace, (transaction) => {
    const { entitlement } = placeSituation(transaction.db, situation);
    const summary = assess(transaction, { ...afterOneCampaign, ...situation.review });
    return { summary, judgement: judgementOf(transaction.db, entitlement) };
  });
}

/** `pass`, `not_evaluable`, or for a failure its sentence and the table whose line is cited. */
export function resultOf({ judgement }: Judged, rule: string): string | readonly [string, string] {
  const found = judgement.rules.find((candidate) => candidate.rule === rule);
  if (found === undefined) throw new Error(`no rule ${rule}`);
  if (found.result !== 'fail') return found.result;
  return [found.explanation, found.citations.map((citation) => citation.file).join()];
}
