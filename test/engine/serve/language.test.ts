// The language of a window: answers are worded in it, what is recorded is not.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { prepareSample, sampleFile, storyClock } from '../../../electron/engine/sample/run.ts';
import { createEngine, type Engine } from '../../../electron/engine/serve.ts';
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

test('who switches the language and back is never answered in the one before, also where answers are remembered', async () => {
  const folder = emptyFolder();
  const today = new Date('2026-11-01T10:00:00Z');
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const clock = storyClock(new Date('2026-04-15T10:00:00Z'));
  const story = createEngine({ clock: clock.now });
  await prepareSample({
    // The engine answers in the shape of the method's own schema.
    call: (method, input) => story.dispatch(method, input, context) as never,
    clock,
    folder,
    today,
    tell: () => undefined,
    progress: () => undefined,
  });
  await story.close();
  const asked = async (engine: Engine, locale: 'en' | 'de') => {
    await engine.dispatch('session.setLanguage', { locale }, context);
    const campaigns = await engine.dispatch('campaign.list', {}, context);
    const [campaign] = z.array(z.looseObject({ id: z.string() })).parse(campaigns);
    const [bundle] = z
      .array(z.looseObject({ id: z.string() }))
      .parse(await engine.dispatch('evidence.bundles', {}, context));
    const of = { campaign: campaign?.id ?? '' };
    const questions: [MethodName, unknown][] = [
      ['overview.read', {}],
      ['remediation.list', {}],
      ['remediation.closingSnapshot', of],
      ['rotation.list', {}],
      ['rotation.candidates', {}],
      ['exception.list', {}],
      ['action.list', {}],
      ['action.serviceTimes', {}],
      ['instructions.preview', of],
      ['campaign.read', of],
      ['campaign.triggers', {}],
      ['controls.rules', {}],
      ['controls.coverage', {}],
      ['evidence.rejected', { bundle: bundle?.id }],
      ['evidence.reconciliation', { bundle: bundle?.id }],
      ['report.preview', of],
    ];
    const answers: Record<string, unknown> = {};
    for (const [method, input] of questions) answers[method] = await engine.dispatch(method, input, context);
    // Each engine has a copy of the file under a name of its own.
    return JSON.parse(JSON.stringify(answers).replaceAll(/[a-z]+\.countersign/g, sampleFile)) as unknown;
  };
  const opened = async (name: string) => {
    const file = join(folder, `${name}.countersign`);
    copyFileSync(join(folder, sampleFile), file);
    const engine = createEngine({ clock: () => today });
    await engine.dispatch('workspace.open', { file }, context);
    return engine;
  };
  const [switching, english, german] = [await opened('switching'), await opened('english'), await opened('german')];
  const fresh = { en: await asked(english, 'en'), de: await asked(german, 'de') };
  expect(fresh.de).not.toEqual(fresh.en);
  for (const locale of ['en', 'de', 'en', 'de'] as const) expect(await asked(switching, locale)).toEqual(fresh[locale]);
  for (const engine of [switching, english, german]) await engine.close();
}, 240_000);
