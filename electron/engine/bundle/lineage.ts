// Where a bundle stands in the provider's series. Sequence numbers and the digest of the bundle before reveal one that is
// sent twice, left out, rolled back or replaced by another version of itself. Pure.

export type LineageVerdict = 'first' | 'follows' | 'replay' | 'gap' | 'rollback' | 'fork';

export interface ImportedBundle {
  readonly sequence: number;
  readonly tagmanifestSha256: string;
}

export interface NextBundle extends ImportedBundle {
  /** `sha256:` and the digest of the tag manifest of the bundle before, as declared; null when none is named. */
  readonly previous: string | null;
}

/** `first` and `follows` are in order; the others need a person's attention. The sentence says why. */
export function judgeLineage(
  previousBundles: readonly ImportedBundle[],
  next: NextBundle,
): { verdict: LineageVerdict; sentence: string } {
  const same = previousBundles.find((bundle) => digest(bundle.tagmanifestSha256) === digest(next.tagmanifestSha256));
  if (same !== undefined) {
    return verdict('replay', `This is bundle ${same.sequence} again, byte for byte: it was imported before.`);
  }
  const [first, ...others] = previousBundles;
  if (first === undefined) return judgeFirst(next);

  const latest = others.reduce((highest, bundle) => (bundle.sequence > highest.sequence ? bundle : highest), first);
  const twin = previousBundles.find((bundle) => bundle.sequence === next.sequence);
  if (twin !== undefined) {
    return verdict('fork', `There is another bundle with the number ${next.sequence}: the provider made two of them.`);
  }
  if (next.sequence < latest.sequence) {
    return verdict(
      'rollback',
      `This is bundle ${next.sequence}, but bundle ${latest.sequence} was imported already: it is older evidence.`,
    );
  }
  if (next.previous !== null && digest(next.previous) !== digest(latest.tagmanifestSha256)) {
    return judgeOtherPredecessor(previousBundles, latest, next);
  }
  if (next.sequence > latest.sequence + 1) {
    return verdict(
      'gap',
      `Bundle ${missing(latest.sequence, next.sequence)} was never imported: the last one is ${latest.sequence}.`,
    );
  }
  if (next.previous === null) {
    return verdict(
      'gap',
      `Bundle ${next.sequence} doesn't say which bundle came before it, so nothing shows that it follows.`,
    );
  }
  return verdict('follows', `Bundle ${next.sequence} follows bundle ${latest.sequence}, which it names.`);
}

function judgeFirst(next: NextBundle): { verdict: LineageVerdict; sentence: string } {
  if (next.sequence > 1) {
    return verdict('gap', `This is bundle ${next.sequence}, but none before it was imported here.`);
  }
  if (next.previous !== null) {
    return verdict('gap', 'This is bundle 1, yet it names a bundle before it, which was never imported here.');
  }
  return verdict('first', 'This is the first bundle of the series.');
}

function judgeOtherPredecessor(
  previousBundles: readonly ImportedBundle[],
  latest: ImportedBundle,
  next: NextBundle,
): { verdict: LineageVerdict; sentence: string } {
  const named = previousBundles.find((bundle) => digest(bundle.tagmanifestSha256) === digest(next.previous ?? ''));
  if (named !== undefined) {
    return verdict(
      'fork',
      `Bundle ${next.sequence} continues from bundle ${named.sequence} and leaves out bundle ${latest.sequence}.`,
    );
  }
  if (next.sequence === latest.sequence + 1) {
    return verdict(
      'fork',
      `Bundle ${next.sequence} names another bundle ${latest.sequence} than the one that was imported.`,
    );
  }
  return verdict(
    'gap',
    `Bundle ${missing(latest.sequence, next.sequence)} was never imported, nor was the bundle that this one names.`,
  );
}

function missing(latest: number, next: number): string {
  return next - latest === 2 ? String(latest + 1) : `${latest + 1} to ${next - 1}`;
}

function digest(written: string): string {
  return written.toLowerCase().replace(/^sha256:/, '');
}

function verdict(name: LineageVerdict, sentence: string): { verdict: LineageVerdict; sentence: string } {
  return { verdict: name, sentence };
}
