import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  childAt,
  childrenOf,
  integer,
  integerOf,
  objectIdentifier,
  objectIdentifierOf,
  octetString,
  octetsOf,
  readAsn1,
  sequence,
  setOf,
  time,
} from '../../../electron/engine/keys/der.ts';

test('what is written is read back: numbers, identifiers, octets of any length', () => {
  const identifier = fc
    .tuple(fc.constantFrom('0', '1', '2'), fc.nat(39), fc.array(fc.nat(2 ** 31), { minLength: 1, maxLength: 6 }))
    .map(([root, second, rest]) => [root, second, ...rest].join('.'));
  fc.assert(
    fc.property(fc.nat(2 ** 40), identifier, fc.uint8Array({ maxLength: 70_000 }), (number, name, bytes) => {
      const element = readAsn1(sequence(integer(number), objectIdentifier(name), octetString(bytes)));
      expect([
        integerOf(childAt(element, 0)),
        objectIdentifierOf(childAt(element, 1)),
        Buffer.from(octetsOf(childAt(element, 2))),
      ]).toEqual([number, name, Buffer.from(bytes)]);
    }),
    { numRuns: 50 },
  );
});

test('a set is written in the order of its encodings', () => {
  const parts = [octetString(Uint8Array.of(9)), integer(3), octetString(Uint8Array.of(1))];
  expect(setOf(...parts)).toEqual(setOf(...parts.toReversed()));
});

test('open lengths and octet strings in pieces, as BER allows them, are read', () => {
  // SEQUENCE, open { [OCTET STRING, open { 01 02 | 03 }], INTEGER 5 }
  const bytes = Buffer.from('3080' + '2480' + '04020102' + '040103' + '0000' + '020105' + '0000' + 'ffff', 'hex');
  const element = readAsn1(bytes);
  expect({
    octets: Buffer.from(octetsOf(childAt(element, 0))).toString('hex'),
    number: integerOf(childAt(element, 1)),
    length: element.bytes.length,
  }).toEqual({ octets: '010203', number: 5, length: bytes.length - 2 });
});

test('dates up to 2049 have two-digit years, later ones four', () => {
  const texts = ['2049-12-31T23:59:59.999Z', '2050-01-01T00:00:00.000Z'].map((moment) =>
    Buffer.from(time(new Date(moment)))
      .toString('latin1')
      .slice(2),
  );
  expect(texts).toEqual(['491231235959Z', '20500101000000Z']);
});

test('hostile input ends in a RangeError: nothing is read beyond the end, no nesting goes on for ever', () => {
  const walk = (bytes: Uint8Array): void => {
    for (const child of childrenOf(readAsn1(bytes))) if ((child.tag & 0x20) !== 0) walk(child.bytes);
  };
  for (const hex of ['', '30', '3005', '3084ffffffff', '3085ffffffffff', '04800000', '3080', '1f0100']) {
    expect(() => readAsn1(Buffer.from(hex, 'hex'))).toThrow(RangeError);
  }
  expect(() => readAsn1(Buffer.from('3080'.repeat(10_000), 'hex'))).toThrow(RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        walk(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
