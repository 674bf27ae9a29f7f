// The language of a window: answers are worded in it, what is recorded is not.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../electron/engine/serve.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { emptyFolder } from '../review/northwind.ts';

test('a window that reads German is answered in German, an auditor’s too, and the ledger keeps its English', async () => {
  const engine = createEngine();
  const context = { signal: new AbortController().signal, progress: () => undefined };
  // The engine answers in the shape of the method's own schema.
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    engine.dispatch(method, input, context) as Promise<MethodOutput<M>>;
  await call('workspace.create', {
    file: join(emptyFolder(), 'northwind.countersign'),
    customer: 'Northwind Trading',
    provider: 'Harbour Security',
    model: 'managed',
  });
  const person = async (name: string, party: 'customer' | 'provider' | 'auditor') =>
    (await call('person.add', { name, party, email: `${name.split(' ')[0]}@${party}.example` })).id;
  const dana = await person('Dana Owner', 'customer');
  const avery = await person('Avery Analyst', 'provider');
  const quinn = await person('Quinn Auditor', 'auditor');
  const needs = async () => (await call('overview.read', { person: null })).needs.map(({ text }) => text);
  const granting = () =>
    call('delegation.grant', {
      from: dana,
      to: dana,
      validFrom: '2026-10-01',
      validUntil: '2026-12-31',
      reason: 'On leave',
      as: avery,
    });
  const english = await needs();
  await call('session.act', { person: quinn });
  await call('session.setLanguage', { locale: 'de' });
  await call('session.act', { person: null });
  const german = await needs();
  expect(german.filter((text) => english.includes(text))).toEqual([]);
  await expect(granting()).rejects.toMatchObject({
    code: 'PROVIDER_MAY_NOT_DECIDE',
    message:
      'Avery Analyst gehört dem Dienstleister an und kann hier nicht entscheiden: Nur der Auftraggeber entscheidet.',
  });
  await call('session.setLanguage', { locale: 'en' });
  await expect(granting()).rejects.toMatchObject({
    message: "Avery Analyst is of the provider and can't decide here: only the customer decides.",
  });
  expect(await needs()).toEqual(english);
  await engine.close();
});
