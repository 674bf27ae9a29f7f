// What every benchmark needs: the same random rows in each run, the clock, and the middle of some rounds.

/** What the command line says beyond the benchmark's name. */
export type Options = Readonly<Record<string, string>>;

export function whole(options: Options, option: string, standard: number): number {
  const value = Number(options[option] ?? standard);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} has to be a whole number from 1 on`);
  return value;
}

/** Numbers from 0 to below 1, the same for the same seed (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How long it takes, in milliseconds. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
