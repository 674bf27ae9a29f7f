// The records of a zip in the one form that this program writes (APPNOTE.TXT 4.3): no clock, no platform, no extra fields.

export interface StoredFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Bytes in the zip. */
  readonly stored: number;
  /** Bytes of the content. */
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

// 1 January 1980, 00:00: the first moment that a zip can name.
const firstDate = 0x0021;
const utf8Flag = 0x0800;
const largest = 0xffffffff;

export function localHeader(file: StoredFile): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared(file), Buffer.from(file.path, 'utf8')]);
}

export function centralHeader(file: StoredFile): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(file.offset, 10);
  return Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    shared(file),
    tail,
    Buffer.from(file.path, 'utf8'),
  ]);
}

/** Throws RangeError beyond 4 GiB or 65,535 files, where the format would need zip64. */
export function endOfDirectory(files: number, start: number, size: number): Buffer {
  if (files > 0xffff || start + size > largest) throw needsZip64();
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

/** What the local header and the directory both say. */
function shared(file: StoredFile): Buffer {
  if (Math.max(file.offset, file.stored, file.size) > largest) throw needsZip64();
  const record = Buffer.alloc(26);
  record.writeUInt16LE(20, 0);
  record.writeUInt16LE(utf8Flag, 2);
  record.writeUInt16LE(file.isDeflated ? 8 : 0, 4);
  record.writeUInt16LE(0, 6);
  record.writeUInt16LE(firstDate, 8);
  record.writeUInt32LE(file.crc, 10);
  record.writeUInt32LE(file.stored, 14);
  record.writeUInt32LE(file.size, 18);
  record.writeUInt16LE(Buffer.byteLength(file.path, 'utf8'), 22);
  return record;
}

function needsZip64(): RangeError {
  return new RangeError('too much for a zip without zip64');
}
