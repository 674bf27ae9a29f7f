// A Merkle tree (RFC 9162) over a list that is in memory as a whole: for showing one of its members without the others.
import { inclusionProof, leafHash, nodesCompletedBy, treeRoot } from './merkle.ts';

export interface SmallTree {
  readonly size: number;
  /** SHA-256 in base64. */
  readonly root: string;
  /** The hashes that lead from a member to the root, in base64. Throws RangeError beyond the list. */
  proof(index: number): string[];
}

export function smallTree(members: Iterable<Uint8Array>): SmallTree {
  const nodes = new Map<string, Uint8Array>();
  const nodeAt = (level: number, index: number): Uint8Array => {
    const hash = nodes.get(`${level}/${index}`);
    if (hash === undefined) throw new RangeError('the tree has no such node');
    return hash;
  };
  let size = 0;
  for (const member of members) {
    const leaf = leafHash(member);
    nodes.set(`0/${size}`, leaf);
    for (const { level, index, hash } of nodesCompletedBy(size, leaf, nodeAt)) nodes.set(`${level}/${index}`, hash);
    size += 1;
  }
  return {
    size,
    root: base64(treeRoot(size, nodeAt)),
    proof: (index) => inclusionProof(index, size, nodeAt).map(base64),
  };
}

function base64(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64');
}
