// What the shell remembers between two starts: where the window was and which theme was chosen. It is a convenience, so a
// missing or damaged file means the defaults.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ThemeSource } from '../../shared/bridge.ts';
import { type Placement, parsePlacement } from './placement.ts';

export interface Settings {
  readonly theme: ThemeSource;
  readonly placement: Placement | null;
}

export function readSettings(file: string): Settings {
  const held = readJson(file);
  if (typeof held !== 'object' || held === null) return { theme: 'system', placement: null };
  const { theme, placement } = held as { theme?: unknown; placement?: unknown };
  return { theme: isThemeSource(theme) ? theme : 'system', placement: parsePlacement(placement) };
}

export function writeSettings(file: string, settings: Settings): void {
  writeJson(file, settings);
}

export function isThemeSource(value: unknown): value is ThemeSource {
  return value === 'system' || value === 'light' || value === 'dark';
}

export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes beside and renames, so that a crash leaves the old file or the new one. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(value, null, 2));
  renameSync(beside, file);
}
