// A large file as text, part by part: strict UTF-8, without its byte order mark. What stands in no part as a whole (a
// letter of several bytes) waits for the next.
import { CountersignError } from '../../../shared/errors.ts';
import { decode } from './decode.ts';

export interface TextParts {
  /** The text that is whole by now. Throws SOURCE_ENCODING with the offset in the file. */
  push(bytes: Uint8Array): string;
  /** What was still waiting; nothing, in a file that is whole. */
  finish(): string;
}

/** A file that begins with this is UTF-16, which is not read in parts. */
export function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

export function createTextParts(): TextParts {
  let waiting: Uint8Array = new Uint8Array(0);
  let offset = 0;
  return {
    push(bytes) {
      const all = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      const whole = all.length - unfinished(all);
      const text = textAt(all.subarray(0, whole));
      waiting = Uint8Array.from(all.subarray(whole));
      return text;
    },
    finish() {
      const rest = waiting;
      waiting = new Uint8Array(0);
      return rest.length === 0 ? '' : textAt(rest);
    },
  };

  function textAt(bytes: Uint8Array): string {
    // A mark further in is a letter like any other; decode() takes one only from the beginning of a file.
    const before = offset;
    offset += bytes.length;
    if (before > 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
      return `\uFEFF${textOf(bytes.subarray(3), before + 3)}`;
    return textOf(bytes, before);
  }

  function textOf(bytes: Uint8Array, before: number): string {
    if (before > 0 && isUtf16(bytes)) throw notText(before);
    try {
      return decode(bytes).text;
    } catch (error) {
      if (!(error instanceof CountersignError) || error.code !== 'SOURCE_ENCODING') throw error;
      const { offset: inside } = error.details;
      throw notText(before + (typeof inside === 'number' ? inside : 0));
    }
  }
}

function notText(offset: number): CountersignError {
  return new CountersignError('SOURCE_ENCODING', `Byte ${offset} is not valid UTF-8.`, { offset });
}

/** How many bytes at the end begin a letter that is not all there: three at most. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
