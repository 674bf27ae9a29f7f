// One bit of a workspace's file turned over, hundreds of times: it is found, or it changed nothing that anybody could read.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { headerLines } from '../../../electron/engine/verify/workspace-copy.ts';
import { connect } from '../../../electron/engine/workspace/sqlite.ts';
import { copyOf, flipped, makeRound, type Round, seededNumbers } from './round.ts';

let round: Round;
beforeAll(async () => {
  round = await makeRound();
}, 120_000);

/** Places that hold something: most of a page is empty, and a bit in an empty place says nothing. */
function* placesIn(bytes: Buffer, seed: number): Generator<{ at: number; bit: number }, never> {
  const numbers = seededNumbers(seed);
  for (;;) {
    const at = numbers.next().value % bytes.length;
    const bit = (numbers.next().value >>> 8) % 8;
    if (bytes[at] !== 0) yield { at, bit };
  }
}

test('what is not found is in room that is not used, or in what no act records', async () => {
  const bytes = readFileSync(round.workspace);
  const sound = await contentOf(round.workspace);
  const places = placesIn(bytes, 20261002);
  const unnoticed: { at: number; bit: number }[] = [];
  let found = 0;
  for (let turn = 0; turn < 200; turn++) {
    const { at, bit } = places.next().value;
    const file = copyOf(round.workspace);
    writeFileSync(file, flipped(bytes, at, bit));
    const { verdict, lines } = await verifyFile(file);
    if (verdict === 'failed') {
      found += 1;
      expect(lines.filter((line) => line.verdict === 'failed').every((line) => line.detail.length > 10)).toBe(true);
    } else if ((await contentOf(file)) !== sound) unnoticed.push({ at, bit });
  }
  expect([unnoticed, found > 120]).toEqual([[], true]);
}, 400_000);

test('a bit of the first hundred bytes is found, but for counts that nobody relies on', async () => {
  const bytes = readFileSync(round.workspace);
  const unnoticed: number[] = [];
  for (let at = 0; at < 100; at++) {
    const file = copyOf(round.workspace);
    writeFileSync(file, flipped(bytes, at, at % 8));
    const [line] = await headerLines(file, 'copy');
    if (line?.verdict === 'held' && (await verifyFile(file)).verdict === 'held') unnoticed.push(at);
  }
  // SQLite file format 1.3: the schema's cookie, which only tells connections to read it again, and the writer's version.
  expect(unnoticed).toEqual([40, 41, 42, 43, 96, 97, 98, 99]);
}, 120_000);

/** Everything that can be read from the file, but for what no act records. */
async function contentOf(file: string): Promise<string> {
  const database = await connect(copyOf(file), 'read');
  try {
    const tables = database
      .prepare<[], string>(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name",
      )
      .pluck()
      .all()
      // the words of the lists are an index: what it finds is compared with the items
      .filter((table) => !['draft', 'evidence_opened', 'signing_key_file'].includes(table))
      .filter((table) => !table.startsWith('queue_text'));
    return JSON.stringify([
      database.prepare('select * from sqlite_schema order by name').all(),
      tables.map((table) => [table, rowsOf(database, table)]),
    ]);
  } finally {
    database.close();
  }
}

function rowsOf(database: Database, table: string): unknown[] {
  const time = table === 'ledger_checkpoint' ? 'at' : table === 'checkpoint_key' ? 'created_at' : null;
  return database
    .prepare<[], Record<string, unknown>>(`select * from "${table}"`)
    .all()
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== time)));
}
