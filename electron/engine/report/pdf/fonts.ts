// IBM Plex (OFL-1.1) as the report embeds it. The packages carry WOFF; fontkit inflates a WOFF table again at each glyph,
// and its WOFF2 reader fails on composite glyphs, so each file is turned into plain SFNT once.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { CountersignError } from '../../../../shared/errors.ts';

export const faceFiles = {
  sans: ['sans', 'IBMPlexSans-Regular'],
  sansItalic: ['sans', 'IBMPlexSans-Italic'],
  sansMedium: ['sans', 'IBMPlexSans-Medium'],
  sansBold: ['sans', 'IBMPlexSans-SemiBold'],
  condensed: ['sans-condensed', 'IBMPlexSansCondensed-Regular'],
  condensedItalic: ['sans-condensed', 'IBMPlexSansCondensed-Italic'],
  condensedMedium: ['sans-condensed', 'IBMPlexSansCondensed-Medium'],
  condensedBold: ['sans-condensed', 'IBMPlexSansCondensed-SemiBold'],
  serif: ['serif', 'IBMPlexSerif-Regular'],
  serifMedium: ['serif', 'IBMPlexSerif-Medium'],
  mono: ['mono', 'IBMPlexMono-Regular'],
} as const;

export type FaceName = keyof typeof faceFiles;

/** Every face as an SFNT file. Throws FILE_UNREADABLE where the fonts are not installed beside the program. */
export async function loadFonts(): Promise<ReadonlyMap<FaceName, Buffer>> {
  const resolve = createRequire(import.meta.url).resolve;
  const names = Object.keys(faceFiles) as FaceName[];
  const loaded = names.map(async (name): Promise<[FaceName, Buffer]> => {
    const [family, file] = faceFiles[name];
    const path = `@ibm/plex-${family}/fonts/complete/woff/${file}.woff`;
    try {
      return [name, sfntFromWoff(await readFile(resolve(path)))];
    } catch (cause) {
      throw new CountersignError('FILE_UNREADABLE', `The font ${file} could not be read.`, { file: path }, cause);
    }
  });
  return new Map(await Promise.all(loaded));
}

/** WOFF 1.0 (W3C Recommendation 2012) to the SFNT it was made from. */
function sfntFromWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  const selector = Math.floor(Math.log2(count));
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 << selector, 6);
  header.writeUInt16BE(selector, 8);
  header.writeUInt16BE(16 * count - (16 << selector), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const start = woff.readUInt32BE(entry + 4);
    const stored = woff.readUInt32BE(entry + 8);
    const size = woff.readUInt32BE(entry + 12);
    const table = woff.subarray(start, start + stored);
    const content = stored < size ? inflateSync(table) : table;
    const record = 12 + 16 * index;
    woff.copy(header, record, entry, entry + 4);
    header.writeUInt32BE(woff.readUInt32BE(entry + 16), record + 4);
    header.writeUInt32BE(offset, record + 8);
    header.writeUInt32BE(content.length, record + 12);
    const padding = Buffer.alloc(-content.length & 3);
    parts.push(content, padding);
    offset += content.length + padding.length;
  }
  return Buffer.concat(parts);
}
