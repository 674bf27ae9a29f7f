// The statements that run once for each record, page or click find their rows by an index, never by reading a table.
import { expect, test } from 'vitest';
import { subjects } from '../../../electron/engine/inventory/facts.ts';
import { subjectViews } from '../../../electron/engine/inventory/subject-view.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { newWorkspace } from './quarter.ts';

function plan(workspace: Workspace, sql: string): string[] {
  return workspace.read
    .prepare<[], { detail: string }>(`explain query plan ${sql}`)
    .all()
    .map(({ detail }) => detail);
}

test('hot queries search and never scan', async () => {
  const workspace = await newWorkspace();
  const queries = [
    ...subjects.map((subject) => `select id from ${subject} where uid = 'x'`),
    ...Object.values(subjectViews).map(
      (view) => `select ${view.columns.map(({ sql }) => sql).join(', ')} from ${view.from} where ${view.id} = 1`,
    ),
    'select id from entitlement where identity_id = 1 and removed_bundle is null',
    'select id from credential where identity_id = 1 and removed_bundle is null',
    'select id from finding where identity_id = 1 and removed_bundle is null',
    "select distinct identity_id from credential where native_id = 'x'",
    "select id from identity where native_id = 'x'",
    "select id from identity where name = 'x' collate nocase",
    "select * from citation where subject = 'identity' and subject_id = 1",
    "select * from history where subject = 'entitlement' and subject_id = 1 and bundle = 1",
  ];
  const scans = queries.filter((sql) => plan(workspace, sql).some((step) => step.startsWith('SCAN')));
  expect(scans).toEqual([]);
  await workspace.close();
});
