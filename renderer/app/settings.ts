// What this person prefers on this computer. The theme belongs to the desktop shell; the rest is kept by the page.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CountersignBridge, ThemeSource } from '../../shared/bridge.ts';

export interface Settings {
  readonly theme: ThemeSource;
  /** Keys without Ctrl or Alt: c u r x n, j k, g r, ?, / */
  readonly letterKeys: boolean;
  /** After so many minutes without use an unlocked key locks by itself. */
  readonly idleMinutes: number;
}

export const idleChoices: readonly number[] = [5, 15, 30, 60];
const standardIdle = 15;

export interface SettingsStore {
  readonly store: StoreApi<Settings>;
  setTheme(theme: ThemeSource): void;
  setLetterKeys(on: boolean): void;
  setIdleMinutes(minutes: number): void;
}

const letterKeysKey = 'countersign.letter-keys';
const idleKey = 'countersign.idle-minutes';

export function createSettings(bridge: CountersignBridge, storage: Storage): SettingsStore {
  const store = createStore<Settings>(() => ({
    theme: bridge.theme,
    letterKeys: storage.getItem(letterKeysKey) !== 'off',
    idleMinutes: idleChoices.find((minutes) => String(minutes) === storage.getItem(idleKey)) ?? standardIdle,
  }));
  return {
    store,
    setTheme(theme) {
      store.setState({ theme });
      void bridge.setTheme(theme);
    },
    setLetterKeys(on) {
      storage.setItem(letterKeysKey, on ? 'on' : 'off');
      store.setState({ letterKeys: on });
    },
    setIdleMinutes(minutes) {
      storage.setItem(idleKey, String(minutes));
      store.setState({ idleMinutes: minutes });
    },
  };
}
