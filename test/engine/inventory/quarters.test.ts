import { describe, expect, test } from 'vitest';
import { entitlementDetail } from '../../../electron/engine/inventory/entitlement-detail.ts';
import { identityDetail } from '../../../electron/engine/inventory/identity-detail.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import {
  allRows,
  citedText,
  csv,
  entitlementHeader,
  identityHeader,
  importPath,
  importQuarters,
  makeQuarter,
  newWorkspace,
  type QuarterSource,
} from './quarter.ts';

const extras = { rules: () => [], risk: () => 'low' as const };

function entitlements(...lines: readonly string[]): QuarterSource {
  return { kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader, ...lines) } };
}

function identities(...lines: readonly string[]): QuarterSource {
  return { kind: 'countersign.identities', files: { 'identities.csv': csv(identityHeader, ...lines) } };
}

function changesOf(workspace: Workspace): Record<string, string> {
  const rows = workspace.read
    .prepare<[], { name: string; privilege: string; change: string }>(
      `select identity.name, entitlement.privilege, entitlement.change
       from entitlement
       join identity on identity.id = entitlement.identity_id
       order by entitlement.id`,
    )
    .all();
  return Object.fromEntries(rows.map(({ name, privilege, change }) => [`${name} ${privilege}`, change]));
}

describe('from one quarter to the next', () => {
  test('each entitlement is new, changed, unchanged, removed or there again', async () => {
    const workspace = await newWorkspace();
    const { reports } = await importQuarters(workspace, [
      { sources: [entitlements('svc-a,read,ledger,,false', 'svc-b,read,ledger,,false', 'svc-c,read,ledger,,false')] },
      { sources: [entitlements('svc-a,read,ledger,,false', 'svc-b,read,ledger,,true', 'svc-d,read,ledger,,false')] },
      { sources: [entitlements('svc-a,read,ledger,,false', 'svc-b,read,ledger,,true', 'svc-c,read,ledger,,false')] },
    ]);
    expect(reports.map((report) => report.delta)).toEqual([
      { new: 3, changed: 0, unchanged: 0, removed: 0, reappeared: 0 },
      { new: 1, changed: 1, unchanged: 1, removed: 1, reappeared: 0 },
      { new: 0, changed: 0, unchanged: 2, removed: 1, reappeared: 1 },
    ]);
    expect(changesOf(workspace)).toEqual({
      'svc-a read': 'unchanged',
      'svc-b read': 'unchanged',
      'svc-c read': 'reappeared',
      'svc-d read': 'removed',
    });
    await workspace.close();
  });

  test('what changed is told with the value before and after, and the way it went is kept', async () => {
    const workspace = await newWorkspace();
    await importQuarters(workspace, [
      { sources: [entitlements('svc-b,read,ledger,,false')] },
      { sources: [entitlements('svc-b,read,ledger,,true')] },
    ]);
    const uid = workspace.read.prepare<[], string>('select uid from entitlement').pluck().get() ?? '';
    const { change, changedFacts, history } = entitlementDetail(workspace.read, uid, extras);
    expect({ change, changedFacts, history: history.map(({ change: kind, text }) => `${kind}: ${text}`) }).toEqual({
      change: 'changed',
      changedFacts: [{ fact: 'administrator', label: 'Administrator', before: 'no', after: 'yes' }],
      history: ['new: First seen.', 'changed: Changed. Different: administrator.'],
    });
    await workspace.close();
  });

  test('a later use is no change, but the newest use is what is shown', async () => {
    const workspace = await newWorkspace();
    const { reports } = await importQuarters(workspace, [
      { sources: [entitlements('svc-a,read,ledger,2026-01-05,false')] },
      { sources: [entitlements('svc-a,read,ledger,2026-03-05,false')] },
    ]);
    expect({
      delta: reports[1]?.delta.unchanged,
      used: workspace.read.prepare('select last_use_at from entitlement').pluck().get(),
    }).toEqual({ delta: 1, used: expect.stringContaining('2026-03-05') });
    await workspace.close();
  });

  test('a new owner of an identity is a change of each of its entitlements', async () => {
    const workspace = await newWorkspace();
    const access = entitlements('svc-a,read,ledger,,false');
    await importQuarters(workspace, [
      { sources: [identities('svc-a,service_account,svc-a,Dana Owner,attested,active,'), access] },
      { sources: [identities('svc-a,service_account,svc-a,Ines Albrecht,attested,active,'), access] },
    ]);
    const uid = workspace.read.prepare<[], string>('select uid from entitlement').pluck().get() ?? '';
    expect(entitlementDetail(workspace.read, uid, extras).changedFacts).toEqual([
      { fact: 'identity.owner', label: 'Owner', before: 'Dana Owner', after: 'Ines Albrecht' },
    ]);
    await workspace.close();
  });

  test('the same rows in another order and another bundle change nothing', async () => {
    const workspace = await newWorkspace();
    const { reports } = await importQuarters(workspace, [
      { sources: [entitlements('svc-a,read,ledger,,false', 'svc-b,read,ledger,,false')] },
      { sources: [entitlements('svc-b,read,ledger,,false', 'svc-a,read,ledger,,false')] },
    ]);
    expect(reports[1]?.delta).toEqual({ new: 0, changed: 0, unchanged: 2, removed: 0, reappeared: 0 });
    expect(workspace.read.prepare('select count(*) from history').pluck().get()).toBe(0);
    await workspace.close();
  });
});

