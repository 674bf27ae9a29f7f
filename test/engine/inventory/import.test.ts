import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entitlementDetail } from '../../../electron/engine/inventory/entitlement-detail.ts';
import { identityDetail } from '../../../electron/engine/inventory/identity-detail.ts';
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import {
  allRows,
  citedText,
  csv,
  dana,
  emptyFolder,
  entitlementHeader,
  harbourAnalyst,
  identityHeader,
  importPath,
  makeQuarter,
  newWorkspace,
  refusal,
  samples,
  withoutSamples,
} from './quarter.ts';

const extras = { rules: () => [], risk: () => 'low' as const };
const authorization = join(samples, 'aws/authz/cloudsplaining-example.json');
const account = '200611803367';

describe.skipIf(withoutSamples)('a real export of an AWS account', () => {
  test('is refused as long as nobody acknowledges that it is unsigned, and nothing is left', async () => {
    const workspace = await newWorkspace();
    const before = allRows(workspace);
    const refused = await refusal(importPath(workspace, authorization, { acceptUntrusted: false }));
    expect(refused).toMatchObject({
      code: 'BUNDLE_UNTRUSTED',
      details: { trust: 'unsigned', fingerprint: null, whatToDo: expect.stringContaining('signed bundle') },
    });
    expect(allRows(workspace)).toEqual(before);
    await workspace.close();
  });

  test('gives its users, roles and their entitlements', async () => {
    const workspace = await newWorkspace();
    const report = await importPath(workspace, authorization);
    const kinds = workspace.read
      .prepare('select kind, placeholder, count(*) as count from identity where system = ? group by 1, 2 order by 1')
      .all(`aws:${account}`);
    expect({
      trust: report.trust,
      lineage: report.lineage,
      kind: report.sources[0]?.kind,
      rejected: report.rejected,
      identities: report.sources[0]?.imported.identities,
      delta: { ...report.delta, new: report.delta.new > 500 },
      total: workspace.read.prepare('select count(*) from identity').pluck().get(),
    }).toEqual({
      trust: 'unsigned',
      lineage: 'none',
      kind: 'aws.account-authorization-details',
      rejected: [],
      identities: 122,
      delta: { new: true, changed: 0, unchanged: 0, removed: 0, reappeared: 0 },
      total: 122,
    });
    expect(kinds.length).toBeGreaterThan(0);
    expect(workspace.read.prepare('select kind, count(*) as count from identity group by 1 order by 1').all()).toEqual([
      { kind: 'role', count: 78 },
      { kind: 'user', count: 44 },
    ]);
    await workspace.close();
  });

  test('imported twice changes nothing', async () => {
    const workspace = await newWorkspace();
    const first = await importPath(workspace, authorization);
    const rows = allRows(workspace);
    const again = await importPath(workspace, authorization);
    expect(again).toEqual({ ...first, alreadyImported: true });
    expect(allRows(workspace)).toEqual(rows);
    await workspace.close();
  });

  test('has every fact at the place that is cited for it', async () => {
    const workspace = await newWorkspace();
    await importPath(workspace, authorization);
    const uids = workspace.read.prepare<[], string>('select uid from entitlement order by id').pluck().all();
    const misses: string[] = [];
    const known = new Map<string, string>();
    const textAt = (citation: Citation) => {
      const key = `${citation.artefact} ${citation.line} ${citation.pointer}`;
      const text = known.get(key) ?? citedText(workspace, citation);
      known.set(key, text);
      return text;
    };
    let checked = 0;
    for (const uid of uids) {
      const detail = entitlementDetail(workspace.read, uid, extras);
      for (const fact of detail.facts) {
        if (fact.value === null) continue;
        const texts = fact.citations.map(textAt);
        checked += 1;
        if (!texts.some((text) => holds(text, fact.fact, fact.value ?? ''))) misses.push(`${uid} ${fact.fact}`);
      }
      for (const hop of detail.path) {
        if (hop.citation === null || textAt(hop.citation) === '') misses.push(`${uid} hop ${hop.name}`);
      }
    }
    expect({ misses, checked: checked > 5000 }).toEqual({ misses: [], checked: true });
    await workspace.close();
  });

  test('joins the credential report of the same account', async () => {
    const workspace = await newWorkspace();
    await importPath(workspace, authorization);
    const users = workspace.read
      .prepare<[], { native_id: string; name: string; created_at: string }>(
        "select native_id, name, created_at from identity where kind = 'user' and system = 'aws:200611803367' order by id",
      )
      .all();
    const report = join(emptyFolder(), 'credential-report.csv');
    writeFileSync(report, credentialReport(users));
    const imported = await importPath(workspace, report);
    const [first] = users;
    const uid = workspace.read
      .prepare<[string | undefined], string>('select uid from identity where native_id = ?')
      .pluck()
      .get(first?.native_id);
    const detail = identityDetail(workspace.read, uid ?? '', extras);
    const facts = Object.fromEntries(detail.facts.map((fact) => [fact.fact, fact]));
    const texts = (fact: string) => facts[fact]?.citations.map((citation) => citedText(workspace, citation));
    expect(imported.sources[0]?.imported).toMatchObject({ identities: users.length, credentials: users.length });
    expect({
      identities: workspace.read.prepare('select count(*) from identity').pluck().get(),
      credentials: detail.credentials.length,
      status: facts.status?.value,
      lastUse: facts.last_use?.value,
      lastUseStandsIn: texts('last_use')?.[0]?.includes('2026-09-15T08:00:00+00:00'),
      // What the report does not repeat is still known from the authorization details, with the line in them.
      tagsOf: facts.purpose?.value,
      entitlements: detail.entitlements.length > 0,
    }).toEqual({
      identities: 122,
      credentials: 1,
      status: 'active',
      lastUse: '2026-09-15T08:00:00.000Z',
      lastUseStandsIn: true,
      tagsOf: null,
      entitlements: true,
    });
    await workspace.close();
  });
});

