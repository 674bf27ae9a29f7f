// The workspace's own checkpoints and the key that signs them. The key lies in the file, so a signature says which
// workspace wrote a checkpoint and nothing more: what makes rewriting evident is a copy kept outside the file.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Transaction } from '../workspace/workspace.ts';
import { type Checkpoint, originOf, rawPublicKey, signCheckpoint, verifierKey } from './checkpoint.ts';
import { ledgerRoot, ledgerSize, ledgerTime } from './store.ts';

export interface StoredCheckpoint extends Checkpoint {
  /** The signed note, as it is printed and kept outside. */
  readonly note: string;
  /** UTC ISO time of writing. */
  readonly at: string;
}

/** Signs the ledger as it stands. Where nothing was added since the last checkpoint, that one is given again. */
export function writeCheckpoint(transaction: Transaction): StoredCheckpoint {
  const { db, clock } = transaction;
  const size = ledgerSize(db);
  const latest = latestCheckpoint(db);
  if (latest?.size === size) return latest;
  const origin = ledgerOrigin(db);
  const root = ledgerRoot(db, size);
  const note = signCheckpoint({ origin, size, root }, ownKey(transaction));
  const at = ledgerTime(db, clock);
  db.prepare<{ size: number; root: Uint8Array; note: string; at: string }>(
    'insert into ledger_checkpoint (size, root, note, at) values ($size, $root, $note, $at)',
  ).run({ size, root, note, at });
  return { origin, size, root, note, at };
}

/** The checkpoint that covers the most entries. */
export function latestCheckpoint(database: Database): StoredCheckpoint | undefined {
  return readCheckpoints(database, 'order by size desc limit 1')[0];
}

/** Every checkpoint, the oldest first. */
export function ledgerCheckpoints(database: Database): StoredCheckpoint[] {
  return readCheckpoints(database, 'order by size');
}

/** How many checkpoints there are. */
export function checkpointCount(database: Database): number {
  return database.prepare<[], number>('select count(*) from ledger_checkpoint').pluck().get() ?? 0;
}

/** The origin of this workspace's ledger. */
export function ledgerOrigin(database: Database): string {
  const id = database.prepare<[], string>('select id from workspace where only = 1').pluck().get();
  return originOf(id ?? '');
}

/** The key that checks this workspace's checkpoints (`name+id+key`), to be kept outside with one; null before the first. */
export function checkpointVerifierKey(database: Database): string | null {
  const publicKey = database
    .prepare<[], Uint8Array>('select public_key from checkpoint_key where only = 1')
    .pluck()
    .get();
  return publicKey === undefined ? null : verifierKey(ledgerOrigin(database), publicKey);
}

function readCheckpoints(database: Database, order: string): StoredCheckpoint[] {
  const origin = ledgerOrigin(database);
  return database
    .prepare<[], Omit<StoredCheckpoint, 'origin'>>(`select size, root, note, at from ledger_checkpoint ${order}`)
    .all()
    .map((row) => ({ origin, ...row }));
}

/** Made at the first checkpoint, and never replaced. */
function ownKey({ db, clock }: Transaction): KeyObject {
  const stored = db.prepare<[], Buffer>('select private_key from checkpoint_key where only = 1').pluck().get();
  if (stored !== undefined) return createPrivateKey({ key: stored, format: 'der', type: 'pkcs8' });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  db.prepare<{ public_key: Uint8Array; private_key: Uint8Array; created_at: string }>(
    `insert into checkpoint_key (only, public_key, private_key, created_at)
     values (1, $public_key, $private_key, $created_at)`,
  ).run({
    public_key: rawPublicKey(publicKey),
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }),
    created_at: clock().toISOString(),
  });
  return privateKey;
}
