// The news that something was written, told a moment later and together: what the person did is shown first, and only then is
// everything asked again that may have changed by it.

/** Collects topics and hands them on, each once, when `later` lets it. */
export function afterNews(
  later: (work: () => void) => void,
  tell: (topics: readonly string[]) => void,
): (topics: readonly string[]) => void {
  const waiting = new Set<string>();
  return (topics) => {
    const isFirst = waiting.size === 0;
    for (const topic of topics) waiting.add(topic);
    if (!isFirst || waiting.size === 0) return;
    later(() => {
      const told = [...waiting];
      waiting.clear();
      tell(told);
    });
  };
}

/** Milliseconds after which nobody waits for a frame any more: a window that is not seen draws none. */
const most = 100;

/** Two frames: the answer to an act comes behind the news of it, and is then drawn. */
export function afterTheAnswer(work: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    work();
  };
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, most);
}
