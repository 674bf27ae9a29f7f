// The ledger's tables: appending an entry with the tree nodes it completes, and reading the tree.
import type { Database, Statement } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { type GetNode, leafHash, nodesCompletedBy, treeRoot } from './merkle.ts';

interface Statements {
  readonly begin: Statement<[]>;
  readonly release: Statement<[]>;
  readonly rollback: Statement<[]>;
  readonly last: Statement<[], { entry_index: number; at: string }>;
  readonly written: Statement<[], string>;
  readonly insertEntry: Statement<[{ entry_index: number; entry: string; leaf_hash: Uint8Array }]>;
  readonly insertNode: Statement<[{ level: number; node_index: number; hash: Uint8Array }]>;
  readonly leaf: Statement<[{ entry_index: number }], Uint8Array>;
  readonly node: Statement<[{ level: number; node_index: number }], Uint8Array>;
}

/** The last entry's index and time; undefined while the ledger is empty. */
export function lastEntry(database: Database): { readonly index: number; readonly at: string } | undefined {
  const row = statements(database).last.get();
  return row === undefined ? undefined : { index: row.entry_index, at: row.at };
}

/** The machine's clock may be set back; the times of entries and checkpoints never run backwards. */
export function ledgerTime(database: Database, clock: () => Date): string {
  const now = clock().toISOString();
  const previous = statements(database).written.get();
  return previous !== undefined && previous > now ? previous : now;
}

/** Number of entries. */
export function ledgerSize(database: Database): number {
  const last = lastEntry(database);
  return last === undefined ? 0 : last.index + 1;
}

/** Root hash of the tree of the first `size` entries, of all of them when `size` is not given. */
export function ledgerRoot(database: Database, size: number = ledgerSize(database)): Uint8Array {
  return treeRoot(size, storedNodes(database));
}

/** Runs `work` inside the transaction so that all of it stays or, when it throws, none of it. */
export async function wholly(database: Database, work: () => void | Promise<void>): Promise<void> {
  const { begin, release, rollback } = statements(database);
  begin.run();
  try {
    await work();
  } catch (cause) {
    // A full disk may have rolled everything back already, savepoint included.
    if (database.inTransaction) {
      rollback.run();
      release.run();
    }
    throw cause;
  }
  release.run();
}

/** Writes canonical text as entry `index`, byte for byte. */
export function appendEntry(database: Database, index: number, entry: string): void {
  const { insertEntry, insertNode } = statements(database);
  const leaf = leafHash(Buffer.from(entry, 'utf8'));
  insertEntry.run({ entry_index: index, entry, leaf_hash: leaf });
  for (const node of nodesCompletedBy(index, leaf, storedNodes(database))) {
    insertNode.run({ level: node.level, node_index: node.index, hash: node.hash });
  }
}

/** The tree as stored. Asking for a node that is not there throws LEDGER_DAMAGED. */
export function storedNodes(database: Database): GetNode {
  const { leaf, node } = statements(database);
  return (level, index) => {
    const hash = level === 0 ? leaf.get({ entry_index: index }) : node.get({ level, node_index: index });
    if (hash !== undefined) return hash;
    throw new CountersignError('LEDGER_DAMAGED', 'A part of the ledger is missing.', { level, index });
  };
}

function statements(database: Database): Statements {
  const known = prepared.get(database);
  if (known !== undefined) return known;
  const made: Statements = {
    begin: database.prepare('savepoint act'),
    release: database.prepare('release act'),
    rollback: database.prepare('rollback to act'),
    last: database.prepare('select entry_index, at from ledger_entry order by entry_index desc limit 1'),
    written: database
      .prepare<[], string>(
        `select at
         from (
           select * from (select at from ledger_entry order by entry_index desc limit 1)
           union all
           select * from (select at from ledger_checkpoint order by size desc limit 1)
         )
         order by at desc
         limit 1`,
      )
      .pluck(),
    insertEntry: database.prepare(
      'insert into ledger_entry (entry_index, entry, leaf_hash) values ($entry_index, $entry, $leaf_hash)',
    ),
    insertNode: database.prepare(
      'insert into ledger_node (level, node_index, hash) values ($level, $node_index, $hash)',
    ),
    leaf: database
      .prepare<[{ entry_index: number }], Uint8Array>(
        'select leaf_hash from ledger_entry where entry_index = $entry_index',
      )
      .pluck(),
    node: database
      .prepare<[{ level: number; node_index: number }], Uint8Array>(
        'select hash from ledger_node where level = $level and node_index = $node_index',
      )
      .pluck(),
  };
  prepared.set(database, made);
  return made;
}

// Prepared once for each connection: appending is hot in bulk decisions. Goes with its connection.
const prepared = new WeakMap<Database, Statements>();
