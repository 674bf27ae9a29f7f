// Which words of a sentence are in bold: the names that stand in it. Pure.

export interface Part {
  readonly words: string;
  readonly strong: boolean;
}

/** Splits at the first place of each name, wherever it stands. */
export function emphasise(text: string, names: readonly string[]): readonly Part[] {
  const found = names
    // A lone star is no name.
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .map((name) => ({ name, at: text.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.name.length - one.name.length);
  const parts: Part[] = [];
  let end = 0;
  for (const { name, at } of found) {
    if (at < end) continue;
    if (at > end) parts.push({ words: text.slice(end, at), strong: false });
    parts.push({ words: name, strong: true });
    end = at + name.length;
  }
  if (end < text.length) parts.push({ words: text.slice(end), strong: false });
  return parts;
}
