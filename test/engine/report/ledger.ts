// A ledger of plain entries with a signed checkpoint, without a workspace around it.
import { generateKeyPairSync } from 'node:crypto';
import { canonicalJson } from '../../../electron/engine/ledger/canonical.ts';
import { originOf, rawPublicKey, signCheckpoint, verifierKey } from '../../../electron/engine/ledger/checkpoint.ts';
import { inclusionProof, leafHash, nodesCompletedBy, treeRoot } from '../../../electron/engine/ledger/merkle.ts';
import type { EntryProof } from '../../../electron/engine/ledger/proof.ts';
import type { SealedState } from '../../../electron/engine/review/sealed-state.ts';

export interface TestLedger {
  readonly head: SealedState['ledger'];
  readonly entries: readonly string[];
  proof(index: number): EntryProof;
  /** The checkpoint that was written over the first `size` entries. */
  checkpoint(size: number): string;
}

/** `word` stands in every entry, so that two ledgers can differ in nothing else. */
export function makeLedger(
  size = 447,
  word = 'kept',
  /** What some entries are instead, without their head. */
  instead: ReadonlyMap<number, Readonly<Record<string, unknown>>> = new Map(),
): TestLedger {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const origin = originOf('0199a000-0000-7000-8000-000000000001');
  const entries = Array.from({ length: size }, (_, index) =>
    canonicalJson({
      act: 'note.written',
      actor: { party: 'customer', person: 'p-dana' },
      body: { index, word },
      index,
      v: 1,
      ...instead.get(index),
    }),
  );
  const nodes = new Map<string, Uint8Array>();
  const getNode = (level: number, index: number) => nodes.get(`${level}/${index}`) ?? new Uint8Array(32);
  entries.forEach((entry, index) => {
    const leaf = leafHash(Buffer.from(entry));
    nodes.set(`0/${index}`, leaf);
    for (const node of nodesCompletedBy(index, leaf, getNode)) nodes.set(`${node.level}/${node.index}`, node.hash);
  });
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const checkpoint = (at: number) => signCheckpoint({ origin, size: at, root: treeRoot(at, getNode) }, privateKey);
  const head = {
    origin,
    size,
    root: base64(treeRoot(size, getNode)),
    checkpoint: checkpoint(size),
    verifierKey: verifierKey(origin, rawPublicKey(publicKey)),
  };
  return {
    head,
    entries,
    checkpoint,
    proof: (index) => ({
      origin,
      index,
      size,
      entry: entries[index] ?? '',
      leafHash: base64(getNode(0, index)),
      proof: inclusionProof(index, size, getNode).map(base64),
      root: head.root,
      checkpoint: head.checkpoint,
    }),
  };
}
