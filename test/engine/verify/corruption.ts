// Ways to change a file behind its signer's back, by a seed so that a failure can be had again.
import { createHash } from 'node:crypto';
import { readStrictZip } from '../../../electron/engine/verify/zip-structure.ts';
import type { CheckLine } from '../../../shared/contract/method.ts';

/** Changes one bit of one byte, `count` times, each time in a fresh copy. Gives where no line failed. */
export async function unnoticedFlips(
  bytes: Buffer,
  count: number,
  check: (changed: Buffer) => Promise<readonly CheckLine[]> | readonly CheckLine[],
): Promise<{ readonly at: number; readonly bit: number }[]> {
  const random = seeded(20261026);
  const unnoticed: { at: number; bit: number }[] = [];
  for (let round = 0; round < count; round++) {
    const at = Math.floor(random() * bytes.length);
    const bit = Math.floor(random() * 8);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    const named = (await check(changed)).filter((line) => line.verdict === 'failed' && line.detail.length > 20);
    if (named.length === 0) unnoticed.push({ at, bit });
  }
  return unnoticed;
}

/**
 * Of the changes that nobody noticed those after which something else is unpacked. A compressed stream can name an equal
 * text further back: other bits, the same content.
 */
export function unnoticedContents(
  zip: Buffer,
  flips: readonly { readonly at: number; readonly bit: number }[],
): readonly { readonly at: number; readonly bit: number }[] {
  const contents = (bytes: Buffer) =>
    JSON.stringify([...readStrictZip(bytes).files].map(([path, content]) => [path, digestOf(content)]));
  const before = contents(zip);
  return flips.filter(({ at, bit }) => {
    const changed = Buffer.from(zip);
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    return contents(changed) !== before;
  });
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The same in every byte from one place to another: where a format has room that nothing else vouches for. */
export async function unnoticedIn(
  bytes: Buffer,
  from: number,
  to: number,
  check: (changed: Buffer) => Promise<readonly CheckLine[]> | readonly CheckLine[],
): Promise<number[]> {
  const unnoticed: number[] = [];
  for (let at = from; at < to; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    if (!(await check(changed)).some((line) => line.verdict === 'failed')) unnoticed.push(at);
  }
  return unnoticed;
}

export function failures(lines: readonly CheckLine[]): string[] {
  return lines.filter((line) => line.verdict === 'failed').map((line) => line.check);
}

/** A linear congruential generator: enough to pick places. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
