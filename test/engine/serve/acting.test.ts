// Who sits at a desk: deciding at a window needs the unlocked key of who decides, an auditor changes nothing, and the
// ledger says which way it was made sure who acts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createActing } from '../../../electron/engine/serve/acting.ts';
import { createEngine } from '../../../electron/engine/serve.ts';
import { contract, type MethodInput, type MethodName, type MethodOutput } from '../../../shared/contract.ts';
import { codeOf, emptyFolder, movableClock, passphrase } from '../review/northwind.ts';

async function desk(locking: boolean) {
  const folder = emptyFolder();
  const { clock, at } = movableClock('2026-10-01T09:00:00.000Z');
  const engine = createEngine({ clock, locking });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  // The engine answers in the shape of the method's own schema.
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    engine.dispatch(method, input, context) as Promise<MethodOutput<M>>;
  const file = join(folder, 'northwind.countersign');
  await call('workspace.create', {
    file,
    customer: 'Northwind Trading',
    provider: 'Harbour Security',
    model: 'managed',
  });
  const add = async (name: string, party: 'customer' | 'provider' | 'auditor') =>
    (await call('person.add', { name, party, email: `${name.split(' ')[0]}@${party}.example` })).id;
  const cast = {
    dana: await add('Dana Owner', 'customer'),
    robin: await add('Robin Seller', 'customer'),
    avery: await add('Avery Analyst', 'provider'),
    quinn: await add('Quinn Auditor', 'auditor'),
  };
  return { engine, call, cast, at, folder, file };
}

type Desk = Awaited<ReturnType<typeof desk>>;

function grant({ call, cast }: Desk, as = cast.dana) {
  return call('delegation.grant', {
    from: cast.dana,
    to: cast.robin,
    validFrom: '2026-10-01',
    validUntil: '2026-12-31',
    reason: 'On leave',
    as,
  });
}

async function actorsOf({ call }: Desk, act: string): Promise<unknown[]> {
  const { entries } = await call('ledger.entries', { act });
  const read = await Promise.all(entries.map(({ index }) => call('ledger.entry', { index })));
  return read.map(({ canonical }) => (JSON.parse(canonical) as { actor: unknown }).actor);
}

test('at a window nobody decides before his key is unlocked, and then the ledger says that it was', async () => {
  const at = await desk(true);
  const { call, cast } = at;
  await expect(grant(at)).rejects.toMatchObject({
    code: 'PERSON_LOCKED',
    details: { person: cast.dana, hasKey: false },
  });
  await call('key.create', { person: cast.dana, passphrase });
  await call('session.lock', {});
  await expect(grant(at)).rejects.toMatchObject({ code: 'PERSON_LOCKED', details: { hasKey: true } });
  expect(await codeOf(call('session.unlock', { person: cast.dana, passphrase: 'not the right one' }))).toBe(
    'PASSPHRASE_WRONG',
  );
  expect(await codeOf(grant(at))).toBe('PERSON_LOCKED');
  await call('session.unlock', { person: cast.dana, passphrase });
  await grant(at);
  expect(await actorsOf(at, 'delegation.granted')).toEqual([
    { authenticated: 'key', party: 'customer', person: cast.dana },
  ]);
  await at.engine.close();
});

test('one person’s unlocked key opens nothing for another, nor for a provider', async () => {
  const at = await desk(true);
  await at.call('key.create', { person: at.cast.dana, passphrase });
  expect([await codeOf(grant(at, at.cast.robin)), await codeOf(grant(at, at.cast.avery))]).toEqual([
    'PERSON_LOCKED',
    'PROVIDER_MAY_NOT_DECIDE',
  ]);
  await at.engine.close();
});

test('it locks again after the idle time, on demand, and with another workspace; what is done keeps it open', async () => {
  const at = await desk(true);
  const { call, cast } = at;
  await call('key.create', { person: cast.dana, passphrase });
  const end = async (id: string) => call('delegation.end', { id, reason: 'Back', as: cast.dana });
  at.at('2026-10-01T09:14:00.000Z');
  const { id } = await grant(at);
  at.at('2026-10-01T09:28:00.000Z');
  await end(id);
  at.at('2026-10-01T09:43:30.000Z');
  expect(await codeOf(grant(at))).toBe('PERSON_LOCKED');
  await call('session.unlock', { person: cast.dana, passphrase });
  await call('session.setIdle', { minutes: 1 });
  at.at('2026-10-01T09:45:00.000Z');
  expect((await call('session.state', {})).unlocked).toEqual([]);
  await call('session.unlock', { person: cast.dana, passphrase });
  await call('session.lock', { person: cast.dana });
  expect(await codeOf(grant(at))).toBe('PERSON_LOCKED');
  await call('session.unlock', { person: cast.dana, passphrase });
  await call('workspace.close', {});
  await call('workspace.open', { file: at.file });
  expect(await codeOf(grant(at))).toBe('PERSON_LOCKED');
  await at.engine.close();
});

test('a clock that is set back locks it too', () => {
  const { clock, at } = movableClock('2026-10-01T09:00:00.000Z');
  const acting = createActing(clock, true);
  acting.unlocked('dana');
  at('2026-10-01T08:00:00.000Z');
  expect([acting.isUnlocked('dana'), acting.authenticationOf('dana')]).toEqual([false, 'named']);
});

