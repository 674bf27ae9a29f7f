import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Branch,
  closedBranch,
  indexOf,
  isWithin,
  namesOf,
  rowAt,
  withClosed,
  withOpened,
  withWayOpen,
} from '../../../renderer/features/evidence/tree-model.ts';

/** Every node has four children; opens some at random. */
const opened = fc
  .array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  .map((paths) =>
    paths.reduce(
      (root, path) =>
        withWayOpen(
          root,
          path.map((position, depth) => ({
            pointer: `/${path.slice(0, depth + 1).join('/')}`,
            position,
            children: 4,
          })),
        ),
      closedBranch('', 4),
    ),
  );

/** The paths of all rows, as a walk over the tree gives them. */
function walk(branch: Branch, above: readonly number[] = []): (readonly number[])[] {
  return Array.from({ length: branch.total }, (_, position) => {
    const path = [...above, position];
    const inside = branch.open.find((one) => one.position === position)?.branch;
    return [path, ...(inside === undefined ? [] : walk(inside, path))];
  }).flat();
}

test('rows come in the order of the file, and each is found again by its path', () => {
  fc.assert(
    fc.property(opened, (root) => {
      const paths = walk(root);
      const rows = Array.from({ length: root.rows }, (_, index) => rowAt(root, index)?.path);
      expect([rows, paths.map((path) => indexOf(root, path)), rowAt(root, root.rows), rowAt(root, -1)]).toEqual([
        paths,
        paths.map((_, index) => index),
        null,
        null,
      ]);
    }),
  );
});

test('closing a node takes all its rows away, and opening it again brings back its own', () => {
  const way = [
    { pointer: '/1', position: 1, children: 3 },
    { pointer: '/1/2', position: 2, children: 5 },
    { pointer: '/1/2/0', position: 0, children: 0 },
  ];
  const root = withWayOpen(closedBranch('', 1_000_000), way);
  const closed = withClosed(root, [1]);
  const again = withOpened(closed, [1], '/1', 3);
  expect([root.rows, closed.rows, again.rows, withOpened(again, [0], '/0', 0).rows]).toEqual([
    1_000_008, 1_000_000, 1_000_003, 1_000_003,
  ]);
  expect([indexOf(root, [1, 2, 0]), rowAt(root, 5)?.path, rowAt(root, 999_999 + 8)?.path]).toEqual([
    5,
    [1, 2, 0],
    [999_999],
  ]);
});

test('what stands in a cited place is told from what only begins like it', () => {
  expect([isWithin('/a/1', '/a/1'), isWithin('/a/1/b', '/a/1'), isWithin('/a/10', '/a/1')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(namesOf('/a~1b/0/~0c')).toEqual(['a/b', '0', '~c']);
});
