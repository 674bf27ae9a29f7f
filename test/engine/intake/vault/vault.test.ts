import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

/** After the API documentation: no published answer of a role could be found. */
const role = (facts: object) => ({
  request_id: '1',
  lease_duration: 0,
  renewable: false,
  auth: null,
  warnings: null,
  data: {
    bind_secret_id: true,
    secret_id_num_uses: 0,
    secret_id_ttl: 0,
    token_policies: ['payments', 'root'],
    token_ttl: 1200,
    token_max_ttl: 1800,
    secret_id_bound_cidrs: null,
    ...facts,
  },
});

describe('Vault', () => {
  test('an AppRole role is an identity with a secret that ends or not, and a policy each', async () => {
    const records = await readAll('vault.responses', [
      file('approle/jenkins-prod.json', role({}), 'vault:harbour'),
      file(
        'roles.json',
        {
          backup: role({
            secret_id_ttl: 3600,
            token_policies: [],
            policies: ['old'],
            secret_id_bound_cidrs: ['10.0.0.0/8'],
          }),
        },
        'vault:harbour',
      ),
    ]);
    expect([
      ofType(records, 'identity').map(({ system, nativeId, environment }) => [system, nativeId, environment]),
      ofType(records, 'credential').map(({ identity, kind, neverExpires, restricted }) => [
        identity.nativeId,
        kind,
        neverExpires,
        restricted,
      ]),
      ofType(records, 'entitlement').map(({ privilege, administrator }) => [privilege, administrator]),
      ofType(records, 'remark').map(({ detail }) => detail),
    ]).toEqual([
      [
        ['vault:harbour', 'auth/approle/role/jenkins-prod', 'production'],
        ['vault:harbour', 'auth/approle/role/backup', null],
      ],
      [
        ['auth/approle/role/jenkins-prod', 'secret', true, false],
        ['auth/approle/role/backup', 'secret', false, true],
      ],
      [
        ['payments', null],
        ['root', true],
        ['old', null],
      ],
      [
        'An AppRole role does not say its name; "jenkins-prod", under which it was saved, is taken for it.',
        'An AppRole role does not say its name; "backup", under which it was saved, is taken for it.',
      ],
    ]);
  });

  test('a list of names is one of roles only where it was saved as such', async () => {
    const list = { data: { keys: ['jenkins', 'backup'] }, lease_duration: 0, renewable: false, request_id: '1' };
    const named = async (path: string) =>
      ofType(await readAll('vault.responses', [file(path, list)]), 'identity').map(({ name }) => name);
    expect([await named('approle-roles.json'), await named('list.json')]).toEqual([['jenkins', 'backup'], []]);
  });

  test('a token’s look-up gives its dates, and a periodic one never ends', async () => {
    const token = (facts: object) => ({
      data: {
        accessor: 'acc',
        policies: ['default'],
        display_name: 'token-ci',
        entity_id: '',
        creation_time: 1767225600,
        expire_time: '2026-02-01T00:00:00Z',
        ...facts,
      },
      lease_duration: 0,
      renewable: false,
      request_id: '1',
    });
    const records = await readAll('vault.responses', [
      file('a.json', token({})),
      file('b.json', token({ period: 3600, entity_id: 'e1' })),
    ]);
    expect(
      ofType(records, 'credential').map(({ identity, createdAt, expiresAt, neverExpires }) => [
        identity.nativeId,
        createdAt,
        expiresAt,
        neverExpires,
      ]),
    ).toEqual([
      ['token-ci', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', false],
      ['e1', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', true],
    ]);
  });

  test('tokens, secret ids and the values of stored secrets are withheld, wherever they stand', () => {
    const secrets = [
      'hvs.CAESIJsecrettokenvalue',
      's.oldStyleToken0123456',
      '84896a0c-1347-aa90-a4f6-aca8b7558780',
      'hunter2hunter2',
    ];
    const [hvs = '', old = '', secretId = '', value = ''] = secrets;
    const text = JSON.stringify({
      request_headers: { 'X-Vault-Token': hvs },
      lookup: { data: { id: old, accessor: 'a', policies: ['default'], display_name: 'd' } },
      login: { auth: { client_token: hvs, accessor: 'b', policies: [] } },
      made: { data: { secret_id: secretId, secret_id_accessor: 'keep-me' } },
      read: { data: { data: { anything: value }, metadata: { version: 1 } } },
    });
    const stored = Buffer.from(redact('vault.responses', Buffer.from(text)).bytes).toString();
    expect([secrets.filter((secret) => stored.includes(secret)), stored.includes('keep-me')]).toEqual([[], true]);
  });

  test.skipIf(samplesAreMissing)('what else stands in a file of answers is named, not passed over', async () => {
    const input = sample('vault/hashicorp-vault-api-responses.json');
    expect(sniffSource(input.path, input.bytes)?.kind).toBe('vault.responses');
    const notes = ofType(await readAll('vault.responses', [input]), 'remark').map(({ detail }) => detail);
    expect(notes.at(-1)).toContain('hashicorp-list-secrets-response, hashicorp-get-secret-metadata-response');
  });
});
