// The end records of a zip (APPNOTE.TXT 4.3.14 to 4.3.16), read strictly: readers that believe different end records see
// different files, so a zip whose records disagree is refused before anything in it is looked at.
import { CountersignError } from '../../../shared/errors.ts';

export interface ZipEnd {
  readonly entryCount: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
}

/** Reads `length` bytes at `position`, or rejects. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

const endSize = 22;
const locatorSize = 20;
const zip64EndSize = 56;

/** Throws BUNDLE_UNREADABLE for a truncated zip, several disks, or end records that contradict each other. */
export async function readZipEnd(readAt: ReadAt, size: number): Promise<ZipEnd> {
  const tailSize = Math.min(size, endSize + 0xffff + locatorSize);
  const tailStart = size - tailSize;
  const tail = await readAt(tailStart, tailSize);
  const at = findEnd(tail);
  const end = {
    disks: tail.readUInt32LE(at + 4),
    entriesHere: tail.readUInt16LE(at + 8),
    entryCount: tail.readUInt16LE(at + 10),
    directorySize: tail.readUInt32LE(at + 12),
    directoryOffset: tail.readUInt32LE(at + 16),
  };
  const hasLocator = at >= locatorSize && tail.readUInt32LE(at - locatorSize) === 0x07064b50;
  const found = hasLocator
    ? await readZip64End(readAt, tail.subarray(at - locatorSize, at), tailStart + at - locatorSize, end)
    : { ...end, recordsStart: tailStart + at };
  if (found.disks !== 0 || found.entriesHere !== found.entryCount) throw contradicts('it is one part of several');
  if (found.directoryOffset + found.directorySize !== found.recordsStart) {
    throw contradicts('its directory is not where its end says it is');
  }
  return {
    entryCount: found.entryCount,
    directoryOffset: found.directoryOffset,
    directorySize: found.directorySize,
  };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + endSize + tail.readUInt16LE(at + 20) !== tail.length) throw contradicts('bytes follow its end');
    return at;
  }
  throw new CountersignError('BUNDLE_UNREADABLE', 'The zip has no end: it is cut short or damaged.', {
    reason: 'no end record',
  });
}

async function readZip64End(
  readAt: ReadAt,
  locator: Buffer,
  locatorStart: number,
  end: { entryCount: number; directorySize: number; directoryOffset: number },
) {
  const recordsStart = locator.readBigUInt64LE(8);
  // The version 1 record has a fixed size and nothing stands between it and the locator.
  if (recordsStart !== BigInt(locatorStart - zip64EndSize))
    throw contradicts('its zip64 record is not where it should be');
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) throw contradicts('it is one part of several');
  const record = await readAt(Number(recordsStart), zip64EndSize);
  if (record.readUInt32LE(0) !== 0x06064b50 || record.readBigUInt64LE(4) !== BigInt(zip64EndSize - 12)) {
    throw contradicts('its zip64 record is damaged');
  }
  const found = {
    disks: record.readUInt32LE(16) + record.readUInt32LE(20),
    entriesHere: exact(record.readBigUInt64LE(24)),
    entryCount: exact(record.readBigUInt64LE(32)),
    directorySize: exact(record.readBigUInt64LE(40)),
    directoryOffset: exact(record.readBigUInt64LE(48)),
    recordsStart: Number(recordsStart),
  };
  const agrees =
    (end.entryCount === 0xffff || end.entryCount === found.entryCount) &&
    (end.directorySize === 0xffffffff || end.directorySize === found.directorySize) &&
    (end.directoryOffset === 0xffffffff || end.directoryOffset === found.directoryOffset);
  if (!agrees) throw contradicts('its two end records name different directories');
  return found;
}

function exact(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw contradicts('its zip64 record has an impossible number');
  return Number(value);
}

function contradicts(reason: string): CountersignError {
  return new CountersignError('BUNDLE_UNREADABLE', `The zip contradicts itself: ${reason}.`, { reason });
}