describe('nothing counts as removed', () => {
  const first = entitlements('svc-a,read,ledger,,false', 'svc-b,read,ledger,,false');

  async function removedAfter(second: QuarterSource): Promise<{ removed: number | undefined; remarks: string[] }> {
    const workspace = await newWorkspace();
    const { reports } = await importQuarters(workspace, [{ sources: [first] }, { sources: [second] }]);
    await workspace.close();
    return { removed: reports[1]?.delta.removed, remarks: reports[1]?.sources[0]?.remarks ?? [] };
  }

  test('when a row of the source could not be read', async () => {
    expect(await removedAfter(entitlements('svc-a,read,ledger,,false', 'svc-b,,ledger,,false'))).toEqual({
      removed: 0,
      // The entitlement, and the identity that only it names.
      remarks: ['2 earlier records are not in it, but it is not complete, so nothing counts as removed.'],
    });
  });

  test('when the source declares more than it brings', async () => {
    const short = { ...entitlements('svc-a,read,ledger,,false'), declared: { entitlements: 2 } };
    const { removed, remarks } = await removedAfter(short);
    expect({ removed, doubted: remarks.some((remark) => remark.includes('not complete')) }).toEqual({
      removed: 0,
      doubted: true,
    });
  });

  test('when the source is empty and nobody attests that it is', async () => {
    expect((await removedAfter(entitlements())).removed).toBe(0);
  });

  test('when only another system was delivered', async () => {
    const other = { ...entitlements('svc-a,read,ledger,,false'), system: 'erp:harbour' };
    expect((await removedAfter(other)).removed).toBe(0);
  });

  test('when the export is only a page of the list', async () => {
    const workspace = await newWorkspace();
    const policy = (name: string) => ({
      UserName: name,
      Arn: `arn:aws:iam::123456789012:user/${name}`,
      UserPolicyList: [
        {
          PolicyName: 'read',
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::ledger/*' }],
          },
        },
      ],
    });
    const details = (truncated: boolean, ...names: string[]): QuarterSource => ({
      kind: 'aws.account-authorization-details',
      system: 'aws:123456789012',
      files: { 'iam.json': JSON.stringify({ UserDetailList: names.map(policy), IsTruncated: truncated }, null, 1) },
    });
    const { reports } = await importQuarters(workspace, [
      { sources: [details(false, 'svc-a', 'svc-b')] },
      { sources: [details(true, 'svc-a')] },
      { sources: [details(false, 'svc-a')] },
    ]);
    expect(reports.map((report) => [report.sources[0]?.partial, report.delta.removed])).toEqual([
      [false, 0],
      [true, 0],
      [false, 1],
    ]);
    await workspace.close();
  });

  test('but an attested emptiness removes all that the source had', async () => {
    expect((await removedAfter({ ...entitlements(), emptyAttested: true })).removed).toBe(2);
  });
});

describe('several records for one identity', () => {
  test('fill what the first leaves open, each fact with its own line', async () => {
    const workspace = await newWorkspace();
    const register = identities('svc-a,service_account,svc-a,,,active,');
    const owners: QuarterSource = {
      id: 'owners',
      kind: 'countersign.identities',
      files: { 'owners.csv': csv(identityHeader, 'svc-a,service_account,svc-a,Dana Owner,attested,,') },
    };
    const { reports } = await importQuarters(workspace, [{ sources: [register, owners] }]);
    const uid = workspace.read.prepare<[], string>('select uid from identity').pluck().get() ?? '';
    const { facts } = identityDetail(workspace.read, uid, extras);
    const shown = facts
      .filter((fact) => ['owner', 'status', 'purpose'].includes(fact.fact))
      .map((fact) => [fact.fact, fact.value, fact.citations.map((cited) => `${cited.file} ${cited.line}`)]);
    const owner = facts.find((fact) => fact.fact === 'owner');
    expect(shown).toEqual([
      ['purpose', null, []],
      ['owner', 'Dana Owner', ['owners.csv 2']],
      ['status', 'active', ['identities.csv 2']],
    ]);
    expect(owner?.citations.map((cited) => citedText(workspace, cited))).toEqual([
      'svc-a,service_account,svc-a,Dana Owner,attested,,',
    ]);
    expect(reports[0]?.sources.map((source) => [source.imported.identities, source.duplicates])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    await workspace.close();
  });

  test('that contradict each other leave the first standing, with a remark', async () => {
    const workspace = await newWorkspace();
    const { reports } = await importQuarters(workspace, [
      { sources: [identities('svc-a,service_account,svc-a,,,active,', 'svc-a,service_account,svc-a,,,disabled,')] },
    ]);
    expect({ ...reports[0]?.sources[0], files: [] }).toMatchObject({
      imported: { identities: 1 },
      duplicates: 1,
      remarks: ['Another record says something else about status of identity svc-a; the first was kept.'],
    });
    expect(workspace.read.prepare('select status from identity').pluck().get()).toBe('active');
    await workspace.close();
  });

  test('what only an earlier kind of source said is carried on, with the line that it stood on', async () => {
    const workspace = await newWorkspace();
    const findings: QuarterSource = {
      kind: 'aws.credential-report',
      system: 'aws:123456789012',
      files: {
        'report.csv': csv(
          'user,arn,user_creation_time,password_enabled,access_key_1_active,access_key_1_last_rotated',
          'svc-a,arn:aws:iam::123456789012:user/svc-a,2024-05-06T07:08:09+00:00,false,true,2025-01-02T03:04:05+00:00',
        ),
      },
    };
    const tags: QuarterSource = {
      kind: 'countersign.identities',
      system: 'aws:123456789012',
      files: {
        'owners.csv': csv(identityHeader, 'arn:aws:iam::123456789012:user/svc-a,user,svc-a,Dana Owner,attested,,'),
      },
    };
    await importQuarters(workspace, [{ sources: [findings, tags] }, { sources: [findings] }]);
    const uid = workspace.read.prepare<[], string>('select uid from identity').pluck().get() ?? '';
    const owner = identityDetail(workspace.read, uid, extras).facts.find((fact) => fact.fact === 'owner');
    expect([owner?.value, owner?.citations.map((cited) => `${cited.bundleName} ${cited.file}`)]).toEqual([
      'Dana Owner',
      ['harbour-1 owners.csv'],
    ]);
    expect(workspace.read.prepare('select change from identity').pluck().get()).toBe('unchanged');
    await workspace.close();
  });
});

test('an identity that is only named is kept as a name, and becomes more when it is described', async () => {
  const workspace = await newWorkspace();
  const named = entitlements('svc-a,read,ledger,,false');
  await importQuarters(workspace, [
    { sources: [named] },
    { sources: [named, identities('svc-a,service_account,Invoice export,Dana Owner,attested,active,')] },
  ]);
  expect(workspace.read.prepare('select name, kind, placeholder, change from identity').all()).toEqual([
    { name: 'Invoice export', kind: 'service_account', placeholder: 0, change: 'changed' },
  ]);
  await workspace.close();
});

test('a finding that names a key is linked to the identity that has the key', async () => {
  const workspace = await newWorkspace();
  const sources: QuarterSource[] = [
    {
      kind: 'countersign.findings',
      files: {
        'findings.csv': csv(
          'native_id,identity_hint,kind,tool,rule,title,severity,state',
          'f-1,AKIAEXAMPLE,exposed_secret,gitleaks,aws-key,Key in a repository,high,open',
          'f-2,AKIANOBODY,exposed_secret,gitleaks,aws-key,Key of nobody known,high,open',
        ),
      },
    },
    {
      kind: 'countersign.credentials',
      files: {
        'credentials.csv': csv('identity_native_id,native_id,kind', 'svc-a,AKIAEXAMPLE,access_key'),
      },
    },
  ];
  await importQuarters(workspace, [{ sources }]);
  const linked = workspace.read
    .prepare(
      `select finding.native_id, identity.name
       from finding
       left join identity on identity.id = finding.identity_id
       order by finding.native_id`,
    )
    .all();
  expect(linked).toEqual([
    { native_id: 'f-1', name: 'svc-a' },
    { native_id: 'f-2', name: null },
  ]);
  await workspace.close();
});

test('a bundle sent twice is known as the same one', async () => {
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({ sequence: 1, sources: [entitlements('svc-a,read,ledger,,false')] });
  const first = await importPath(workspace, path);
  const rows = allRows(workspace);
  expect(await importPath(workspace, path)).toEqual({ ...first, alreadyImported: true });
  expect(allRows(workspace)).toEqual(rows);
  await workspace.close();
});
