// Which keys stand where at the beginning of a JSON text, for telling what a file is. The text may be cut off anywhere and
// needs not be valid: what is wrong with it is the reader's to say.

/** Deeper keys tell nothing more about what a file is. */
const deepest = 3;

/**
 * Key paths such as `Findings/AwsAccountId`. Lists add nothing to a path: a bare list of users and one user both have
 * `UserName`. Linear in the text.
 */
export function outlineOf(head: string): ReadonlySet<string> {
  const paths = new Set<string>();
  const open: ('{' | '[')[] = [];
  const names: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(head); match !== null; match = token.exec(head)) {
    const [text, key] = match;
    if (text === '{' || text === '[') {
      open.push(text);
      if (text === '{') names.push('');
    } else if (text === '}' || text === ']') {
      if (open.pop() === '{') names.pop();
    } else if (key !== undefined && open.at(-1) === '{') {
      names[names.length - 1] = key;
      if (names.length <= deepest) paths.add(names.join('/'));
    }
  }
  return paths;
}

/** A bracket, a key, or a string that is none (matched so that brackets inside it don't count). */
const token = /[{}[\]]|"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"?/gs;

/** Has all of the paths. Looks for the bare names first, because nearly every file is of another kind. */
export function hasPaths(head: string, ...paths: readonly string[]): boolean {
  if (!/^\s*[[{]/.test(head)) return false;
  if (!paths.every((path) => head.includes(`"${path.slice(path.lastIndexOf('/') + 1)}"`))) return false;
  const outline = outlineOf(head);
  return paths.every((path) => outline.has(path));
}
