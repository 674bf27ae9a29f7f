// The window for everybody: German, 200 % zoom, forced colours, reduced motion, the order of the focus, what a screen reader
// is told, files dropped on it, and paper.
import { execFileSync } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { messages } from '../../renderer/messages/table.ts';
import { createDesk, type Desk } from './desk.ts';
import { openWindow, type Window } from './harness.ts';
import { clippedTexts, outOfReach, unfocused } from './layout.ts';

let window: Window;
let page: Page;
let desk: Desk;

const screens = {
  overview: 'o',
  engagement: 'e',
  evidence: 'v',
  inventory: 'i',
  review: 'r',
  controls: 'c',
  remediation: 'm',
  reports: 'p',
  ledger: 'l',
} as const;
const names = Object.keys(screens) as (keyof typeof screens)[];

beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  page.setDefaultTimeout(20_000);
  desk = createDesk(window);
  await desk.openSample();
}, 320_000);

afterAll(async () => {
  await window?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await window.picture(`failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`);
});

async function open(screen: keyof typeof screens): Promise<void> {
  await page.locator('#screen').focus();
  await page.keyboard.press('g');
  await page.keyboard.press(screens[screen]);
  const { locale } = await desk.call('session.state', {});
  await page
    .locator('nav [aria-current="page"]')
    .filter({ hasText: messages[locale].app.screens[screen] })
    .waitFor({ timeout: 5000 });
  await page.waitForTimeout(600);
}

async function zoom(factor: number): Promise<void> {
  await window.app.evaluate(({ BrowserWindow }, zoomed) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoomed);
  }, factor);
  await page.waitForFunction((width) => Math.abs(innerWidth - width) <= 1, 1400 / factor);
}

