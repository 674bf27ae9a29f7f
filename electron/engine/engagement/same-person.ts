// When two entries of the engagement stand for one human being. Names and addresses are compared as a reader sees them, so
// that neither letter case, width, spacing nor an invisible character makes a second person of the first. Pure.

/** As much of a person as tells one from another. */
export interface Identified {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Fingerprints of the signing keys the person has, those that ran out too: they were in the same hand. */
  readonly keys: readonly string[];
}

/** Any one of these is enough: whoever shares a name with a colleague asks a third one. */
export function isSamePerson(a: Identified, b: Identified): boolean {
  return (
    a.id === b.id ||
    isSameText(a.email, b.email) ||
    isSameText(a.name, b.name) ||
    a.keys.some((key) => b.keys.includes(key))
  );
}

/** The text as it is compared: one form per character, folded case, single spaces, nothing invisible. */
export function plainText(text: string): string {
  // Most names and addresses have nothing but these characters, of which each has one form.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replaceAll(/ +/g, ' ').trim();
  // What can't be seen goes first: between a letter and its accent it would keep the two apart.
  const visible = text.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').normalize('NFKC');
  // Lower case alone tells ß from ẞ and both from SS.
  const folded = visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replaceAll(/\s+/g, ' ').trim();
}

/** The address as it is compared, or null when it is none: one @ with something on either side, and no spaces. */
export function plainEmail(email: string): string | null {
  const plain = plainText(email);
  return /^[^@\s\p{C}]+@[^@\s\p{C}]+$/u.test(plain) ? plain : null;
}

function isSameText(a: string, b: string): boolean {
  const plain = plainText(a);
  return plain !== '' && plain === plainText(b);
}
