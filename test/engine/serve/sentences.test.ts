// The tables by which sentences of the engine are worded anew: each English one is one that the engine still says, each pair
// is reached, and real sentences come out as a reader of German expects them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeLineage } from '../../../electron/engine/bundle/lineage.ts';
import {
  actionInGerman,
  actionSentences,
  groundInGerman,
  groundSentences,
} from '../../../electron/engine/controls/messages/action-sentences.ts';
import { fixedParts, namesIn, type Sentences } from '../../../electron/engine/controls/messages/sentences.ts';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import { factColumns } from '../../../electron/engine/inventory/facts.ts';
import { judgeAction } from '../../../electron/engine/review/action-verdict.ts';
import { carriedWords } from '../../../electron/engine/review/carry-words.ts';
import { remediationVerdict } from '../../../electron/engine/review/remediation-state.ts';
import { campaignInGerman, campaignSentences } from '../../../electron/engine/serve/messages/campaign-sentences.ts';
import { changedInGerman, timeInGerman } from '../../../electron/engine/serve/messages/changed-german.ts';
import {
  headingInGerman,
  headingSentences,
  modelInGerman,
  modelSentences,
  reasonInGerman,
  reasonSentences,
} from '../../../electron/engine/serve/messages/engagement-sentences.ts';
import {
  evidenceInGerman,
  evidenceSentences,
  linkInGerman,
  linkSentences,
} from '../../../electron/engine/serve/messages/evidence-sentences.ts';
import { refusalInGerman, refusalSentences } from '../../../electron/engine/serve/messages/refusal-sentences.ts';
import {
  decisionInGerman,
  remediationInGerman,
  remediationSentences,
} from '../../../electron/engine/serve/messages/remediation-sentences.ts';
import { reportSentences, summaryInGerman } from '../../../electron/engine/serve/messages/report-sentences.ts';

const tables: readonly (readonly [string, Sentences, (text: string) => string])[] = [
  ['campaigns', campaignSentences, campaignInGerman],
  ['remediation', remediationSentences, remediationInGerman],
  ['actions', actionSentences, actionInGerman],
  ['grounds', groundSentences, groundInGerman],
  ['evidence', evidenceSentences, evidenceInGerman],
  ['links', linkSentences, linkInGerman],
  ['headings', headingSentences, headingInGerman],
  ['models', modelSentences, modelInGerman],
  ['versions', reasonSentences, reasonInGerman],
  ['reports', reportSentences, summaryInGerman],
  ['refusals', refusalSentences, refusalInGerman],
];

/** What the engine's own files say, as JavaScript writes it. */
const source = readdirSync('electron/engine', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('-sentences.ts'))
  .map((file) => readFileSync(join('electron/engine', file), 'utf8'))
  .join('\n')
  .replaceAll(/\\'/g, "'");

/** The longest run of words of a template that stands in one literal: names and plurals break it into several. */
function runsOf(template: string): string[] {
  return fixedParts(template)
    .flatMap((part) => part.split(/(?<=[.:;,]) /))
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}

test.each(tables)('each sentence about %s is one that the engine still says', (_, table) => {
  const gone = table.filter(([english]) => {
    const longest = runsOf(english).sort((one, other) => other.length - one.length)[0] ?? '';
    const words = longest.split(' ');
    // a plural stands in a literal of its own: half of the words have to stand together
    const half = Math.max(1, Math.floor(words.length / 2));
    const windows = words.slice(0, words.length - half + 1).map((_word, at) => words.slice(at, at + half).join(' '));
    return !windows.some((window) => source.includes(window));
  });
  expect(gone.map(([english]) => english)).toEqual([]);
});

test.each(tables)('each pair about %s takes over what the English says, and nothing else', (_, table) => {
  const strange = table.filter(([english, german]) => {
    const known = namesIn(english);
    return namesIn(german).some((name) => !known.includes(name));
  });
  expect(strange).toEqual([]);
});

const examples: Readonly<Record<string, readonly [english: string, german: string]>> = {
  count: ['1200', '1.200'],
  day: ['2026-10-01', '01.10.2026'],
  risk: ['high', 'hoch'],
  outcome: ['REVOKE', 'Entziehen'],
  records: ['entitlements', 'Berechtigungen'],
  list: ['a, b and 4 more', 'a, b und 4 weitere'],
  span: ['3 to 5', '3 bis 5'],
  figure: ['1,417', '1.417'],
  things: ['line items', 'Prüfpunkte'],
  grant: ['read on shop', 'read auf shop'],
  side: ['provider', 'Dienstleister'],
  holder: ['the reviewer of record', 'die eingetragene prüfende Person'],
  second: ['second person from high', 'zweite Person ab hoch'],
  absent: ['nobody if absent', 'keine Vertretung'],
  scope: ['no scope', 'kein Umfang'],
  systems: ['every system', 'jedes System'],
  end: ['no end', 'ohne Ende'],
  figures: ['high 2, else 5 days', 'hoch 2, sonst 5 Tage'],
  facts: ['last use at, native id', 'Zuletzt benutzt, ID im System'],
  decision: ['NT-012 of Q3 2026', 'NT-012 in Q3 2026'],
  rest: ['in somebody’s words', 'in somebody’s words'],
  said: ['zzz', 'zzz'],
  lowered: ['zzz', 'Zzz'],
};

test.each(tables)('each pair about %s is reached by what it is for', (_, table, inGerman) => {
  const missed = table.filter(([english, german]) => {
    const filled = new Map<string, readonly [string, string]>();
    const text = english.replaceAll(/\{(\w+)(?::(\w+))?\}/g, (_whole, name: string, form: string | undefined) => {
      const example = (form === undefined ? undefined : examples[form]) ?? [`X${name}`, `X${name}`];
      filled.set(name, example);
      return example[0];
    });
    const expected = german.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => filled.get(name)?.[1] ?? '');
    return inGerman(text) !== expected;
  });
  expect(missed.map(([english]) => english)).toEqual([]);
});

