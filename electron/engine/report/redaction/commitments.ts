// Commitments: a redacted edition gives for each pseudonym the SHA-256 of a salt and the value behind it. The salts come out
// of one seed that only the full edition holds, so whoever has both editions can check each value, and nobody else can even
// try out names.
import { createHmac, hash } from 'node:crypto';
import { z } from 'zod';

export const redactionKeyFormat = 'countersign-redaction-key/1';

/** What a full edition carries as redaction.json. */
export const redactionKey = z.object({
  format: z.literal(redactionKeyFormat),
  /** SHA-256 of the sealed state that the edition carries. */
  of: z.string(),
  /** 64 hexadecimal digits. */
  seed: z.string(),
  how: z.string(),
});
export type RedactionKey = z.infer<typeof redactionKey>;

/** What a redacted edition says of itself, in the state that it carries. */
export const redactionList = z.object({
  /** SHA-256 of the sealed state that was redacted. */
  of: z.string(),
  how: z.string(),
  /** Pseudonym to commitment. */
  commitments: z.record(z.string(), z.string()),
});
export type RedactionList = z.infer<typeof redactionList>;

export const howCommitted =
  'commitment = SHA-256(salt || value in UTF-8), salt = HMAC-SHA-256(key: seed, message: pseudonym in UTF-8)';

/** The same state gives the same seed, so that the same report has the same bytes; from a redacted edition nobody gets it. */
export function seedOf(stateBytes: Iterable<Uint8Array>): Buffer {
  const seed = createHmac('sha256', 'countersign redaction seed 1');
  for (const piece of stateBytes) seed.update(piece);
  return seed.digest();
}

export function saltOf(seed: Uint8Array, pseudonym: string): Buffer {
  return createHmac('sha256', seed).update(pseudonym, 'utf8').digest();
}

export function commitmentTo(value: string, salt: Uint8Array): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(value, 'utf8')]), 'hex');
}
