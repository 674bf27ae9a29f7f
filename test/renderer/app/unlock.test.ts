import { expect, test } from 'vitest';
import { createUnlock, withUnlocking } from '../../../renderer/app/unlock.ts';
import type { Engine } from '../../../renderer/lib/engine.ts';
import { CountersignError } from '../../../shared/errors.ts';

/** An engine that wants the passphrase of one person once. */
function lockedEngine(): { engine: Engine; calls: string[]; unlocked: () => void } {
  let open = false;
  const calls: string[] = [];
  const call = (method: string) => {
    calls.push(method);
    if (open || method === 'person.list') return Promise.resolve([]);
    return Promise.reject(new CountersignError('PERSON_LOCKED', 'Locked.', { person: 'dana', hasKey: true }));
  };
  return {
    engine: { call, queries: {}, onChanged: () => () => undefined, onGone: () => () => undefined } as unknown as Engine,
    calls,
    unlocked: () => {
      open = true;
    },
  };
}

const end = { id: 'd1', reason: 'Back', as: 'dana' };

test('a refused act waits for the passphrase, and is done again with what was typed', async () => {
  const { engine, calls, unlocked } = lockedEngine();
  const unlock = createUnlock();
  const asked = withUnlocking(engine, unlock).call('delegation.end', end);
  await Promise.resolve();
  await Promise.resolve();
  expect(unlock.store.getState().request).toEqual({ person: 'dana' });
  unlocked();
  unlock.answer(true);
  expect([await asked, calls, unlock.store.getState().request]).toEqual([
    [],
    ['delegation.end', 'delegation.end'],
    null,
  ]);
});

test('who leaves the passphrase gets the refusal, and the act is not tried again', async () => {
  const { engine, calls } = lockedEngine();
  const unlock = createUnlock();
  const asked = withUnlocking(engine, unlock).call('delegation.end', end);
  await Promise.resolve();
  await Promise.resolve();
  unlock.answer(false);
  await expect(asked).rejects.toMatchObject({ code: 'PERSON_LOCKED' });
  expect(calls).toEqual(['delegation.end']);
});

test('two acts of one person at once ask once; another person’s act is refused meanwhile', async () => {
  const unlock = createUnlock();
  const first = unlock.ask('dana');
  const second = unlock.ask('dana');
  expect(await unlock.ask('robin')).toBe(false);
  unlock.answer(true);
  expect([await first, await second]).toEqual([true, true]);
});
