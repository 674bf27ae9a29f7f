import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../electron/engine/ledger/check.ts';
import { ledgerSize } from '../../../electron/engine/ledger/store.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { noteMigrations, workspaceWithNotes } from '../ledger/notes.ts';

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));

test('a process killed in the middle of writing leaves a whole ledger: every write that it reported, none by half', async () => {
  const created = await workspaceWithNotes(0);
  await created.close();
  for (let round = 0; round < 6; round++) {
    const child = spawn(process.execPath, [writer, created.file, `run${round}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const before = await killAfter(child, 5 + round * 7);
    // The dead process left its lock behind; opening takes it over.
    expect(existsSync(`${created.file}.lock`)).toBe(true);
    const workspace = await openWorkspace(created.file, { migrations: noteMigrations });
    const entries = ledgerSize(workspace.read);
    const written = workspace.read
      .prepare<{ prefix: string }, number>('select count(*) from note where id like $prefix')
      .pluck()
      .get({ prefix: `run${round}-%` });
    expect({
      failed: checkLedger(workspace.read).filter(({ verdict }) => verdict === 'failed'),
      wholeWrites: entries % 3,
      notes: workspace.read.prepare('select count(*) from note').pluck().get() === entries,
      reportedAreThere: (written ?? 0) >= before * 3,
      integrity: workspace.read.pragma('integrity_check', { simple: true }),
    }).toEqual({ failed: [], wholeWrites: 0, notes: true, reportedAreThere: true, integrity: 'ok' });
    await workspace.close();
    expect(existsSync(`${created.file}.lock`)).toBe(false);
  }
});

test('while a process has the workspace open, another is told who has it, and may still read', async () => {
  const created = await workspaceWithNotes(0);
  await created.close();
  const child = spawn(process.execPath, [writer, created.file, 'live'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await linesFrom(child, 1);
  await expect(openWorkspace(created.file, { migrations: noteMigrations })).rejects.toMatchObject({
    code: 'WORKSPACE_LOCKED',
    details: { pid: child.pid, file: created.file },
  });
  const reading = await openWorkspace(created.file, { migrations: noteMigrations, readOnly: true });
  expect(ledgerSize(reading.read)).toBeGreaterThanOrEqual(3);
  await reading.close();
  await kill(child);
});

/** Kills the process once it has reported so many writes; gives the last number it reported. */
async function killAfter(child: ChildProcess, writes: number): Promise<number> {
  const done = await linesFrom(child, writes);
  await kill(child);
  return done;
}

async function linesFrom(child: ChildProcess, lines: number): Promise<number> {
  let text = '';
  child.stdout?.setEncoding('utf8');
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += String(chunk);
    const reported = text.split('\n').slice(0, -1);
    if (reported.length >= lines) return Number(reported.at(-1));
  }
  throw new Error('the writer ended by itself');
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  child.stdout?.resume();
  await exited;
}
