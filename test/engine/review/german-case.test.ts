// A case and the refusals around it for a reader of German: other words, the same facts, and the same digest.
import { expect, test } from 'vitest';
import { reviewCase } from '../../../electron/engine/review/case.ts';
import type { Locale } from '../../../shared/locale.ts';
import { campaignOfFour, decideAs, services } from './northwind.ts';

test('a case in German cites the same lines under the digest of the English facts, and is decided by it', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-medium');
  const read = (locale: Locale) =>
    reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana }, locale);
  const [english, german] = [read('en'), read('de')];
  const bare = ({ entitlement }: typeof english) => ({
    facts: entitlement.facts.map(({ fact, citations, mono }) => ({ fact, citations, mono })),
    path: entitlement.path,
    uid: entitlement.uid,
  });
  expect([german.shownDigest, bare(german), german.blockers.map(({ code, step }) => [code, step])]).toEqual([
    english.shownDigest,
    bare(english),
    english.blockers.map(({ code, step }) => [code, step]),
  ]);
  expect([german.entitlement.sentence, german.blockers.map(({ text }) => text)]).toEqual([
    expect.stringMatching(/^Das Dienstkonto svc-medium .* darf .*\.$/),
    ['Sie sind als prüfende Person eingetragen, und nichts weist auf eine Beteiligung an diesem Zugriff hin.'],
  ]);
  expect(
    german.entitlement.facts
      .filter(({ label }, index) => label === english.entitlement.facts[index]?.label)
      .map(({ label }) => label),
  ).toEqual(expect.not.arrayContaining(['Owner', 'Purpose']));
  const decided = await decideAs(sample, { item, outcome: 'CERTIFY', shownDigest: german.shownDigest, as: cast.dana });
  expect(decided.outcome).toBe('CERTIFY');
});

test('what a decision lacks is said in every language, and a script is told the English', async () => {
  const sample = await campaignOfFour();
  const item = sample.item('svc-medium');
  const refused = decideAs(sample, { item, outcome: 'REVOKE', as: sample.cast.dana });
  await expect(refused).rejects.toMatchObject({
    code: 'JUSTIFICATION_NEEDED',
    message: 'Say why: this is more than leaving it as it is.',
    said: { de: 'Die Begründung fehlt: Die Entscheidung geht über ein Bestätigen hinaus.' },
  });
});
