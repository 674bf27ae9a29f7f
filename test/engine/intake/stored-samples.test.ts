// What is stored of a file, its secrets withheld, has to say the same as the file did: a signer sees the stored one.
import { describe, expect, test } from 'vitest';
import { redact } from '../../../electron/engine/intake/redact.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { readAll, realSources, samplesAreMissing } from './reading.ts';

describe.skipIf(samplesAreMissing)('of every real sample', () => {
  test('the bytes to store read to the same records, and storing them again changes nothing', async () => {
    const differing: string[] = [];
    for (const { kind, files } of realSources()) {
      const stored = files.map((one) => ({ ...one, bytes: storedBytes(kind, one.bytes) }));
      const same = JSON.stringify(await readAll(kind, stored)) === JSON.stringify(await readAll(kind, files));
      const settled = stored.every(({ bytes }) => Buffer.from(storedBytes(kind, bytes)).equals(Buffer.from(bytes)));
      if (!same || !settled) differing.push(`${kind}: ${files[0]?.path}`);
    }
    expect(differing).toEqual([]);
  });
});

/** A file that is not well-formed is not stored at all. */
function storedBytes(kind: string, bytes: Uint8Array): Uint8Array {
  try {
    return redact(kind, bytes).bytes;
  } catch (error) {
    if (error instanceof CountersignError) return bytes;
    throw error;
  }
}