test('a script names its persons and goes on as before; a passphrase makes it more than a name', async () => {
  const at = await desk(false);
  const { call, cast } = at;
  const { id } = await grant(at);
  await call('key.create', { person: cast.robin, passphrase });
  await call('session.unlock', { person: cast.robin, passphrase });
  await call('delegation.end', { id, reason: 'Back', as: cast.robin });
  expect([await actorsOf(at, 'delegation.granted'), await actorsOf(at, 'delegation.ended')]).toEqual([
    [{ authenticated: 'named', party: 'customer', person: cast.dana }],
    [{ authenticated: 'key', party: 'customer', person: cast.robin }],
  ]);
  await at.engine.close();
});

test('a further key opens nothing by itself, and is announced', async () => {
  const at = await desk(true);
  const { call, cast } = at;
  await call('key.create', { person: cast.dana, passphrase });
  await call('session.lock', {});
  await call('key.create', { person: cast.dana, passphrase: 'another quiet harbour, later' });
  expect(await codeOf(grant(at))).toBe('PERSON_LOCKED');
  const { needs } = await call('overview.read', {});
  const { entries } = await call('ledger.entries', { act: 'key.added' });
  expect({
    needs: needs.filter((need) => need.kind === 'further_key').map((need) => need.text.replace(/\(.*…\)/, '')),
    ledger: entries.map((entry) => entry.text),
  }).toEqual({
    needs: ['Dana Owner has a further signing key since 2026-10-01 : make sure that Dana Owner made it'],
    ledger: ['Added a further signing key for Dana Owner', 'Added a signing key for Dana Owner'],
  });
  await at.engine.close();
});

test('an auditor changes nothing by any method that can change something, and reads everything', async () => {
  const at = await desk(false);
  const { call, cast, folder } = at;
  // what was refused is on record, and changes nothing
  const size = async () =>
    (await call('ledger.entries', {})).acts
      .filter(({ act }) => act !== 'act.refused')
      .reduce((sum, { count }) => sum + count, 0);
  const before = await size();
  const unsigned = join(folder, 'identities.csv');
  writeFileSync(unsigned, 'native_id,kind,name\nsvc-a,service_account,svc-a\n');
  const { document } = await call('engagement.read', {});
  const as = cast.quinn;
  const named = [
    await codeOf(grant(at, as)),
    await codeOf(call('engagement.change', { document, reason: 'x', as })),
    await codeOf(call('engagement.saveDraft', { draft: null, as })),
    await codeOf(call('person.add', { name: 'Max Mole', party: 'customer', email: 'm@northwind.example', as })),
    await codeOf(call('person.deactivate', { person: cast.dana, reason: 'x', as })),
    await codeOf(call('evidence.import', { path: unsigned, acceptUntrusted: true, as })),
    await codeOf(call('campaign.close', { campaign: 'any', as })),
    await codeOf(call('key.create', { person: cast.quinn, passphrase })),
  ];
  expect(named).toEqual(Array(8).fill('AUDITOR_READS_ONLY'));
  await call('session.act', { person: cast.quinn });
  const sitting = [
    await codeOf(call('engagement.change', { document, reason: 'x', as: null })),
    await codeOf(call('person.add', { name: 'Max Mole', party: 'customer', email: 'm@northwind.example' })),
    await codeOf(call('ledger.checkpoint', {})),
    await codeOf(call('controls.assess', {})),
    await codeOf(call('key.create', { person: cast.dana, passphrase })),
  ];
  expect([sitting, await size()]).toEqual([Array(5).fill('AUDITOR_READS_ONLY'), before]);
  await call('overview.read', { person: cast.quinn });
  await call('engagement.export', { out: join(folder, 'raci.csv') });
  await at.engine.close();
});

test('nobody delegates to an auditor, and none reviews', async () => {
  const at = await desk(false);
  const { call, cast } = at;
  const dates = { validFrom: '2026-10-01', validUntil: '2026-12-31', reason: 'x', as: cast.dana };
  expect([
    await codeOf(call('delegation.grant', { ...dates, from: cast.dana, to: cast.quinn })),
    await codeOf(call('delegation.grant', { ...dates, from: cast.dana, to: cast.avery })),
    await codeOf(call('review.assign', { items: ['any'], to: cast.quinn, reason: 'x', as: cast.dana })),
  ]).toEqual(['AUDITOR_READS_ONLY', 'PROVIDER_MAY_NOT_DECIDE', 'AUDITOR_READS_ONLY']);
  await at.engine.close();
});

test('at a window every write of a deciding capability is closed until it is unlocked, but what only prepares', async () => {
  const { needsUnlockedKey } = await import('../../../electron/engine/engagement/authority.ts');
  const open = Object.entries(contract)
    .filter(([method, { right }]) => right === 'write' && !needsUnlockedKey(method as MethodName, right))
    .map(([method]) => method)
    .filter((method) => /^(review|campaign|delegation|engagement|controls|exception|rotation|action)\./.test(method));
  expect(open.sort()).toEqual([
    'campaign.open',
    'campaign.savePlanDraft',
    'controls.assess',
    'engagement.saveDraft',
    'review.assign',
    'review.opened',
    'review.saveDraft',
  ]);
});
