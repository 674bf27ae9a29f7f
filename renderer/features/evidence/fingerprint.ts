// Fingerprints of keys, as two people compare them. Two forms are in use: OpenSSH's base64, where capital and small
// letters differ, and hexadecimal, where they do not.

/** In groups of four, so that it can be read out. */
export function spokenFingerprint(fingerprint: string): string {
  return (digits(fingerprint).match(/.{1,4}/g) ?? []).join(' ');
}

/** Whether what was typed or pasted is this very fingerprint; spaces, colons between pairs and the prefix don't matter. */
export function isSameFingerprint(typed: string, fingerprint: string): boolean {
  const expected = digits(fingerprint);
  const given = digits(typed);
  if (expected === '' || given === '') return false;
  return isHexadecimal(expected) ? given.toLowerCase() === expected.toLowerCase() : given === expected;
}

/** The fingerprint itself: no prefix, no separators, no padding. */
function digits(text: string): string {
  return text
    .trim()
    .replace(/^(spki-)?sha-?256\s*[:=]\s*/i, '')
    .replace(/[\s:]/g, '')
    .replace(/=+$/, '');
}

function isHexadecimal(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}
