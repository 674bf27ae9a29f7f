// Every table of a workspace is changed behind its ledger's back, one value at a time: what is not found is nobody's word.
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { connect } from '../../../electron/engine/workspace/sqlite.ts';
import { copyOf, makeRound } from './round.ts';
import { tampered } from './tampering.ts';

test('every table is covered, and every column of those that no plain comparison covers, but for nobody’s word', async () => {
  const round = await makeRound();
  const uncovered: string[] = [];
  const columns = await columnsToChange(round.workspace);
  for (const { table, column } of columns) {
    const file = await tampered(round.workspace, (database) => changeFirst(database, table, column));
    const verification = await verifyFile(file);
    if (verification.verdict !== 'failed') uncovered.push(`${table}.${column}`);
  }
  expect([columns.length > 70, uncovered]).toEqual([
    true,
    ['checkpoint_key.created_at', 'signing_key_file.key_file_pem'],
  ]);
}, 300_000);

const workingNotes = ['draft', 'evidence_opened'];

/** Replay and comparison treat these in ways of their own; all others are compared row by row, column by column. */
const special = [
  ...['assessment', 'entitlement_assessment', 'engagement_result', 'blob', 'blob_chunk', 'checkpoint_key', 'workspace'],
  ...[
    'ledger_entry',
    'ledger_node',
    'ledger_checkpoint',
    'sealed_state',
    'sign_off',
    'signing_key',
    'signing_key_file',
  ],
];

/** All columns of the special tables, the last one of every other. */
async function columnsToChange(file: string): Promise<{ table: string; column: string }[]> {
  const database = await connect(copyOf(file), 'read');
  const columns = database
    .prepare<[], { table: string; column: string }>(
      `select listed.name as "table", column.name as "column"
       from pragma_table_list as listed
       join pragma_table_xinfo(listed.name) as column
       where listed.schema = 'main'
         and listed.type = 'table'
         and listed.name not like 'sqlite%'
         and column.hidden = 0
       order by listed.name, column.cid`,
    )
    .all()
    .filter(({ table }) => !workingNotes.includes(table))
    .filter(({ table }) => database.prepare(`select 1 from "${table}" limit 1`).get() !== undefined);
  database.close();
  return columns.filter(({ table }, index) => special.includes(table) || columns[index + 1]?.table !== table);
}

/** Another value of the same type in the first row; what is empty gets one. */
function changeFirst(database: Database, table: string, column: string): void {
  const row = database
    .prepare<[], { type: string }>(`select type from pragma_table_xinfo('${table}') where name = '${column}'`)
    .get();
  const value =
    row?.type === 'INTEGER' || row?.type === 'REAL'
      ? `coalesce("${column}", 0) + 1000`
      : row?.type === 'BLOB'
        ? `zeroblob(length("${column}"))`
        : `coalesce("${column}", '') || ' '`;
  const named = database
    .prepare<[], string>(`select name from pragma_table_xinfo('${table}') where pk > 0 order by pk`)
    .pluck()
    .all()
    .map((name) => `"${name}"`)
    .join(', ');
  const key = named === '' ? 'rowid' : named;
  database.exec(
    `update "${table}" set "${column}" = ${value} where (${key}) = (select ${key} from "${table}" order by ${key} limit 1)`,
  );
}
