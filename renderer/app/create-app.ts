// Builds the window's parts around the bridge: the engine, and the small stores of what only the window knows.
import type { CountersignBridge } from '../../shared/bridge.ts';
import { createEngine, type Engine } from '../lib/engine.ts';
import { type CommandRunner, createRunner } from './command-runner.ts';
import { createImports, type Imports } from './imports.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLanguage, type Language } from './language.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createSession, type Session } from './session.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { createToasts, type Toasts } from './toast-store.ts';
import { createUnlock, type Unlock, withUnlocking } from './unlock.ts';
import { createViewer, type Viewer } from './viewer-store.ts';

export interface App {
  readonly bridge: CountersignBridge;
  readonly engine: Engine;
  readonly language: Language;
  readonly navigation: Navigation;
  readonly session: Session;
  readonly settings: SettingsStore;
  readonly jobs: Jobs;
  readonly toasts: Toasts;
  readonly commands: CommandRunner;
  readonly viewer: Viewer;
  readonly imports: Imports;
  readonly unlock: Unlock;
}

/** `system`: the system's language tag. */
export function createApp(desktop: CountersignBridge, storage: Storage, system: string): App {
  const unlock = createUnlock();
  const engine = withUnlocking(createEngine(desktop), unlock);
  const jobs = createJobs();
  const toasts = createToasts();
  const navigation = createNavigation();
  const language = createLanguage({ engine, storage, system });
  const words = () => language.store.getState().words;
  // The system's own dialogs are titled in the person's language.
  const bridge: CountersignBridge = {
    ...desktop,
    dialog: (kind, options) => desktop.dialog(kind, { title: words().app.dialogs[kind], ...options }),
  };
  const session = createSession({ bridge, engine, storage, navigation, language });
  return {
    bridge,
    engine,
    language,
    navigation,
    session,
    settings: createSettings(bridge, storage),
    jobs,
    toasts,
    commands: createRunner(),
    viewer: createViewer(),
    imports: createImports({ bridge, engine, jobs, session, toasts, words }),
    unlock,
  };
}