test('a person of the provider may hand over evidence, but not accept untrusted evidence', async () => {
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({ sequence: 1, sources: [smallSource] });
  expect(await refusal(importPath(workspace, path, { as: harbourAnalyst }))).toMatchObject({
    code: 'PROVIDER_MAY_NOT_DECIDE',
  });
  expect(workspace.read.prepare('select count(*) from bundle').pluck().get()).toBe(0);
  await workspace.close();
});

test('a bundle in which nothing is recognised is refused, and its files are named', async () => {
  const workspace = await newWorkspace();
  const file = join(emptyFolder(), 'holiday.txt');
  writeFileSync(file, 'sun and sea\n');
  expect(await refusal(importPath(workspace, file))).toMatchObject({
    code: 'BUNDLE_NOTHING_RECOGNISED',
    details: { files: ['holiday.txt'] },
  });
  await workspace.close();
});

test('a rolled back bundle is refused, and one after a gap is imported with a remark', async () => {
  const workspace = await newWorkspace();
  const third = await makeQuarter({ sequence: 3, sources: [smallSource] });
  const second = await makeQuarter({ sequence: 2, sources: [smallSource] });
  const report = await importPath(workspace, third.path);
  const refused = await refusal(importPath(workspace, second.path));
  expect({ lineage: report.lineage, remark: report.sources[0]?.remarks[0], code: refused.code }).toEqual({
    lineage: 'gap',
    remark: 'This is bundle 3, but none before it was imported here.',
    code: 'BUNDLE_LINEAGE',
  });
  await workspace.close();
});

test('files that no source claims are listed, and only their hash is kept', async () => {
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({
    sequence: 1,
    sources: [smallSource],
    loose: { 'notes/letter.txt': 'Dear all' },
  });
  const report = await importPath(workspace, path);
  expect({
    unclaimed: report.unclaimed,
    kept: workspace.read.prepare('select path, stored_sha256 is not null as kept from artefact order by path').all(),
  }).toEqual({
    unclaimed: ['notes/letter.txt'],
    kept: [
      { path: 'declaration.json', kept: 1 },
      { path: 'entitlements.csv', kept: 1 },
      { path: 'notes/letter.txt', kept: 0 },
    ],
  });
  await workspace.close();
});

