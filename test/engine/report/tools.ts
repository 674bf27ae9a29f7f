// Other people's tools, which have the last word on what we write. A test that needs one that is not installed skips and says
// so; in CI it runs and fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** Runs the tool and gives what it printed; throws when it ends with anything but 0. */
export function run(
  tool: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: Buffer } = {},
): string {
  return execFileSync(tool, [...args], {
    ...options,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 ** 2,
  });
}

export function isInstalled(tool: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

/** A test that runs where every tool is installed, and in CI always. */
export function testWith(...tools: string[]) {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length > 0 && process.env.CI === undefined) {
    console.warn(`Skipped for want of ${missing.join(', ')}.`);
    return test.skip;
  }
  return test;
}
