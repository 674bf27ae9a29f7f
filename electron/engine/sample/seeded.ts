// Chance with a seed: the same sample on every machine.

export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True in `share` of the cases, 0 to 1. */
  happens(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** `length` characters of upper-case letters and digits. */
  code(length: number): string;
}

/** mulberry32: small, and good enough to scatter sample data. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    happens: (share) => next() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    code: (length) => Array.from({ length }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[below(32)]).join(''),
  };
}
