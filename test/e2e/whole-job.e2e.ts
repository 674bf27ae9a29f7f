// The job in the real window: the owner's hour by keyboard alone (sixty decisions, one taken back, one batch, one question,
// one exception, one second person, sign-off), then the lead's side (watch, close, preview and create the next), both
// reports, and their verification. Every screen is checked by axe and kept as pictures, light and dark, at both sizes.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDesk, type Desk, samplePassphrase } from './desk.ts';
import { openWindow, type Window } from './harness.ts';

let window: Window;
let page: Page;
let desk: Desk;
/** Presses of a mouse since the owner sat down. */
let presses = 0;

const owner = 'Dana Owner';
const until = { timeout: 15_000, interval: 50 };

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  page.setDefaultTimeout(20_000);
  desk = createDesk(window);
  await page.exposeFunction('countPress', () => {
    presses += 1;
  });
});

afterAll(async () => {
  await window?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await window.picture(`failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`);
});

const queue = () => page.getByRole('grid').first();

/** Escape leads back to the list from wherever the owner is in the case or the form. */
async function toQueue(): Promise<void> {
  const hasFocus = () =>
    queue().evaluate((grid) => grid === document.activeElement || grid.contains(document.activeElement));
  for (let step = 0; step < 4; step += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(60);
  }
  expect(await hasFocus()).toBe(true);
}

/** What changed in a high-risk item has to be seen first: `e` opens the next line, Escape comes back. */
async function openEvidence(): Promise<void> {
  // Also while the evidence lies over it.
  const pane = page.locator('section[aria-label="Decision"] button', { hasText: /^Open evidence/ });
  const next = async () => (await pane.allTextContents()).join();
  for (let opened = 0; opened < 12 && (await next()) !== ''; opened += 1) {
    const before = await next();
    await page.keyboard.press('e');
    const viewer = page.getByRole('dialog').filter({ hasText: /Cited by/ });
    await viewer.waitFor();
    // It counts once the line is on the screen.
    await expect.poll(next, until).not.toBe(before);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await toQueue();
  }
}

interface Answer {
  readonly key: string;
  /** Typed into the fields that are asked for, one after the other. */
  readonly typed: readonly string[];
}

const soon = '12312026';
const answers: readonly Answer[] = [
  { key: 'x', typed: ['Nobody on our side needs it any more.'] },
  { key: 'c', typed: ['Still needed: to revoke it in the pilot was a mistake, says its owner.'] },
  { key: 'r', typed: ['read only', 'The job only ever reads; that need not be revoked.'] },
  { key: 'u', typed: [soon, 'Needed until the project ends, then revoke.'] },
];

/** Where the form leads: to the next field that is missing, or to Record. */
async function ledTo(): Promise<'field' | 'record'> {
  const where = await page.waitForFunction(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return 'field';
    return focused?.hasAttribute('data-record') === true ? 'record' : false;
  });
  return where.jsonValue() as Promise<'field' | 'record'>;
}

/** Types what the form asks for, and no more, then records: Ctrl and Enter lead to the next field that is missing. */
async function answer({ key, typed }: Answer): Promise<void> {
  await page.keyboard.press(key);
  for (const text of typed) {
    if ((await ledTo()) === 'record') break;
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
    if (text === typed.at(-1)) return;
  }
  await page.keyboard.press('Control+Enter');
}

async function decided(): Promise<number> {
  const { progress } = await desk.call('review.counts', {
    campaign: await desk.campaign(),
    person: await desk.person(owner),
    filters: [],
  });
  return progress.decided + progress.asked + progress.waitingSecondPerson;
}

test('a new user sees three doors, and opens the sample with one key', async () => {
  await page.getByRole('button', { name: /Open the sample/ }).waitFor();
  expect(await window.axe()).toEqual([]);
  await desk.keep('first-start');
  await desk.openSample();
}, 320_000);

test.each([
  'Overview',
  'Engagement',
  'Evidence',
  'Inventory',
  'Review',
  'Controls',
  'Remediation',
  'Reports',
  'Ledger',
  'Settings',
])('%s opens, has no fault that axe finds, and is kept as pictures', async (screen) => {
  await desk.go(screen);
  await page.waitForTimeout(600);
  expect(await window.axe()).toEqual([]);
  await desk.keep(screen.toLowerCase());
});

test('the palette finds screens, commands and identities', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('invoice-export');
  await page
    .getByRole('option', { name: /invoice-export/ })
    .first()
    .waitFor();
  expect(await window.axe()).toEqual([]);
  await window.picture('palette');
  await page.keyboard.press('Escape');
});

