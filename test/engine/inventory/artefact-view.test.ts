import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from '../../../electron/engine/intake/decode.ts';
import { type ArtefactRequest, artefactView } from '../../../electron/engine/inventory/artefact-view.ts';
import { reindent } from '../../../electron/engine/inventory/reindent.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { csv, emptyFolder, entitlementHeader, importPath, makeQuarter, newWorkspace } from './quarter.ts';

function view(workspace: Workspace, file: string, request: Partial<ArtefactRequest>) {
  const artefact = workspace.read.prepare<[string], string>('select id from artefact where path = ?').pluck().get(file);
  return artefactView(workspace.read, {
    artefact: artefact ?? '',
    line: null,
    pointer: null,
    from: null,
    limit: 400,
    asText: false,
    ...request,
  });
}

async function withTable(): Promise<Workspace> {
  const workspace = await newWorkspace();
  const lines = Array.from({ length: 100 }, (_, index) => `svc-${index},read,"ledger ${index}\nsecond line",,`);
  const source = { kind: 'countersign.entitlements', files: { 'e.csv': csv(entitlementHeader, ...lines) } };
  const { path } = await makeQuarter({ sequence: 1, sources: [source], loose: { 'letter.txt': 'Dear all' } });
  await importPath(workspace, path);
  return workspace;
}

test('a table is shown around the cited row, with the line on which each row begins', async () => {
  const workspace = await withTable();
  // The header is line 1 and each row takes two lines: row 50 (counted from 0) begins on line 102.
  const { kind, columns, rows, totalRows, firstRow, citedFrom, citedTo } = view(workspace, 'e.csv', {
    line: 102,
    limit: 4,
  });
  expect({ kind, columns, rows: rows.slice(0, 2), totalRows, firstRow, citedFrom, citedTo }).toEqual({
    kind: 'table',
    columns: entitlementHeader.split(','),
    rows: [
      { line: 100, cells: ['svc-49', 'read', 'ledger 49\nsecond line', '', ''] },
      { line: 102, cells: ['svc-50', 'read', 'ledger 50\nsecond line', '', ''] },
    ],
    totalRows: 100,
    firstRow: 49,
    citedFrom: 102,
    citedTo: 102,
  });
  await workspace.close();
});

test('a table can be read as it is written', async () => {
  const workspace = await withTable();
  const { kind, rows, totalRows } = view(workspace, 'e.csv', { from: 1, limit: 2, asText: true });
  expect({ kind, rows, totalRows }).toEqual({
    kind: 'text',
    rows: [
      { line: 2, cells: ['svc-0,read,"ledger 0'] },
      { line: 3, cells: ['second line",,'] },
    ],
    totalRows: 201,
  });
  await workspace.close();
});

test('a file of which only the hash is kept is refused in words', async () => {
  const workspace = await withTable();
  expect(() => view(workspace, 'letter.txt', {})).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  await workspace.close();
});

async function withAuthorization(text: (value: unknown) => string): Promise<Workspace> {
  const user = (name: string) => ({
    UserName: name,
    Arn: `arn:aws:iam::123456789012:user/${name}`,
    Path: `/${'department/'.repeat(40)}`,
    UserPolicyList: [
      {
        PolicyName: 'read',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
      },
    ],
  });
  const file = join(emptyFolder(), 'iam.json');
  writeFileSync(file, text({ UserDetailList: ['svc-a', 'svc-b', 'svc-c', 'svc-d', 'svc-e', 'svc-f'].map(user) }));
  const workspace = await newWorkspace();
  await importPath(workspace, file);
  return workspace;
}

test('a pointer lights the lines of its value', async () => {
  const workspace = await withAuthorization((value) => JSON.stringify(value, null, 2));
  const { rows, citedFrom, citedTo, note } = view(workspace, 'iam.json', {
    pointer: '/UserDetailList/1/Arn',
    asText: true,
  });
  const lit = rows.filter(({ line }) => line === citedFrom).map(({ cells }) => cells[0]?.trim());
  expect({ lit, one: citedFrom === citedTo, note }).toEqual({
    lit: ['"Arn": "arn:aws:iam::123456789012:user/svc-b",'],
    one: true,
    note: null,
  });
  await workspace.close();
});

