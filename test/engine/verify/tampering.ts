// Changing a workspace behind its ledger's back, the way somebody with the file and a database tool would.

import { createPrivateKey } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { signCheckpoint } from '../../../electron/engine/ledger/checkpoint.ts';
import { ledgerOrigin } from '../../../electron/engine/ledger/checkpoints.ts';
import { leafHash, nodesCompletedBy, treeRoot } from '../../../electron/engine/ledger/merkle.ts';
import { connect } from '../../../electron/engine/workspace/sqlite.ts';
import { copyOf } from './round.ts';

/** A copy in which `change` was made with all triggers out of the way; they are there again afterwards, word for word. */
export async function tampered(file: string, change: (database: Database) => void): Promise<string> {
  const copy = copyOf(file);
  const database = await connect(copy, 'write');
  const triggers = database
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all();
  database.pragma('synchronous = off');
  database.pragma('foreign_keys = off');
  database.pragma('ignore_check_constraints = on');
  for (const { name } of triggers) database.exec(`drop trigger "${name}"`);
  change(database);
  for (const { sql } of triggers) database.exec(sql);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  return copy;
}

/**
 * Rewrites the ledger from its entries up: hashes, tree, and every checkpoint signed anew with the key that lies in the file.
 * What is left to give it away is outside the file, or was signed with a key that is not in it in the clear.
 */
export function rewriteLedger(database: Database, rewrite: (entry: string) => string): void {
  const entries = database
    .prepare<[], { entry_index: number; entry: string }>(
      'select entry_index, entry from ledger_entry order by entry_index',
    )
    .all();
  const latest: Uint8Array[] = [];
  const latestOf = (level: number): Uint8Array => latest[level] ?? new Uint8Array();
  const roots = new Map<number, Uint8Array>();
  const setEntry = database.prepare('update ledger_entry set entry = ?, leaf_hash = ? where entry_index = ?');
  const setNode = database.prepare('update ledger_node set hash = ? where level = ? and node_index = ?');
  for (const { entry_index, entry } of entries) {
    const text = rewrite(entry);
    const leaf = leafHash(Buffer.from(text, 'utf8'));
    setEntry.run(text, leaf, entry_index);
    const completed = nodesCompletedBy(entry_index, leaf, latestOf);
    latest[0] = leaf;
    for (const { level, index, hash } of completed) {
      latest[level] = hash;
      setNode.run(hash, level, index);
    }
    roots.set(entry_index + 1, treeRoot(entry_index + 1, latestOf));
  }
  const key = createPrivateKey({
    key: database.prepare<[], Buffer>('select private_key from checkpoint_key').pluck().get() ?? Buffer.alloc(0),
    format: 'der',
    type: 'pkcs8',
  });
  const origin = ledgerOrigin(database);
  for (const size of database.prepare<[], number>('select size from ledger_checkpoint').pluck().all()) {
    const root = roots.get(size) ?? new Uint8Array();
    database
      .prepare('update ledger_checkpoint set root = ?, note = ? where size = ?')
      .run(root, signCheckpoint({ origin, size, root }, key), size);
  }
}
