// Reads a zip that Countersign has written and holds every byte of its structure against what that writer puts there:
// headers, order, dates, flags. Content is checked by its CRC here and by signatures elsewhere.
import { crc32, inflateRawSync } from 'node:zlib';

export interface StrictZip {
  /** Path to content, in the order of the directory; files that can not be read are missing. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** A sentence each; empty when the structure is exactly as written. */
  readonly problems: readonly string[];
}

interface Entry {
  readonly path: string;
  readonly name: Buffer;
  readonly shared: Buffer;
  readonly offset: number;
  readonly method: number;
  readonly crc: number;
  readonly stored: number;
  readonly size: number;
}

/** Never throws. More than this is not inflated from one file. */
const largestFile = 1024 ** 3;

export function readStrictZip(bytes: Buffer): StrictZip {
  const files = new Map<string, Buffer>();
  const problems: string[] = [];
  const directory = readDirectory(bytes);
  if (typeof directory === 'string') return { files, problems: [directory] };
  let at = 0;
  for (const entry of directory.entries) {
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry.shared, entry.name]);
    const start = at + header.length;
    if (entry.offset !== at || !bytes.subarray(at, start).equals(header)) {
      problems.push(`The zip's header of ${entry.path} is not the one that was written.`);
    }
    const content = contentOf(bytes.subarray(start, start + entry.stored), entry);
    if (typeof content === 'string') problems.push(content);
    else if (files.has(entry.path)) problems.push(`The zip holds ${entry.path} twice.`);
    else files.set(entry.path, content);
    at = start + entry.stored;
  }
  if (at !== directory.start) problems.push('The zip holds bytes that belong to no file.');
  return { files, problems };
}

function readDirectory(bytes: Buffer): { entries: Entry[]; start: number } | string {
  const end = bytes.length - 22;
  if (end < 0 || bytes.toString('latin1', end, end + 4) !== 'PK\x05\x06') {
    return 'The zip does not end where its directory says: something was cut off or appended.';
  }
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  const expected = Buffer.alloc(22);
  expected.write('PK\x05\x06', 0, 'latin1');
  expected.writeUInt16LE(count, 8);
  expected.writeUInt16LE(count, 10);
  expected.writeUInt32LE(size, 12);
  expected.writeUInt32LE(start, 16);
  if (start + size !== end || !bytes.subarray(end).equals(expected))
    return 'The end of the zip is not the one that was written.';
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const entry = readEntry(bytes, at, end);
    if (typeof entry === 'string') return entry;
    entries.push(entry);
    at += 46 + entry.name.length;
  }
  return at === end ? { entries, start } : 'The directory of the zip is longer than its files.';
}

function readEntry(bytes: Buffer, at: number, end: number): Entry | string {
  const damaged = 'The directory of the zip is damaged.';
  if (at + 46 > end) return damaged;
  const shared = bytes.subarray(at + 6, at + 32);
  const nameLength = shared.readUInt16LE(22);
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  if (at + 46 + nameLength > end) return damaged;
  const path = name.toString('utf8');
  const [method, crc, stored, size] = [
    shared.readUInt16LE(4),
    shared.readUInt32LE(10),
    shared.readUInt32LE(14),
    shared.readUInt32LE(18),
  ];
  const offset = bytes.readUInt32LE(at + 42);
  const expected = Buffer.alloc(46);
  expected.write('PK\x01\x02\x14\x00', 0, 'latin1');
  expected.writeUInt16LE(20, 6);
  expected.writeUInt16LE(0x0800, 8);
  expected.writeUInt16LE(method === 8 ? 8 : 0, 10);
  expected.writeUInt16LE(0x0021, 14);
  expected.writeUInt32LE(crc, 16);
  expected.writeUInt32LE(stored, 20);
  expected.writeUInt32LE(size, 24);
  expected.writeUInt16LE(nameLength, 28);
  expected.writeUInt32LE(offset, 42);
  if (!bytes.subarray(at, at + 46).equals(expected) || !Buffer.from(path, 'utf8').equals(name)) {
    return `The zip's directory entry ${index(path)} is not the one that was written.`;
  }
  return { path, name, shared, offset, method, crc, stored, size };
}

function index(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}

function contentOf(stored: Buffer, entry: Entry): Buffer | string {
  if (stored.length !== entry.stored || entry.size > largestFile) return `${entry.path} is cut off in the zip.`;
  const content = entry.method === 8 ? inflated(stored, entry.size) : stored;
  if (content === null) return `${entry.path} can not be unpacked: its bytes in the zip were changed.`;
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    return `${entry.path} is not what was put into the zip: size or checksum differs.`;
  }
  return Buffer.from(content);
}

/** Null when the bytes are no whole deflate stream, or hold anything besides it. */
function inflated(stored: Buffer, size: number): Buffer | null {
  try {
    const { buffer, engine } = inflateWithEngine(stored, size);
    if (engine.bytesWritten !== stored.length || hasStrayBits(stored, size, buffer)) return null;
    return buffer;
  } catch {
    // Whatever zlib says, it means that these are not the bytes that were written.
    return null;
  }
}

function inflateWithEngine(stored: Buffer, size: number): { buffer: Buffer; engine: { bytesWritten: number } } {
  // With `info` zlib gives its engine too, which Node's types leave out.
  return inflateRawSync(stored, { info: true, maxOutputLength: size + 1 }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
}

/** A deflate stream may end within its last byte; the writer leaves the rest of that byte zero. */
function hasStrayBits(stored: Buffer, size: number, content: Buffer): boolean {
  const last = stored.at(-1) ?? 0;
  for (let used = 1; used < 8; used++) {
    const cleared = last & ((1 << used) - 1);
    if (cleared === last) return false;
    const shorter = Buffer.from(stored);
    shorter[stored.length - 1] = cleared;
    try {
      const { buffer, engine } = inflateWithEngine(shorter, size);
      if (engine.bytesWritten === stored.length && buffer.equals(content)) return true;
    } catch {
      // Those bits were part of the stream.
    }
  }
  return false;
}
