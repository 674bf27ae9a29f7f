import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutPath, type PlacedNode } from '../../../renderer/features/review/path-layout.ts';

const short = ['svc-export', 'finance', 'Full', 'ledger'].map((name) => ({ name, note: 'a note' }));

describe('a path', () => {
  test('stands in one row where there is room', () => {
    const { nodes, height } = layOutPath(short, 780);
    expect([new Set(nodes.map((node) => node.y)).size, height]).toEqual([1, 41.5]);
  });

  test('stays in one row in a pane that is tight, with the longest names cut and the short ones whole', () => {
    const names = ['finance-invoice-export-prod', 'finance-invoice-export-access', 'Data', 'nw-finance-prod'];
    const { nodes } = layOutPath(
      names.map((name) => ({ name, note: 'inline policy', marked: true })),
      540,
    );
    expect([new Set(nodes.map((node) => node.y)).size, nodes.map((node) => node.name.includes('…'))]).toEqual([
      1,
      [true, true, false, false],
    ]);
  });

  test('folds to two rows in a narrow pane, the second one back', () => {
    const { nodes } = layOutPath(short, 330);
    const [first, second, third, fourth] = nodes;
    expect([first?.y, second?.y]).toEqual([1.5, 1.5]);
    expect([third?.x, fourth?.x, third?.y]).toEqual([second?.x, first?.x, fourth?.y]);
  });

  test('cuts a name that its box does not hold in the middle, so that both ends show', () => {
    const names = ['finance-audit-archive-production-access', 'b', 'c', 'd', 'e', 'f'];
    const [node] = layOutPath(
      names.map((name) => ({ name, note: null })),
      300,
    ).nodes;
    expect(node?.name).toMatch(/^finance-.*….*access$|^finance-.*….*ss$/);
  });

  test('folds five steps rather than cut their names to a few letters', () => {
    const steps = [
      ['finance-staging/dunning', 'service account'],
      ['dunning', 'RoleBinding'],
      ['dunning', 'Role'],
      ['create,patch events', 'rule'],
      ['namespace finance-staging', 'not production'],
    ] as const;
    const { nodes } = layOutPath(
      steps.map(([name, note]) => ({ name, note, marked: true })),
      530,
    );
    expect([new Set(nodes.map((node) => node.y)).size, nodes.filter((node) => node.name.includes('…')).length]).toEqual(
      [2, 2],
    );
  });

  test('cuts a name of wide letters where it holds as many narrow ones', () => {
    const names = ['m'.repeat(20), 'l'.repeat(20), 'c', 'd'];
    const { nodes } = layOutPath(
      names.map((name) => ({ name, note: null })),
      500,
    );
    expect(nodes.map((node) => node.name.includes('…'))).toEqual([true, false, false, false]);
  });

  test('of nothing is nothing', () => {
    expect(layOutPath([], 500)).toEqual({ height: 0, nodes: [], edges: [] });
  });

  test('stays inside its width, overlaps nowhere and joins every node to the next, at any width', () => {
    const anyNode = fc.record({ name: fc.string({ minLength: 1, maxLength: 60 }), note: fc.option(fc.string()) });
    fc.assert(
      fc.property(
        fc.array(anyNode, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 180, max: 900 }),
        (path, width) => {
          const { nodes, edges, height } = layOutPath(path, width);
          expect(nodes.map((node) => node.index)).toEqual(path.map((_, index) => index));
          expect(edges).toHaveLength(path.length - 1);
          expect(nodes.every((node) => node.x >= 0 && node.x + node.width <= width + 0.5)).toBe(true);
          expect(nodes.every((node) => node.y + node.height <= height)).toBe(true);
          expect(nodes.some((one) => nodes.some((other) => other.index > one.index && overlap(one, other)))).toBe(
            false,
          );
        },
      ),
    );
  });
});

function overlap(one: PlacedNode, other: PlacedNode): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
