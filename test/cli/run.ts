// Runs the command line as a user would: a process, arguments, exit code, what it printed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const main = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

export function countersign(...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs with --json and gives the one document; fails with what was printed when the exit code is another. */
export async function json<T>(expectedCode: number, ...args: string[]): Promise<T> {
  const ran = await countersign(...args, '--json');
  if (ran.code !== expectedCode)
    throw new Error(`exit ${ran.code}, not ${expectedCode}: ${args.join(' ')}\n${ran.stdout}\n${ran.stderr}`);
  return JSON.parse(ran.stdout) as T;
}

export interface Bench {
  readonly folder: string;
  readonly workspace: string;
  readonly passphraseFile: string;
  remove(): void;
}

export function bench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
  const passphraseFile = join(folder, 'passphrase');
  writeFileSync(passphraseFile, 'a long enough passphrase\n');
  return {
    folder,
    workspace: join(folder, 'northwind.countersign'),
    passphraseFile,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
