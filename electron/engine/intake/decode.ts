// Bytes of a source file to text: a byte order mark decides between UTF-8 and UTF-16, everything else has to be
// strict UTF-8. There is no guess at a legacy code page: a wrong guess would show a signer other letters than the
// ones in the evidence.
import { isUtf8 } from 'node:buffer';
import { CountersignError } from '../../../shared/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file began with a byte order mark (never part of `text`). */
  readonly mark: boolean;
}

/** V8 holds at most 2^29 - 24 characters in one string; a larger file has to come in parts. */
export const largestSource = 500 * 1024 * 1024;

/** Throws SOURCE_ENCODING with the byte offset of the first byte that is not text, or SOURCE_UNREADABLE when too large. */
export function decode(bytes: Uint8Array): DecodedText {
  if (bytes.byteLength > largestSource)
    throw new CountersignError('SOURCE_UNREADABLE', 'The file is larger than 500 MiB; export it in parts.', {
      size: bytes.byteLength,
    });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = mark ? bytes.subarray(3) : bytes;
  if (!isUtf8(content)) throw notText(invalidUtf8Offset(content) + (mark ? 3 : 0), 'UTF-8');
  // UTF-16 without a mark is valid UTF-8 with NUL bytes between the letters; no text format here has a NUL.
  const nul = content.indexOf(0);
  if (nul !== -1) throw notText(nul + (mark ? 3 : 0), 'UTF-8 text (it is a NUL; UTF-16 needs a byte order mark)');
  return { text: bufferOf(content).toString('utf8'), encoding: 'utf-8', mark };
}

/** The inverse of decode, for a text that was changed in place: same encoding, same byte order mark. */
export function encode(text: string, encoding: Encoding, mark: boolean): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(mark ? `\uFEFF${text}` : text, 'utf8');
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  if (bytes.byteLength % 2 === 1) throw notText(bytes.byteLength - 1, 'UTF-16 (an odd number of bytes)');
  const content = Buffer.from(bytes.subarray(2));
  if (encoding === 'utf-16be') content.swap16();
  const text = content.toString('utf16le');
  const nul = text.indexOf('\0');
  if (nul !== -1) throw notText(2 + 2 * nul, 'text (it is a NUL)');
  if (!text.isWellFormed()) throw notText(2 + 2 * loneSurrogateOffset(text), 'UTF-16');
  return { text, encoding, mark: true };
}

function notText(offset: number, expected: string): CountersignError {
  return new CountersignError('SOURCE_ENCODING', `Byte ${offset} is not valid ${expected}.`, { offset });
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The first byte of the first malformed sequence. */
function invalidUtf8Offset(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.byteLength) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Length of the well-formed sequence at an offset (Unicode 15, table 3-7), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  const second = bytes[offset + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index += 1) {
    const next = bytes[offset + index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

function loneSurrogateOffset(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(index + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return index;
    index += 1;
  }
  return text.length;
}