test('what nobody has worded is shown as it was put together, and a reader’s own words stay', () => {
  expect([
    remediationInGerman('Something quite different happened.'),
    actionInGerman('It names no approval, and no delegated task covers it. Something else.'),
    campaignInGerman('Only the shop, as Dana agreed'),
    remediationInGerman(''),
  ]).toEqual([
    'Something quite different happened.',
    'It names no approval, and no delegated task covers it. Something else.',
    'Only the shop, as Dana agreed',
    '',
  ]);
});

test('how far a revocation is, as the evidence says it', () => {
  const bundle = (name: string, ordinal: number, at: string) => ({ name, ordinal, receivedAt: at, effectiveAt: at });
  const grant = { privilege: 's3:*', resource: 'shop', condition: null, boundary: null };
  const facts = {
    outcome: 'REDUCE' as const,
    to: null,
    instructedAt: '2026-09-01T09:00:00Z',
    baselineOrdinal: 1,
    before: grant,
    now: { ...grant, privilege: 's3:GetObject' },
    lastSeen: bundle('October', 2, '2026-10-01T09:00:00Z'),
    removed: null,
    history: [{ change: 'changed' as const, bundle: bundle('October', 2, '2026-10-01T09:00:00Z') }],
    claim: null,
    own: null,
  };
  const own = { shows: 'done' as const, at: '2026-10-05T09:00:00Z', by: 'Dana Owner', file: 'proof.pdf' };
  expect([
    remediationInGerman(remediationVerdict(facts).explanation),
    remediationInGerman(remediationVerdict({ ...facts, now: grant, history: [] }).explanation),
    remediationInGerman(remediationVerdict({ ...facts, own }).explanation),
  ]).toEqual([
    'Der Zugriff ist jetzt geringer: in October geändert von „s3:* auf shop“ zu „s3:GetObject auf shop“.',
    'Der Zugriff ist in October noch da und nicht eingeschränkt.',
    'Ein eigener Nachweis belegt die Umsetzung: Dana Owner hat am 05.10.2026 proof.pdf beigelegt.',
  ]);
});

