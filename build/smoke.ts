// Starts a packaged app and checks that it opens its window from the package, and that the fuses hold: it does not run as
// Node, takes no NODE_OPTIONS and opens no inspector. Playwright cannot attach to a fused app, so this asks Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { machineSwitches } from './runtime.ts';

/** Throws with a sentence when the app at `executable` is not as it should be. Needs a display or xvfb-run. */
export async function smoke(executable: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-smoke-'));
  const owned = join(folder, 'owned');
  const script = join(folder, 'own.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(owned)}, '')`);
  const display = process.env.DISPLAY ? [] : ['xvfb-run', '-a'];
  const [command = executable, ...rest] = [...display, executable];
  const userFolder = join(folder, 'user');
  const app = spawn(
    command,
    [
      ...rest,
      ...machineSwitches(),
      '--disable-gpu',
      '--inspect=0',
      '--remote-debugging-port=0',
      `--user-data-dir=${userFolder}`,
    ],
    // A group of its own, so that everything it started ends with it.
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: `--require ${script}` },
    },
  );
  let said = '';
  app.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    const pages = await pagesOf(join(userFolder, 'DevToolsActivePort'));
    if (!pages.includes('app://countersign/index.html'))
      throw new Error(`The packaged window shows ${pages.join(', ')}`);
    if (said.includes('Debugger listening')) throw new Error('The packaged app opens an inspector.');
    spawnSync(executable, [script], { timeout: 5000, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
    if (existsSync(owned)) throw new Error('The packaged app runs scripts as Node.');
    console.log('The packaged app opens its window, and its fuses hold.');
  } finally {
    if (app.pid !== undefined) process.kill(-app.pid, 'SIGKILL');
    await pause(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pagesOf(portFile: string): Promise<string[]> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const pages = await askPages(portFile);
    if (pages.some((address) => address !== '')) return pages;
    await pause(200);
  }
  throw new Error('The packaged app did not open a window within 30 seconds.');
}

async function askPages(portFile: string): Promise<string[]> {
  if (!existsSync(portFile)) return [];
  const port = readFileSync(portFile, 'utf8').split('\n')[0];
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const pages: { url: string }[] = JSON.parse(await answer.text());
  return pages.map((page) => page.url);
}
