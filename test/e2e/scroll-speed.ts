// The window's side: how much script each frame of scrolling costs in the lists of a workspace of this size, by the wheel, by
// Page Down held, and by dragging the thumb anywhere; how long it takes from a key to the row that it chose being painted; and
// from recording a decision to its row showing it and the next case being there.
//   node test/e2e/scroll-speed.ts FILE, which `npm run bench -- review --window true` does for its own workspace
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { bundleEngine, bundleRenderer, bundleShell } from '../../build/bundle.ts';
import { outFolder, requireNode24 } from '../../build/project.ts';
import { samplePassphrase } from './desk.ts';
import { framesDuring } from './frames.ts';
import { openWindow } from './harness.ts';

requireNode24();
/** Milliseconds. */
const goals = { script: 6, key: 50 };
const steps = 120;
const lists = { inventory: 'i', queue: 'r', ledger: 'l' } as const;
const [, , file, only = ''] = process.argv;
if (file === undefined) throw new Error('Which workspace?');
await measureWindow(file);

/** Prints each line once it was measured. */
async function measureWindow(file: string): Promise<void> {
  const out = join(outFolder, 'bench-review');
  await Promise.all([
    bundleShell(out),
    bundleRenderer(out),
    bundleEngine('electron/engine/host.ts', join(out, 'engine/host.cjs')),
  ]);
  await writeFile(
    join(out, 'package.json'),
    JSON.stringify({ name: 'countersign', version: '0.1.0', main: 'shell/main.cjs' }),
  );
  const window = await openWindow({ appFolder: out, size: { width: 1400, height: 900 } });
  try {
    const { page } = window;
    await page.getByRole('button', { name: /Open the sample/ }).waitFor();
    await window.answerDialogs([file]);
    await page.keyboard.press('Control+o');
    await page.getByRole('navigation').first().waitFor({ timeout: 120_000 });
    await page.getByRole('heading', { name: /access review/ }).waitFor({ timeout: 300_000 });
    const session = await page.context().newCDPSession(page);
    for (const [screen, key] of Object.entries(lists)) {
      if (!screen.includes(only)) continue;
      await page.locator('#screen').focus();
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.getByRole('grid').first().waitFor({ timeout: 120_000 });
      await page.waitForTimeout(1500);
      console.log(`${screen}, ${await rowCount(page)} rows; milliseconds of script a frame (with layout and paint)`);
      for (const [how, scroll] of Object.entries({ wheel, 'Page Down held': pageDown, 'thumb anywhere': thumb })) {
        const frames = await framesDuring(session, () => scroll(page, session));
        const all = percentiles(frames.map((frame) => frame.all));
        const told = line(how, percentiles(frames.map((frame) => frame.script)), goals.script);
        console.log(
          `${told} (${all.p50.toFixed(1)}, ${all.p95.toFixed(1)}, ${all.p99.toFixed(1)}), ${frames.length} frames`,
        );
      }
      console.log(line('key to painted row', percentiles(await keyToPaint(page)), goals.key));
      if (screen === 'queue') {
        console.log(line('decision recorded to row and next case', percentiles(await decisions(page)), goals.key));
      }
    }
  } finally {
    await window.close();
  }
}

function rowCount(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? '0');
}

async function wheel(page: Page, session: CDPSession): Promise<void> {
  const { x, y } = await boxOf(page);
  for (let step = 0; step < steps; step += 1) {
    const deltaY = step < steps * 0.8 ? 200 : -200;
    await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: x + 100, y: y + 200, deltaX: 0, deltaY });
  }
  await page.waitForTimeout(500);
}

/** As fast as a keyboard repeats. */
async function pageDown(page: Page, session: CDPSession): Promise<void> {
  await page.getByRole('grid').first().focus();
  const key = { key: 'PageDown', code: 'PageDown', windowsVirtualKeyCode: 34 };
  for (let step = 0; step < steps; step += 1) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', autoRepeat: step > 0, ...key });
    await page.waitForTimeout(30);
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await page.waitForTimeout(500);
}

