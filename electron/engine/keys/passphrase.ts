// What a passphrase for a signing key has to be.
import { CountersignError } from '../../../shared/errors.ts';

const shortest = 12;
const fewestDifferent = 5;

/** Throws PASSPHRASE_WEAK when the passphrase is short, nearly one character, or is one of `known` (name, e-mail). */
export function requireStrongPassphrase(passphrase: string, known: readonly string[]): void {
  const characters = [...passphrase];
  if (characters.length < shortest) {
    throw weak(`A passphrase has at least ${shortest} characters.`);
  }
  if (new Set(characters).size < fewestDifferent) {
    throw weak(`A passphrase has at least ${fewestDifferent} different characters.`);
  }
  const plain = passphrase.trim().toLowerCase();
  if (known.some((word) => word.trim().toLowerCase() === plain)) {
    throw weak('A passphrase is not the name, the organisation or the e-mail address itself.');
  }
}

function weak(reason: string): CountersignError {
  return new CountersignError('PASSPHRASE_WEAK', reason);
}
