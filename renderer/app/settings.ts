// What this person prefers on this computer. The theme belongs to the desktop shell; the rest is kept by the page.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CountersignBridge, ThemeSource } from '../../shared/bridge.ts';

export interface Settings {
  readonly theme: ThemeSource;
  /** Keys without Ctrl or Alt: c u r x n, j k, g r, ?, / */
  readonly letterKeys: boolean;
}

export interface SettingsStore {
  readonly store: StoreApi<Settings>;
  setTheme(theme: ThemeSource): void;
  setLetterKeys(on: boolean): void;
}

const letterKeysKey = 'countersign.letter-keys';

export function createSettings(bridge: CountersignBridge, storage: Storage): SettingsStore {
  const store = createStore<Settings>(() => ({
    theme: bridge.theme,
    letterKeys: storage.getItem(letterKeysKey) !== 'off',
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
  };
}
