import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endDelegation, grantDelegation, listDelegations } from '../../../electron/engine/engagement/delegations.ts';
import {
  changeEngagement,
  createEngagement,
  currentModel,
  engagementTemplate,
} from '../../../electron/engine/engagement/operating-model.ts';
import { addPerson, deactivatePerson, listPersons } from '../../../electron/engine/engagement/persons.ts';
import { createKey, exportRoot, keyOf, listKeys } from '../../../electron/engine/engagement/signing-keys.ts';
import { unlockKey } from '../../../electron/engine/keys/signing-key.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import { codeOf, emptyFolder, movableClock, northwind, passphrase } from '../review/northwind.ts';

test('a new workspace gets its parties once, and starts from its model’s template', async () => {
  const { clock } = movableClock('2026-10-01T09:00:00.000Z');
  const workspace = await createWorkspace(join(emptyFolder(), 'new.countersign'), { clock });
  const parties = { customer: ' Northwind Trading ', provider: 'Harbour Security', model: 'co-managed' as const };
  const engagement = await createEngagement(workspace, parties);
  expect({ ...engagement, problems: engagement.problems.length > 0, staysWithCustomer: null }).toEqual({
    customer: 'Northwind Trading',
    provider: 'Harbour Security',
    version: 1,
    changedAt: '2026-10-01T09:00:00.003Z',
    changedBy: null,
    reason: 'Template, before the parties filled it in',
    document: engagementTemplate('co-managed', clock),
    problems: true,
    staysWithCustomer: null,
  });
  expect(await codeOf(createEngagement(workspace, parties))).toBe('WORKSPACE_EXISTS');
  await workspace.close();
});

test('every version of the operating model is kept, and the newest counts', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const changed = { ...document, incidentOwner: cast.sam };
  const after = await changeEngagement(workspace, { document: changed, reason: 'Lee hands over', as: cast.dana });
  expect({ version: after.version, by: after.changedBy, owner: after.document.incidentOwner }).toEqual({
    version: 3,
    by: cast.dana,
    owner: cast.sam,
  });
  expect(workspace.read.prepare('select version, reason from operating_model order by version').all()).toEqual([
    { version: 1, reason: 'Template, before the parties filled it in' },
    { version: 2, reason: 'Signed contract' },
    { version: 3, reason: 'Lee hands over' },
  ]);
  await workspace.close();
});

test('a provider changes neither the operating model nor who belongs to it', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const ledger = () => workspace.read.prepare('select count(*) from ledger_entry').pluck().get();
  const before = ledger();
  const refused = await Promise.all([
    codeOf(changeEngagement(workspace, { document, reason: 'x', as: cast.avery })),
    codeOf(
      addPerson(workspace, {
        name: 'Max Mole',
        party: 'customer',
        email: 'm@harbour.example',
        title: null,
        as: cast.avery,
      }),
    ),
    codeOf(deactivatePerson(workspace, { person: cast.dana, reason: 'x', as: cast.avery })),
    codeOf(changeEngagement(workspace, { document, reason: 'x', as: 'nobody' })),
  ]);
  expect({ refused, ledger: ledger() }).toEqual({
    refused: ['PROVIDER_MAY_NOT_DECIDE', 'PROVIDER_MAY_NOT_DECIDE', 'PROVIDER_MAY_NOT_DECIDE', 'NOT_FOUND'],
    ledger: before,
  });
  await workspace.close();
});

test('a person who left acts no more and can’t leave twice', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  await deactivatePerson(workspace, { person: cast.robin, reason: 'Left the company', as: cast.sam });
  expect(listPersons(workspace.read).find((person) => person.id === cast.robin)?.active).toBe(false);
  expect(
    await Promise.all([
      codeOf(changeEngagement(workspace, { document, reason: 'x', as: cast.robin })),
      codeOf(deactivatePerson(workspace, { person: cast.robin, reason: 'again', as: cast.sam })),
    ]),
  ).toEqual(['PERSON_INACTIVE', 'PERSON_INACTIVE']);
  await workspace.close();
});

test('a document with the same role twice is refused before anything is written', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const doubled = { ...document, roles: [...document.roles, ...document.roles.slice(0, 1)] };
  expect(await codeOf(changeEngagement(workspace, { document: doubled, reason: 'x', as: cast.sam }))).toBe(
    'INPUT_INVALID',
  );
  await workspace.close();
});

const terms = { campaign: null, systems: null, upTo: 'critical', reason: 'On leave' } as const;

test('a delegation lives by the clock: future, valid, expired, or ended before that', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  const { id } = await grantDelegation(workspace, {
    ...terms,
    from: cast.dana,
    to: cast.robin,
    validFrom: '2026-10-05',
    validUntil: '2026-10-07',
    as: cast.dana,
  });
  const stateOn = (time: string) => {
    sample.at(time);
    return listDelegations(workspace.read, workspace.clock)[0]?.state;
  };
  expect(
    ['2026-10-04T23:59:00Z', '2026-10-05T00:00:00Z', '2026-10-07T23:59:00Z', '2026-10-08T00:00:00Z'].map(stateOn),
  ).toEqual(['future', 'valid', 'valid', 'expired']);
  sample.at('2026-10-06T00:00:00Z');
  const ended = await endDelegation(workspace, { id, reason: 'Back early', as: cast.robin });
  expect(ended).toMatchObject({ state: 'ended', endedAt: expect.stringMatching(/^2026-10-06T/) });
  expect(await codeOf(endDelegation(workspace, { id, reason: 'again', as: cast.dana }))).toBe('DELEGATION_EXPIRED');
  await workspace.close();
});

