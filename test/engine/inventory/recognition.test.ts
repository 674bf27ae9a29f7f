import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectEvidence } from '../../../electron/engine/inventory/inspect.ts';
import { whyNotRecognised } from '../../../electron/engine/inventory/recognition.ts';
import { csv, emptyFolder, identityHeader, newWorkspace } from './quarter.ts';

test.each([
  ['notes.csv', 'a,b\n1,2\n', 'It is a table with the columns a, b: no known kind of export has these.'],
  [
    'x.json',
    '{"apples": 1, "pears": [{"deep": 2}]}',
    'It is JSON with apples, pears: no known kind of export has these.',
  ],
  ['x.json', '[]', 'It is an empty JSON list, which says nothing of what it lists.'],
  ['letter.txt', 'Dear Dana,\nall is well.\n', 'It is text without the marks of any kind of export.'],
  [
    'values.yaml',
    'replicas: 3\nimage: x\n',
    'It is YAML of no known kind. Kubernetes objects have apiVersion and kind.',
  ],
  ['report.pdf', '%PDF-1.7 ...', 'It is a PDF: a document for people. Ask for the export that it was made from.'],
  ['empty', '', 'It is empty: nothing was written into it.'],
  ['inner.zip', 'PK\u0003\u0004', 'It is an archive inside the delivery. Unpack it, and import what is in it.'],
  ['page.html', '<!DOCTYPE html><p>', 'It is XML or a web page. Ask for the export as JSON or CSV.'],
])('%s holding %j is told for what it looks like', (path, text, reason) => {
  expect(whyNotRecognised(path, Buffer.from(text))).toBe(reason);
});

test('each file of a dropped folder is told: what it was taken for, or why nobody reads it', async () => {
  const workspace = await newWorkspace();
  const folder = join(emptyFolder(), 'exports');
  mkdirSync(join(folder, 'erp'), { recursive: true });
  writeFileSync(join(folder, 'erp/identities.csv'), csv(identityHeader, 'svc-a,service_account,svc-a,,,active,'));
  writeFileSync(join(folder, 'fruit.json'), '{"apples": 1}');
  const { recognition } = await inspectEvidence(workspace.read, folder);
  expect(recognition).toEqual([
    {
      path: 'erp/identities.csv',
      size: expect.any(Number),
      kind: 'countersign.identities',
      confidence: expect.any(Number),
      reason: null,
    },
    { path: 'fruit.json', size: 13, kind: null, confidence: null, reason: expect.stringContaining('apples') },
  ]);
  await workspace.close();
});