test('the owner sits down, without a mouse from here on', async () => {
  await page.evaluate(() => {
    const { countPress } = globalThis as unknown as { countPress: () => void };
    addEventListener('pointerdown', () => countPress(), true);
  });
  await desk.actAs(owner);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await queue().waitFor();
  await toQueue();
});

test('a letter leads to the unread evidence first, and on to the reason once it is read', async () => {
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.hasAttribute('data-open-evidence') === true ? 'evidence' : (at?.tagName.toLowerCase() ?? '');
    });
  await page.keyboard.press('x');
  await expect.poll(focused, until).toBe('evidence');
  for (let opened = 0; opened < 12 && (await focused()) === 'evidence'; opened += 1) {
    // the button bears the letter, and the focus is on it
    await page.keyboard.press('e');
    const viewer = page.getByRole('dialog').filter({ hasText: /Cited by/ });
    await viewer.waitFor();
    await page.waitForTimeout(1200);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await page.waitForTimeout(200);
  }
  await expect.poll(focused, until).toBe('textarea');
  await toQueue();
});

test('the first decision asks who it really is, and a wrong passphrase records nothing', async () => {
  const before = await decided();
  await openEvidence();
  await answer(answers[0] ?? { key: 'x', typed: [] });
  const question = page.getByRole('dialog', { name: new RegExp(`Is it you, ${owner}`) });
  await question.waitFor();
  expect(await window.axe()).toEqual([]);
  await window.picture('unlock');
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await question.getByText('The passphrase is wrong.').waitFor();
  expect(await decided()).toBe(before);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(samplePassphrase);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  await expect.poll(decided, until).toBe(before + 1);
});

test('sixty decisions, each recorded before the next, with what changed looked at first', async () => {
  const before = await decided();
  for (let done = 1; done < 60; done += 1) {
    await toQueue();
    await openEvidence();
    await answer(answers[done % answers.length] ?? { key: 'x', typed: [] });
    await expect.poll(decided, until).toBe(before + done);
  }
  await page.waitForTimeout(400);
  await desk.keep('review-decided');
}, 420_000);

test('one decision is taken back: an undo is an event of its own, nothing is erased', async () => {
  const before = await decided();
  const entries = (await desk.call('ledger.entries', { limit: 1 })).size;
  await toQueue();
  await page.keyboard.press('z');
  await expect.poll(decided, until).toBe(before - 1);
  expect((await desk.call('ledger.entries', { limit: 1 })).size).toBe(entries + 1);
});

test('one question goes to the provider in place of an answer', async () => {
  const before = await desk.count(owner, 'asked');
  await toQueue();
  // Asking is how one gets evidence: nothing has to be opened for it.
  await answer({ key: 'n', typed: ['What is it used for, and who asked for it?'] });
  await expect.poll(() => desk.count(owner, 'asked'), until).toBe(before + 1);
});

test('one risk is accepted with an exception', async () => {
  const before = await decided();
  await toQueue();
  await openEvidence();
  await page.keyboard.press('c');
  if ((await ledTo()) === 'field') await page.keyboard.type('To revoke it would stop the ledger export.');
  await desk.tabTo(/^Attach an exception/, { back: (await ledTo()) === 'record' });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await desk.tabTo(/What is done instead/);
  await page.keyboard.type('Source address locked to the gateway');
  await desk.tabTo(/Ends on/);
  await page.keyboard.type(soon);
  await window.picture('review-exception');
  await page.keyboard.press('Control+Enter');
  await expect.poll(decided, until).toBe(before + 1);
});

test('what is low, unchanged and known is certified together, with one reason, and taken back together', async () => {
  const before = await decided();
  const first = await certifyTogether();
  await expect.poll(decided, until).toBe(before + first);
  await toQueue();
  await page.keyboard.press('z');
  await expect.poll(decided, until).toBe(before);
  await page.getByText(`${first} items are open again`).waitFor();
  const again = await certifyTogether();
  await expect.poll(decided, until).toBe(before + again);
});

async function certifyTogether(): Promise<number> {
  await desk.run('Certify unchanged items together');
  const sheet = page.getByRole('dialog', { name: /can be certified together/ });
  await sheet.waitFor();
  await page.waitForTimeout(300);
  expect(await window.axe()).toEqual([]);
  await desk.keep('review-together');
  await sheet.getByRole('textbox').first().focus();
  await page.keyboard.type('Unchanged since last quarter; the jobs still run.');
  await desk.tabTo(/^Certify \d+ together/, { most: 400 });
  const certify = await sheet.getByRole('button', { name: /^Certify \d+ together/ }).textContent();
  await page.keyboard.press('Enter');
  const size = Number(/\d+/.exec(certify ?? '')?.[0]);
  expect(size).toBeGreaterThan(1);
  await sheet.waitFor({ state: 'detached' });
  return size;
}

