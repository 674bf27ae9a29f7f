// Writes a zip whose every byte follows from its content: no clock, no platform, no extra fields. Whoever checks the file
// can then hold every byte of its structure against what it has to be.
import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endOfDirectory, localHeader, type StoredFile } from './zip-records.ts';

export interface ZipFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** The files in the order given. Throws RangeError beyond 4 GiB or 65,535 files, where the format would need zip64. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const deflated = deflateRawSync(content, { level: 9 });
    const isDeflated = deflated.length < content.length;
    const stored = isDeflated ? deflated : content;
    const sizes = { crc: crc32(content), stored: stored.length, size: content.length };
    const file: StoredFile = { path, isDeflated, offset, ...sizes };
    const header = localHeader(file);
    parts.push(header, stored);
    directory.push(centralHeader(file));
    offset += header.length + stored.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...parts, index, endOfDirectory(files.length, offset, index.length)]);
}
