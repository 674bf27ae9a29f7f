// SHA-256 of a value's canonical JSON, as hex: how the review names exactly what was shown, frozen or signed.
import { hash } from 'node:crypto';
import { canonicalJson } from '../ledger/canonical.ts';

export function digestOf(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}
