// Writes zips byte by byte, so that tests can make those that no honest tool would.
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** Upper 16 bits: Unix mode. */
  readonly external?: number;
  readonly madeBy?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  readonly compressed?: Buffer;
  readonly extra?: Buffer;
  readonly localName?: string;
  readonly localMethod?: number;
  readonly localSize?: number;
  /** Points the directory at another entry's header. */
  readonly offset?: number;
}

export interface RawEnd {
  readonly entryCount?: number;
  readonly directoryOffset?: number;
  readonly directorySize?: number;
  readonly disk?: number;
  readonly comment?: Buffer;
  /** Bytes between directory and end record, for zip64. */
  readonly before?: (directoryOffset: number, directorySize: number) => Buffer;
}

export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const content = Buffer.from((entry.content ?? '') as string);
    const method = entry.method ?? 8;
    const compressed = entry.compressed ?? (method === 8 ? deflateRawSync(content) : content);
    const isAscii = name.every((byte) => byte < 0x80);
    const flags = entry.flags ?? (isAscii ? 0 : 0x800);
    const crc = entry.crc ?? crc32(content);
    const size = entry.size ?? content.length;
    const compressedSize = entry.compressedSize ?? compressed.length;
    const localName = Buffer.from(entry.localName ?? name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(entry.localMethod ?? method, 8);
    local.writeUInt32LE(0x00210000, 10);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(compressedSize, 18);
    local.writeUInt32LE(entry.localSize ?? size, 22);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(entry.madeBy ?? (3 << 8) | 20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(0x00210000, 12);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(compressedSize, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(entry.extra?.length ?? 0, 30);
    central.writeUInt32LE(entry.external ?? 0, 38);
    central.writeUInt32LE(entry.offset ?? offset, 42);
    parts.push(local, localName, compressed);
    directory.push(central, name, entry.extra ?? Buffer.alloc(0));
    offset += local.length + localName.length + compressed.length;
  }
  const listing = Buffer.concat(directory);
  const comment = end.comment ?? Buffer.alloc(0);
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(end.disk ?? 0, 4);
  record.writeUInt16LE(end.entryCount ?? entries.length, 8);
  record.writeUInt16LE(end.entryCount ?? entries.length, 10);
  record.writeUInt32LE(end.directorySize ?? listing.length, 12);
  record.writeUInt32LE(end.directoryOffset ?? offset, 16);
  record.writeUInt16LE(comment.length, 20);
  const before = end.before?.(offset, listing.length) ?? Buffer.alloc(0);
  return Buffer.concat([...parts, listing, before, record, comment]);
}

/** The zip64 end record and its locator, for a directory at the given place. */
export function zip64End(
  directoryOffset: number,
  directorySize: number,
  wrong: { entryCount?: bigint; offset?: bigint; recordAt?: bigint } = {},
  entryCount = 1n,
): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(wrong.entryCount ?? entryCount, 24);
  record.writeBigUInt64LE(wrong.entryCount ?? entryCount, 32);
  record.writeBigUInt64LE(BigInt(directorySize), 40);
  record.writeBigUInt64LE(wrong.offset ?? BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(wrong.recordAt ?? BigInt(directoryOffset + directorySize), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}
