// Which nodes of a tree are open, and so which rows it has. Rows are counted, not listed: a list of a million items that is
// open costs no more than one of ten. Pure; each change gives a new tree.

/** An open node, or the first level of all (pointer ''). */
export interface Branch {
  readonly pointer: string;
  /** Nodes directly below it. */
  readonly total: number;
  /** Those of them that are open, by position, ascending. */
  readonly open: readonly { readonly position: number; readonly branch: Branch }[];
  /** Rows of all that is shown below it. */
  readonly rows: number;
}

/** Where a node stands: its position among its siblings, from the first level down. Never empty. */
export type TreePath = readonly number[];

export interface TreeRow {
  readonly path: TreePath;
  /** Whose children it is among. */
  readonly parent: Branch;
  readonly position: number;
  /** The node itself where it is open. */
  readonly branch: Branch | null;
}

/** A node on the way to another, as the engine names it. */
export interface WayStep {
  readonly pointer: string;
  readonly position: number;
  readonly children: number;
}

export function closedBranch(pointer: string, total: number): Branch {
  return { pointer, total, open: [], rows: total };
}

/** Null beyond the last row. */
export function rowAt(root: Branch, index: number): TreeRow | null {
  const path: number[] = [];
  let parent = root;
  let left = index;
  for (;;) {
    if (left < 0 || left >= parent.rows) return null;
    // Rows of open branches before the one that is looked for.
    let before = 0;
    let inside: Branch | null = null;
    for (const { position, branch } of parent.open) {
      const at = position + before;
      if (left <= at) break;
      if (left <= at + branch.rows) {
        path.push(position);
        left -= at + 1;
        inside = branch;
        break;
      }
      before += branch.rows;
    }
    if (inside === null) {
      const position = left - before;
      return { path: [...path, position], parent, position, branch: openAt(parent, position) };
    }
    parent = inside;
  }
}

/** The row of a node whose ancestors are open. */
export function indexOf(root: Branch, path: TreePath): number {
  let index = -1;
  let parent: Branch | null = root;
  for (const position of path) {
    if (parent === null) return index;
    const before = parent.open.reduce((sum, one) => (one.position < position ? sum + one.branch.rows : sum), 0);
    index += 1 + position + before;
    parent = openAt(parent, position);
  }
  return index;
}

/** Opens every node on the way that has children; what was open stays so. */
export function withWayOpen(root: Branch, way: readonly WayStep[]): Branch {
  const [first, ...rest] = way;
  if (first === undefined || first.children === 0) return root;
  const known = openAt(root, first.position) ?? closedBranch(first.pointer, first.children);
  return withBranch(root, first.position, withWayOpen(known, rest));
}

export function withClosed(root: Branch, path: TreePath): Branch {
  const [position, ...rest] = path;
  if (position === undefined) return root;
  const branch = openAt(root, position);
  if (branch === null) return root;
  return withBranch(root, position, rest.length === 0 ? null : withClosed(branch, rest));
}

export function withOpened(root: Branch, path: TreePath, pointer: string, children: number): Branch {
  const [position, ...rest] = path;
  if (position === undefined || (rest.length === 0 && children === 0)) return root;
  if (rest.length === 0) return withBranch(root, position, openAt(root, position) ?? closedBranch(pointer, children));
  const branch = openAt(root, position);
  return branch === null ? root : withBranch(root, position, withOpened(branch, rest, pointer, children));
}

function openAt(branch: Branch, position: number): Branch | null {
  return branch.open.find((one) => one.position === position)?.branch ?? null;
}

function withBranch(parent: Branch, position: number, branch: Branch | null): Branch {
  const others = parent.open.filter((one) => one.position !== position);
  const open = branch === null ? others : [...others, { position, branch }].sort((a, b) => a.position - b.position);
  return { ...parent, open, rows: parent.total + open.reduce((sum, one) => sum + one.branch.rows, 0) };
}

/** The names on the way of a JSON pointer (RFC 6901). */
export function namesOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a node is the cited one or stands in it. */
export function isWithin(pointer: string, cited: string): boolean {
  return pointer === cited || pointer.startsWith(`${cited}/`);
}