test('a file that is one long line is laid out anew, says so, and keeps its pointers', async () => {
  const workspace = await withAuthorization((value) => JSON.stringify(value));
  const shown = view(workspace, 'iam.json', {
    pointer: '/UserDetailList/4/UserPolicyList/0/PolicyDocument',
    asText: true,
  });
  const lit = shown.rows.filter(({ line }) => line >= (shown.citedFrom ?? 0) && line <= (shown.citedTo ?? 0));
  expect({
    lit: JSON.parse(`{${lit.map(({ cells }) => cells[0]).join('\n')}}`),
    note: shown.note?.includes('line numbers are of this view'),
  }).toEqual({
    lit: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } },
    note: true,
  });
  await workspace.close();
});

test('laying out anew changes nothing but white space', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(reindent(text))).toEqual(JSON.parse(text));
      expect(reindent(reindent(text))).toBe(reindent(text));
    }),
  );
  expect(reindent('{"id":12345678901234567890,"a":[],"a":1.50}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "a": [],\n  "a": 1.50\n}',
  );
});

test('a place is lit in a script, among lines with comments, in UTF-16, in several documents and in a table of semicolons', async () => {
  const workspace = await newWorkspace();
  const event = (title: string) => ({ class_uid: 2004, finding_info: { uid: title, title }, metadata: {} });
  const files: Readonly<Record<string, [string, string | Uint8Array]>> = {
    'scout.js': [
      'scoutsuite.results',
      'scoutsuite_results =\n{"services": {"iam": {"findings": {"r": {\n"items": [\n"iam.users.one",\n"iam.users.two"]}}}}}\n',
    ],
    'lines.ndjson': [
      'ocsf.events',
      `# made by a scanner\n${JSON.stringify(event('a'))}\n${JSON.stringify(event('b'))}\n`,
    ],
    'wide.json': ['ocsf.events', encode(JSON.stringify([event('ä'), event('ö')], null, 1), 'utf-16le', true)],
    'pages.json': [
      'cloudsploit.report',
      '[{"plugin": "p", "category": "c", "status": "FAIL"}]\n[\n{"plugin": "q", "category": "c", "status": "FAIL"}]\n',
    ],
    'table.csv': ['prowler.report', 'AUTH_METHOD;CHECK_ID;STATUS;STATUS_EXTENDED\na;c1;FAIL;"x, y\nz"\na;c2;FAIL;w\n'],
  };
  const sources = Object.entries(files).map(([name, [kind, content]]) => ({
    id: name,
    kind,
    files: { [name]: content },
  }));
  const { path } = await makeQuarter({ sequence: 1, sources });
  await importPath(workspace, path);
  const found = workspace.read
    .prepare<[], { path: string; rule: string; line: number | null; pointer: string | null }>(
      `select artefact.path, finding.rule, finding.line, finding.pointer
       from finding
       join artefact on artefact.id = finding.artefact_id
       order by artefact.path, finding.line, finding.pointer`,
    )
    .all();
  const lit = found.map(({ path: file, line, pointer }) => {
    const { rows, citedFrom, kind } = view(workspace, file, { line, pointer, asText: !file.endsWith('.csv') });
    return [
      file,
      kind,
      citedFrom,
      rows
        .find((row) => row.line === citedFrom)
        ?.cells.join(' | ')
        .slice(0, 40),
    ];
  });
  expect(lit).toEqual([
    ['lines.ndjson', 'text', 2, '{"class_uid":2004,"finding_info":{"uid":'],
    ['lines.ndjson', 'text', 3, '{"class_uid":2004,"finding_info":{"uid":'],
    ['pages.json', 'text', 1, '[{"plugin": "p", "category": "c", "statu'],
    ['pages.json', 'text', 3, '{"plugin": "q", "category": "c", "status'],
    ['scout.js', 'text', 4, '"iam.users.one",'],
    ['scout.js', 'text', 5, '"iam.users.two"]}}}}}'],
    ['table.csv', 'table', 2, 'a | c1 | FAIL | x, y\nz'],
    ['table.csv', 'table', 4, 'a | c2 | FAIL | w'],
    ['wide.json', 'text', 2, ' {'],
    ['wide.json', 'text', 10, ' {'],
  ]);
  await workspace.close();
});
