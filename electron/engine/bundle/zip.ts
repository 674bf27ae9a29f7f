// A zip as an archive: its files are inflated as they are read, never to disk and never beyond what the directory declared.
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { CountersignError } from '../../../shared/errors.ts';
import type { Archive } from './archive.ts';
import type { ArchiveLimits } from './limits.ts';
import { tooLarge } from './limits.ts';
import type { ZipEntry } from './zip-directory.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipSource } from './zip-source.ts';
import { openZipSource } from './zip-source.ts';

const chunkSize = 1024 ** 2;

export async function openZip(from: string | Buffer, limits: ArchiveLimits): Promise<Archive> {
  const source = await openZipSource(from);
  try {
    if (source.size > limits.totalBytes) {
      throw tooLarge(`The zip is larger than ${limits.totalBytes} bytes.`, {
        size: source.size,
        limit: limits.totalBytes,
      });
    }
    const entries = await readZipDirectory(source, limits);
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    return {
      kind: 'zip',
      entries: entries.map(({ path, size }) => ({ path, size })),
      async open(path) {
        const entry = byPath.get(path);
        if (entry === undefined) {
          throw new CountersignError('BUNDLE_MISSING_FILE', `There is no file ${path} in the zip.`, { entry: path });
        }
        return Readable.from(content(source, entry), { objectMode: false, highWaterMark: chunkSize });
      },
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function* content(source: ZipSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  let size = 0;
  let checksum = 0;
  for await (const chunk of entry.deflated ? inflated(source, entry) : stored(source, entry)) {
    size += chunk.length;
    if (size > entry.size) throw wrongSize(entry, size);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size !== entry.size) throw wrongSize(entry, size);
  if (checksum !== entry.crc32) {
    throw new CountersignError('BUNDLE_CRC', `${entry.path} is damaged: its CRC is not the one that the zip gives.`, {
      entry: entry.path,
      expected: hexadecimal(entry.crc32),
      found: hexadecimal(checksum),
    });
  }
}

async function* stored(source: ZipSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  for (let done = 0; done < entry.compressedSize; done += chunkSize) {
    yield await source.readAt(entry.start + done, Math.min(chunkSize, entry.compressedSize - done));
  }
}

async function* inflated(source: ZipSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  try {
    // A stream costs more than all the rest for a small file, and most files are small.
    if (entry.size <= chunkSize && entry.compressedSize <= chunkSize) {
      const compressed = await source.readAt(entry.start, entry.compressedSize);
      yield inflateRawSync(compressed, { maxOutputLength: entry.size + 1, chunkSize: Math.max(64, entry.size + 1) });
      return;
    }
    const inflate = createInflateRaw({ chunkSize });
    // Errors reach the loop through `inflate`; the callback only keeps them from being thrown a second time.
    pipeline(Readable.from(stored(source, entry), { objectMode: false }), inflate, () => {});
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof CountersignError) throw error;
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw wrongSize(entry, entry.size + 1);
    }
    throw new CountersignError(
      'BUNDLE_UNREADABLE',
      `${entry.path} is damaged: it can't be unpacked.`,
      { entry: entry.path, reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

function wrongSize(entry: ZipEntry, found: number): CountersignError {
  return new CountersignError(
    'BUNDLE_UNREADABLE',
    `${entry.path} is not as large as the zip says: ${entry.size} bytes declared, ${found > entry.size ? 'more' : found} found.`,
    { entry: entry.path, expected: entry.size, found },
  );
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}
