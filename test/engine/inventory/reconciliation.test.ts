import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBundles } from '../../../electron/engine/inventory/bundles.ts';
import { csvLine } from '../../../electron/engine/inventory/csv-text.ts';
import { countLines, reconcileBundle } from '../../../electron/engine/inventory/reconciliation.ts';
import {
  reasonShape,
  rejectedPage,
  rejectedReasons,
  saveRejected,
} from '../../../electron/engine/inventory/rejected.ts';
import {
  csv,
  emptyFolder,
  entitlementHeader,
  identityHeader,
  importPath,
  importQuarters,
  makeQuarter,
  newWorkspace,
  refusal,
} from './quarter.ts';

const whole = {
  kind: 'countersign.identities',
  files: { 'identities.csv': csv(identityHeader, 'svc-a,service_account,svc-a,,,active,', 'svc-b,robot,svc-b,,,,') },
  declared: { identities: 3 },
};
const truncated = {
  kind: 'aws.account-authorization-details',
  system: 'aws:123456789012',
  files: {
    'aws.json': JSON.stringify({
      IsTruncated: true,
      UserDetailList: [],
      RoleDetailList: [],
      GroupDetailList: [],
      Policies: [],
    }),
  },
  declared: { entitlements: 2 },
};
const attested = {
  kind: 'countersign.findings',
  files: { 'findings.csv': csv('native_id,identity_hint,kind,tool,rule,title') },
  emptyAttested: true,
};
const silent = { kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader) } };

test('each source tells what was declared and read, by kind of record, and what keeps it from being whole', async () => {
  const workspace = await newWorkspace();
  const made = await makeQuarter({ sequence: 1, sources: [whole, truncated, attested, silent] });
  const { bundle } = await importPath(workspace, made.path);
  const found = reconcileBundle(workspace.read, bundle, 30);
  expect({
    sources: found.sources.map(({ id, counts, partial, empty, complete, stale, problems }) => ({
      id,
      counts,
      partial,
      empty,
      complete,
      stale,
      problems,
    })),
    totals: found.totals,
    reasons: found.reasons.map(({ reason, count, example }) => [reason, count, example.file, example.line]),
  }).toEqual({
    sources: [
      {
        id: 'countersign.identities',
        counts: [{ type: 'identities', declared: 3, read: 1, verdict: 'missing' }],
        partial: false,
        empty: 'no',
        complete: false,
        stale: true,
        problems: [
          '3 identities were declared and 1 read; nothing explains the rest.',
          '1 row could not be read.',
          'It was 273 days old when it was imported; 30 are agreed at most.',
        ],
      },
      {
        id: 'aws.account-authorization-details',
        counts: [{ type: 'entitlements', declared: 2, read: 0, verdict: 'missing' }],
        partial: true,
        empty: 'not_attested',
        complete: false,
        stale: true,
        problems: [
          'It is partial: more exists than was delivered.',
          '2 entitlements were declared and 0 read; nothing explains the rest.',
          'It is empty, and nobody attests that there is nothing.',
          'It was 273 days old when it was imported; 30 are agreed at most.',
        ],
      },
      {
        id: 'countersign.findings',
        counts: [],
        partial: false,
        empty: 'attested',
        complete: true,
        stale: true,
        problems: ['It was 273 days old when it was imported; 30 are agreed at most.'],
      },
      {
        id: 'countersign.entitlements',
        counts: [],
        partial: false,
        empty: 'not_attested',
        complete: false,
        stale: true,
        problems: [
          'It is empty, and nobody attests that there is nothing.',
          'It was 273 days old when it was imported; 30 are agreed at most.',
        ],
      },
    ],
    totals: {
      counts: [
        { type: 'identities', declared: 3, read: 1, verdict: 'missing' },
        { type: 'entitlements', declared: 2, read: 0, verdict: 'missing' },
      ],
      rejected: 1,
      duplicates: 0,
      partial: 1,
      stale: 4,
      emptyNotAttested: 2,
    },
    reasons: [[expect.stringContaining('Column kind must be one of'), 1, 'identities.csv', 3]],
  });
  await workspace.close();
});

test('what was declared is compared with what was read of that kind of record only', () => {
  const imported = { identities: 4, credentials: 0, entitlements: 9, findings: 0, actions: 0 };
  const declared = { identities: 4, credentials: null, entitlements: null, findings: 2, actions: null };
  expect(countLines({ declared, imported, rejected: 0, duplicates: 2 })).toEqual([
    { type: 'identities', declared: 4, read: 4, verdict: 'agrees' },
    { type: 'entitlements', declared: null, read: 9, verdict: 'not_declared' },
    { type: 'findings', declared: 2, read: 0, verdict: 'accounted' },
  ]);
});

test('reasons that differ only in a value or a number are one, and lead to the first of their rows', async () => {
  const workspace = await newWorkspace();
  const rows = [
    'svc-a,robot,a,,,,',
    'svc-b,android,b,,,,',
    'svc-c,service_account,c,,,asleep,',
    'svc-d,user,d,,,active,',
  ];
  const { reports } = await importQuarters(workspace, [
    { sources: [{ kind: 'countersign.identities', files: { 'identities.csv': csv(identityHeader, ...rows) } }] },
  ]);
  const { reasons } = reconcileBundle(workspace.read, reports[0]?.bundle ?? '', 30);
  expect(reasons.map(({ count, example }) => [count, example.line])).toEqual([
    [2, 2],
    [1, 4],
  ]);
  expect(reasonShape('kind is "robot", line 12')).toBe(reasonShape('kind is "android", line 7'));
  await workspace.close();
});

