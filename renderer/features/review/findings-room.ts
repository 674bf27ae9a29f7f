// How many findings stand with their figures, so that the provider's advice below them stays in sight: the others are named
// in one line until they are asked for. Pure.

/** Characters in a line of a finding, in the pane that the design is judged at. */
const lineLength = 66;
const linesOfAll = 8;
/** Where some are only named, which takes a line itself. */
const linesOfSome = 7;
const atLeast = 3;

export function findingsInRoom(texts: readonly string[]): number {
  const lines = texts.map((text) => Math.ceil(text.length / lineLength));
  const until = (most: number) => {
    let taken = 0;
    const first = lines.findIndex((one) => {
      taken += one;
      return taken > most;
    });
    return first < 0 ? lines.length : first;
  };
  if (until(linesOfAll) === texts.length) return texts.length;
  return Math.min(texts.length, Math.max(atLeast, until(linesOfSome)));
}
