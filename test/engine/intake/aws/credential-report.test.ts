import { describe, expect, test } from 'vitest';
import { countsOf, file, ofType, readAll, samplesAreMissing, samplesIn } from '../reading.ts';

const kind = 'aws.credential-report';
const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const row = (values: Record<string, string>): string =>
  header
    .split(',')
    .map((name) => values[name] ?? 'N/A')
    .join(',');
const ann = {
  user: 'ann',
  arn: 'arn:aws:iam::012345678901:user/ann',
  user_creation_time: '2022-04-17T14:59:38+00:00',
  password_enabled: 'false',
};
const read = (...rows: Record<string, string>[]) =>
  readAll(kind, [file('report.csv', [header, ...rows.map(row)].join('\n'))]);

describe('the AWS credential report', () => {
  test('a credential is there when it is active or has a date, and the sentinels are no dates', async () => {
    const records = ofType(
      await read({
        ...ann,
        password_enabled: 'TRUE',
        password_last_used: 'no_information',
        password_last_changed: '2023-01-01T00:00:00Z',
        password_next_rotation: '2026-01-01T00:00:00Z',
        access_key_1_active: 'true',
        access_key_1_last_rotated: '2022-05-01T00:00:00+00:00',
        access_key_1_last_used_date: '2026-09-09T00:00:00+00:00',
        access_key_1_last_used_service: 's3',
        access_key_2_active: 'false',
        access_key_2_last_rotated: '2022-06-01T00:00:00+00:00',
        cert_1_active: 'true',
        cert_2_active: 'false',
      }),
      'credential',
    );
    expect(
      records.map(({ nativeId, kind: sort, createdAt, rotatedAt, expiresAt, neverExpires, lastUse, status }) => [
        nativeId,
        sort,
        createdAt,
        rotatedAt,
        expiresAt,
        neverExpires,
        lastUse,
        status,
      ]),
    ).toEqual([
      [
        'password',
        'password',
        null,
        '2023-01-01T00:00:00.000Z',
        '2026-01-01T00:00:00.000Z',
        false,
        { state: 'never' },
        'active',
      ],
      [
        'access-key-1',
        'access_key',
        null,
        '2022-05-01T00:00:00.000Z',
        null,
        true,
        { state: 'at', at: '2026-09-09T00:00:00.000Z' },
        'active',
      ],
      ['access-key-2', 'access_key', null, '2022-06-01T00:00:00.000Z', null, true, { state: 'never' }, 'inactive'],
      ['certificate-1', 'certificate', null, null, null, null, { state: 'unknown' }, 'active'],
    ]);
  });

  test('no use means never only for users younger than the tracking of AWS', async () => {
    const used = async (created: string) =>
      ofType(
        await read({
          ...ann,
          user_creation_time: created,
          password_enabled: 'true',
          password_last_used: 'no_information',
          access_key_1_active: 'true',
        }),
        'credential',
      ).map(({ lastUse }) => lastUse.state);
    expect([
      await used('2012-01-01T00:00:00Z'),
      await used('2015-01-01T00:00:00Z'),
      await used('2016-01-01T00:00:00Z'),
      await used('N/A'),
    ]).toEqual([
      ['not_in_window', 'not_in_window'],
      ['never', 'not_in_window'],
      ['never', 'never'],
      ['not_in_window', 'not_in_window'],
    ]);
  });

  test('the identity joins the one of the authorization details, and knows whether a person can sign in', async () => {
    const [remark, identity] = await read({
      ...ann,
      access_key_1_active: 'true',
      access_key_1_last_used_date: '2026-09-09T00:00:00Z',
    });
    expect([remark, identity]).toMatchObject([
      { remark: 'account', detail: 'aws:012345678901' },
      {
        type: 'identity',
        system: 'aws:012345678901',
        nativeId: 'arn:aws:iam::012345678901:user/ann',
        kind: 'user',
        interactive: false,
        lastUse: { state: 'at', at: '2026-09-09T00:00:00.000Z' },
        address: { file: 'report.csv', line: 2, pointer: null },
      },
    ]);
  });

  test('the root row is the account itself, under either form of its ARN', async () => {
    const root = {
      user: '<root_account>',
      user_creation_time: '2010-01-01T00:00:00Z',
      password_enabled: 'not_supported',
      password_last_used: '2026-01-01T00:00:00Z',
      password_last_changed: 'not_supported',
      password_next_rotation: 'not_supported',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2011-01-01T00:00:00Z',
    };
    const records = await read(
      { ...root, arn: 'arn:aws:iam::012345678901:root' },
      { ...root, arn: 'arn:aws:iam::012345678901:<root_account>' },
    );
    expect(
      ofType(records, 'identity').map(({ kind: sort, nativeId, interactive }) => [sort, nativeId, interactive]),
    ).toEqual([
      ['account_root', 'arn:aws:iam::012345678901:root', null],
      ['account_root', 'arn:aws:iam::012345678901:root', null],
    ]);
    expect(
      ofType(records, 'credential')
        .slice(0, 2)
        .map(({ nativeId, status, neverExpires }) => [nativeId, status, neverExpires]),
    ).toEqual([
      ['password', null, null],
      ['access-key-1', 'active', true],
    ]);
  });

  test('columns are found by name, in any order and with fewer of them', async () => {
    const records = await readAll(kind, [
      file('r.csv', 'access_key_1_active;arn;user\ntrue;arn:aws:iam::000000000001:user/x;x\n'),
    ]);
    expect(countsOf(records)).toEqual({ remark: 1, identity: 1, credential: 1 });
    expect(
      ofType(await readAll(kind, [file('r.csv', 'user,created\nx,1\n')]), 'rejected').map(
        ({ address }) => address.line,
      ),
    ).toEqual([1]);
  });

  test('a row without an account, a short row and a bad date are told', async () => {
    const text = [
      header,
      row({ ...ann, arn: 'ann' }),
      'short,row',
      row({ ...ann, user_creation_time: 'last year' }),
    ].join('\n');
    const records = await readAll(kind, [file('r.csv', text)]);
    expect([
      ofType(records, 'rejected').map(({ address }) => address.line),
      ofType(records, 'remark').map(({ detail }) => detail),
    ]).toEqual([
      [2, 3],
      ['Column user_creation_time is no date that can be read; it counts as unknown.', 'aws:012345678901'],
    ]);
  });

  test.skipIf(samplesAreMissing)('real test reports', async () => {
    const counts: Record<string, unknown> = {};
    for (const one of samplesIn('aws/credential-report'))
      counts[one.path.slice(-6, -4)] = countsOf(await readAll(kind, [one]));
    expect(counts).toEqual({
      '02': { remark: 1, identity: 1, credential: 2 },
      '03': { remark: 1, identity: 1, credential: 2 },
      '04': { remark: 1, identity: 1 },
      // Both end in the middle of their only row.
      '06': { rejected: 1 },
      '07': { rejected: 1 },
    });
  });
});
