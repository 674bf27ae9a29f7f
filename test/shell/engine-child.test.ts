import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '../../electron/shell/engine-child.ts';
import { createCaller, onChanged } from '../../shared/channel.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-child-'));
const host = join(folder, 'host.cjs');
beforeAll(async () => {
  await build({ entryPoints: ['test/e2e/echo-host.ts'], outfile: host, bundle: true, platform: 'node', format: 'cjs' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('values cross to a child process and back as they are', async () => {
  const engine = startChild(host, process.execPath);
  const call = createCaller(engine.channel);
  const value = { at: new Date(0), bytes: new Uint8Array([1, 2]), none: undefined, set: new Set(['a']), big: 1n };
  const answer = await call('echo', value);
  const topics = new Promise((resolve) => onChanged(engine.channel, resolve));
  await call('change', {});
  expect([answer, await topics]).toEqual([value, ['evidence']]);
  await engine.stop(10_000);
});

test('killing the child rejects what is pending, and stopping what is gone ends at once', async () => {
  const engine = startChild(host, process.execPath);
  const call = createCaller(engine.channel);
  const pid = Number(await call('process', {}));
  const pending = call('wait', {}, { onProgress: () => process.kill(pid, 'SIGKILL') });
  await expect(pending).rejects.toMatchObject({ code: 'ENGINE_GONE' });
  await engine.stop(10_000);
});

test('a host that cannot be started closes its channel', async () => {
  const engine = startChild(host, join(folder, 'no-such-node'));
  await expect(createCaller(engine.channel)('echo', {})).rejects.toMatchObject({ code: 'ENGINE_GONE' });
});
