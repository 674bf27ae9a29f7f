// A JSON file as the person has opened it: which nodes are open, which one is active, and the steps of a tree view.
import { useCallback, useEffect, useState } from 'react';
import type { TreeNode, TreePlace } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import {
  type Branch,
  closedBranch,
  indexOf,
  rowAt,
  type TreePath,
  type TreeRow,
  withClosed,
  withOpened,
  withWayOpen,
} from './tree-model.ts';
import { type TreeNodes, useTreeNodes } from './use-tree-nodes.ts';

export interface Tree {
  readonly root: Branch;
  readonly nodes: TreeNodes;
  readonly active: TreePath;
  /** Row of the active node. */
  readonly activeIndex: number;
  readonly activeNode: TreeNode | undefined;
  /** Goes up each time a place was gone to that has to be brought into sight. */
  readonly arrivals: number;
  nodeOf(row: TreeRow): TreeNode | undefined;
  moveTo(index: number): void;
  goTo(path: TreePath): void;
  open(row: TreeRow): void;
  close(path: TreePath): void;
  toggle(row: TreeRow): void;
  /** Opens the way to a pointer and makes it active. */
  arriveAt(pointer: string): Promise<void>;
}

export function useTree(artefact: string, place: TreePlace): Tree {
  const { engine } = useApp();
  const nodes = useTreeNodes(artefact);
  const [root, setRoot] = useState(() => withWayOpen(closedBranch('', place.top), place.way));
  const [active, setActive] = useState<TreePath>(() => pathOf(place));
  const [arrivals, setArrivals] = useState(1);
  const nodeOf = (row: TreeRow) => nodes.nodeAt(row.parent.pointer, row.position);
  const { fetchNode } = nodes;

  // A file that is one object or one list around everything opens with it.
  const isOne = place.top === 1 && place.way.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the file is opened
  useEffect(() => {
    if (!isOne) return;
    void fetchNode('', 0).then((node) => {
      if (node !== null) setRoot((now) => withOpened(now, [0], node.pointer, node.children));
    });
  }, []);

  const arrive = useCallback((next: TreePlace) => {
    if (next.way.length === 0) return;
    setRoot((now) => withWayOpen(now, next.way));
    setActive(pathOf(next));
    setArrivals((count) => count + 1);
  }, []);

  const activeIndex = indexOf(root, active);
  const activeRow = rowAt(root, activeIndex);
  const open = (row: TreeRow) => {
    const node = nodeOf(row);
    if (node !== undefined) setRoot(withOpened(root, row.path, node.pointer, node.children));
  };
  const close = (path: TreePath) => {
    setRoot(withClosed(root, path));
    // What was active inside is out of sight now.
    if (path.every((position, depth) => active[depth] === position)) setActive(path);
  };
  return {
    root,
    nodes,
    active,
    activeIndex,
    activeNode: activeRow === null ? undefined : nodeOf(activeRow),
    arrivals,
    nodeOf,
    moveTo: (index) => {
      const row = rowAt(root, Math.max(0, Math.min(root.rows - 1, index)));
      if (row !== null) setActive(row.path);
    },
    goTo: setActive,
    open,
    close,
    toggle: (row) => (row.branch === null ? open(row) : close(row.path)),
    arriveAt: async (pointer) => arrive(await engine.call('evidence.treePlace', { artefact, pointer })),
  };
}

function pathOf({ way }: TreePlace): TreePath {
  return way.length === 0 ? [0] : way.map(({ position }) => position);
}
