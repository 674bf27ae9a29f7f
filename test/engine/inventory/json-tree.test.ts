import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerToken } from '../../../electron/engine/intake/pointer.ts';
import { createJsonTree, type JsonTree } from '../../../electron/engine/inventory/json-tree.ts';

/** The value that the tree shows below a pointer, read back from its nodes. */
function readBack(tree: JsonTree, text: string, pointer: string): unknown {
  const node = tree.nodeAt(pointer);
  if (node === null) throw new Error(`no node at ${pointer}`);
  if (node.kind !== 'object' && node.kind !== 'list') return JSON.parse(text.slice(node.value.start, node.value.end));
  const below = tree.nodes(pointer, 0, 1000)?.nodes ?? [];
  const values = below.map((child): [string, unknown] => [child.key, readBack(tree, text, child.pointer)]);
  return node.kind === 'list' ? values.map(([, value]) => value) : Object.fromEntries(values);
}

const written = fc
  .json({ maxDepth: 4 })
  // What stands twice in one object has two meanings, and no reader here accepts it.
  .map((text) => JSON.stringify(JSON.parse(text.replaceAll('__proto__', 'proto'))));

test('what the tree shows is what the file says, however it is laid out', () => {
  fc.assert(
    fc.property(written, fc.constantFrom(undefined, 2, '\t'), (compact, indent) => {
      const text = JSON.stringify({ all: JSON.parse(compact) }, null, indent);
      expect({ all: readBack(createJsonTree(text, 'json'), text, '/all') }).toEqual(JSON.parse(text));
    }),
  );
});

test('every pointer leads to its node, by the position of each node on the way', () => {
  const text = JSON.stringify({ 'a/b': [{ 'x~y': 1 }, { z: { deep: [null, 'here'] } }], '': true }, null, 1);
  const tree = createJsonTree(text, 'json');
  const pointer = `/${pointerToken('a/b')}/1/z/deep/1`;
  const way = tree.wayTo(pointer)?.map(({ position, children }) => [position, children]);
  const node = tree.nodeAt(pointer);
  expect({
    way,
    value: node === null ? null : text.slice(node.value.start, node.value.end),
    noName: tree.nodeAt('/')?.kind,
    nothing: [tree.wayTo('/a/b'), tree.nodeAt('/a~1b/7'), tree.nodes('/a~1b/01', 0, 1)],
    atOffset: tree.wayAt(text.indexOf('"here"')).at(-1)?.pointer,
    atName: tree.wayAt(text.indexOf('"deep"')).at(-1)?.pointer,
  }).toEqual({
    way: [
      [0, 2],
      [1, 1],
      [0, 1],
      [0, 2],
      [1, 0],
    ],
    value: '"here"',
    noName: 'boolean',
    nothing: [null, null, null],
    atOffset: pointer,
    atName: '/a~1b/1/z/deep',
  });
});

test('lines and several documents are told by their index, and a line that is no JSON is shown as it stands', () => {
  const lines = '# a comment\n{"a": 1}\n\n{"a": [2, 3}\n  {"a": {"b": 4}}\r\n';
  const events = createJsonTree(lines, 'ndjson');
  const pages = createJsonTree('[{"p": 1}]\n[\n{"p": 2}]\n', 'json');
  expect({
    lines: events.nodes('', 0, 10)?.nodes.map(({ pointer, kind, children }) => [pointer, kind, children]),
    broken: events.nodes('/1', 0, 10),
    inLine: events.wayTo('/2/a/b')?.map(({ pointer }) => pointer),
    pages: pages.nodes('', 0, 10)?.nodes.map(({ pointer, kind, children }) => [pointer, kind, children]),
    second: pages.wayTo('/1/0/p')?.map(({ position }) => position),
  }).toEqual({
    lines: [
      ['/0', 'object', 1],
      ['/1', 'unread', 0],
      ['/2', 'object', 1],
    ],
    broken: null,
    inLine: ['/2', '/2/a', '/2/a/b'],
    pages: [
      ['/0', 'list', 1],
      ['/1', 'list', 1],
    ],
    second: [1, 0, 0],
  });
});

test('a window of a long list is the same whether or not its members were counted before', () => {
  const text = JSON.stringify({ list: Array.from({ length: 5000 }, (_, id) => ({ id, name: `svc-${id}` })) });
  const tree = createJsonTree(text, 'json');
  const window = () => tree.nodes('/list', 4997, 10);
  const once = window();
  expect(once).toEqual(window());
  expect([once?.total, once?.nodes.map(({ pointer }) => pointer)]).toEqual([
    5000,
    ['/list/4997', '/list/4998', '/list/4999'],
  ]);
});

test('a single value, an empty file and an empty list have a tree too', () => {
  expect(
    ['null', ' 7 ', '[]', '{}'].map((text) =>
      createJsonTree(text, 'json')
        .nodes('', 0, 5)
        ?.nodes.map(({ kind }) => kind),
    ),
  ).toEqual([['null'], ['number'], [], []]);
});
