// The two shapes of which all SSH keys and signatures are made (RFC 4251 section 5): length-prefixed strings and mpints.

export interface SshReader {
  readonly done: boolean;
  take(length: number): Buffer;
  uint32(): number;
  string(): Buffer;
  text(): string;
}

/** Reading past the end throws a RangeError; callers say what it was that is damaged. */
export function createSshReader(bytes: Buffer): SshReader {
  let position = 0;
  const reader: SshReader = {
    get done() {
      return position === bytes.length;
    },
    take(length) {
      if (length > bytes.length - position) throw new RangeError('an SSH structure is cut short');
      position += length;
      return bytes.subarray(position - length, position);
    },
    uint32: () => reader.take(4).readUInt32BE(0),
    string: () => reader.take(reader.uint32()),
    text: () => reader.string().toString('utf8'),
  };
  return reader;
}

export function sshString(content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A non-negative big-endian number as mpint: no leading zeros but the one that keeps it positive. */
export function sshMpint(magnitude: Buffer): Buffer {
  const bytes = withoutLeadingZeros(magnitude);
  return sshString((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

export function withoutLeadingZeros(bytes: Buffer): Buffer {
  let first = 0;
  while (first < bytes.length && bytes[first] === 0) first += 1;
  return bytes.subarray(first);
}

/** Left-padded with zeros to `length`; throws a RangeError when it is longer. */
export function padded(magnitude: Buffer, length: number): Buffer {
  const bytes = withoutLeadingZeros(magnitude);
  if (bytes.length > length) throw new RangeError('a number in an SSH structure is too large');
  return Buffer.concat([Buffer.alloc(length - bytes.length), bytes]);
}
