import { expect, test } from 'vitest';
import { reminderPage, reminderText } from '../../../electron/engine/review/reminder-page.ts';
import { campaignReminders, fileStem } from '../../../electron/engine/review/reminders.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { campaignOfFour, codeOf, decideAs, giveKey, passphrase, services } from './northwind.ts';

const words = {
  customer: 'Northwind <Trading>',
  campaign: 'Q3 & Q4',
  name: 'Dana "Owner"',
  items: 12,
  open: 3,
  serious: 1,
  due: '2026-10-23',
  overdue: false,
  minutes: 95,
  basis: 'own',
  lead: 'Sam Compliance',
} as const;

test('a reminder says what, by when, how long and what to do, and what silence means', () => {
  expect(reminderText(words).split('\n')).toEqual([
    'Q3 & Q4: 3 items to decide',
    'Northwind <Trading>',
    '',
    'For Dana "Owner"',
    '',
    'What: 3 of 12 open, 1 item of high or critical risk',
    'By when: Friday, 23 October 2026',
    'How long: about 2 hours, going by your earlier decisions',
    '',
    'What to do',
    expect.stringMatching(/^1\. Open Countersign/),
    expect.stringMatching(/^2\. /),
    expect.stringMatching(/^3\. /),
    expect.stringMatching(/^4\. .*sign with your passphrase/),
    '',
    expect.stringContaining('It is not a yes'),
    '',
    'Questions go to Sam Compliance.',
    '',
  ]);
});

test('in a German window it is in German, on the page, as text and in the calendar', async () => {
  const lines = reminderText({ ...words, overdue: true }, 'de').split('\n');
  expect(lines.slice(0, 8)).toEqual([
    'Q3 & Q4: 3 Prüfpunkte zu entscheiden',
    'Northwind <Trading>',
    '',
    'Für Dana "Owner"',
    '',
    'Was: 3 von 12 offen, 1 Prüfpunkt mit hohem oder kritischem Risiko',
    'Bis wann: Freitag, 23. Oktober 2026: Dieser Tag ist vorbei',
    'Wie lange: etwa 2 Stunden, nach den eigenen früheren Entscheidungen',
  ]);
  expect(reminderPage(words, 'de')).toMatch(/<html lang="de">[\s\S]*<h2>Was zu tun ist<\/h2>/);
  const sample = await campaignOfFour();
  const [reminder] = campaignReminders(sample.workspace.read, sample.workspace.clock, sample.campaign, 'de');
  expect(reminder?.files.calendar).toMatch(/PRODID:.*DE\r\n[\s\S]*SUMMARY:Q3 2026: entscheiden und freigeben/);
});

test('the page runs and loads nothing, whatever a name holds', () => {
  const page = reminderPage({ ...words, name: '<script>alert(1)</script><img src=x onerror=alert(2)>' });
  expect({
    tags: [...page.matchAll(/<([a-z]+)/g)]
      .map(([, tag]) => tag)
      .filter((tag) => /script|img|link|iframe/.test(tag ?? '')),
    urls: /https?:|src=x [a-z]+=[^&]*>/.test(page),
    shown: page.includes('&lt;script&gt;'),
  }).toEqual({ tags: [], urls: false, shown: true });
});

test('who has not signed off is reminded, in time from decisions that were made, and nobody else', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign, item } = sample;
  const now = () => campaignReminders(workspace.read, workspace.clock, campaign);
  const first = now()[0];
  await decideAs(sample, {
    item: item('svc-low'),
    outcome: 'CERTIFY',
    justification: 'Still needed',
    secondsSpent: 90,
    as: cast.dana,
  });
  const afterOne = now()[0];
  sample.at('2026-10-24T09:00:00.000Z');
  const late = now()[0];
  await giveKey(sample, cast.dana);
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  expect({
    first: [first?.name, first?.open, first?.serious, first?.minutes, first?.basis],
    decided: [afterOne?.open, afterOne?.minutes, afterOne?.basis, afterOne?.overdue],
    late: late?.overdue,
    sameUid: uidOf(first?.files.calendar) === uidOf(late?.files.calendar),
    stem: first?.files.stem,
    left: now(),
  }).toEqual({
    first: ['Dana Owner', 4, 2, null, 'none'],
    decided: [3, 5, 'own', false],
    late: true,
    sameUid: true,
    stem: 'q3-2026-dana-owner',
    left: [],
  });
  await workspace.close();
});

test('a name makes a file name that leads nowhere else', () => {
  expect([fileStem('../../etc/passwd'), fileStem('Zoë Čapek'), fileStem('...')]).toEqual([
    'etc-passwd',
    'zoë-čapek',
    'reminder',
  ]);
});

test('an unknown campaign has no reminders', async () => {
  const { workspace } = await campaignOfFour();
  expect(await codeOf((async () => campaignReminders(workspace.read, workspace.clock, 'none'))())).toBe('NOT_FOUND');
  await workspace.close();
});

function uidOf(calendar: string | undefined): string | undefined {
  return /^UID:(.*)$/m.exec(calendar ?? '')?.[1];
}
