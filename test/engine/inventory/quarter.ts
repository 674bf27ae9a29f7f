// Quarters of a sample engagement, made by hand for tests: a provider's bundle from a few tables, and the workspace that
// it is imported into.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { buildBundle } from '../../../electron/engine/bundle/build.ts';
import { artefactView } from '../../../electron/engine/inventory/artefact-view.ts';
import { type ImportInput, importEvidence } from '../../../electron/engine/inventory/import.ts';
import type { Actor } from '../../../electron/engine/ledger/act.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { ImportReport } from '../../../shared/contract/evidence.ts';
import type { Citation } from '../../../shared/contract/method.ts';

export const dana: Actor = { person: 'Dana Owner', party: 'customer' };
export const harbourAnalyst: Actor = { person: 'Sam Analyst', party: 'provider' };

export const samples = resolve(import.meta.dirname, '../../../../shared/samples');
/** The real exports lie beside the project, not in it; continuous integration must have them. */
export const withoutSamples = !existsSync(samples) && process.env.CI === undefined;

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-test-'));
}

export async function newWorkspace(file = join(emptyFolder(), 'northwind.countersign')): Promise<Workspace> {
  return createWorkspace(file, { clock: () => new Date('2026-10-01T09:30:00.000Z') });
}

export function importPath(
  workspace: Workspace,
  path: string,
  input: Partial<ImportInput> = {},
): Promise<ImportReport> {
  return importEvidence(workspace, { path, kind: null, system: null, acceptUntrusted: true, as: dana, ...input });
}

export interface QuarterSource {
  readonly id?: string;
  readonly kind: string | null;
  readonly system?: string;
  /** File name and content below data/. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly declared?: Readonly<Record<string, number>>;
  readonly emptyAttested?: boolean;
  readonly query?: string;
}

export interface Quarter {
  readonly sequence: number;
  readonly previous?: string | null;
  readonly sources: readonly QuarterSource[];
  /** Files that no source claims. */
  readonly loose?: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** Writes the quarter's bundle; returns its path and what the next one names as `previous`. */
export async function makeQuarter(quarter: Quarter): Promise<{ path: string; digest: string }> {
  const folder = join(emptyFolder(), 'data');
  const declaration = {
    format: 'countersign-evidence/1',
    provider: 'Harbour Security',
    engagement: 'Northwind Trading',
    sequence: quarter.sequence,
    previous: quarter.previous ?? null,
    period: { from: '2026-07-01', to: '2026-09-30' },
    statement: 'All that the connected systems hold.',
    sources: quarter.sources.map((source, index) => ({
      id: source.id ?? source.kind ?? `source-${index}`,
      ...(source.kind === null ? {} : { kind: source.kind }),
      system: source.system ?? 'erp:northwind',
      files: Object.keys(source.files),
      extracted_at: `2026-0${quarter.sequence}-01T06:00:00Z`,
      declared: source.declared ?? {},
      empty_attested: source.emptyAttested ?? false,
      ...(source.query === undefined ? {} : { query: source.query }),
    })),
  };
  const files = [...quarter.sources.map((source) => source.files), quarter.loose ?? {}];
  for (const [name, text] of files.flatMap((each) => Object.entries(each))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'declaration.json'), JSON.stringify(declaration));
  const path = join(emptyFolder(), `harbour-${quarter.sequence}.zip`);
  const built = await buildBundle({
    source: folder,
    out: path,
    key: quarter.key ?? null,
    clock: () => new Date('2026-10-01T06:00:00.000Z'),
  });
  return { path, digest: `sha256:${built.tagmanifestSha256}` };
}

/** Imports quarters one after the other, each naming the one before. */
export async function importQuarters(
  workspace: Workspace,
  quarters: readonly Omit<Quarter, 'sequence' | 'previous'>[],
  from = 1,
  previous: string | null = null,
): Promise<{ reports: ImportReport[]; digest: string | null }> {
  const reports: ImportReport[] = [];
  let digest = previous;
  for (const [index, quarter] of quarters.entries()) {
    const made = await makeQuarter({ ...quarter, sequence: from + index, previous: digest });
    reports.push(await importPath(workspace, made.path));
    digest = made.digest;
  }
  return { reports, digest };
}

export function csv(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export const identityHeader = 'native_id,kind,name,owner,owner_basis,status,last_used';
export const entitlementHeader = 'identity_native_id,privilege,resource,last_used,administrator';

/** Every row of every table of evidence and inventory. */
export function allRows(workspace: Workspace): Record<string, unknown[]> {
  const tables = workspace.read
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name",
    )
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, workspace.read.prepare(`select * from ${table}`).all()]));
}

/** What stands in the evidence at a citation, as the viewer shows it. */
export function citedText(workspace: Workspace, citation: Citation): string {
  const { artefact, line, pointer } = citation;
  const shown = (from: number | null, asText: boolean) =>
    artefactView(workspace.read, { artefact, line, pointer, from, limit: 2000, asText });
  const asText = shown(null, false).kind === 'tree';
  const window = (from: number | null) => shown(from, asText);
  const lines: string[] = [];
  for (let view = window(null); ; view = window(view.firstRow + 2000)) {
    const { citedFrom, citedTo, rows, firstRow, totalRows } = view;
    if (citedFrom === null || citedTo === null) return '';
    const lit = rows.filter((row) => row.line >= citedFrom && row.line <= citedTo);
    lines.push(...lit.map(({ cells }) => cells.join(',')));
    if (firstRow + 2000 >= totalRows || (rows.at(-1)?.line ?? 0) >= citedTo) return lines.join('\n');
  }
}

export async function refusal(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(Error);
  return { ...(error as Record<string, unknown>) };
}
