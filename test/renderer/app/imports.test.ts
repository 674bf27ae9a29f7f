import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createImports } from '../../../renderer/app/imports.ts';
import { createJobs } from '../../../renderer/app/jobs.ts';
import { createToasts } from '../../../renderer/app/toast-store.ts';
import { createEngine } from '../../../renderer/lib/engine.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { CountersignBridge } from '../../../shared/bridge.ts';
import type { AnswerMessage } from '../../../shared/channel.ts';
import { directPair, serveCalls } from '../../../shared/channel.ts';
import { CountersignError } from '../../../shared/errors.ts';

const inspection = { name: 'harbour-2026-q3' };
const choice = { acceptUntrusted: true, kind: null, system: null, as: 'dana' };

/** A bridge with an engine behind it that answers as `answer` says. */
function window(answer: (method: string, signal: AbortSignal) => Promise<unknown>) {
  const [near, far] = directPair();
  serveCalls(far, (method, _input, { signal, progress }) => {
    progress(1, 2, 'Reading');
    return answer(method, signal);
  });
  const bridge: Pick<CountersignBridge, 'call' | 'cancel' | 'onMessage' | 'onEngineGone'> = {
    call: (method, input, id) => near.post({ kind: 'call', id, method, input }),
    cancel: (id) => near.post({ kind: 'cancel', id }),
    onMessage: (listener) => near.onMessage((message) => listener(message as AnswerMessage)),
    onEngineGone: (listener) => near.onClose(listener),
  };
  const engine = createEngine(bridge as CountersignBridge);
  const session = { store: createStore(() => ({ phase: 'open' })) } as never;
  const jobs = createJobs();
  const toasts = createToasts();
  const words = () => messages.en;
  const imports = createImports({ bridge: bridge as CountersignBridge, engine, jobs, session, toasts, words });
  const phase = () => imports.store.getState().phase.kind;
  return { imports, jobs, toasts, phase };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

test('a file is looked at before anything is imported', async () => {
  const asked: string[] = [];
  const { imports, phase } = window(async (method) => {
    asked.push(method);
    return inspection;
  });
  imports.begin(['/drop/bundle.zip']);
  await until(() => phase() === 'ready');
  expect(asked).toEqual(['evidence.inspect']);
});

test('a refused import keeps what was chosen', async () => {
  const { imports, phase } = window(async (method) => {
    if (method === 'evidence.inspect') return inspection;
    throw new CountersignError('BUNDLE_LINEAGE', 'Number 4 is missing.');
  });
  imports.begin(['/drop/bundle.zip']);
  await until(() => phase() === 'ready');
  await imports.run(choice);
  expect(imports.store.getState().phase).toMatchObject({ kind: 'ready', choice, error: { code: 'BUNDLE_LINEAGE' } });
});

test('work goes on while the sheet is closed, and can be cancelled from the pill without a trace', async () => {
  const { imports, jobs, toasts, phase } = window(async (method, signal) => {
    if (method === 'evidence.inspect') return inspection;
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CountersignError('CANCELLED', 'This was cancelled.')));
    });
  });
  imports.begin(['/drop/bundle.zip']);
  await until(() => phase() === 'ready');
  const running = imports.run(choice);
  imports.dismiss();
  await until(() => jobs.store.getState().jobs[0]?.progress !== null);
  const [job] = jobs.store.getState().jobs;
  const before = {
    shown: imports.store.getState().shown,
    phase: phase(),
    job: job?.subject,
    done: job?.progress?.done,
  };
  job?.cancel();
  await running;
  const after = { phase: phase(), jobs: jobs.store.getState().jobs.length, toast: toasts.store.getState().toast?.text };
  expect([before, after]).toEqual([
    { shown: false, phase: 'importing', job: 'harbour-2026-q3', done: 1 },
    { phase: 'none', jobs: 0, toast: 'The import was cancelled. Nothing of it was kept.' },
  ]);
});

test('several files dropped together come up one after another', async () => {
  const { imports, phase } = window(async () => inspection);
  imports.begin(['/drop/one.zip', '/drop/two.zip']);
  await until(() => phase() === 'ready');
  const first = imports.store.getState().path;
  imports.dismiss();
  await until(() => phase() === 'ready');
  expect([first, imports.store.getState().path]).toEqual(['/drop/one.zip', '/drop/two.zip']);
});
