// The bytes of a zip, from an open file or from memory, read by position; and the same for yauzl, which asks for many
// small pieces one after the other.
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { RandomAccessReader } from 'yauzl';
import { CountersignError } from '../../../shared/errors.ts';
import { unreadableFile } from './folder.ts';

export interface ZipSource {
  readonly size: number;
  readAt(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

const windowSize = 128 * 1024;

export async function openZipSource(from: string | Buffer): Promise<ZipSource> {
  if (typeof from !== 'string') {
    return {
      size: from.length,
      async readAt(position, length) {
        if (position < 0 || position + length > from.length) throw cutShort();
        return from.subarray(position, position + length);
      },
      async close() {},
    };
  }
  let handle: FileHandle;
  try {
    handle = await open(from, 'r');
  } catch (cause) {
    throw unreadableFile(from, cause);
  }
  const { size } = await handle.stat();
  return {
    size,
    async readAt(position, length) {
      if (position < 0 || position + length > size) throw cutShort();
      const buffer = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await handle.read(buffer, done, length - done, position + done).catch((cause) => {
          throw unreadableFile(from, cause);
        });
        if (bytesRead === 0) throw cutShort();
        done += bytesRead;
      }
      return buffer;
    },
    async close() {
      await handle.close();
    },
  };
}

function cutShort(): CountersignError {
  return new CountersignError('BUNDLE_UNREADABLE', 'The zip is cut short: it points outside itself.', {
    reason: 'outside the file',
  });
}

// A directory of 100,000 entries is 200,000 reads of some 60 bytes: without a window each would be a system call.
export class WindowReader extends RandomAccessReader {
  readonly #source: ZipSource;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(source: ZipSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#fill(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null);
      },
      (error: Error) => callback(error),
    );
  }

  async #fill(position: number, length: number): Promise<Buffer> {
    if (position < this.#start || position + length > this.#start + this.#window.length) {
      const most = Math.max(length, Math.min(windowSize, this.#source.size - position));
      this.#window = await this.#source.readAt(position, most);
      this.#start = position;
    }
    return this.#window.subarray(position - this.#start, position - this.#start + length);
  }

  /** The source outlives yauzl and is closed by whoever opened it. */
  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
