// JSON that is written as one long line can't be read by people. This lays it out over lines, token by token: numbers,
// escapes and repeated keys stay exactly as they are written, so a pointer leads to the same value in both texts.

/** The text must be well-formed JSON. */
export function reindent(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let fresh = false;
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const piece = match[0];
    if (piece === '}' || piece === ']') {
      depth -= 1;
      // Nothing stands between the brackets: they stay together.
      parts.push(fresh ? piece : lineAt(depth) + piece);
      fresh = false;
      continue;
    }
    if (fresh) parts.push(lineAt(depth));
    fresh = piece === '{' || piece === '[';
    if (fresh) depth += 1;
    parts.push(piece === ':' ? ': ' : piece);
    if (piece === ',') parts.push(lineAt(depth));
  }
  return parts.join('');
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

function lineAt(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