test('what allowed an action, or why nothing did', () => {
  const action = {
    uid: 'a',
    performedBy: 'Avery Analyst',
    party: 'provider' as const,
    activity: null,
    verb: 'DetachRolePolicy',
    target: 'svc-shop',
    identityUid: 'i',
    system: 'aws',
    at: '2026-09-10T09:00:00Z',
    ticket: 'NT-012',
    approval: null,
    state: 'done' as const,
  };
  const decision = {
    names: ['NT-012'],
    reference: 'NT-012',
    campaignName: 'Q3 2026',
    identityUid: 'i',
    outcome: 'REVOKE' as const,
    signedAt: '2026-09-01T09:00:00Z',
    instruction: { reference: 'NT-I0001', list: 1, issuedAt: '2026-09-02T09:00:00Z', withdrawnAt: null },
  };
  const grounds = { decisions: [decision], tickets: [], tasks: [] };
  const verdicts = [
    judgeAction(action, grounds),
    judgeAction(action, { ...grounds, decisions: [{ ...decision, signedAt: null }] }),
    judgeAction({ ...action, party: 'customer', identityUid: 'j' }, grounds),
    judgeAction(action, { decisions: [], tickets: [], tasks: [] }),
  ];
  expect(
    verdicts.map(({ by, explanation }) => [by === null ? null : groundInGerman(by.text), actionInGerman(explanation)]),
  ).toEqual([
    [
      'Anweisung NT-I0001 aus Liste 1, NT-012 in Q3 2026 (Entziehen)',
      'Anweisung NT-I0001 aus Liste 1 weist die Handlung an: NT-012 in Q3 2026 (Entziehen).',
    ],
    [
      'Anweisung NT-I0001 aus Liste 1, NT-012 in Q3 2026 (Entziehen)',
      'Die Handlung nennt NT-012 in Q3 2026; das ist nicht freigegeben.',
    ],
    [
      'Anweisung NT-I0001 aus Liste 1, NT-012 in Q3 2026 (Entziehen)',
      'Der Auftraggeber hat gehandelt. Die Handlung nennt NT-012 in Q3 2026; das betrifft eine andere Identität.',
    ],
    [
      null,
      'Die Handlung nennt „NT-012“; das ist hier weder als Entscheidung noch als genehmigtes Ticket hinterlegt. Keine übertragene Aufgabe deckt sie.',
    ],
  ]);
  expect(decisionInGerman('REDUCE to s3:GetObject')).toBe('Einschränken auf s3:GetObject');
});

test('why an item is asked again, what a limited review rests on, and what a bundle lacks', () => {
  const end = { campaignName: 'Q3 2026', reference: 'NT-014', endsOn: '2026-12-31' };
  const bundle = (sequence: number) => ({ sequence, tagmanifestSha256: `${sequence}`.repeat(64), previous: null });
  expect([
    campaignInGerman(carriedWords({ ...end, why: 'certified_until' })),
    campaignInGerman(carriedWords({ ...end, why: 'certification_ended' })),
    campaignInGerman('This review is limited. Casey Kim left, as the evidence says.'),
    evidenceInGerman(judgeLineage([bundle(1)], bundle(4)).sentence),
  ]).toEqual([
    'In Q3 2026 bestätigt bis 31.12.2026 (NT-014)',
    'In Q3 2026 bestätigt bis 31.12.2026, inzwischen abgelaufen (NT-014)',
    'Diese Prüfung ist begrenzt. Casey Kim ist laut den Nachweisen ausgeschieden.',
    'Nachweispaket 2 bis 3 wurde nie importiert: Das letzte ist 1.',
  ]);
});

test('every column that an item can change in, and every time of the template, has a German word', () => {
  const columns = [...factColumns.identity, ...factColumns.entitlement].map((column) =>
    column.replaceAll('_', ' ').replace(/ (state|at)$/, ''),
  );
  const times = (['managed', 'co-managed', 'monitoring-only'] as const).flatMap((model) =>
    templateOf(model, '2026-10-01').serviceThresholds.map(({ title }) => title),
  );
  const same = new Set(['name', 'status']);
  expect([
    columns.filter((words) => !same.has(words) && changedInGerman(words) === words),
    times.filter((title) => timeInGerman(title) === title),
  ]).toEqual([[], []]);
  expect([changedInGerman('identity.owner'), changedInGerman('privilege')]).toEqual(['Verantwortung', 'Recht']);
});

test('what a version of the operating model says', () => {
  expect([
    headingInGerman('Platform owner (customer)'),
    headingInGerman('Approve an exception'),
    modelInGerman('Compliance lead, up to critical, second person from high, if absent Dana Owner'),
    modelInGerman('critical 60, high 240, else 480 minutes; proposed, agreed by nobody yet'),
    modelInGerman('2026-10-01'),
  ]).toEqual([
    'Platform owner (Auftraggeber)',
    'Approve an exception',
    'Compliance lead, bis kritisch, zweite Person ab hoch, vertreten durch: Dana Owner',
    'kritisch 60, hoch 240, sonst 480 Minuten; vorgeschlagen, noch nicht vereinbart',
    '01.10.2026',
  ]);
});
