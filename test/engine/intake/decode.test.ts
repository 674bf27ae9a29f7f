import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../electron/engine/intake/decode.ts';
import { CountersignError } from '../../../shared/errors.ts';

function refusal(bytes: readonly number[]): unknown {
  try {
    return decode(Uint8Array.from(bytes)).text;
  } catch (error) {
    return error instanceof CountersignError ? [error.code, error.details.offset] : error;
  }
}

describe('decoding', () => {
  test('a byte order mark decides between UTF-8 and both kinds of UTF-16', () => {
    const text = 'id;name\n1;Zoë 😀\n';
    const decoded = (['utf-8', 'utf-16le', 'utf-16be'] as const).map((encoding) =>
      decode(encode(text, encoding, true)),
    );
    expect(decoded).toEqual(['utf-8', 'utf-16le', 'utf-16be'].map((encoding) => ({ text, encoding, mark: true })));
    expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', mark: false });
  });

  test('anything that is not text is refused with the offset of the first wrong byte', () => {
    expect([
      refusal([0x61, 0x62, 0xe9, 0x62]),
      refusal([0xef, 0xbb, 0xbf, 0x61, 0xff]),
      refusal([0xe0, 0x80, 0x80]),
      refusal([0x61, 0xed, 0xa0, 0x80]),
      refusal([0xf0, 0x9f, 0x98]),
      refusal([0xff, 0xfe, 0x61]),
      refusal([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x61, 0x00]),
      refusal([0x5b, 0x00, 0x5d, 0x00]),
      refusal([...Array.from({ length: 3000 }, () => 0x61), 0x00]),
      refusal([0xef, 0xbb, 0xbf, 0x61, 0x00]),
      refusal([0xfe, 0xff, 0x00, 0x61, 0x00, 0x00]),
    ]).toEqual([2, 4, 0, 1, 0, 2, 4, 1, 3000, 4, 4].map((offset) => ['SOURCE_ENCODING', offset]));
  });

  test('any well-formed text comes back the same from each encoding', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\uFEFF') && !text.includes('\0')),
        fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
        (text, encoding) => decode(encode(text, encoding, true)).text === text,
      ),
    );
  });
});
