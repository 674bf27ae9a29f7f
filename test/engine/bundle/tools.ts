// Whether a tool that is not ours is on this machine. In CI it has to be: tests then run without it and fail.
import { spawnSync } from 'node:child_process';

export function hasTool(name: string): boolean {
  if (process.env.CI) return true;
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