test('nobody delegates to a provider, to himself, for somebody else without the right, or into the past', async () => {
  const { workspace, cast } = await northwind();
  const dates = { validFrom: '2026-10-01', validUntil: '2026-12-31' };
  const grant = (from: string, to: string, as: string, more = {}) =>
    codeOf(grantDelegation(workspace, { ...terms, ...dates, from, to, as, ...more }));
  expect([
    await grant(cast.dana, cast.avery, cast.dana),
    await grant(cast.avery, cast.dana, cast.dana),
    await grant(cast.dana, cast.robin, cast.avery),
    await grant(cast.dana, cast.dana, cast.dana),
    await grant(cast.dana, cast.robin, cast.robin),
    await grant(cast.dana, cast.robin, cast.dana, { validFrom: '2026-08-01', validUntil: '2026-08-31' }),
    await grant(cast.dana, cast.robin, cast.dana, { validFrom: '2026-12-01', validUntil: '2026-11-01' }),
    await grant(cast.dana, cast.robin, cast.dana, { systems: [] }),
  ]).toEqual([
    'PROVIDER_MAY_NOT_DECIDE',
    'PROVIDER_MAY_NOT_DECIDE',
    'PROVIDER_MAY_NOT_DECIDE',
    'INPUT_INVALID',
    'NOT_THE_REVIEWER',
    'DELEGATION_EXPIRED',
    'INPUT_INVALID',
    'INPUT_INVALID',
  ]);
  await workspace.close();
});

test('who holds the right to delegate may let a colleague decide for another', async () => {
  const { workspace, cast } = await northwind();
  const granted = await grantDelegation(workspace, {
    ...terms,
    from: cast.sam,
    to: cast.robin,
    validFrom: '2026-09-28',
    validUntil: '2026-12-31',
    as: cast.dana,
  });
  expect({ state: granted.state, grantedBy: granted.grantedBy }).toEqual({ state: 'valid', grantedBy: cast.dana });
  await workspace.close();
});

test('a signing key is on record by its certificate; the key itself is not in the ledger', async () => {
  const { workspace, cast } = await northwind();
  const key = await createKey(workspace, { person: cast.dana, passphrase });
  expect(listKeys(workspace.read)).toEqual([key]);
  const stored = keyOf(workspace.read, cast.dana, workspace.clock);
  const signer = await unlockKey(stored?.keyFile ?? { keyFilePem: '', certificatePem: '', chainPem: [] }, passphrase);
  expect(signer.fingerprint).toBe(key.fingerprint);
  signer.dispose();
  const entries = workspace.read.prepare<[], string>('select entry from ledger_entry').pluck().all();
  expect(entries.filter((entry) => entry.includes('PRIVATE KEY'))).toEqual([]);
  const out = join(emptyFolder(), 'root.pem');
  const exported = await exportRoot(workspace, { person: cast.dana, out });
  const root = new X509Certificate(readFileSync(out));
  expect(root.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(exported.fingerprint);
  await workspace.close();
});

test('no key without a person who is there, and none to export before there is one', async () => {
  const { workspace, cast } = await northwind();
  await deactivatePerson(workspace, { person: cast.robin, reason: 'Left', as: null });
  expect([
    await codeOf(createKey(workspace, { person: 'nobody', passphrase })),
    await codeOf(createKey(workspace, { person: cast.robin, passphrase })),
    await codeOf(createKey(workspace, { person: cast.dana, passphrase: 'short' })),
    await codeOf(exportRoot(workspace, { person: cast.dana, out: join(emptyFolder(), 'root.pem') })),
  ]).toEqual(['NOT_FOUND', 'PERSON_INACTIVE', 'PASSPHRASE_WEAK', 'KEY_MISSING']);
  await workspace.close();
});

test('persons, versions and delegations can’t be deleted or rewritten in the file either', async () => {
  const { workspace, cast } = await northwind();
  await grantDelegation(workspace, {
    ...terms,
    from: cast.dana,
    to: cast.robin,
    validFrom: '2026-09-28',
    validUntil: '2026-12-31',
    as: cast.dana,
  });
  const attempts = [
    'delete from person',
    "update person set party = 'customer' where party = 'provider'",
    'delete from operating_model',
    'insert or replace into operating_model select * from operating_model',
    'insert or replace into person select * from person',
    "update operating_model set document = '{}'",
    'delete from delegation',
    "update delegation set valid_until = '2030-01-01'",
  ];
  for (const sql of attempts) {
    await expect(workspace.write(({ db }) => db.exec(sql))).rejects.toThrow(/never|only|once/);
  }
  await workspace.close();
});