test('a second person looks and agrees, with a key of their own; who is a party to the access may not', async () => {
  let waiting = await desk.count(owner, 'waiting_second_person');
  let told = 0;
  expect(waiting).toBeGreaterThan(0);
  for (const name of ['Lee Platform', 'Robin Retail']) {
    if (waiting === 0) break;
    await desk.actAs(name);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await queue().waitFor();
    await desk.tabTo(/^Second person/);
    // The view of who sat here before is kept.
    const chip = page.getByRole('button', { name: /^Second person/, pressed: true });
    if ((await chip.count()) === 0) await page.keyboard.press('Enter');
    await chip.waitFor();
    for (let passed = 0, asked = 0; waiting > 0 && passed < waiting; ) {
      await queue().focus();
      await page.keyboard.press('Home');
      for (let step = 0; step < passed; step += 1) await page.keyboard.press('ArrowDown');
      await page.getByText(new RegExp(`^${passed + 1} of \\d+$`)).waitFor();
      const heading = page.getByRole('heading', { name: /^You (are|can’t be) the second person$/ });
      await heading.waitFor();
      if ((await heading.textContent())?.includes('can’t') === true) {
        // Told before anything is pressed, and why; the press leads to the reason.
        passed += 1;
        told += 1;
        expect(await page.getByRole('button', { name: 'I agree' }).getAttribute('aria-disabled')).toBe('true');
        expect(await page.getByRole('list', { name: 'You can’t be the second person' }).textContent()).toMatch(/\.$/);
        continue;
      }
      if (asked === 0 && name === 'Lee Platform') await desk.keep('review-second-person');
      await page.keyboard.press('Enter');
      await desk.tabTo(/^I agree/, { most: 150 });
      await page.keyboard.press('Enter');
      if (asked === 0) await desk.unlock(name);
      asked += 1;
      await expect.poll(async () => (await desk.count(owner, 'waiting_second_person')) < waiting, until).toBe(true);
      waiting = await desk.count(owner, 'waiting_second_person');
    }
  }
  expect(waiting).toBe(0);
  expect(told).toBeGreaterThan(0);
}, 300_000);

test('the owner reads the page and signs; a wrong passphrase changes nothing', async () => {
  await desk.actAs(owner);
  await desk.run('Read and sign off');
  await page.getByRole('heading', { name: /Read this, then sign/ }).waitFor();
  await page.waitForTimeout(600);
  expect(await window.axe()).toEqual([]);
  await desk.keep('sign-off');
  await desk.tabTo(/^Passphrase of/, { most: 700 });
  await page.keyboard.type('surely not this one');
  await page.keyboard.press('Enter');
  await page.getByText('The passphrase is wrong.').waitFor();
  await page.getByLabel(/^Passphrase of/).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(samplePassphrase);
  await page.keyboard.press('Enter');
  await page.getByText('These decisions are final.').waitFor({ timeout: 60_000 });
  expect(await window.axe()).toEqual([]);
  await desk.keep('receipt');
});

test('all of that took no press of a mouse', () => {
  expect(presses).toBe(0);
});

test('a person of the provider is refused in words, in the window and by the engine', async () => {
  await desk.actAs('Avery Analyst');
  await desk.go('Review');
  await page
    .getByText(/never decides/)
    .first()
    .waitFor();
  await window.picture('review-provider');
  const [item] = await desk.items(owner);
  await expect(
    desk.call('review.decide', {
      item: item?.id ?? '',
      outcome: 'CERTIFY',
      justification: 'I may',
      as: await desk.person('Avery Analyst'),
    }),
  ).rejects.toThrow('PROVIDER_MAY_NOT_DECIDE');
});

test('the lead sees how the campaign stands, and takes a reminder for who is not done', async () => {
  await desk.actAs('Sam Compliance');
  await desk.run('How the campaign stands');
  await page.getByRole('heading', { name: 'Day by day' }).waitFor();
  await page
    .getByRole('row', { name: /Lee Platform/ })
    .first()
    .waitFor();
  await page.waitForTimeout(500);
  expect(await window.axe()).toEqual([]);
  await desk.keep('campaign');
  const reminder = join(window.folder, 'reminder.ics');
  await window.answerDialogs([reminder]);
  await page.getByRole('button', { name: 'Save reminder for Lee Platform' }).click();
  await page.getByRole('menuitem', { name: /Calendar entry/ }).click();
  await page.getByText('Saved.').waitFor();
  expect(readFileSync(reminder, 'utf8')).toContain('BEGIN:VEVENT');
});

