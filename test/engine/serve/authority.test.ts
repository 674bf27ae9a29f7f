// What the engine's methods refuse by party and state: whom to trust, what to accept untrusted, and thresholds.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../electron/engine/serve.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { codeOf, emptyFolder, movableClock } from '../review/northwind.ts';

async function engagement() {
  const folder = emptyFolder();
  const engine = createEngine({ clock: movableClock('2026-10-01T09:00:00.000Z').clock });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  // The engine answers in the shape of the method's own schema.
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    engine.dispatch(method, input, context) as Promise<MethodOutput<M>>;
  await call('workspace.create', {
    file: join(folder, 'northwind.countersign'),
    customer: 'Northwind Trading',
    provider: 'Harbour Security',
    model: 'managed',
  });
  const add = async (name: string, party: 'customer' | 'provider' | 'adviser') =>
    (await call('person.add', { name, party, email: `${name.split(' ')[0]}@${party}.example` })).id;
  const cast = {
    dana: await add('Dana Owner', 'customer'),
    jo: await add('Jo Leaver', 'customer'),
    avery: await add('Avery Analyst', 'provider'),
    uma: await add('Uma Adviser', 'adviser'),
  };
  await call('person.deactivate', { person: cast.jo, reason: 'Left the company', as: cast.dana });
  const unsigned = join(folder, 'identities.csv');
  writeFileSync(unsigned, 'native_id,kind,name\nsvc-a,service_account,svc-a\n');
  return { engine, call, cast, unsigned };
}

type Engagement = Awaited<ReturnType<typeof engagement>>;

const fingerprint = `SHA256:${'a'.repeat(43)}`;
const acts: readonly [string, (on: Engagement, as: string | null) => Promise<unknown>][] = [
  ['trust.add', ({ call }, as) => call('trust.add', { fingerprint, provider: 'Harbour Security', note: null, as })],
  ['trust.remove', ({ call }, as) => call('trust.remove', { fingerprint, reason: 'Key was lost', as })],
  [
    'evidence.import of what is not trusted',
    ({ call, unsigned }, as) =>
      call('evidence.import', {
        path: unsigned,
        kind: 'countersign.identities',
        system: 'erp:northwind',
        acceptUntrusted: true,
        as,
      }),
  ],
  [
    'controls.setThreshold',
    ({ call }, as) => call('controls.setThreshold', { threshold: 'rotation_days', value: 60, reason: 'Agreed', as }),
  ],
];

test.each(acts)('%s is no act of a provider, an adviser, somebody who left, or nobody known', async (name, act) => {
  const on = await engagement();
  const { call, cast } = on;
  if (name === 'trust.remove') {
    await call('trust.add', { fingerprint, provider: 'Harbour Security', note: null, as: cast.dana });
  }
  // what was refused is on record, and changes nothing
  const size = async () =>
    (await call('ledger.entries', {})).acts
      .filter(({ act: name }) => name !== 'act.refused')
      .reduce((sum, { count }) => sum + count, 0);
  const before = await size();
  const refused: string[] = [];
  for (const as of [cast.avery, cast.uma, cast.jo, 'nobody']) refused.push(await codeOf(act(on, as)));
  expect([refused, await size()]).toEqual([
    ['PROVIDER_MAY_NOT_DECIDE', 'PROVIDER_MAY_NOT_DECIDE', 'PERSON_INACTIVE', 'NOT_FOUND'],
    before,
  ]);
  await act(on, cast.dana);
  expect(await size()).toBeGreaterThan(before);
  await on.engine.close();
});