async function thumb(page: Page, session: CDPSession): Promise<void> {
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  const { x, y, width, height } = await boxOf(page);
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', down: number) =>
    session.send('Input.dispatchMouseEvent', { type, x: x + width - 5, y: y + down, button: 'left', buttons: 1 });
  await mouse('mousePressed', 10);
  const places = new Set<number>();
  for (let step = 0; step < steps; step += 1) {
    await mouse('mouseMoved', 10 + Math.random() * (height - 30));
    await page.waitForTimeout(16);
    if (step % 20 === 0) places.add(await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTop ?? 0));
  }
  await mouse('mouseReleased', height / 2);
  if (places.size < 3) throw new Error('The thumb was not caught.');
  await page.waitForTimeout(500);
}

async function boxOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.getByRole('grid').first().boundingBox();
  if (box === null) throw new Error('There is no list.');
  return box;
}

/** Milliseconds from ArrowDown in the grid until the frame was painted in which another row is the active one. */
async function keyToPaint(page: Page): Promise<number[]> {
  const grid = page.getByRole('grid').first();
  await grid.focus();
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    await page.evaluate(`
      void (window.keyPainted = new Promise((done) => {
        const grid = document.querySelector('[role=grid]');
        const before = grid.getAttribute('aria-activedescendant');
        grid.addEventListener('keydown', (event) => {
          const watch = () =>
            grid.getAttribute('aria-activedescendant') === before
              ? requestAnimationFrame(watch)
              : setTimeout(() => done(performance.now() - event.timeStamp));
          watch();
        }, { capture: true, once: true });
      }));`);
    await page.keyboard.press('ArrowDown');
    times.push(Number(await page.evaluate('window.keyPainted')));
    await page.waitForTimeout(60);
  }
  return times;
}

/** Milliseconds from the key that records until the row and the next case were painted; what needs evidence first is passed over. */
async function decisions(page: Page): Promise<number[]> {
  const grid = page.getByRole('grid').first();
  await grid.focus();
  await page.keyboard.press('Home');
  const times: number[] = [];
  for (let round = 0; round < 150 && times.length < 40; round += 1) {
    await grid.focus();
    await page.waitForTimeout(250);
    await page.keyboard.press('c');
    await page.waitForTimeout(100);
    if (await page.evaluate(() => document.activeElement?.matches('textarea, input[type="text"]') === true)) {
      await page.keyboard.type('Needed every month');
    }
    const record = page.locator('[data-record]');
    if ((await record.count()) === 0 || (await record.getAttribute('aria-disabled')) === 'true') {
      await grid.focus();
      await page.keyboard.press('ArrowDown');
      continue;
    }
    await page.evaluate(`
      void (window.decided = new Promise((done) => {
        const grid = document.querySelector('[role=grid]');
        const row = document.getElementById(grid.getAttribute('aria-activedescendant'));
        const saidOf = () => document.querySelector('section[aria-label="Case"] article p')?.textContent;
        const [was, said] = [row.textContent, saidOf()];
        addEventListener('keydown', (event) => {
          const watch = () =>
            (row.isConnected && row.textContent === was) || saidOf() === said || saidOf() === undefined
              ? requestAnimationFrame(watch)
              : setTimeout(() => done(performance.now() - event.timeStamp));
          watch();
        }, { capture: true, once: true });
        setTimeout(() => done(null), 3000);
      }));`);
    await page.keyboard.press('Control+Enter');
    const question = page.getByRole('dialog');
    const time = await page.evaluate('window.decided');
    // Whoever decides first shows who they are.
    if (await question.isVisible()) {
      await page.keyboard.type(samplePassphrase);
      await page.keyboard.press('Enter');
      await question.waitFor({ state: 'detached' });
      await page.waitForTimeout(1000);
    } else if (time !== null) times.push(Number(time));
  }
  return times;
}

interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function line(what: string, { p50, p95, p99 }: Percentiles, goal: number): string {
  const figures = [p50, p95, p99].map((value) => value.toFixed(1)).join(', ');
  return `  ${what}: p50, p95, p99 ${figures} ms; goal ${goal}${p99 > goal ? ', p99 misses' : ''}`;
}
