// The data set as others read it: Parquet by DuckDB, CSV by csv-parse; and the schema, which people write queries against.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { dataTables } from '../../../../electron/engine/report/dataset/dataset.ts';
import { renderDataset } from '../../../../electron/engine/report/dataset/render.ts';
import type { SealedState } from '../../../../electron/engine/review/sealed-state.ts';
import { sealedState } from '../fixture.ts';
import { temporaryFolder } from '../signers.ts';
import { testWith } from '../tools.ts';

async function unpacked(state: SealedState, form: 'csv' | 'parquet'): Promise<string> {
  const folder = temporaryFolder();
  const zip = join(folder, 'set.zip');
  writeFileSync(zip, await renderDataset(state, form, false));
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const [name = ''] = readdirSync(folder).filter((entry) => entry !== 'set.zip');
  return join(folder, name);
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answer = await connection.runAndReadAll(sql);
  return answer.getRowObjectsJson();
}

testWith('unzip')('DuckDB reads every table of the Parquet set with every row', async () => {
  const state = sealedState({ items: 240 });
  const folder = await unpacked(state, 'parquet');
  const counts: Record<string, number> = {};
  for (const { name } of dataTables(state)) {
    const [row] = await query(`select count(*)::integer as n from read_parquet('${join(folder, name)}.parquet')`);
    counts[name] = Number(row?.n);
  }
  expect(counts).toEqual(Object.fromEntries(dataTables(state).map(({ name, rows }) => [name, rows.length])));
});

testWith('unzip')('DuckDB sees the decisions as they were, with dates as dates and times as times', async () => {
  const state = sealedState({ items: 240 });
  const folder = await unpacked(state, 'parquet');
  const rows = await query(
    `select item, outcome, until::varchar as until, strftime(decided_at, '%Y-%m-%dT%H:%M:%S.%gZ') as decided, ledger_entry::integer as entry,
       typeof(until) as date_type, typeof(decided_at) as time_type, edition::integer as edition
     from read_parquet('${join(folder, 'decisions.parquet')}')`,
  );
  expect(rows).toEqual(
    state.items.map(({ reference, outcome, decision }) => ({
      item: reference,
      outcome,
      until: decision?.until ?? null,
      decided: decision === null ? null : new Date(decision.decidedAt).toISOString(),
      entry: decision?.ledgerEntry ?? null,
      date_type: 'DATE',
      time_type: expect.stringContaining('TIMESTAMP'),
      edition: state.edition,
    })),
  );
});

testWith('unzip')('the sets of two clients are read together', async () => {
  const one = sealedState({ items: 30 });
  const other = { ...one, workspace: { ...one.workspace, id: 'another', customer: 'Eastwind Logistics' } };
  const folders = [await unpacked(one, 'parquet'), await unpacked(other, 'parquet')];
  const files = folders.map((folder) => `'${join(folder, 'decisions.parquet')}'`).join(', ');
  const rows = await query(
    `select customer, count(*)::integer as n from read_parquet([${files}], union_by_name = true) group by all order by all`,
  );
  expect(rows).toEqual([
    { customer: 'Eastwind Logistics', n: 30 },
    { customer: one.workspace.customer, n: 30 },
  ]);
});

testWith('unzip')('CSV and Parquet say the same', async () => {
  const state = sealedState({ items: 60 });
  const folder = await unpacked(state, 'csv');
  const records = parse<Record<string, string>>(readFileSync(join(folder, 'decisions.csv')), { columns: true });
  const [row] = await query(
    `select count(*)::integer as n, string_agg(outcome, ',' order by item) as outcomes
     from read_parquet('${join(await unpacked(state, 'parquet'), 'decisions.parquet')}')`,
  );
  expect([records.length, records.map(({ outcome }) => outcome).join(',')]).toEqual([row?.n, row?.outcomes]);
});

test('the same state gives the same bytes', async () => {
  const state = sealedState({ items: 60 });
  for (const form of ['csv', 'parquet'] as const)
    expect(
      (await renderDataset(state, form, false)).equals(await renderDataset(structuredClone(state), form, false)),
    ).toBe(true);
});

test('an empty campaign has every table with its columns and no row', async () => {
  const state = sealedState({ items: 0 });
  expect((await renderDataset(state, 'parquet', false)).length).toBeGreaterThan(1000);
});

test('the columns that people write queries against stay', () => {
  const names = Object.fromEntries(
    dataTables(sealedState({ items: 2 })).map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  const origin = ['workspace_id', 'customer', 'campaign_id', 'campaign', 'edition', 'sealed_at', 'state_sha256'];
  for (const columns of Object.values(names)) {
    expect(columns.slice(0, origin.length)).toEqual(origin);
    expect(new Set(columns).size).toBe(columns.length);
  }
  expect(Object.keys(names)).not.toContain('raci');
  const own = (table: string) => names[table]?.slice(origin.length);
  expect(own('decisions')).toEqual(
    expect.arrayContaining([
      'item',
      'identity',
      'native_id',
      'system',
      'privilege',
      'resource',
      'risk',
      'outcome',
      'reason',
      'until',
      'decided_by',
      'reviewer_of_record',
      'decided_at',
      'ledger_entry',
      'digest_shown',
    ]),
  );
  expect(own('coverage')).toEqual(expect.arrayContaining(['framework', 'requirement', 'status', 'why']));
});
