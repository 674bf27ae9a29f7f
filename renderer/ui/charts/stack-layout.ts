// Where the parts of a stacked bar stand. A part that is there is never thinner than can be seen.

export interface Part<Name extends string> {
  readonly name: Name;
  readonly amount: number;
}

export interface PlacedPart<Name extends string> extends Part<Name> {
  readonly x: number;
  readonly width: number;
}

/** Pixels below which a part could not be seen any more. */
const thinnest = 2;

/** Parts of nothing are left out; `gap` pixels stand between the others. All widths and gaps add up to `width`. */
export function layOut<Name extends string>(
  parts: readonly Part<Name>[],
  width: number,
  gap: number,
): PlacedPart<Name>[] {
  const present = parts.filter((part) => part.amount > 0);
  const total = present.reduce((sum, part) => sum + part.amount, 0);
  const room = Math.max(present.length * thinnest, width - gap * Math.max(0, present.length - 1));
  const thin = present.filter((part) => (part.amount / total) * room < thinnest);
  const thinTotal = thin.reduce((sum, part) => sum + part.amount, 0);
  const left = room - thin.length * thinnest;
  let x = 0;
  return present.map((part) => {
    const wide = thin.includes(part) ? thinnest : (part.amount / (total - thinTotal)) * left;
    const placed = { ...part, x, width: wide };
    x += wide + gap;
    return placed;
  });
}
