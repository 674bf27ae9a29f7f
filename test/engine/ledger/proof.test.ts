import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckLine } from '../../../electron/engine/ledger/check-line.ts';
import {
  checkpointVerifierKey,
  latestCheckpoint,
  writeCheckpoint,
} from '../../../electron/engine/ledger/checkpoints.ts';
import { proveConsistency, proveEntry, verifyEntryProof } from '../../../electron/engine/ledger/proof.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { workspaceWithNotes, writeNotes } from './notes.ts';

let workspace: Workspace;
let older: string;
let key: string;

beforeAll(async () => {
  workspace = await workspaceWithNotes(5);
  older = (await workspace.write(writeCheckpoint)).note;
  await writeNotes(workspace, 5, 13);
  await workspace.write(writeCheckpoint);
  await writeNotes(workspace, 13, 15);
  key = checkpointVerifierKey(workspace.read) ?? '';
});
afterAll(() => workspace.close());

const verdicts = (lines: readonly CheckLine[]): Record<string, string> =>
  Object.fromEntries(lines.map(({ check, verdict }) => [check, verdict]));

test('a proof of an entry, sent as JSON, is checked with nothing but itself and the key', () => {
  const proof = JSON.parse(JSON.stringify(proveEntry(workspace.read, 7)));
  expect({
    size: proof.size,
    checkpoint: proof.checkpoint === latestCheckpoint(workspace.read)?.note,
    lines: verdicts(verifyEntryProof(proof, key)),
  }).toEqual({
    size: 13,
    checkpoint: true,
    lines: { 'entry-hash': 'held', 'entry-included': 'held', checkpoint: 'held', 'checkpoint-signature': 'held' },
  });
});

test('an entry after the last checkpoint is proved in the ledger as it stands, and the proof says what is missing', () => {
  expect(verdicts(verifyEntryProof(proveEntry(workspace.read, 14), key))).toEqual({
    'entry-hash': 'held',
    'entry-included': 'held',
    checkpoint: 'not-checkable',
  });
});

test('without a key the signature is not checked, and the line says so', () => {
  expect(verdicts(verifyEntryProof(proveEntry(workspace.read, 0, 5)))).toEqual({
    'entry-hash': 'held',
    'entry-included': 'held',
    checkpoint: 'held',
    'checkpoint-signature': 'not-checkable',
  });
});

test('a proof with anything changed fails on the line that is about it', () => {
  const proof = proveEntry(workspace.read, 7);
  const failedLines = (changed: unknown): string[] =>
    verifyEntryProof(changed, key).flatMap(({ check, verdict }) => (verdict === 'failed' ? [check] : []));
  expect({
    entry: failedLines({ ...proof, entry: proof.entry.replace('Note', 'Nota') }),
    index: failedLines({ ...proof, index: 6 }),
    size: failedLines({ ...proof, size: 12 }),
    root: failedLines({ ...proof, root: proof.leafHash }),
    origin: failedLines({ ...proof, origin: 'countersign.local/other' }),
    path: failedLines({ ...proof, proof: proof.proof.slice(1) }),
    checkpoint: failedLines({ ...proof, checkpoint: older }),
    note: failedLines({ ...proof, checkpoint: 'hello' }),
    form: failedLines({ ...proof, extra: 1 }),
    nothing: failedLines(null),
  }).toEqual({
    entry: ['entry-hash', 'entry-included'],
    index: ['entry-included'],
    // Paths in trees of 12 and 13 entries are alike here: it is the signed checkpoint that binds the size.
    size: ['checkpoint'],
    root: ['entry-included', 'checkpoint'],
    origin: ['checkpoint'],
    path: ['entry-included'],
    checkpoint: ['checkpoint'],
    note: ['checkpoint'],
    form: ['proof-form'],
    nothing: ['proof-form'],
  });
});

test('what the ledger does not have is not proved', () => {
  for (const attempt of [
    () => proveEntry(workspace.read, 15),
    () => proveEntry(workspace.read, -1),
    () => proveEntry(workspace.read, 7, 7),
    () => proveEntry(workspace.read, 7, 99),
    () => proveConsistency(workspace.read, 5, 99),
    () => proveConsistency(workspace.read, 6, 5),
  ]) {
    expect(attempt).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  }
});
