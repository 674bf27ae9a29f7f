// Proofs from the ledger: one entry shown without the others, and a newer ledger shown to contain an older one. A proof
// is plain JSON and is checked with nothing but itself and a key from elsewhere.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ConsistencyFile } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type CheckLine, failed, held, notCheckable } from './check-line.ts';
import { isSignedBy, parseCheckpoint } from './checkpoint.ts';
import { latestCheckpoint, ledgerCheckpoints, ledgerOrigin } from './checkpoints.ts';
import { ledgerEntry } from './entries.ts';
import { consistencyProof, inclusionProof, leafHash, verifyInclusion } from './merkle.ts';
import { ledgerRoot, ledgerSize, storedNodes } from './store.ts';

// In the one form that base64 has for it, so that no letter of a proof can be another one.
const hashText = z.base64().refine((text) => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}, 'a SHA-256 in base64');
const count = z.int().nonnegative();

/** Hashes are SHA-256 in base64. */
export const entryProofSchema = z.strictObject({
  origin: z.string(),
  index: count,
  size: count,
  /** The entry's canonical JSON. */
  entry: z.string(),
  leafHash: hashText,
  proof: z.array(hashText),
  root: hashText,
  /** The signed note over that size and root; null when no checkpoint covers it. */
  checkpoint: z.string().nullable(),
});
export type EntryProof = z.infer<typeof entryProofSchema>;

export const consistencySchema = z.strictObject({
  origin: z.string(),
  from: count,
  to: count,
  fromRoot: hashText,
  toRoot: hashText,
  proof: z.array(hashText),
});
export const consistencyFileSchema = consistencySchema.extend({
  format: z.literal('countersign-consistency/1'),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type ConsistencyProof = z.infer<typeof consistencySchema>;

/**
 * Proves that an entry is in the ledger of `size` entries; where no size is given, of the latest checkpoint that covers
 * it, else of the ledger as it stands. Throws NOT_FOUND.
 */
export function proveEntry(database: Database, index: number, size?: number): EntryProof {
  const latest = latestCheckpoint(database);
  const treeSize = size ?? (latest !== undefined && latest.size > index ? latest.size : ledgerSize(database));
  const entry = ledgerEntry(database, index);
  if (entry === undefined || index >= treeSize || treeSize > ledgerSize(database)) {
    throw new CountersignError('NOT_FOUND', `The ledger of ${treeSize} entries has no entry ${index}.`, {
      index,
      size: treeSize,
    });
  }
  const checkpoint = ledgerCheckpoints(database).find((candidate) => candidate.size === treeSize);
  return {
    origin: ledgerOrigin(database),
    index,
    size: treeSize,
    entry: entry.entry,
    leafHash: base64(entry.leafHash),
    proof: inclusionProof(index, treeSize, storedNodes(database)).map(base64),
    root: base64(ledgerRoot(database, treeSize)),
    checkpoint: checkpoint?.note ?? null,
  };
}

/** Proves that the ledger of `to` entries begins with the ledger of `from` entries. Throws NOT_FOUND. */
export function proveConsistency(database: Database, from: number, to: number): ConsistencyProof {
  if (from > to || to > ledgerSize(database)) {
    throw new CountersignError('NOT_FOUND', `The ledger can't be shown to grow from ${from} to ${to} entries.`, {
      from,
      to,
    });
  }
  return {
    origin: ledgerOrigin(database),
    from,
    to,
    fromRoot: base64(ledgerRoot(database, from)),
    toRoot: base64(ledgerRoot(database, to)),
    proof: consistencyProof(from, to, storedNodes(database)).map(base64),
  };
}

/** The proof as a file of its own, with the notes over both sizes. Throws NOT_FOUND. */
export function consistencyFile(database: Database, from: number, to: number | null): ConsistencyFile {
  const checkpoints = ledgerCheckpoints(database);
  const end = to ?? checkpoints.at(-1)?.size ?? ledgerSize(database);
  const noteAt = (size: number) => checkpoints.find((checkpoint) => checkpoint.size === size)?.note ?? null;
  return {
    format: 'countersign-consistency/1',
    ...proveConsistency(database, from, end),
    older: noteAt(from),
    newer: noteAt(end),
  };
}

/** Checks a proof that came from anywhere. `key` is the workspace's verifier key, from elsewhere than the proof. */
export function verifyEntryProof(proof: unknown, key?: string): CheckLine[] {
  const parsed = entryProofSchema.safeParse(proof);
  if (!parsed.success) return [failed('proof-form', 'The proof does not have the form of an entry proof.')];
  const { origin, index, size, entry, root, checkpoint } = parsed.data;
  const leaf = leafHash(Buffer.from(entry, 'utf8'));
  const isIncluded = verifyInclusion({
    leafHash: leaf,
    index,
    size,
    proof: parsed.data.proof.map(bytes),
    root: bytes(root),
  });
  return [
    base64(leaf) === parsed.data.leafHash
      ? held('entry-hash', `The entry has the hash ${parsed.data.leafHash}.`)
      : failed('entry-hash', 'The entry is not the one that the proof is about.'),
    isIncluded
      ? held('entry-included', `The entry is number ${index} of the ${size} entries under the root ${root}.`)
      : failed('entry-included', `The entry is not number ${index} under the root ${root}.`),
    ...(checkpoint === null
      ? [notCheckable('checkpoint', 'No checkpoint came with the proof, so the root is only what the proof says.')]
      : checkpointLines(checkpoint, { origin, size, root: bytes(root) }, key)),
  ];
}

function checkpointLines(
  note: string,
  claim: { readonly origin: string; readonly size: number; readonly root: Uint8Array },
  key: string | undefined,
): CheckLine[] {
  try {
    const checkpoint = parseCheckpoint(note);
    const agrees =
      checkpoint.origin === claim.origin &&
      checkpoint.size === claim.size &&
      Buffer.compare(checkpoint.root, claim.root) === 0;
    return [
      agrees
        ? held('checkpoint', `The checkpoint over ${claim.size} entries has the same root.`)
        : failed('checkpoint', `The checkpoint is of another ledger than the proof's (${claim.size} entries).`),
      signatureLine(key === undefined ? undefined : isSignedBy(checkpoint, key)),
    ];
  } catch (cause) {
    if (!(cause instanceof CountersignError)) throw cause;
    return [failed('checkpoint', cause.message)];
  }
}

function signatureLine(isSigned: boolean | undefined): CheckLine {
  const check = 'checkpoint-signature';
  if (isSigned === undefined) return notCheckable(check, "No key was given to check the checkpoint's signature with.");
  return isSigned
    ? held(check, 'The checkpoint was signed with the key given.')
    : failed(check, 'The checkpoint was not signed with the key given.');
}

function base64(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
