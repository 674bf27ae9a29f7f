import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  consistencyProof,
  emptyRoot,
  type GetNode,
  inclusionProof,
  leafHash,
  nodeHash,
  nodesCompletedBy,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../../../electron/engine/ledger/merkle.ts';

const largest = 40;
const leaves = Array.from({ length: largest }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
const getNode = storeOf(leaves);

/** The definition of RFC 9162 2.1.1, word for word: the other way to compute a root. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return emptyRoot;
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(definedRoot(hashes.slice(0, split)), definedRoot(hashes.slice(split)));
}

function storeOf(hashes: readonly Uint8Array[]): GetNode {
  const nodes = new Map<string, Uint8Array>();
  const get: GetNode = (level, index) => {
    const hash = nodes.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`no node ${level}/${index}`);
    return hash;
  };
  for (const [index, hash] of hashes.entries()) {
    nodes.set(`0/${index}`, hash);
    for (const node of nodesCompletedBy(index, hash, get)) nodes.set(`${node.level}/${node.index}`, node.hash);
  }
  return get;
}

test('hashes are those of the test vectors of RFC 6962', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const get = storeOf(inputs.map((hex) => leafHash(Buffer.from(hex, 'hex'))));
  expect([0, 1, 2, 3, 8].map((size) => Buffer.from(treeRoot(size, get)).toString('hex'))).toEqual([
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]);
});

test('the root from stored subtrees is the root by definition, for every size', () => {
  for (let size = 0; size <= largest; size++) {
    expect(treeRoot(size, getNode)).toEqual(definedRoot(leaves.slice(0, size)));
  }
});

test('every entry of every size is proved, and only in its own place', () => {
  for (let size = 1; size <= largest; size++) {
    const root = treeRoot(size, getNode);
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, size, getNode);
      const accepted = leaves
        .slice(0, size)
        .map((hash, place) => verifyInclusion({ leafHash: hash, index: place, size, proof, root }))
        .flatMap((isAccepted, place) => (isAccepted ? [place] : []));
      expect(accepted).toEqual([index]);
    }
  }
});

test('every pair of sizes is proved consistent, and a history with another entry never is', () => {
  const other = storeOf(leaves.with(2, leafHash(Buffer.from('something else'))));
  for (let to = 0; to <= largest; to++) {
    for (let from = 0; from <= to; from++) {
      const proof = consistencyProof(from, to, getNode);
      const claim = { from, to, fromRoot: treeRoot(from, getNode), toRoot: treeRoot(to, getNode), proof };
      expect(verifyConsistency(claim)).toBe(true);
      if (from < 3) continue;
      expect(verifyConsistency({ ...claim, fromRoot: treeRoot(from, other) })).toBe(false);
      expect(verifyConsistency({ ...claim, toRoot: treeRoot(to, other) })).toBe(false);
      expect(
        verifyConsistency({ ...claim, proof: consistencyProof(from, to, other), toRoot: treeRoot(to, other) }),
      ).toBe(false);
    }
  }
});

const place = fc.integer({ min: 1, max: largest }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

test('a proof with a changed, missing, added or doubled hash is refused', () => {
  fc.assert(
    fc.property(place, fc.nat(), fc.nat(31), ([size, index], at, byte) => {
      const proof = inclusionProof(index, size, getNode);
      const claim = { leafHash: leaves[index] ?? emptyRoot, index, size, root: treeRoot(size, getNode) };
      for (const bad of mutations(proof, at, byte)) expect(verifyInclusion({ ...claim, proof: bad })).toBe(false);
      const [from, to] = [index, size];
      const roots = { from, to, fromRoot: treeRoot(from, getNode), toRoot: treeRoot(to, getNode) };
      const growth = consistencyProof(from, to, getNode);
      for (const bad of mutations(growth, at, byte)) expect(verifyConsistency({ ...roots, proof: bad })).toBe(false);
    }),
  );
});

test('claims outside the tree are refused, and proofs for them are not made', () => {
  const root = treeRoot(5, getNode);
  const proof = inclusionProof(4, 5, getNode);
  const leaf = leaves[4] ?? emptyRoot;
  expect([
    verifyInclusion({ leafHash: leaf, index: 5, size: 5, proof, root }),
    verifyInclusion({ leafHash: leaf, index: -1, size: 5, proof, root }),
    verifyInclusion({ leafHash: leaf, index: 0, size: 0, proof: [], root: emptyRoot }),
    verifyConsistency({ from: 6, to: 5, fromRoot: root, toRoot: root, proof: [] }),
    verifyConsistency({ from: 0, to: 5, fromRoot: root, toRoot: root, proof: [] }),
  ]).toEqual([false, false, false, false, false]);
  expect(() => inclusionProof(5, 5, getNode)).toThrow(RangeError);
  expect(() => consistencyProof(6, 5, getNode)).toThrow(RangeError);
});

test('trees beyond 32 bits keep their arithmetic', () => {
  const size = 2 ** 40 + 3;
  const made: GetNode = (level, index) => leafHash(Buffer.from(`${level}/${index}`));
  const index = size - 1;
  const claim = { leafHash: made(0, index), index, size, root: treeRoot(size, made) };
  expect(verifyInclusion({ ...claim, proof: inclusionProof(index, size, made) })).toBe(true);
});

function mutations(proof: readonly Uint8Array[], at: number, byte: number): Uint8Array[][] {
  const extra = leafHash(Buffer.from('extra'));
  if (proof.length === 0) return [[extra]];
  const index = at % proof.length;
  const changed = Buffer.from(proof[index] ?? extra);
  changed[byte] = (changed[byte] ?? 0) ^ 1;
  return [proof.with(index, changed), proof.toSpliced(index, 1), [...proof, extra], [...proof, proof.at(-1) ?? extra]];
}
