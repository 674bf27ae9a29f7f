import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLedger } from '../../../electron/engine/ledger/check.ts';
import { writeCheckpoint } from '../../../electron/engine/ledger/checkpoints.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { checkLedgerWatched } from '../../../electron/engine/ledger/watched-check.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, noteWritten, workspaceWithNotes } from './notes.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await workspaceWithNotes(2500);
  await workspace.write(writeCheckpoint);
});
afterAll(() => workspace.close());

const write = (id: string) =>
  workspace.write(async (transaction) => {
    await perform(transaction, noteWritten, dana, { id, text: id });
    writeCheckpoint(transaction);
  });

test('the check that is watched says the same, tells how far it is, and counts nothing that is written meanwhile', async () => {
  const expected = checkLedger(workspace.read);
  const steps: string[] = [];
  const written: Promise<unknown>[] = [];
  const lines = await checkLedgerWatched(
    workspace.file,
    {},
    {
      signal: new AbortController().signal,
      progress: (done, total) => {
        steps.push(`${done} of ${total}`);
        written.push(write(`meanwhile-${done}`));
      },
    },
  );
  await Promise.all(written);
  expect([lines, steps]).toEqual([expected, ['1000 of 2500', '2000 of 2500']]);
});

test('a check that is cancelled ends at the next step and leaves the file free', async () => {
  const abort = new AbortController();
  const steps: number[] = [];
  const cancelled = checkLedgerWatched(
    workspace.file,
    {},
    {
      signal: abort.signal,
      progress: (done) => {
        steps.push(done);
        abort.abort();
      },
    },
  );
  await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  await write('afterwards');
  expect(steps).toEqual([1000]);
});
