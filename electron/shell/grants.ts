// Which files the window may name: those a person chose, dropped or opened with the app, and those the engine handed over.
import { resolve } from 'node:path';

export interface Grants {
  /** A person or the engine named these. A folder is granted as itself: what is inside it is read by the engine. */
  allow(paths: readonly string[]): void;
  /** The first path that nobody granted, or null. */
  firstRefused(paths: readonly string[]): string | null;
}

export function createGrants(): Grants {
  const granted = new Set<string>();
  const isGranted = (path: string) => {
    // Only a whole, plain path is compared: nothing relative, nothing with `..` left in it.
    return resolve(path) === path && granted.has(path);
  };
  return {
    allow(paths) {
      for (const path of paths) granted.add(resolve(path));
    },
    firstRefused: (paths) => paths.find((path) => !isGranted(path)) ?? null,
  };
}