test('the rejected rows are saved as a table in which no cell is a formula', async () => {
  const workspace = await newWorkspace();
  const { reports } = await importQuarters(workspace, [
    {
      sources: [
        {
          id: '=cmd|calc',
          kind: 'countersign.identities',
          files: { 'identities.csv': csv(identityHeader, 'svc-a,robot,a,,,,', 'svc-b,user,b,,,active,') },
        },
      ],
    },
  ]);
  const bundle = reports[0]?.bundle ?? '';
  const file = join(emptyFolder(), 'rejected.csv');
  const saved = await saveRejected(workspace.read, bundle, file);
  const [head, first, ...rest] = readFileSync(file, 'utf8').split('\r\n');
  expect({ saved, head, first: first?.includes(",'=cmd|calc,countersign.identities,identities.csv,"), rest }).toEqual({
    saved: { file, rows: 1 },
    head: 'bundle,source,kind,file,file_sha256,line,pointer,reason',
    first: true,
    rest: [''],
  });
  expect(rejectedPage(workspace.read, bundle, 0, 10).rows).toHaveLength(1);
  await workspace.close();
});

test('what a spreadsheet would run is written as text, also behind spaces', () => {
  expect(csvLine(['=1+1', ' =1+1', '+1', '-1', '@x', '\tx', 'a,b', 'say "hi"', null, -7])).toBe(
    `'=1+1,' =1+1,'+1,'-1,'@x,'\tx,"a,b","say ""hi""",,-7\r\n`,
  );
});

test.each([
  ['of a kind that somebody gave', 'notes.txt', 'shopping list\nmilk\nbread\n', 'countersign.identities'],
  ['that was recognised', 'identities.csv', csv(identityHeader, 'svc-a,robot,a,,,,', 'svc-b,robot,b,,,,'), null],
])('a plain file %s is refused when not one row of it can be read', async (_of, name, text, kind) => {
  const workspace = await newWorkspace();
  const path = join(emptyFolder(), name);
  writeFileSync(path, text);
  const refused = await refusal(importPath(workspace, path, { kind, system: 'erp:northwind' }));
  const left = workspace.read
    .prepare('select (select count(*) from source), (select count(*) from blob), (select count(*) from ledger_entry)')
    .raw()
    .get();
  expect([refused.code, listBundles(workspace.read), left]).toEqual(['SOURCE_UNREADABLE', [], [0, 0, 0]]);
  await workspace.close();
});

test("a provider's bundle with a source that can't be read is imported, so that it is seen", async () => {
  const workspace = await newWorkspace();
  const { reports } = await importQuarters(workspace, [
    {
      sources: [
        { kind: 'countersign.identities', files: { 'identities.csv': csv(identityHeader, 'svc-a,robot,a,,,,') } },
      ],
    },
  ]);
  expect(reports[0]?.rejected).toHaveLength(1);
  await workspace.close();
});

test('rejected rows come page by page in the order of their sources, and their reasons are counted as they are', async () => {
  const workspace = await newWorkspace();
  const broken = (rows: number) =>
    Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? `svc-${row},few` : `svc-${row},read,"a"b,,`));
  const quarter = (first: number, second: number) => ({
    sources: [
      {
        kind: 'countersign.entitlements',
        files: { 'one.csv': csv(entitlementHeader, ...broken(first), 'svc-a,read,door,,') },
      },
      { kind: 'countersign.identities', files: { 'two.csv': csv(identityHeader, ...broken(second)) } },
    ],
  });
  const { reports } = await importQuarters(workspace, [quarter(7, 4), quarter(0, 0), quarter(5, 9)]);
  for (const { bundle } of reports) {
    const all = workspace.read
      .prepare<[string], { file: string; line: number; reason: string }>(
        `select artefact.path as file, rejected_row.line, rejected_row.reason
         from rejected_row
         join source on source.id = rejected_row.source_id
         join artefact on artefact.id = rejected_row.artefact_id
         where source.bundle_id = ?
         order by source.rowid, rejected_row.id`,
      )
      .all(bundle);
    for (const [from, limit] of [
      [0, 3],
      [3, 4],
      [6, 100],
      [10, 2],
      [100, 5],
    ] as const) {
      const { total, rows } = rejectedPage(workspace.read, bundle, from, limit);
      expect([total, rows.map(({ file, line, reason }) => ({ file, line, reason }))]).toEqual([
        all.length,
        all.slice(from, from + limit),
      ]);
    }
    const counts = new Map<string, number>();
    for (const { reason } of all) counts.set(reasonShape(reason), (counts.get(reasonShape(reason)) ?? 0) + 1);
    const counted = rejectedReasons(workspace.read, bundle);
    expect(new Map(counted.map(({ reason, count }) => [reasonShape(reason), count]))).toEqual(counts);
  }
  await workspace.close();
});
