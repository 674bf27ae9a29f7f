// Which files the window may name: those a person chose, dropped or opened with the app, and what is in a folder that was
// given this way.
import { dirname, resolve } from 'node:path';

export interface Grants {
  allow(paths: readonly string[]): void;
  /** The first path that nobody granted, or null. */
  firstRefused(paths: readonly string[]): string | null;
}

export function createGrants(): Grants {
  const granted = new Set<string>();
  const isGranted = (path: string): boolean => {
    if (granted.has(path)) return true;
    const folder = dirname(path);
    return folder !== path && isGranted(folder);
  };
  // Only a whole, plain path is looked up: nothing relative, nothing with `..` left in it.
  const isPlain = (path: string) => resolve(path) === path;
  return {
    allow(paths) {
      for (const path of paths) granted.add(resolve(path));
    },
    firstRefused: (paths) => paths.find((path) => !isPlain(path) || !isGranted(path)) ?? null,
  };
}
