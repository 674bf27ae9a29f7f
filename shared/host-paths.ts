// Which fields of a call name a file on this machine. The contract keeps to it: a field that holds a path of the host is
// called `path` or `paths`, or ends in `Path` or `Paths`; places inside a bundle are called `file` and `pointer`.

const isPathField = (name: string) => /^paths?$|Paths?$/.test(name);

/** Every path of the host in a call's input, at any depth. A path field that holds something else yields nothing. */
export function hostPathsIn(input: unknown): string[] {
  if (Array.isArray(input)) return input.flatMap(hostPathsIn);
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]) => {
    if (!isPathField(name)) return hostPathsIn(value);
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => (typeof one === 'string' ? [one] : hostPathsIn(one)));
  });
}

/**
 * The paths that a result hands over: path fields of the result itself only. Not deeper, because deeper down a result
 * can quote evidence, and evidence must not be able to name a file that the window may then open.
 */
export function hostPathsOfResult(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([name]) => isPathField(name))
    .flatMap(([, held]) => (Array.isArray(held) ? held : [held]))
    .filter((held) => typeof held === 'string');
}
