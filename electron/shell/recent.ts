// The files a person worked with last, newest first, remembered between two starts.
import { existsSync } from 'node:fs';
import type { RecentFile } from '../../shared/bridge.ts';
import { readJson, writeJson } from './settings.ts';

const most = 12;

export interface Recent {
  /** Those that still exist. */
  list(): readonly RecentFile[];
  remember(path: string, at: Date): void;
  forget(path: string): void;
}

export function createRecent(file: string): Recent {
  const read = () => parse(readJson(file));
  const without = (path: string) => read().filter((one) => one.path !== path);
  return {
    list: () => read().filter((one) => existsSync(one.path)),
    remember: (path, at) => writeJson(file, [{ path, at: at.toISOString() }, ...without(path)].slice(0, most)),
    forget: (path) => writeJson(file, without(path)),
  };
}

function parse(held: unknown): RecentFile[] {
  if (!Array.isArray(held)) return [];
  return held.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { path, at } = one as { path?: unknown; at?: unknown };
    return typeof path === 'string' && typeof at === 'string' ? [{ path, at }] : [];
  });
}
