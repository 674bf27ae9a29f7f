// The owner's job in the real window: open the sample, decide by keyboard, a second person, sign off, close, issue both
// reports, verify them. Every screen is checked by axe and kept as a picture, light and dark, at both sizes.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueItem } from '../../shared/contract/review.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import { openWindow, type Window } from './harness.ts';

let window: Window;
let page: Page;

const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
  window.call(method, input) as Promise<MethodOutput<M>>;
const passphrase = 'northwind-sample-only';

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await window?.close();
});

async function go(screen: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${screen}`) })
    .first()
    .click();
  await page.waitForLoadState('networkidle');
}

/** Each picture waits for the screen to be itself: no skeleton is left. */
async function keep(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.theme(theme);
    for (const [width, height] of [
      [1400, 900],
      [1024, 768],
    ] as const) {
      await window.resize(width, height);
      await page.waitForTimeout(250);
      await window.picture(`${name}-${theme}-${width}`);
    }
  }
  await window.theme('light');
  await window.resize(1400, 900);
}

async function campaign(): Promise<string> {
  const open = (await call('campaign.list', {})).find((candidate) => candidate.state === 'open');
  return open?.id ?? '';
}

async function actAs(name: string): Promise<void> {
  await page
    .getByRole('button', { name: /acts for/ })
    .first()
    .click();
  await page
    .getByRole('menuitem', { name: new RegExp(name) })
    .first()
    .click();
  await page
    .getByRole('button', { name: new RegExp(`${name}[^]*acts for`) })
    .first()
    .waitFor();
}

/** The first act of a person asks who it really is; what was typed waits behind the question. */
async function unlock(name: string): Promise<void> {
  const question = page.getByRole('dialog', { name: new RegExp(`Is it you, ${name}`) });
  await question.waitFor();
  await question.getByLabel('Passphrase of your key').fill(passphrase);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
}

const countOf = async (name: string, state: QueueItem['state']) =>
  (await itemsOf(name)).filter((item) => item.state === state).length;

async function itemsOf(name: string): Promise<QueueItem[]> {
  const person = (await call('person.list', {})).find((candidate) => candidate.name === name);
  return (await call('review.queue', { campaign: await campaign(), person: person?.id ?? null })).items;
}

test('a new user sees three doors, and opens the sample with one key', async () => {
  await page.getByRole('button', { name: /Open the sample/ }).waitFor();
  expect(await window.axe()).toEqual([]);
  await keep('first-start');
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: /access review/ }).waitFor({ timeout: 300_000 });
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
  await go(screen);
  await page.waitForTimeout(600);
  expect(await window.axe()).toEqual([]);
  await keep(screen.toLowerCase());
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

test('the owner decides by keyboard, sees what changed first, and undoes once', async () => {
  await actAs('Dana Owner');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const queue = page.getByRole('grid').first();
  await queue.waitFor();
  await queue.focus();
  const before = await countOf('Dana Owner', 'open');

  for (let decided = 1; decided <= 3; decided += 1) {
    await page.keyboard.press('x');
    await page.getByRole('radio', { name: /Revoke/, checked: true }).waitFor();
    // what changed in a high-risk item has to be seen first: `e` opens the next line, Escape comes back
    const next = page.getByRole('button', { name: /^Open evidence/ });
    while ((await next.count()) > 0) {
      await queue.focus();
      await page.keyboard.press('e');
      await page
        .getByRole('dialog')
        .getByText(/Cited by/)
        .waitFor();
      await page.waitForTimeout(300);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForTimeout(200);
    }
    await page.getByRole('textbox', { name: /^Why/ }).fill('Nobody on our side needs it any more; revoke it.');
    await page.keyboard.press('Control+Enter');
    if (decided === 1) {
      const question = page.getByRole('dialog', { name: /Is it you, Dana Owner/ });
      await question.waitFor();
      expect(await window.axe()).toEqual([]);
      await window.picture('unlock');
      await question.getByLabel('Passphrase of your key').fill('not this one');
      await page.keyboard.press('Enter');
      await question
        .getByText(/passphrase/i)
        .filter({ hasText: /not|wrong/i })
        .first()
        .waitFor();
      expect(await countOf('Dana Owner', 'waiting_second_person')).toBe(0);
      await unlock('Dana Owner');
    }
    await expect.poll(() => countOf('Dana Owner', 'open'), { timeout: 10_000 }).toBe(before - decided);
    await queue.focus();
  }
  await window.picture('review-decided');
  await page.keyboard.press('z');
  await expect.poll(() => countOf('Dana Owner', 'open'), { timeout: 10_000 }).toBe(before - 2);
});

test('a second person confirms what is high or critical', async () => {
  const waiting = await countOf('Dana Owner', 'waiting_second_person');
  expect(waiting).toBeGreaterThan(0);
  await actAs('Lee Platform');
  await go('Review');
  await page.getByRole('button', { name: /^Second person/ }).click();
  for (let left = waiting; left > 0; left -= 1) {
    await page.getByRole('grid').first().getByRole('row').filter({ hasText: '2nd person' }).first().click();
    await page.getByRole('button', { name: 'I agree' }).click();
    if (left === waiting) await unlock('Lee Platform');
    await expect.poll(() => countOf('Dana Owner', 'waiting_second_person'), { timeout: 10_000 }).toBe(left - 1);
  }
  await window.picture('review-confirmed');
});

test('a person of the provider is refused in words, in the window and by the engine', async () => {
  await actAs('Avery Analyst');
  await go('Review');
  await page
    .getByRole('button', { name: /^Open\s*[\d,]+/ })
    .first()
    .click();
  await page
    .getByText(/never decides/)
    .first()
    .waitFor();
  await window.picture('review-provider');
  const analyst = (await call('person.list', {})).find((person) => person.name === 'Avery Analyst');
  const [item] = await itemsOf('Dana Owner');
  await expect(
    call('review.decide', { item: item?.id ?? '', outcome: 'CERTIFY', justification: 'I may', as: analyst?.id ?? '' }),
  ).rejects.toThrow('PROVIDER_MAY_NOT_DECIDE');
});

test('the owner reads the page and signs; a wrong passphrase changes nothing', async () => {
  await actAs('Dana Owner');
  await go('Review');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Read and sign off');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Read this, then sign/ }).waitFor();
  expect(await window.axe()).toEqual([]);
  await keep('sign-off');
  await page.getByLabel('Passphrase of your key').fill('surely not this one');
  await page.getByRole('button', { name: /^Sign \d/ }).click();
  await page
    .getByText(/passphrase/i)
    .filter({ hasText: /wrong|not the|does not/i })
    .first()
    .waitFor();
  await page.getByLabel('Passphrase of your key').fill(passphrase);
  await page.getByRole('button', { name: /^Sign \d/ }).click();
  await page.getByText('These decisions are final.').waitFor({ timeout: 60_000 });
  await window.picture('receipt');
});

test('the lead closes the campaign with a reason, and it does not read as complete', async () => {
  const id = await campaign();
  const sam = (await call('person.list', {})).find((person) => person.name === 'Sam Compliance');
  await expect(
    call('campaign.close', { campaign: id, reason: 'End of the review period', as: sam?.id ?? '' }),
  ).rejects.toThrow('PERSON_LOCKED');
  await call('session.unlock', { person: sam?.id ?? '', passphrase });
  const closed = await call('campaign.close', { campaign: id, reason: 'End of the review period', as: sam?.id ?? '' });
  expect(closed).toMatchObject({ state: 'closed', complete: false });
});

test('both reports are issued from the window, and their files verify there and with pdfsig', async () => {
  await go('Reports');
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
    await page.getByLabel(/^Passphrase of/).fill(passphrase);
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
  await keep('verified');
}, 240_000);

test('the page complained of nothing on the way', () => {
  expect(window.complaints).toEqual([]);
});
