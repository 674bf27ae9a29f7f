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
  // Written by the product and recorded in English; the plan lacks what a campaign needs.
  const asked = async () => ({
    reasons: (await call('engagement.versions', {})).map(({ reason }) => reason),
    changes: (await call('engagement.compare', { before: 1, after: 2 })).map(({ what, after }) => `${what}: ${after}`),
    problems: (
      await call('campaign.preview', {
        name: 'Q4 2026',
        due: '2020-01-31',
        scope: { systems: null, privilegeKinds: null, minimumRisk: null, vendorManaged: false },
        assignment: [{ by: 'owner' }],
        fallback: avery,
        outOfScopeReason: null,
        outOfScopeApprover: null,
        as: dana,
      })
    ).problems,
  });
  const recorded = await asked();
  await call('session.act', { person: quinn });
  await call('session.setLanguage', { locale: 'de' });
  await call('session.act', { person: null });
  const german = await needs();
  expect(german.filter((text) => english.includes(text))).toEqual([]);
  const worded = await asked();
  expect(
    [...worded.reasons, ...worded.problems].filter((text) =>
      [...recorded.reasons, ...recorded.problems].includes(text),
    ),
  ).toEqual([]);
  expect(worded.problems.slice(-3)).toEqual([
    'Die Kampagne wäre am 31.01.2020 fällig; dieser Tag ist vorbei.',
    'Avery Analyst gehört dem Dienstleister an und kann nicht prüfende Person sein: Nur der Auftraggeber entscheidet.',
    'Es gibt nichts zu prüfen: Keine Berechtigung liegt im Geltungsbereich.',
  ]);
  expect(worded.changes.slice(-2)).toEqual([
    'Stufe 3: Northwind Trading, compliance lead (Auftraggeber), after 30 minutes',
    'Verantwortlich für jeden Vorfall: Northwind Trading, compliance lead',
  ]);
  await expect(granting()).rejects.toMatchObject({
    code: 'PROVIDER_MAY_NOT_DECIDE',
    message:
      'Avery Analyst gehört dem Dienstleister an und kann hier nicht entscheiden: Nur der Auftraggeber entscheidet.',
  });
  await call('session.setLanguage', { locale: 'en' });
  await expect(granting()).rejects.toMatchObject({
    message: "Avery Analyst is of the provider and can't decide here: only the customer decides.",
  });
  expect([await needs(), await asked()]).toEqual([english, recorded]);
  await engine.close();
});