test('a file that can not be opened at all is listed as rejected, and its source is partial', async () => {
  const workspace = await newWorkspace();
  const broken = { kind: 'aws.account-authorization-details', files: { 'iam.json': '{"UserDetailList": [' } };
  const { path } = await makeQuarter({ sequence: 1, sources: [smallSource, broken] });
  const report = await importPath(workspace, path);
  expect({ rejected: report.rejected, partial: report.sources.map((source) => source.partial) }).toEqual({
    rejected: [{ file: 'iam.json', line: 1, reason: expect.stringContaining('not valid JSON') }],
    partial: [false, true],
  });
  await workspace.close();
});

test('a source of a kind that this version does not know is listed, never passed over', async () => {
  const workspace = await newWorkspace();
  const strange = { kind: 'mainframe.racf', files: { 'racf.txt': 'IRRDBU00' } };
  const { path } = await makeQuarter({ sequence: 1, sources: [smallSource, strange] });
  const report = await importPath(workspace, path);
  expect(report.rejected).toEqual([
    { file: 'racf.txt', reason: "This version can't read sources of the kind mainframe.racf." },
  ]);
  await workspace.close();
});

test('a cancelled import leaves nothing behind', async () => {
  const workspace = await newWorkspace();
  const lines = Array.from({ length: 20_000 }, (_, index) => `svc-${index},read,ledger-${index},,`);
  const source = { kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader, ...lines) } };
  const { path } = await makeQuarter({ sequence: 1, sources: [source] });
  const before = allRows(workspace);
  const cancel = new AbortController();
  const steps: string[] = [];
  const running = importEvidence(
    workspace,
    { path, kind: null, system: null, acceptUntrusted: true, as: dana },
    {
      signal: cancel.signal,
      progress: (done, total, label) => {
        steps.push(label);
        if (label === 'Reading the records' && done < total) cancel.abort();
      },
    },
  );
  expect(await refusal(running)).toMatchObject({ code: 'CANCELLED' });
  expect([...new Set(steps)]).toEqual(['Checking the bundle', 'Storing the evidence', 'Reading the records']);
  expect(allRows(workspace)).toEqual(before);
  await workspace.close();
});

const smallSource = {
  kind: 'countersign.entitlements',
  files: { 'entitlements.csv': csv(entitlementHeader, 'svc-invoice-export,read,general ledger,,false') },
};

test('declared totals are held against what came in', async () => {
  const workspace = await newWorkspace();
  const identities = {
    kind: 'countersign.identities',
    files: { 'identities.csv': csv(identityHeader, 'svc-a,service_account,svc-a,,,,', 'svc-b,robot,svc-b,,,,') },
    declared: { identities: 3 },
  };
  const { path } = await makeQuarter({ sequence: 1, sources: [identities] });
  const report = await importPath(workspace, path);
  expect(report.sources[0]).toMatchObject({ declared: { identities: 3 }, imported: { identities: 1 }, rejected: 1 });
  await workspace.close();
});

/** Facts that stand in the evidence word for word; others are judged from what stands there. */
function holds(text: string, fact: string, value: string): boolean {
  if (text === '') return false;
  const written = text.replaceAll(/\s+/g, ' ');
  switch (fact) {
    case 'privilege':
      return value.split(/, | by /).every((part) => written.includes(part));
    case 'resource':
    case 'scope':
    case 'identity.owner':
    case 'identity.purpose':
      return written.includes(value);
    case 'identity.created_at':
    case 'identity.last_use':
    case 'granted_at':
      return !/^\d{4}-/.test(value) || written.includes(value.slice(0, 10));
    default:
      return true;
  }
}

function credentialReport(users: readonly { native_id: string; name: string; created_at: string }[]): string {
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,' +
    'mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date';
  const rows = users.map(
    (user) =>
      `${user.name},${user.native_id},${user.created_at},false,N/A,N/A,N/A,false,true,2024-01-02T03:04:05+00:00,2026-09-15T08:00:00+00:00`,
  );
  return csv(header, ...rows);
}
