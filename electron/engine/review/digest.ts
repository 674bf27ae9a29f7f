// SHA-256 of a value's canonical JSON, as hex: how the review names exactly what was shown, frozen or signed.
import { createHash, hash } from 'node:crypto';
import { canonicalJson, canonicalPieces } from '../ledger/canonical.ts';

export function digestOf(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}

/** The same for a value whose text would be too long to be held at once. */
export function digestOfLarge(value: unknown): string {
  const sha256 = createHash('sha256');
  for (const piece of canonicalPieces(value)) sha256.update(piece, 'utf8');
  return sha256.digest('hex');
}
