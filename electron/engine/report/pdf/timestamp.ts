// Puts a time stamp into the last signature of a report, in the room that was left for it: no byte outside of that
// signature's own place changes, and no other signature is touched.
import { CountersignError } from '../../../../shared/errors.ts';
import { isStampOf, readTimestamp, type Timestamp, withTimestamp } from '../../keys/timestamp.ts';
import { readCms } from '../../keys/verify-cms.ts';
import { notOurs } from './revision.ts';

interface Place {
  /** Offset of the first hexadecimal digit. */
  readonly at: number;
  /** Room in bytes of DER. */
  readonly room: number;
  readonly cms: Uint8Array;
}

/** The value of the last signature, which a time stamp is of. Throws SIGNATURE_FAILED. */
export function lastSignatureValue(pdf: Buffer): Uint8Array {
  return readCms(lastPlace(pdf).cms).signature;
}

/** Throws SIGNATURE_FAILED for a token that is not of this signature, or does not hold by itself, or finds no room. */
export function addTimestamp(pdf: Buffer, token: Uint8Array): { readonly pdf: Buffer; readonly timestamp: Timestamp } {
  const place = lastPlace(pdf);
  const timestamp = readTimestamp(token);
  if (!isStampOf(timestamp, readCms(place.cms).signature)) {
    throw new CountersignError(
      'SIGNATURE_FAILED',
      'The time stamp is of something else: it was not made for the last signature of this file.',
    );
  }
  const [problem] = timestamp.problems;
  if (problem !== undefined) throw new CountersignError('SIGNATURE_FAILED', problem);
  const stamped = withTimestamp(place.cms, token);
  if (stamped.length > place.room) {
    throw new CountersignError(
      'SIGNATURE_FAILED',
      `The time stamp takes ${stamped.length - place.cms.length} bytes, more than the file has room for. Ask the authority for a token without the certificates above its own.`,
    );
  }
  const changed = Buffer.from(pdf);
  changed.write(
    Buffer.from(stamped)
      .toString('hex')
      .padEnd(2 * place.room, '0'),
    place.at,
    'latin1',
  );
  return { pdf: changed, timestamp };
}

/** The signature whose range goes to the end of the file; what it covers is not looked at here. */
function lastPlace(pdf: Buffer): Place {
  const found = pdf.lastIndexOf('/ByteRange [0 ');
  if (found < 0) throw new CountersignError('SIGNATURE_FAILED', 'This file holds no signature that could be stamped.');
  const [, before, after, length] =
    /^\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1', found, found + 64)) ?? [];
  const [from, to, end] = [Number(before), Number(after), Number(after) + Number(length)];
  const digits = pdf.toString('latin1', from + 1, to - 1);
  if (end !== pdf.length || !/^(?:[0-9a-f]{2})+$/.test(digits)) throw notOurs();
  const all = Buffer.from(digits, 'hex');
  const count = (all[1] ?? 0) - 0x80;
  if (all[0] !== 0x30 || count < 1 || count > 4) throw notOurs();
  return { at: from + 1, room: all.length, cms: all.subarray(0, all.readUIntBE(2, count) + 2 + count) };
}
