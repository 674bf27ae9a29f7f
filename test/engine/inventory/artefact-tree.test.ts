import { expect, test } from 'vitest';
import { artefactTree, searchTree, treePlace } from '../../../electron/engine/inventory/artefact-tree.ts';
import { artefactView } from '../../../electron/engine/inventory/artefact-view.ts';
import { importPath, makeQuarter, newWorkspace } from './quarter.ts';

const event = (title: string) => ({ class_uid: 2004, finding_info: { uid: title, title }, metadata: {} });

async function opened() {
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({
    sequence: 1,
    sources: [
      {
        id: 'lines',
        kind: 'ocsf.events',
        files: { 'lines.ndjson': `${['a', 'b'].map((name) => JSON.stringify(event(name))).join('\n')}\n` },
      },
      {
        id: 'wide',
        kind: 'ocsf.events',
        files: { 'wide.json': JSON.stringify([event('Müller'), event('"quoted"')], null, 1).replace('ü', '\\u00fc') },
      },
    ],
  });
  await importPath(workspace, path);
  const idOf = (file: string) =>
    workspace.read.prepare<[string], string>('select id from artefact where path = ?').pluck().get(file) ?? '';
  return { workspace, idOf };
}

test('a JSON file is shown as a tree, level by level, with the lines on which its values stand', async () => {
  const { workspace, idOf } = await opened();
  const artefact = idOf('wide.json');
  const request = { artefact, line: null, pointer: null, from: null, limit: 10, asText: false };
  const { kind, totalRows, rows } = artefactView(workspace.read, request);
  const tree = (pointer: string) =>
    artefactTree(workspace.read, { artefact, pointer, from: 0, limit: 10 }).nodes.map((node) => [
      node.key,
      node.kind,
      node.text,
      node.children,
      node.line,
    ]);
  expect({ kind, totalRows, rows, inside: tree('/0/finding_info'), first: tree('')[1] }).toEqual({
    kind: 'tree',
    totalRows: 2,
    rows: [],
    inside: [
      ['uid', 'text', 'Müller', 0, 5],
      ['title', 'text', 'Müller', 0, 6],
    ],
    first: [
      '1',
      'object',
      '{ "class_uid": 2004, "finding_info": { "uid": "\\"quoted\\"", "title": "\\"quoted\\"" }, "metadata": {} }',
      3,
      10,
    ],
  });
  expect(() => tree('/9')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  await workspace.close();
});

test('a citation leads to its node by pointer or by line, and one that is not there leads nowhere', async () => {
  const { workspace, idOf } = await opened();
  const place = (file: string, line: number | null, pointer: string | null) =>
    treePlace(workspace.read, { artefact: idOf(file), line, pointer }).way.map((step) => step.pointer);
  expect([
    place('wide.json', null, '/1/finding_info/uid'),
    place('wide.json', 5, null),
    place('lines.ndjson', 2, null),
    place('lines.ndjson', 2, '/1/finding_info'),
    place('wide.json', 999, null),
    place('wide.json', null, '/0/gone'),
  ]).toEqual([
    ['/1', '/1/finding_info', '/1/finding_info/uid'],
    ['/0', '/0/finding_info', '/0/finding_info/uid'],
    ['/1'],
    ['/1', '/1/finding_info'],
    [],
    [],
  ]);
  await workspace.close();
});

test('names and values are found however JSON writes them, and what is only punctuation is not', async () => {
  const { workspace, idOf } = await opened();
  const search = (text: string) => searchTree(workspace.read, { artefact: idOf('wide.json'), text }).pointers;
  expect([search('müller'), search('"QUOTED'), search('metadata'), search('": '), search('.*')]).toEqual([
    ['/0/finding_info/uid', '/0/finding_info/title'],
    ['/1/finding_info/uid', '/1/finding_info/title'],
    ['/0/metadata', '/1/metadata'],
    [],
    [],
  ]);
  await workspace.close();
});
