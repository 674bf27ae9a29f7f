import { describe, expect, test } from 'vitest';
import { canonicalHeader, describeCanonical } from '../../../../electron/engine/intake/canonical/tables.ts';
import { sourceKinds } from '../../../../electron/engine/intake/registry.ts';
import { countsOf, file, ofType, readAll } from '../reading.ts';

const rejectionsOf = async (kind: string, content: string, system: string | null = 'aws:000000000001') =>
  ofType(await readAll(kind, [file('t.csv', content, system)]), 'rejected').map(({ address, reason }) => [
    address.line,
    reason,
  ]);

describe('canonical tables', () => {
  test('an entitlement with every column filled in keeps every value', async () => {
    const values: Record<string, string> = {
      identity_system: 'github:northwind',
      identity_native_id: 'app/42',
      key: 'k1',
      privilege_kind: 'scope',
      privilege: 'contents:write',
      resource: 'northwind/ledger',
      effect: 'deny',
      negated: 'resource',
      condition: 'ip in office',
      scope: 'northwind',
      environment: 'production',
      boundary: 'cap',
      path: 'group: Release > role: Maintainer',
      granted_at: '2026-01-02',
      granted_by: 'Dana Owner',
      expires_at: '2027-01-02T00:00:00Z',
      never_expires: 'FALSE',
      last_used: '2026-09-01',
      administrator: 'true',
      escalates: 'false',
      wildcard: 'true',
      public: 'false',
      external: 'true',
      conditioned: 'true',
      loose_federation: 'false',
      principal_exists: 'true',
      grants_own_access: 'false',
      advice: 'remove it',
    };
    const header = canonicalHeader('countersign.entitlements') ?? [];
    const csv = `${header.join(',')}\n${header.map((name) => values[name]).join(',')}\n`;
    const expected = {
      type: 'entitlement',
      identity: { system: 'github:northwind', nativeId: 'app/42' },
      key: 'k1',
      privilegeKind: 'scope',
      privilege: 'contents:write',
      resource: 'northwind/ledger',
      effect: 'deny',
      negated: 'resource',
      condition: 'ip in office',
      scope: 'northwind',
      environment: 'production',
      boundary: 'cap',
      path: [
        { kind: 'group', name: 'Release', nativeId: null, address: null },
        { kind: 'role', name: 'Maintainer', nativeId: null, address: null },
      ],
      grantedAt: '2026-01-02T00:00:00.000Z',
      grantedBy: 'Dana Owner',
      expiresAt: '2027-01-02T00:00:00.000Z',
      neverExpires: false,
      lastUse: { state: 'at', at: '2026-09-01T00:00:00.000Z' },
      administrator: true,
      escalates: false,
      wildcard: true,
      public: false,
      external: true,
      conditioned: true,
      looseFederation: false,
      principalExists: true,
      grantsOwnAccess: false,
      advice: 'remove it',
    };
    const ndjson = `\n${JSON.stringify({
      ...values,
      administrator: true,
      path: [
        { kind: 'group', name: 'Release' },
        { kind: 'role', name: 'Maintainer' },
      ],
    })}\n`;
    expect([
      await readAll('countersign.entitlements', [file('e.csv', csv)]),
      await readAll('countersign.entitlements', [file('e.ndjson', ndjson)]),
    ]).toEqual([
      [{ ...expected, address: { file: 'e.csv', line: 2, pointer: null } }],
      [{ ...expected, address: { file: 'e.ndjson', line: 2, pointer: '/0' } }],
    ]);
  });

  test('what is left empty is unknown, never a default', async () => {
    const [identity] = await readAll('countersign.identities', [
      file('i.csv', 'native_id;kind;name\nsvc-1;bot;Release bot\n', 'jenkins:main'),
    ]);
    const [credential] = await readAll('countersign.credentials', [
      file('c.csv', 'identity_native_id,native_id,kind\nsvc-1,k,token\n', 'jenkins:main'),
    ]);
    expect([identity, credential]).toEqual([
      {
        type: 'identity',
        system: 'jenkins:main',
        nativeId: 'svc-1',
        kind: 'bot',
        name: 'Release bot',
        scope: null,
        environment: null,
        owner: null,
        ownerBasis: null,
        ownerEmail: null,
        ownerStatus: null,
        purpose: null,
        createdAt: null,
        createdBy: null,
        lastUse: { state: 'unknown' },
        status: null,
        interactive: null,
        externalOrganisation: null,
        vendorManaged: null,
        breakGlass: null,
        defaultAccount: null,
        workloads: null,
        links: [],
        tags: {},
        address: { file: 'i.csv', line: 2, pointer: null },
      },
      {
        type: 'credential',
        identity: { system: 'jenkins:main', nativeId: 'svc-1' },
        nativeId: 'k',
        kind: 'token',
        createdAt: null,
        rotatedAt: null,
        expiresAt: null,
        neverExpires: null,
        lastUse: { state: 'unknown' },
        status: null,
        holder: null,
        restricted: null,
        lastFour: null,
        address: { file: 'c.csv', line: 2, pointer: null },
      },
    ]);
  });

  test('last_used tells a date, never, not in the window and unknown apart', async () => {
    const csv =
      'system,native_id,kind,name,last_used\ns,1,bot,a,2026-01-01\ns,2,bot,a,never\ns,3,bot,a,not_in_window\ns,4,bot,a,\n';
    expect(
      ofType(await readAll('countersign.identities', [file('i.csv', csv)]), 'identity').map(({ lastUse }) => lastUse),
    ).toEqual([
      { state: 'at', at: '2026-01-01T00:00:00.000Z' },
      { state: 'never' },
      { state: 'not_in_window' },
      { state: 'unknown' },
    ]);
  });

  test('links and tags are read as pairs and as JSON', async () => {
    const rows = [
      {
        native_id: '1',
        kind: 'bot',
        name: 'a',
        links: 'aws:1=arn:aws:iam::1:role/x; entra:t=9',
        tags: 'team=Payments; note=a=b',
      },
      {
        native_id: '1',
        kind: 'bot',
        name: 'a',
        links: [
          { system: 'aws:1', native_id: 'arn:aws:iam::1:role/x' },
          { system: 'entra:t', native_id: '9' },
        ],
        tags: { team: 'Payments', note: 'a=b' },
      },
      {
        native_id: '1',
        kind: 'bot',
        name: 'a',
        links: '[{"system":"aws:1","native_id":"arn:aws:iam::1:role/x"},{"system":"entra:t","native_id":"9"}]',
        tags: '{"team":"Payments","note":"a=b"}',
      },
    ];
    const records = ofType(
      await readAll('countersign.identities', [
        file('i.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'), 's'),
      ]),
      'identity',
    );
    const expected = {
      links: [
        { system: 'aws:1', nativeId: 'arn:aws:iam::1:role/x' },
        { system: 'entra:t', nativeId: '9' },
      ],
      tags: { team: 'Payments', note: 'a=b' },
    };
    expect(records.map(({ links, tags }) => ({ links, tags }))).toEqual([expected, expected, expected]);
  });

  test('a row with a wrong or missing value is rejected with line, column and reason, and the others are read', async () => {
    const csv = [
      'identity_native_id,native_id,kind,created_at,never_expires,last_used,last_four',
      'a,k1,access_key,2026-01-01,true,never,7QFD',
      'a,k2,passkey,,,,',
      'a,k3,token,31/12/2026,maybe,sometimes,',
      ',,token,,,,',
      'a,k5,token,,,,hunter2hunter2',
      'a,k6',
      'a,k7,token,,,,',
    ].join('\n');
    const records = await readAll('countersign.credentials', [file('c.csv', csv, 's')]);
    expect(ofType(records, 'credential').map(({ nativeId }) => nativeId)).toEqual(['k1', 'k7']);
    expect(ofType(records, 'rejected').map(({ address, reason }) => [address.line, reason])).toEqual([
      [
        3,
        'Column kind must be one of access_key, password, certificate, token, secret, api_key, ssh_key, federation, webhook, other.',
      ],
      [
        4,
        'Column created_at is no date that can be read; write it as 2026-10-01 or 2026-10-01T09:30:00Z. Column never_expires must be true, false or empty. Column last_used is neither a date nor `never` nor `not_in_window`.',
      ],
      [5, 'Column identity_native_id is empty and must not be. Column native_id is empty and must not be.'],
      [6, 'Column last_four must have at most four characters; the rest of a secret must not be in evidence.'],
      [7, 'The row has 2 cells, but the header has 7.'],
    ]);
    expect(JSON.stringify(records)).not.toContain('hunter2');
  });

  test('without a system in the row or for the source nobody can say whose the row is', async () => {
    expect(await rejectionsOf('countersign.identities', 'native_id,kind,name\n1,bot,a\n', null)).toEqual([
      [2, 'No system is given, neither in the row nor for the source.'],
    ]);
  });

  test('a header that lacks a required column, or has one twice, rejects the file once', async () => {
    expect([
      await rejectionsOf('countersign.actions', 'native_id,verb\n1,rotate\n2,rotate\n'),
      await rejectionsOf('countersign.identities', 'native_id,kind,name,owner,owner\n1,bot,a,x,y\n'),
    ]).toEqual([
      [[1, 'The header lacks performed_by, target; no row of the file can be read.']],
      [[1, 'The header has owner twice; no row of the file can be read.']],
    ]);
  });

  test('columns nobody reads and a header that stands again are told, not passed over', async () => {
    const records = await readAll('countersign.identities', [
      file('i.csv', 'native_id,kind,name,Jira\n1,bot,a,X-1\nnative_id,kind,name,Jira\n2,bot,b,\n', 's'),
    ]);
    expect(ofType(records, 'remark').map(({ detail, address }) => [address?.line, detail])).toEqual([
      [1, 'Columns that are not read: Jira.'],
      [3, 'The header stands here again: files were joined.'],
    ]);
    expect(countsOf(records)).toEqual({ identity: 2, remark: 2 });
  });

  test('a line of NDJSON that is no object is rejected and the next is read', async () => {
    const lines = [
      '{"native_id":"1","kind":"bot","name":"a"}',
      '{"native_id":',
      '[1]',
      '{"kind":"bot","kind":"role"}',
      '{"native_id":"2","kind":"bot","name":"b","colour":"red"}',
    ];
    const records = await readAll('countersign.identities', [file('i.ndjson', lines.join('\r\n'), 's')]);
    expect(records.map((record) => [record.type, record.address?.line])).toEqual([
      ['identity', 1],
      ['rejected', 2],
      ['rejected', 3],
      ['rejected', 4],
      ['identity', 5],
      ['remark', null],
    ]);
  });

  test('findings and actions may name an identity or none', async () => {
    const findings =
      'native_id,kind,tool,rule,title,identity_native_id,severity,state\nf1,exposed_secret,scan,r,t,svc,high,open\nf2,posture,scan,r,t,,,\n';
    const actions =
      'native_id,performed_by,verb,target,party,at,state\na1,Sam Analyst,rotate,key 1,provider,2026-02-03T04:05:06+01:00,done\n';
    const [first, second] = ofType(await readAll('countersign.findings', [file('f.csv', findings, 's')]), 'finding');
    const [action] = ofType(await readAll('countersign.actions', [file('a.csv', actions, 's')]), 'action');
    expect([first?.identity, second?.identity, second?.severity, action?.party, action?.at, action?.identity]).toEqual([
      { system: 's', nativeId: 'svc' },
      null,
      null,
      'provider',
      '2026-02-03T03:05:06.000Z',
      null,
    ]);
  });

  test('the documentation names every column of every table', () => {
    const text = describeCanonical();
    const missing = sourceKinds.flatMap(({ kind }) =>
      (canonicalHeader(kind) ?? []).filter((name) => !text.includes(`| \`${name}\` |`)),
    );
    expect([missing, canonicalHeader('gitleaks.report')]).toEqual([[], null]);
  });
});
