// The text files of a bag (RFC 8493 2.1.1, 2.1.3, 2.2): bytes in, lines with meaning out. Pure; checks no file.
import { CountersignError } from '../../../shared/errors.ts';
import { refuseUnsafePath } from './paths.ts';

export interface BagDeclaration {
  readonly version: string;
  readonly encoding: string;
}

export interface ManifestLine {
  /** Lower-case hexadecimal. */
  readonly digest: string;
  /** As BagIt 1.0 decodes it: %0A, %0D and %25 replaced. */
  readonly path: string;
  /** As written, which is what BagIt before 1.0 and sha256sum mean by it. */
  readonly literal: string;
}

/** One line of bag-info.txt; labels may repeat, so this is a list. */
export interface BagInfoField {
  readonly label: string;
  readonly value: string;
}

const versions = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']);

export function notBagit(sentence: string, details: Record<string, string | number> = {}): CountersignError {
  return new CountersignError('BUNDLE_NOT_BAGIT', sentence, details);
}

/** bagit.txt: exactly two lines, UTF-8 without a byte order mark. */
export function parseBagDeclaration(bytes: Buffer): BagDeclaration {
  const text = bytes.toString('utf8');
  const found = /^BagIt-Version: (\d\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([\w.:-]+)(?:\r\n|\n|\r)?$/.exec(
    text,
  );
  const [, version = '', encoding = ''] = found ?? [];
  if (found === null) {
    throw notBagit(
      'bagit.txt is not as BagIt 1.0 wants it: two lines, BagIt-Version and Tag-File-Character-Encoding.',
      {
        entry: 'bagit.txt',
      },
    );
  }
  if (!versions.has(version)) {
    throw notBagit(`BagIt version ${version} is not known. This version reads 0.93 to 1.0.`, {
      entry: 'bagit.txt',
      version,
    });
  }
  return { version, encoding };
}

/** Text of a tag file in the encoding that bagit.txt declares. */
export function decodeTagFile(bytes: Buffer, encoding: string, entry: string): string {
  const name = encoding.toUpperCase();
  // The label ISO-8859-1 means windows-1252 to TextDecoder; Node's latin1 is the real one.
  if (name === 'ISO-8859-1' || name === 'LATIN1' || name === 'US-ASCII') return bytes.toString('latin1');
  try {
    if (name === 'UTF-8') return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (name === 'UTF-16' || name === 'UTF-16LE' || name === 'UTF-16BE') {
      // RFC 2781 4.3: the mark decides, and without one UTF-16 is big-endian.
      const little = name === 'UTF-16LE' || (name === 'UTF-16' && bytes[0] === 0xff && bytes[1] === 0xfe);
      return new TextDecoder(little ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
    }
  } catch {
    throw notBagit(`${entry} is not valid ${encoding}, which bagit.txt says it is.`, { entry, encoding });
  }
  throw notBagit(`The tag file encoding ${encoding} is not known.`, { entry: 'bagit.txt', encoding });
}

/** Lines of a manifest or tag manifest. `digestLength` is in hexadecimal digits. Unsafe paths are refused. */
export function parseManifest(text: string, entry: string, digestLength: number): ManifestLine[] {
  const lines: ManifestLine[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue;
    const found = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line);
    const [, digest = '', written = ''] = found ?? [];
    if (digest.length !== digestLength) {
      throw notBagit(`Line ${index + 1} of ${entry} is not a checksum followed by a path.`, { entry, line: index + 1 });
    }
    // `find` writes ./ before a path; md5sum and its like write * before one in binary mode.
    const literal = written.replace(/^(?:\.\/)+/, '');
    const path = literal.replace(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    refuseUnsafePath(literal);
    refuseUnsafePath(path);
    lines.push({ digest: digest.toLowerCase(), path, literal });
  }
  return lines;
}

/** bag-info.txt: `Label: value`, continued by lines that begin with white space. */
export function parseBagInfo(text: string): BagInfoField[] {
  const fields: BagInfoField[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      fields[fields.length - 1] = { label: last.label, value: `${last.value} ${line.trim()}`.trim() };
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) {
      throw notBagit(`Line ${index + 1} of bag-info.txt is not a label, a colon and a value.`, {
        entry: 'bag-info.txt',
        line: index + 1,
      });
    }
    fields.push({ label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return fields;
}

/** The payload's bytes and files as bag-info.txt declares them (Payload-Oxum), or null. */
export function payloadOxum(fields: readonly BagInfoField[]): { bytes: number; files: number } | null {
  const written = fields.filter((field) => field.label.toLowerCase() === 'payload-oxum').map((field) => field.value);
  const [value] = written;
  if (value === undefined) return null;
  const found = /^(\d{1,15})\.(\d{1,15})$/.exec(value);
  if (found === null || written.length > 1) {
    throw notBagit('Payload-Oxum in bag-info.txt has to be there once, as bytes.files.', { entry: 'bag-info.txt' });
  }
  return { bytes: Number(found[1]), files: Number(found[2]) };
}
