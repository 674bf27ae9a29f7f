// Just enough ASN.1 to write keys, certificates and signatures in DER (X.690) and to read them, also where other
// programs wrote BER: indefinite lengths and octet strings in pieces.

export interface Asn1 {
  /** The identifier octet: class, constructed bit and number. Numbers above 30 are not read. */
  readonly tag: number;
  /** The whole element as it stands in the file. */
  readonly bytes: Uint8Array;
  /** What is inside; for an indefinite length without the end marker. */
  readonly content: Uint8Array;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Reads the element that `bytes` begins with; what follows it is left alone. Throws RangeError on malformed input. */
export function readAsn1(bytes: Uint8Array): Asn1 {
  return readAt(bytes, 0, 0).element;
}

/** The elements inside a constructed one. */
export function childrenOf(element: Asn1): Asn1[] {
  const children: Asn1[] = [];
  for (let offset = 0; offset < element.content.length; ) {
    const { element: child, end } = readAt(element.content, offset, 0);
    children.push(child);
    offset = end;
  }
  return children;
}

/** The child at `index`, of the given tag where one is given. Throws RangeError when it isn't there. */
export function childAt(element: Asn1, index: number, tag?: number): Asn1 {
  const child = childrenOf(element)[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag)) {
    throw new RangeError(`element ${index} is missing or of another kind`);
  }
  return child;
}

/** The bytes of an octet string, put together when it came in pieces; any implicit tag is accepted. */
export function octetsOf(element: Asn1): Uint8Array {
  if ((element.tag & constructed) === 0) return element.content;
  return Buffer.concat(childrenOf(element).map(octetsOf));
}

/** An object identifier as dotted numbers. */
export function objectIdentifierOf(element: Asn1): string {
  if (element.tag !== tags.objectIdentifier) throw new RangeError('an object identifier was expected');
  const numbers: number[] = [];
  let current = 0;
  for (const byte of element.content) {
    current = current * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    numbers.push(current);
    current = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

/** A small non-negative integer, such as an iteration count. */
export function integerOf(element: Asn1): number {
  if (element.tag !== tags.integer || element.content.length > 6 || element.content.length === 0) {
    throw new RangeError('a small integer was expected');
  }
  return element.content.reduce((value, byte) => value * 256 + byte, 0);
}

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(content.length), content]);
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(tags.sequence, ...parts);
}

/** SET OF in DER: sorted by encoding (X.690 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(tags.set, ...parts.toSorted(Buffer.compare));
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return tlv(tags.octetString, bytes);
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(tags.bitString, Uint8Array.of(unusedBits), bytes);
}

export function integer(value: number): Uint8Array {
  const hex = value.toString(16);
  return positiveInteger(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
}

/** A non-negative integer from its big-endian bytes. */
export function positiveInteger(bytes: Uint8Array): Uint8Array {
  const firstUsed = bytes.findIndex((byte) => byte !== 0);
  const used = firstUsed === -1 ? Uint8Array.of(0) : bytes.subarray(firstUsed);
  return (used[0] ?? 0) >= 0x80 ? tlv(tags.integer, Uint8Array.of(0), used) : tlv(tags.integer, used);
}

export function booleanTrue(): Uint8Array {
  return tlv(tags.boolean, Uint8Array.of(0xff));
}

export function nullValue(): Uint8Array {
  return tlv(tags.null);
}

export function utf8String(text: string): Uint8Array {
  return tlv(tags.utf8String, Buffer.from(text, 'utf8'));
}

export function objectIdentifier(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(tags.objectIdentifier, Buffer.from([root * 40 + second, ...rest].flatMap(base128)));
}

/** RFC 5280 4.1.2.5: two-digit years up to 2049, four digits from then on; whole seconds. */
export function time(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return moment.getUTCFullYear() < 2050
    ? tlv(tags.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : tlv(tags.generalizedTime, Buffer.from(digits, 'latin1'));
}

/** A context-specific tag around whole elements. */
export function explicit(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x80 | constructed | number, ...parts);
}

const constructed = 0x20;
const deepest = 64;

function readAt(bytes: Uint8Array, start: number, depth: number): { element: Asn1; end: number } {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > deepest) {
    throw new RangeError('not ASN.1');
  }
  let body = start + 2;
  if (first === 0x80) return readIndefinite(bytes, start, tag, depth);
  let length = first;
  if (first > 0x80) {
    const count = first - 0x80;
    if (count > 4) throw new RangeError('an ASN.1 length is too large');
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[body++] ?? Number.NaN);
  }
  const end = body + length;
  if (!(end <= bytes.length)) throw new RangeError('an ASN.1 element is cut off');
  return { element: { tag, bytes: bytes.subarray(start, end), content: bytes.subarray(body, end) }, end };
}

/** X.690 8.1.3.6: elements follow until the two zero octets. */
function readIndefinite(bytes: Uint8Array, start: number, tag: number, depth: number): { element: Asn1; end: number } {
  if ((tag & constructed) === 0) throw new RangeError('only a constructed element may leave its length open');
  const body = start + 2;
  let offset = body;
  while (bytes[offset] !== 0 || bytes[offset + 1] !== 0) offset = readAt(bytes, offset, depth + 1).end;
  const end = offset + 2;
  return { element: { tag, bytes: bytes.subarray(start, end), content: bytes.subarray(body, offset) }, end };
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128));
  return octets;
}