test('the lead answers for an action that nothing allowed; no answer is chosen beforehand', async () => {
  await desk.go('Overview');
  await page
    .getByRole('button', { name: /^Answer/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: /^RotateKey/ });
  await dialog.getByRole('button', { name: 'Record the answer' }).click();
  await dialog.getByText('Choose one of the two.').waitFor();
  expect(await window.axe()).toEqual([]);
  await desk.keep('remediation-answer');
  await dialog.getByRole('radio', { name: /^Seen/ }).check();
  await dialog.getByRole('textbox').fill('We were told by phone; it must not happen again.');
  await dialog.getByRole('button', { name: 'Record the answer' }).click();
  await desk.unlock('Sam Compliance');
  await page.getByText(/Recorded. It stays listed as unauthorised/).waitFor();
});

test('the lead reads what is open, closes with a reason, and it does not read as complete', async () => {
  const id = await desk.campaign();
  await desk.run('Close the campaign');
  await page.getByRole('heading', { name: /^Close Q4 2026/ }).waitFor();
  await page.getByText('No decision').first().waitFor();
  expect(await window.axe()).toEqual([]);
  await desk.keep('campaign-close');
  const close = page.getByRole('button', { name: 'Close the campaign' });
  await close.click();
  expect((await desk.call('campaign.read', { campaign: id })).state).toBe('open');
  await page
    .getByRole('textbox', { name: /Why it is closed before it is complete/ })
    .fill('End of the quarter; what is open goes into the next round');
  await close.click();
  await expect.poll(async () => (await desk.call('campaign.read', { campaign: id })).state, until).toBe('closed');
  expect(await desk.call('campaign.read', { campaign: id })).toMatchObject({ complete: false });
});

test('what the closed campaign left open is named, and can be asked again', async () => {
  await desk.run('Ask again what was left open');
  await page.getByRole('heading', { name: 'Left open' }).waitFor();
  await page.getByText(/^[\d,]+, until a later campaign asks again$/).waitFor();
  await page.waitForTimeout(500);
  expect(await window.axe()).toEqual([]);
  await desk.keep('campaign-left-open');
});

test('what comes next is one page: rounds, events, what is under way', async () => {
  await desk.run('What comes next');
  await page.getByRole('heading', { name: 'What comes next' }).first().waitFor();
  await page.waitForTimeout(500);
  expect(await window.axe()).toEqual([]);
  await desk.keep('campaign-next');
});

test('the lead plans the next round, sees what it would do before it opens, and opens it', async () => {
  await desk.run('New campaign');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Q1 2027 access review');
  await page.getByLabel(/^Due/).fill('2027-02-26');
  const preview = page.locator('section[aria-label="What it would do"]');
  await preview.getByText(/entitlements, one decision each/).waitFor();
  await page.waitForTimeout(500);
  expect(await window.axe()).toEqual([]);
  await desk.keep('campaign-plan');
  const counted = (await preview.textContent()) ?? '';
  await page.getByRole('button', { name: 'Open the campaign' }).click();
  await expect.poll(desk.campaign, { timeout: 60_000 }).not.toBe('');
  const opened = await desk.call('campaign.read', { campaign: await desk.campaign() });
  expect(counted.replace(/\D/g, ' ')).toContain(String(opened.items).replace(/(\d)(\d{3})$/, '$1 $2'));
  await queue().waitFor();
});

test('both reports are issued from the window, and their files verify there and with pdfsig', async () => {
  await desk.go('Reports');
  // the campaign that was just closed is the one to report on
  await page
    .getByLabel('Report on')
    .filter({ hasText: /access review/ })
    .waitFor();
  await page.getByText(/^edition \d+, signed$/).waitFor();
  for (const [form, file] of [
    ['Report (PDF)', 'report.pdf'],
    ['Workbook (XLSX)', 'report.xlsx'],
  ] as const) {
    const out = join(window.folder, file);
    await window.answerDialogs([out]);
    await page.getByRole('button', { name: `Sign and save: ${form}` }).click();
    await page.getByLabel(/^Passphrase of/).fill(samplePassphrase);
    await page.getByRole('button', { name: 'Choose where to save' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor({ timeout: 90_000 });
    await window.picture(`issued-${file}`);
    await page.getByRole('button', { name: 'Done' }).click();
    expect(existsSync(out)).toBe(true);
  }
  expect(execFileSync('pdfsig', [join(window.folder, 'report.pdf')], { encoding: 'utf8' })).toContain(
    'Signature is Valid',
  );
  await window.answerDialogs([join(window.folder, 'report.pdf'), join(window.folder, 'report.xlsx')]);
  await page.getByRole('button', { name: /Choose files/ }).click();
  await page.getByText(/held/i).first().waitFor({ timeout: 60_000 });
  expect(await window.axe()).toEqual([]);
  await desk.keep('verified');
}, 240_000);

test('the page complained of nothing on the way', () => {
  expect(window.complaints).toEqual([]);
});
