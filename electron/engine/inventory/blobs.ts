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
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (hasBlob(db, sha256)) return sha256;
  db.prepare('insert into blob (sha256, size) values ($sha256, $size)').run({ sha256, size: bytes.byteLength });
  const insert = db.prepare('insert into blob_chunk (sha256, chunk, deflated) values ($sha256, $chunk, $deflated)');
  for (let chunk = 0; chunk * chunkBytes < bytes.byteLength; chunk += 1) {
    // In the thread pool, so that a cancel is heard while a large file is stored.
    const deflated = await deflate(bytes.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes));
    insert.run({ sha256, chunk, deflated });
  }
  return sha256;
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
    throw damaged(sha256, cause);
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(sha256);
  return bytes;
}

export function hasBlob(db: Database, sha256: string): boolean {
  return db.prepare('select 1 from blob where sha256 = $sha256').get({ sha256 }) !== undefined;
}

const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

function damaged(sha256: string, cause?: unknown): CountersignError {
  return new CountersignError(
    'WORKSPACE_DAMAGED',
    'An evidence file in the workspace is damaged: its bytes are not the ones that were stored.',
    { sha256 },
    cause,
  );
}
