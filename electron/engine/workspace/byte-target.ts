// Where bytes are written piece by piece, some of them again once more is known: a new file, or memory.
import { open } from 'node:fs/promises';

export interface ByteTarget {
  /** Takes the bytes over: they are not changed afterwards. */
  write(bytes: Uint8Array, at: number): Promise<void>;
}

/** A new file on the disk; `close` it in any case. Throws what the file system says. */
export async function newFile(path: string): Promise<ByteTarget & { close(): Promise<void> }> {
  const handle = await open(path, 'wx');
  return {
    async write(bytes, at) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    },
    close: () => handle.close(),
  };
}

/** Memory. Bytes that are written again take the place of those that were written there, of the same length. */
export function newBuffer(): ByteTarget & { content(): Buffer } {
  const pieces = new Map<number, Uint8Array>();
  return {
    async write(bytes, at) {
      pieces.set(at, bytes);
    },
    content: () => Buffer.concat([...pieces.values()]),
  };
}
