// Writes a zip whose every byte follows from its content: no clock, no platform, no extra fields. Whoever checks the file
// can then hold every byte of its structure against what it has to be.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly content: Uint8Array;
}

// 1 January 1980, 00:00: the first moment that a zip can name.
const firstDate = 0x0021;
const utf8Flag = 0x0800;

/** The files in the order given. Throws RangeError beyond 4 GiB or 65,535 files, where the format would need zip64. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const name = Buffer.from(path, 'utf8');
    const deflated = deflateRawSync(content, { level: 9 });
    const isDeflated = deflated.length < content.length;
    const stored = isDeflated ? deflated : Buffer.from(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(utf8Flag, 2);
    shared.writeUInt16LE(isDeflated ? 8 : 0, 4);
    shared.writeUInt16LE(0, 6);
    shared.writeUInt16LE(firstDate, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  if (files.length > 0xffff || offset + index.length > 0xffffffff)
    throw new RangeError('too much for a zip without zip64');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
