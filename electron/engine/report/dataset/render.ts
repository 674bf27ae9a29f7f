// The data set in a zip: one file a table, as CSV or Parquet, and the page that documents every column.
import { csvLine } from '../../bundle/csv-line.ts';
import { writeZip, type ZipFile } from '../../bundle/write-zip.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { packName } from '../pack/render.ts';
import { type DataTable, datasetVersion, dataTables } from './dataset.ts';
import { writeParquet } from './parquet.ts';

/** The same bytes for the same state. */
export async function renderDataset(state: SealedState, form: 'csv' | 'parquet', draft: boolean): Promise<Buffer> {
  const tables = dataTables(state);
  const folder = packName(state, draft).replace('audit-pack', form);
  const files: ZipFile[] = [{ path: `${folder}/SCHEMA.md`, content: Buffer.from(describe(tables, form, draft)) }];
  for (const table of tables) {
    const content = form === 'csv' ? csvOf(table) : await writeParquet(table);
    files.push({ path: `${folder}/${table.name}.${form}`, content });
  }
  return writeZip(files);
}

function csvOf(table: DataTable): Buffer {
  const lines = [table.columns.map(({ name }) => name), ...table.rows].map(csvLine);
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

function describe(tables: readonly DataTable[], form: 'csv' | 'parquet', draft: boolean): string {
  const from =
    form === 'csv'
      ? "read_csv('*/decisions.csv', union_by_name = true)"
      : "read_parquet('*/decisions.parquet', union_by_name = true)";
  return [
    '# Tables of an access review of non-human identities',
    '',
    `${draft ? 'DRAFT, not signed. ' : ''}Schema version ${datasetVersion}. Within a version columns are only added, at the end. Every row names its workspace,`,
    'campaign and edition, so that the files of many clients can be read together; of a campaign the highest edition counts.',
    'An empty value is not known or does not apply. Times are UTC.',
    '',
    form === 'csv'
      ? 'CSV: UTF-8, comma, RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe.'
      : 'Parquet: text UTF8, whole numbers INT64, dates DATE, times TIMESTAMP_MILLIS (UTC).',
    '',
    'For instance with DuckDB, over the unpacked folders of all clients:',
    '',
    `    select customer, outcome, count(*) from ${from}`,
    '    group by all order by all;',
    ...tables.flatMap(({ name, columns }) => [
      '',
      `## ${name}`,
      '',
      '| column | type | meaning |',
      '| --- | --- | --- |',
      ...columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.meaning} |`),
    ]),
    '',
  ].join('\n');
}
