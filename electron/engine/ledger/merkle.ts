// The Merkle tree of RFC 9162 section 2.1 as pure functions. A tree is known by its size and a function that gives the
// hash of a perfect subtree: node (level, index) covers the entries from index * 2^level on, 2^level of them.
import { hash } from 'node:crypto';

export type GetNode = (level: number, index: number) => Uint8Array;

export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** RFC 9162 2.1.1: the hash of the tree with no entries. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

/** RFC 9162 2.1.1: a leaf's hash, told apart from an inner node's by its first byte. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([leafPrefix, entry]));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([nodePrefix, left, right]));
}

/** The perfect subtrees above the leaves that entry `index` completes, lowest first: what has to be stored with it. */
export function nodesCompletedBy(index: number, leaf: Uint8Array, getNode: GetNode): TreeNode[] {
  const completed: TreeNode[] = [];
  let current = leaf;
  let position = index;
  for (let level = 0; position % 2 === 1; level++) {
    current = nodeHash(getNode(level, position - 1), current);
    position = (position - 1) / 2;
    completed.push({ level: level + 1, index: position, hash: current });
  }
  return completed;
}

/** Root of the tree of the first `size` entries. */
export function treeRoot(size: number, getNode: GetNode): Uint8Array {
  return size === 0 ? emptyRoot : rangeRoot(0, size, getNode);
}

/** RFC 9162 2.1.3.1: the hashes that lead from entry `index` to the root of the tree of `size`. */
export function inclusionProof(index: number, size: number, getNode: GetNode): Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError('the entry is not in the tree');
  return pathTo(index, 0, size, getNode);
}

/** RFC 9162 2.1.4.1: the hashes that show that the tree of `to` only added to the tree of `from`. */
export function consistencyProof(from: number, to: number, getNode: GetNode): Uint8Array[] {
  if (from < 0 || from > to) throw new RangeError('the older tree is larger than the newer');
  return from === 0 ? [] : growth(from, 0, to, true, getNode);
}

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162 2.1.3.2. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let index = claim.index;
  let last = claim.size - 1;
  let current = claim.leafHash;
  for (const hash of claim.proof) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      current = nodeHash(hash, current);
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      current = nodeHash(current, hash);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && equal(current, claim.root);
}

export interface ConsistencyClaim {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 2.1.4.2. Every tree is consistent with the empty one, whose proof is empty. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { from, to, fromRoot, toRoot, proof } = claim;
  if (from < 0 || from > to) return false;
  if (from === to) return proof.length === 0 && equal(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && equal(fromRoot, emptyRoot);
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (first === undefined) return false;
  let index = from - 1;
  let last = to - 1;
  while (index % 2 === 1) [index, last] = [half(index), half(last)];
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      newer = nodeHash(newer, hash);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && equal(older, fromRoot) && equal(newer, toRoot);
}

/** Root of `size` entries from `start` on, where `start` is a multiple of the largest power of two below `size`. */
function rangeRoot(start: number, size: number, getNode: GetNode): Uint8Array {
  if (isPowerOfTwo(size)) return getNode(Math.log2(size), start / size);
  const left = splitOf(size);
  return nodeHash(rangeRoot(start, left, getNode), rangeRoot(start + left, size - left, getNode));
}

function pathTo(index: number, start: number, size: number, getNode: GetNode): Uint8Array[] {
  if (size === 1) return [];
  const left = splitOf(size);
  return index < left
    ? [...pathTo(index, start, left, getNode), rangeRoot(start + left, size - left, getNode)]
    : [...pathTo(index - left, start + left, size - left, getNode), rangeRoot(start, left, getNode)];
}

/** SUBPROOF of RFC 9162 2.1.4.1; `isWhole` says that the older tree is still the whole one, whose root needs no hash. */
function growth(from: number, start: number, size: number, isWhole: boolean, getNode: GetNode): Uint8Array[] {
  if (from === size) return isWhole ? [] : [rangeRoot(start, size, getNode)];
  const left = splitOf(size);
  return from <= left
    ? [...growth(from, start, left, isWhole, getNode), rangeRoot(start + left, size - left, getNode)]
    : [...growth(from - left, start + left, size - left, false, getNode), rangeRoot(start, left, getNode)];
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

// Not a shift: sizes may exceed 32 bits.
function half(value: number): number {
  return Math.floor(value / 2);
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}
