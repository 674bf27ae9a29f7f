// The evidence files inside the workspace: stored once by the SHA-256 of their bytes, compressed in chunks, and checked
// against that hash each time they are read. Blobs are no state of their own: acts name them by hash.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';

export const chunkBytes = 1024 * 1024;

/** Stores the bytes unless they are there already; call it inside a write. Resolves with their SHA-256 in hex. */
export async function putBlob(db: Database, bytes: Uint8Array): Promise<string> {
  const blob = createBlob();
  await blob.add(bytes);
  return blob.store(db);
}

/** A file that is stored part by part. What is held meanwhile is its compressed form. */
export interface NewBlob {
  add(bytes: Uint8Array): Promise<void>;
  /** Call it inside a write, once. Resolves with the SHA-256 of all that was added, in hex. */
  store(db: Database): Promise<string>;
}

export function createBlob(): NewBlob {
  const hashing = createHash('sha256');
  const chunks: Buffer[] = [];
  const waiting: Uint8Array[] = [];
  let held = 0;
  let size = 0;
  return {
    async add(bytes) {
      hashing.update(bytes);
      size += bytes.byteLength;
      for (let at = 0; at < bytes.byteLength; ) {
        const part = bytes.subarray(at, at + chunkBytes - held);
        waiting.push(part);
        held += part.byteLength;
        at += part.byteLength;
        if (held === chunkBytes) await compress();
      }
    },
    async store(db) {
      if (held > 0) await compress();
      const sha256 = hashing.digest('hex');
      if (hasBlob(db, sha256)) return sha256;
      db.prepare('insert into blob (sha256, size) values ($sha256, $size)').run({ sha256, size });
      const insert = db.prepare('insert into blob_chunk (sha256, chunk, deflated) values ($sha256, $chunk, $deflated)');
      chunks.forEach((deflated, chunk) => {
        insert.run({ sha256, chunk, deflated });
      });
      return sha256;
    },
  };

  async function compress(): Promise<void> {
    const whole = waiting.length === 1 ? waiting[0] : undefined;
    // In the thread pool, so that a cancel is heard while a large file is stored.
    chunks.push(await deflate(whole ?? Buffer.concat(waiting)));
    waiting.length = 0;
    held = 0;
  }
}

/** The bytes of a blob. Throws NOT_FOUND, or WORKSPACE_DAMAGED when they are no longer what was stored. */
export function getBlob(db: Database, sha256: string): Buffer {
  if (!hasBlob(db, sha256)) {
    throw new CountersignError('NOT_FOUND', 'This evidence file is not kept in the workspace.', { sha256 });
  }
  const chunks = db
    .prepare<[{ sha256: string }], Buffer>('select deflated from blob_chunk where sha256 = $sha256 order by chunk')
    .pluck()
    .all({ sha256 });
  let bytes: Buffer;
  try {
    bytes = Buffer.concat(chunks.map((chunk) => inflateRawSync(chunk, { maxOutputLength: chunkBytes })));
  } catch (cause) {
    throw damagedBlob(sha256, cause);
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damagedBlob(sha256);
  return bytes;
}

export function blobSize(db: Database, sha256: string): number {
  return db.prepare<[string], number>('select size from blob where sha256 = ?').pluck().get(sha256) ?? 0;
}

/**
 * The bytes of a blob in parts of 1 MiB. Throws as getBlob does; that they are no longer what was stored shows at the end,
 * so that nothing may be kept of them before.
 */
export function* blobParts(db: Database, sha256: string): Generator<Buffer, void, undefined> {
  if (!hasBlob(db, sha256)) {
    throw new CountersignError('NOT_FOUND', 'This evidence file is not kept in the workspace.', { sha256 });
  }
  const select = db
    .prepare<[string, number], Buffer>('select deflated from blob_chunk where sha256 = ? and chunk = ?')
    .pluck();
  const hashing = createHash('sha256');
  for (let chunk = 0; ; chunk += 1) {
    const deflated = select.get(sha256, chunk);
    if (deflated === undefined) break;
    let bytes: Buffer;
    try {
      bytes = inflateRawSync(deflated, { maxOutputLength: chunkBytes });
    } catch (cause) {
      throw damagedBlob(sha256, cause);
    }
    hashing.update(bytes);
    yield bytes;
  }
  if (hashing.digest('hex') !== sha256) throw damagedBlob(sha256);
}

export function hasBlob(db: Database, sha256: string): boolean {
  return db.prepare('select 1 from blob where sha256 = $sha256').get({ sha256 }) !== undefined;
}

const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

export function damagedBlob(sha256: string, cause?: unknown): CountersignError {
  return new CountersignError(
    'WORKSPACE_DAMAGED',
    'An evidence file in the workspace is damaged: its bytes are not the ones that were stored.',
    { sha256 },
    cause,
  );
}
