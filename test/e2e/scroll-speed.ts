// The window's side: how much script a step of scrolling costs in the inventory and in the queue of a workspace of this size,
// and how long it takes from a key to the row that it chose being painted. Script is what the page's own engine counts
// (CDP Performance.getMetrics), from the step until a frame after it was painted, rows that arrive meanwhile included.
//   node test/e2e/scroll-speed.ts FILE, which `npm run bench -- review --window true` does for its own workspace
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { bundleEngine, bundleRenderer, bundleShell } from '../../build/bundle.ts';
import { outFolder, requireNode24 } from '../../build/project.ts';
import { openWindow } from './harness.ts';

requireNode24();
/** Milliseconds of script. */
const goal = 6;
const steps = 150;
const [, , file] = process.argv;
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
    await session.send('Performance.enable');
    for (const [screen, keys] of [
      ['inventory', ['g', 'i']],
      ['queue', ['g', 'r']],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      const grid = page.getByRole('grid').first();
      await grid.waitFor({ timeout: 120_000 });
      await page.waitForTimeout(1500);
      console.log(`${screen}, ${await rowCount(page)} rows`);
      console.log(
        told('page by page', await scrolled(page, session, (step) => `element.scrollTop + ${400 + (step % 3) * 100}`)),
      );
      console.log(told('anywhere', await scrolled(page, session, () => 'Math.random() * element.scrollHeight')));
      console.log(told('key to painted row', await keyToPaint(page), 50));
    }
  } finally {
    await window.close();
  }
}

function rowCount(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? '0');
}

/** Milliseconds of script for each step; `place`: an expression for the new scrollTop of `element`. */
async function scrolled(page: Page, session: CDPSession, place: (step: number) => string): Promise<number[]> {
  const spent: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const before = await scriptSeconds(session);
    await page.evaluate(
      `new Promise((done) => {
        const grid = document.querySelector('[role=grid]');
        const element = grid.scrollHeight > grid.clientHeight ? grid : grid.parentElement;
        requestAnimationFrame(() => {
          element.scrollTop = ${place(step)};
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
        });
      })`,
    );
    spent.push(((await scriptSeconds(session)) - before) * 1000);
  }
  return spent;
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

/** Milliseconds from ArrowDown in the grid until the frame after the active row is another one was painted. */
async function keyToPaint(page: Page): Promise<number[]> {
  const grid = page.getByRole('grid').first();
  await grid.focus();
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    await page.evaluate(`
      void (window.keyPainted = new Promise((done) => {
        const grid = document.querySelector('[role=grid]');
        const before = grid.getAttribute('aria-activedescendant');
        grid.addEventListener('keydown', (event) => {
          const watch = () =>
            grid.getAttribute('aria-activedescendant') === before
              ? requestAnimationFrame(watch)
              : requestAnimationFrame(() => setTimeout(() => done(performance.now() - event.timeStamp)));
          watch();
        }, { capture: true, once: true });
      }));`);
    await page.keyboard.press('ArrowDown');
    times.push(Number(await page.evaluate('window.keyPainted')));
  }
  return times;
}

function told(what: string, times: readonly number[], limit: number = goal): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const [middle, most] = [at(0.5), at(0.99)];
  return `  ${what}: median ${middle.toFixed(1)} ms, p99 ${most.toFixed(1)} ms (goal ${limit} ms)${middle > limit ? ', misses' : ''}`;
}