test.each(names)('%s: at 200 %% nothing is wider than the window, and nothing is out of reach', async (screen) => {
  await zoom(2);
  try {
    await open(screen);
    await window.capture(`zoom-${screen}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const found = { wide: Math.max(0, wide), clipped: await clippedTexts(page), outOfReach: await outOfReach(page) };
    expect(found).toEqual({ wide: 0, outOfReach: [], clipped: [] });
  } finally {
    await zoom(1);
  }
});

test.each(names)('%s: in forced colours what is chosen, current or focused is still told apart', async (screen) => {
  await page.emulateMedia({ forcedColors: 'active' });
  try {
    await open(screen);
    await window.picture(`forced-${screen}`);
    expect(await unfocused(page)).toEqual([]);
    const flat = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '[aria-selected="true"], [aria-pressed="true"], [aria-current="page"]',
        ),
      ]
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const style = getComputedStyle(element);
          const before = getComputedStyle(element, '::before');
          const plain = getComputedStyle(document.body).backgroundColor;
          return (
            style.outlineStyle === 'none' &&
            style.borderStyle === 'none' &&
            style.backgroundColor === plain &&
            before.content === 'none'
          );
        })
        .map((element) => element.textContent?.slice(0, 40)),
    );
    expect(flat).toEqual([]);
  } finally {
    await page.emulateMedia({ forcedColors: 'none' });
  }
});

test.each(names)('%s: axe finds no fault in the dark either', async (screen) => {
  await window.theme('dark');
  try {
    await open(screen);
    expect(await window.axe()).toEqual([]);
  } finally {
    await window.theme('light');
  }
});

test('with reduced motion nothing moves', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  try {
    await open('overview');
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
          const lasts = (durations: string) => durations.split(',').some((duration) => Number.parseFloat(duration) > 0);
          return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration);
        })
        .map((element) => element.className.toString()),
    );
    expect([...new Set(moving)]).toEqual([]);
  } finally {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  }
});

test('Tab goes through the review as it is read: bar, rail, queue, case, decision; and never comes back', async () => {
  await open('review');
  await page.getByRole('button', { name: 'Skip to the screen' }).focus();
  const regions: string[] = [];
  for (let step = 0; step < 200; step += 1) {
    const region = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const around = focused.closest('section[aria-label], nav, header');
      return around === null ? 'window' : (around.getAttribute('aria-label') ?? around.tagName.toLowerCase());
    });
    // From the last control the focus goes round to the first.
    if (region === null || (region === regions[0] && regions.length > 1)) break;
    if (regions.at(-1) !== region) regions.push(region);
    expect(await unfocused(page)).toEqual([]);
    await page.keyboard.press('Tab');
  }
  expect(regions).toEqual(['window', 'header', 'Screens', 'Queue', 'Case', 'Decision']);
});

test('what happens is said: the toast politely, a refusal at once', async () => {
  const live = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')].map(
      (element) => element.getAttribute('aria-live') ?? element.getAttribute('role'),
    ),
  );
  expect(live).toContain('polite');
  await desk.run('Lock now');
  await page.locator('[aria-live="polite"]', { hasText: /Locked/ }).waitFor();
});

test('a file dropped anywhere is looked at as evidence, and nothing of it is imported unasked', async () => {
  await open('overview');
  const file = join(window.folder, 'accounts.csv');
  await writeFile(file, 'account,right\nsvc-export,read\n');
  const before = await desk.call('evidence.bundles', {});
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await protocol.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
    if (type === 'dragOver') {
      await page.getByText('Drop to look at it before importing').waitFor();
      await window.picture('drop');
    }
  }
  const sheet = page.getByRole('dialog').filter({ hasText: 'accounts.csv' });
  await sheet.waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await desk.call('evidence.bundles', {})).toEqual(before);
});

test('the case prints as a page: its words, no rail, no panes cut off', async () => {
  await open('review');
  const heading = (await page.locator('section[aria-label="Case"] article p').first().textContent()) ?? '';
  const pdf = join(window.folder, 'case.pdf');
  const bytes = await window.app.evaluate(async ({ BrowserWindow }) => {
    const printed = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ printBackground: false });
    return printed?.toString('base64') ?? '';
  });
  await writeFile(pdf, Buffer.from(bytes, 'base64'));
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  await copyFile(pdf, join(window.pictures, 'case.pdf'));
  expect(text).toContain(heading.replace(/\s+/g, ' ').trim().slice(0, 40));
  expect(text).not.toContain('Keyboard and help');
});

test('German is chosen in Settings, and the page says which language it is in', async () => {
  await desk.run('Settings');
  await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: messages.de.app.screens.settings }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(await window.axe()).toEqual([]);
  await desk.keep('de-settings');
});

test.each(names)('%s in German: nothing is clipped at 1024, and axe finds no fault', async (screen) => {
  await open(screen);
  await page.getByRole('navigation', { name: messages.de.app.rail }).waitFor();
  await desk.keep(`de-${screen}`);
  await window.resize(1024, 768);
  const found = { clipped: await clippedTexts(page), axe: await window.axe(), outOfReach: await outOfReach(page) };
  expect(found).toEqual({ clipped: [], outOfReach: [], axe: [] });
});

test.each(['inventory', 'remediation'] as const)('%s in German: each of its views fits at 1024', async (screen) => {
  await window.resize(1024, 768);
  await open(screen);
  const views = page.locator('#screen fieldset').first().getByRole('button');
  const found: Record<string, unknown> = {};
  for (const at of Array.from({ length: await views.count() }, (_, index) => index)) {
    await views.nth(at).click();
    await page.waitForTimeout(500);
    await window.picture(`de-${screen}-view-${at + 1}-1024`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const faults = [...(await clippedTexts(page)), ...(await outOfReach(page)), ...(await window.axe())];
    if (faults.length > 0 || wide > 0) found[(await views.nth(at).textContent()) ?? ''] = { faults, wide };
  }
  expect(found).toEqual({});
});

test('the window is as it was left: size, theme and language are remembered', async () => {
  expect(await page.evaluate(() => localStorage.getItem('countersign.language'))).toBe('de');
});

test('the page complained of nothing on the way', () => {
  expect(window.complaints).toEqual([]);
});
