// Writes a zip piece by piece, in the form of write-zip.ts: every byte follows from the content. What is written is
// compressed while more of it is made, so that a file of any size takes the same memory. A header is completed once the
// size of its file is known, which takes a place that can be written to again: a file or a Buffer.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import type { ByteTarget } from '../workspace/byte-target.ts';
import { centralHeader, endOfDirectory, localHeader, type StoredFile } from './zip-records.ts';

export interface ZipEntry {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<Written>;
}

export interface Written {
  readonly size: number;
  /** Of the content, in Base64. */
  readonly sha256: string;
}

export interface ZipWriter {
  /** A file whose content comes piece by piece; it has to end before the next one begins. */
  begin(path: string): Promise<ZipEntry>;
  /** A file as a whole; stored as it is where compressing does not make it smaller. */
  add(path: string, content: Uint8Array): Promise<Written>;
  /** Writes the directory. Gives the size of the zip. */
  end(): Promise<number>;
}

/** Throws RangeError beyond 4 GiB or 65,535 files, where the format would need zip64. */
export function createZipWriter(target: ByteTarget): ZipWriter {
  const files: StoredFile[] = [];
  let at = 0;
  const append = async (bytes: Uint8Array) => {
    await target.write(bytes, at);
    at += bytes.length;
  };
  return {
    begin: (path) => beginFile(path, at, append, target, (file) => files.push(file)),
    async add(path, content) {
      const deflated = deflateRawSync(content, { level: 9 });
      const isDeflated = deflated.length < content.length;
      const stored = isDeflated ? deflated : content;
      const sizes = { crc: crc32(content), stored: stored.length, size: content.length };
      const file: StoredFile = { path, isDeflated, offset: at, ...sizes };
      files.push(file);
      await append(localHeader(file));
      await append(stored);
      return { size: content.length, sha256: createHash('sha256').update(content).digest('base64') };
    },
    async end() {
      const start = at;
      for (const file of files) await append(centralHeader(file));
      await append(endOfDirectory(files.length, start, at - start));
      return at;
    },
  };
}

async function beginFile(
  path: string,
  offset: number,
  append: (bytes: Uint8Array) => Promise<void>,
  target: ByteTarget,
  done: (file: StoredFile) => void,
): Promise<ZipEntry> {
  const sha256 = createHash('sha256');
  const deflate = createDeflateRaw({ level: 3, chunkSize: 256 * 1024 });
  let crc = 0;
  let size = 0;
  let stored = 0;
  await append(localHeader({ path, isDeflated: true, offset, crc, stored, size }));
  const drained = (async () => {
    for await (const piece of deflate) {
      await append(piece);
      stored += piece.length;
    }
  })();
  // Whoever writes or ends the file hears of it; until then it is no unhandled rejection.
  drained.catch(() => undefined);
  return {
    async write(bytes) {
      crc = crc32(bytes, crc);
      sha256.update(bytes);
      size += bytes.length;
      if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), drained]);
    },
    async end() {
      deflate.end();
      await drained;
      const file: StoredFile = { path, isDeflated: true, offset, crc, stored, size };
      await target.write(localHeader(file), offset);
      done(file);
      return { size, sha256: sha256.digest('base64') };
    },
  };
}
