// File patterns of a declaration: `*` and `?` within a folder name, `**` for any number of folders. Everything else is
// literal. No regular expression is built, because a provider's pattern must not be able to take unbounded time.

/** Whether the pattern has any of `*` and `?`; one without them names exactly one file. */
export function isPattern(glob: string): boolean {
  return /[*?]/.test(glob);
}

export function matchesGlob(path: string, glob: string): boolean {
  return matchesSequence(path.split('/'), glob.split('/'), (segment) => segment === '**', matchesSegment);
}

function matchesSegment(name: string, pattern: string): boolean {
  return matchesSequence(
    [...name],
    [...pattern],
    (mark) => mark === '*',
    (letter, mark) => mark === '?' || letter === mark,
  );
}

// Greedy with one point to come back to: the last star, which is enough because a later star makes earlier ones settled.
function matchesSequence(
  found: readonly string[],
  wanted: readonly string[],
  isStar: (part: string) => boolean,
  matchesOne: (part: string, pattern: string) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let retryFrom = 0;
  while (at < found.length) {
    const part = found[at] ?? '';
    const pattern = wanted[next];
    if (pattern !== undefined && isStar(pattern)) {
      star = next;
      retryFrom = at;
      next += 1;
    } else if (pattern !== undefined && matchesOne(part, pattern)) {
      at += 1;
      next += 1;
    } else if (star !== -1) {
      retryFrom += 1;
      at = retryFrom;
      next = star + 1;
    } else {
      return false;
    }
  }
  return wanted.slice(next).every(isStar);
}
