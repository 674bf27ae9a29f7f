import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkpointVerifierKey, writeCheckpoint } from '../../../electron/engine/ledger/checkpoints.ts';
import { consistencyFile } from '../../../electron/engine/ledger/proof.ts';
import { verifyConsistencyFile } from '../../../electron/engine/verify/consistency.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { workspaceWithNotes, writeNotes } from '../ledger/notes.ts';

let workspace: Workspace;
let older: string;

beforeAll(async () => {
  workspace = await workspaceWithNotes(5);
  older = (await workspace.write(writeCheckpoint)).note;
  await writeNotes(workspace, 5, 13);
  await workspace.write(writeCheckpoint);
});
afterAll(() => workspace.close());

function verdicts(proof: object, key: string, kept: string): string[] {
  const given = { fingerprints: [key], older: kept };
  return verifyConsistencyFile(JSON.stringify(proof), 'grew.json', given).map(
    (line) => `${line.check} ${line.verdict}`,
  );
}

test('a newer checkpoint is shown to contain the older one', () => {
  const proof = consistencyFile(workspace.read, 5, 13);
  const key = checkpointVerifierKey(workspace.read) ?? '';
  expect(verdicts(proof, key, older)).toEqual([
    'ledger-grew held',
    'checkpoint held',
    'checkpoint held',
    'freshness held',
  ]);
});

test('a checkpoint of another history is not shown to be contained', async () => {
  const other = await workspaceWithNotes(4);
  await writeNotes(other, 20, 30);
  await other.write(writeCheckpoint);
  const proof = { ...consistencyFile(other.read, 5, 14), older };
  const key = checkpointVerifierKey(other.read) ?? '';
  await other.close();
  // Same workspace id, and the fork's own proof: but its first five entries are not the ones of the checkpoint kept.
  expect(verdicts(proof, key, older).filter((line) => line.endsWith('failed'))).toEqual([
    'checkpoint failed',
    'freshness failed',
  ]);
});
