// Two campaigns of one name can't be told apart in a report: which names are one, and the next one that is free.

/** Whether people would read the two as one name: case and spaces don't tell campaigns apart. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** The wanted name, or with the first number behind it that makes it a name of its own: "Q4 2026 access review (2)". */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map(plain));
  if (!used.has(plain(wanted))) return wanted;
  for (let number = 2; ; number += 1) {
    const next = `${wanted} (${number})`;
    if (!used.has(plain(next))) return next;
  }
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
