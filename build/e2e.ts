// `npm run e2e [FILE...]`: bundles the app and drives its real window. Without a display it brings one (xvfb-run); a window
// that fails to start can loop, so the whole run has a limit and is ended with everything it started.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleAll, bundleEngine } from './bundle.ts';
import { outFolder, projectFolder, requireNode24 } from './project.ts';
import { findRuntime } from './runtime.ts';

/** Seconds for the whole run. */
const limit = '1500';

requireNode24();
await Promise.all([
  findRuntime(),
  bundleAll(),
  bundleEngine('test/e2e/echo-host.ts', join(outFolder, 'test/echo-host.cjs')),
]);

const vitest = [
  process.execPath,
  join(projectFolder, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  'build/e2e.config.ts',
  ...process.argv.slice(2),
];
const [command = '', ...rest] = [...ownSession(), ...display(), ...vitest];
const child = spawn(command, rest, { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code) => process.exit(code ?? 1));

function ownSession(): string[] {
  return process.platform === 'linux' ? ['setsid', '--wait', 'timeout', '-k', '5', '-s', 'KILL', limit] : [];
}

function display(): string[] {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  if (spawnSync('which', ['xvfb-run']).status !== 0) {
    console.error('There is no display and no xvfb-run. On Debian: apt-get install xvfb xauth');
    process.exit(2);
  }
  return ['xvfb-run', '-a', '--server-args=-screen 0 1920x1200x24'];
}
