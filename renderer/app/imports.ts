// One import at a time, from the look at what a file says of itself to the report of what came in. It lives outside the
// sheet that shows it, so that closing the sheet leaves the work running.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CountersignBridge } from '../../shared/bridge.ts';
import type { Progress } from '../../shared/channel.ts';
import type { ImportReport, Inspection } from '../../shared/contract/evidence.ts';
import type { Delivery } from '../../shared/contract/method.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { asCountersignError, type Engine } from '../lib/engine.ts';
import type { Messages } from '../messages/table.ts';
import { deliveriesOf } from './deliveries.ts';
import type { Jobs } from './jobs.ts';
import type { Session } from './session.ts';
import type { Toasts } from './toast-store.ts';

export type ImportPhase =
  | { readonly kind: 'none' }
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'refused'; readonly error: CountersignError }
  | {
      readonly kind: 'ready';
      readonly inspection: Inspection;
      readonly error: CountersignError | null;
      readonly choice: ImportChoice | null;
    }
  | { readonly kind: 'importing'; readonly inspection: Inspection; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly inspection: Inspection; readonly report: ImportReport };

export interface ImportState {
  readonly path: Delivery | null;
  readonly waiting: readonly Delivery[];
  readonly phase: ImportPhase;
  /** The sheet is on the screen. */
  readonly shown: boolean;
}

export interface ImportChoice {
  readonly acceptUntrusted: boolean;
  readonly kind: string | null;
  readonly system: string | null;
  readonly as: string | null;
}

export interface Imports {
  readonly store: StoreApi<ImportState>;
  choose(what: 'file' | 'folder'): Promise<void>;
  /** Files are one delivery together; each bundle and folder is one by itself. */
  begin(paths: readonly string[]): void;
  /** Looks at the same file again, after its key was pinned. */
  look(): Promise<void>;
  run(choice: ImportChoice): Promise<void>;
  cancel(): void;
  show(): void;
  /** Closes the sheet. What runs keeps running; anything else is forgotten, and the next file waiting comes up. */
  dismiss(): void;
}

interface Parts {
  readonly bridge: CountersignBridge;
  readonly engine: Engine;
  readonly jobs: Jobs;
  readonly session: Session;
  readonly toasts: Toasts;
  /** In the language of the moment. */
  readonly words: () => Messages;
}

const nothing: ImportState = { path: null, waiting: [], phase: { kind: 'none' }, shown: false };

export function createImports({ bridge, engine, jobs, session, toasts, words }: Parts): Imports {
  const store = createStore<ImportState>(() => nothing);
  let controller: AbortController | null = null;

  const look = async () => {
    const { path } = store.getState();
    if (path === null) return;
    store.setState({ phase: { kind: 'inspecting' }, shown: true });
    try {
      const inspection = await engine.call('evidence.inspect', { path });
      if (store.getState().path === path)
        store.setState({ phase: { kind: 'ready', inspection, error: null, choice: null } });
    } catch (error) {
      if (store.getState().path === path)
        store.setState({ phase: { kind: 'refused', error: asCountersignError(error) } });
    }
  };

  const failed = (inspection: Inspection, choice: ImportChoice, error: CountersignError) => {
    if (error.code !== 'CANCELLED') {
      store.setState({ phase: { kind: 'ready', inspection, error, choice }, shown: true });
      return;
    }
    store.setState(nothing);
    toasts.show(words().app.importCancelled);
  };

  const start = (deliveries: readonly Delivery[]) => {
    const [first, ...rest] = deliveries;
    if (first === undefined || session.store.getState().phase !== 'open') return;
    const { phase, waiting } = store.getState();
    if (phase.kind === 'importing') {
      store.setState({ waiting: [...waiting, ...deliveries], shown: true });
      return;
    }
    store.setState({ path: first, waiting: rest });
    void look();
  };

  const imports: Imports = {
    store,
    async choose(what) {
      imports.begin(await bridge.dialog(what === 'file' ? 'open-bundle' : 'open-bundle-folder'));
    },
    begin(paths) {
      start(deliveriesOf(paths));
    },
    look,
    async run(choice) {
      const { path, phase } = store.getState();
      if (path === null || phase.kind !== 'ready') return;
      const { inspection } = phase;
      const abort = new AbortController();
      controller = abort;
      const job = jobs.begin({ kind: 'import', verb: words().app.importing, subject: inspection.name }, () =>
        abort.abort(),
      );
      store.setState({ phase: { kind: 'importing', inspection, progress: null } });
      try {
        const report = await engine.call(
          'evidence.import',
          { path, ...choice },
          {
            signal: abort.signal,
            onProgress: (progress) => {
              job.step(progress);
              store.setState({ phase: { kind: 'importing', inspection, progress } });
            },
          },
        );
        store.setState({ phase: { kind: 'done', inspection, report }, shown: true });
      } catch (error) {
        failed(inspection, choice, asCountersignError(error));
      } finally {
        job.end();
        controller = null;
      }
    },
    cancel: () => controller?.abort(),
    show: () => store.setState({ shown: true }),
    dismiss() {
      const { phase, waiting } = store.getState();
      if (phase.kind === 'importing') return store.setState({ shown: false });
      store.setState(nothing);
      if (waiting.length > 0) start(waiting);
    },
  };
  return imports;
}
