import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type PluginBuild } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '../../electron/shell/engine-child.ts';
import { createCaller, onChanged } from '../../shared/channel.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-host-'));
const closed = join(folder, 'closed');
const host = join(folder, 'host.cjs');

/** An engine that says what it was asked and leaves a file when it is closed in order. */
const engine = `
  import { writeFileSync } from 'node:fs';
  export function createEngine() {
    const listeners = new Set();
    return {
      async dispatch(method, input, { progress }) {
        progress(1, 2, method);
        for (const listener of listeners) listener(['ledger']);
        return input;
      },
      onChanged: (listener) => listeners.add(listener),
      close: async () => writeFileSync(${JSON.stringify(closed)}, ''),
    };
  }`;

beforeAll(async () => {
  const serve = join(folder, 'serve.js');
  writeFileSync(serve, engine);
  const plugins = [
    { name: 'engine', setup: (hook: PluginBuild) => hook.onResolve({ filter: /serve\.ts$/ }, () => ({ path: serve })) },
  ];
  await build({ entryPoints: ['electron/engine/host.ts'], outfile: host, bundle: true, platform: 'node', plugins });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the engine is served over the carrier that started it, and closed before the process leaves', async () => {
  const started = startChild(host, process.execPath);
  const call = createCaller(started.channel);
  const heard: unknown[] = [];
  onChanged(started.channel, (topics) => heard.push(topics));
  const answer = await call('ledger.read', { from: 1 }, { onProgress: (step) => heard.push(step) });
  const before = existsSync(closed);
  await started.stop(30_000);
  expect([answer, heard, before, existsSync(closed)]).toEqual([
    { from: 1 },
    [{ done: 1, total: 2, label: 'ledger.read' }, ['ledger']],
    false,
    true,
  ]);
});

test('when the shell is gone the engine closes and leaves by itself', async () => {
  rmSync(closed, { force: true });
  const child = fork(host, [], { execPath: process.execPath, execArgv: [], serialization: 'advanced' });
  const code = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  expect([await code, existsSync(closed)]).toEqual([0, true]);
});

test('started by hand it says what to use instead', () => {
  const { status, stderr } = spawnSync(process.execPath, [host], { encoding: 'utf8' });
  expect([status, stderr.includes('npm run countersign')]).toEqual([2, true]);
});
