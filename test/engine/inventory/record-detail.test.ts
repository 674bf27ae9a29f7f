import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventoryRows } from '../../../electron/engine/inventory/grid.ts';
import { identityDetail } from '../../../electron/engine/inventory/identity-detail.ts';
import { recordDetail } from '../../../electron/engine/inventory/record-detail.ts';
import { saveRows } from '../../../electron/engine/inventory/save-rows.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { InventoryFilter, RecordDetail } from '../../../shared/contract/inventory.ts';
import {
  citedText,
  csv,
  emptyFolder,
  entitlementHeader,
  identityHeader,
  importQuarters,
  newWorkspace,
  refusal,
} from './quarter.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await newWorkspace();
  const people = ['svc-a,service_account,svc-a,Dana Owner,attested,active,', 'svc-b,service_account,=svc-b,,,active,'];
  const sources = (identities: readonly string[], state: string) => [
    { kind: 'countersign.identities', files: { 'i.csv': csv(identityHeader, ...identities) } },
    {
      kind: 'countersign.entitlements',
      files: { 'e.csv': csv(entitlementHeader, ...identities.map((line) => `${line.slice(0, 5)},read,ledger,,`)) },
    },
    {
      kind: 'countersign.findings',
      files: {
        'f.csv': csv(
          'native_id,identity_native_id,kind,tool,rule,title,severity,state',
          `F-1,svc-a,exposed_secret,scanner,R-7,Key in a script,high,${state}`,
        ),
      },
    },
    {
      kind: 'countersign.credentials',
      files: { 'c.csv': csv('identity_native_id,kind,native_id,status', 'svc-a,access_key,KEY-1,active') },
    },
    {
      kind: 'countersign.actions',
      files: {
        'a.csv': csv(
          'native_id,identity_native_id,performed_by,party,verb,target,at,state',
          'A-1,svc-a,Sam Analyst,provider,rotate,KEY-1,2026-09-01T10:00:00Z,done',
        ),
      },
    },
  ];
  await importQuarters(workspace, [
    { sources: sources(people, 'open') },
    { sources: sources(people.slice(0, 1), 'resolved') },
  ]);
});
afterAll(() => workspace.close());

function listed(subject: InventoryFilter['subject'], removed = false): string {
  const filter: InventoryFilter = { subject, facets: {}, search: '', removed };
  const [row] = inventoryRows(workspace.read, { filter, sort: null, from: 0, limit: 1 }).rows;
  if (row === undefined) throw new Error(`no ${subject}`);
  return row.uid;
}

function told(subject: RecordDetail['subject']) {
  const { title, identity, facts, changedFacts } = recordDetail(workspace.read, subject, listed(subject));
  const cited = facts.flatMap(({ fact, value, citations }) =>
    value === null ? [] : [`${fact}: ${value} <- ${citations.map((each) => citedText(workspace, each)).join()}`],
  );
  return { title, identity: identity?.name, cited: cited.slice(0, 3), changed: changedFacts };
}

test('a finding, a credential and an action are told in full, each fact with the line that says it', () => {
  const finding = 'F-1,svc-a,exposed_secret,scanner,R-7,Key in a script,high,resolved';
  const action = 'A-1,svc-a,Sam Analyst,provider,rotate,KEY-1,2026-09-01T10:00:00Z,done';
  const credential = 'svc-a,access_key,KEY-1,active';
  expect([told('findings'), told('credentials'), told('actions')]).toEqual([
    {
      title: 'Key in a script',
      identity: 'svc-a',
      cited: [`title: Key in a script <- ${finding}`, `severity: high <- ${finding}`, `state: resolved <- ${finding}`],
      changed: [{ fact: 'state', label: 'State', before: 'open', after: 'resolved' }],
    },
    {
      title: 'KEY-1',
      identity: 'svc-a',
      cited: [
        `kind: access key <- ${credential}`,
        `native_id: KEY-1 <- ${credential}`,
        `status: active <- ${credential}`,
      ],
      changed: [],
    },
    {
      title: 'rotate KEY-1',
      identity: 'svc-a',
      cited: [`verb: rotate <- ${action}`, `target: KEY-1 <- ${action}`, `at: 2026-09-01T10:00:00.000Z <- ${action}`],
      changed: [],
    },
  ]);
});

test('what a later bundle no longer has says which one; what is not there is refused', async () => {
  const gone = identityDetail(workspace.read, listed('identities', true));
  expect([gone.name, gone.gone?.bundleName, identityDetail(workspace.read, listed('identities')).gone]).toEqual([
    '=svc-b',
    'harbour-2',
    null,
  ]);
  expect(await refusal(Promise.resolve().then(() => recordDetail(workspace.read, 'findings', 'f-0')))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a list is saved with the columns that were chosen, in order, and nothing in it runs as a formula', async () => {
  const file = join(emptyFolder(), 'identities.csv');
  const steps: string[] = [];
  const saved = await saveRows(
    workspace.read,
    {
      filter: { subject: 'identities', facets: {}, search: '', removed: true },
      sort: null,
      columns: [
        { column: 'system', title: 'System' },
        { column: 'name', title: 'Name' },
        { column: 'owner', title: 'Owner' },
      ],
      file,
    },
    {
      signal: new AbortController().signal,
      progress: (done, total, label) => void steps.push(`${done} of ${total} ${label}`),
    },
  );
  expect([saved, steps, readFileSync(file, 'utf8')]).toEqual([
    { file, rows: 1 },
    ['1 of 1 rows'],
    "System,Name,Owner\r\nerp:northwind,'=svc-b,\r\n",
  ]);
});

test('saving that is cancelled leaves no file behind', async () => {
  const file = join(emptyFolder(), 'identities.csv');
  const cancelled = saveRows(
    workspace.read,
    {
      filter: { subject: 'identities', facets: {}, search: '', removed: false },
      sort: null,
      columns: [{ column: 'name', title: 'Name' }],
      file,
    },
    { signal: AbortSignal.abort(), progress: () => undefined },
  );
  expect(await refusal(cancelled)).toMatchObject({ code: 'CANCELLED' });
  expect(() => readFileSync(file)).toThrow();
});
