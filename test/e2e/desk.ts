// What a person does at the window, for the end-to-end tests: opening the sample, going about, acting as somebody, reaching
// a control by the keyboard, and keeping pictures.
import type { Page } from 'playwright-core';
import { wholeQueue } from '../../electron/engine/sample/whole-queue.ts';
import type { QueueItem } from '../../shared/contract/queue.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import type { Window } from './harness.ts';

/** The sample's keys are published with it. */
export const samplePassphrase = 'northwind-sample-only';

export interface Desk {
  readonly page: Page;
  /** Asks the engine, to see what really became of an act. */
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** From the three doors, with one key. The first time it is made, which takes a while. */
  openSample(): Promise<void>;
  /** By the rail, as somebody with a mouse would. */
  go(screen: string): Promise<void>;
  /** By the palette: the command or screen of this title. */
  run(title: string): Promise<void>;
  /** Chooses who acts from the top bar, with the keyboard alone. */
  actAs(name: string): Promise<void>;
  /** Answers the question who it really is. */
  unlock(name: string, passphrase?: string): Promise<void>;
  /** Presses Tab until the focus is on what is called so; fails when it does not come. */
  tabTo(name: RegExp, way?: { readonly most?: number; readonly back?: boolean }): Promise<void>;
  /** Pictures in both themes and at both sizes. */
  keep(name: string): Promise<void>;
  person(name: string): Promise<string>;
  /** The campaign that is open. */
  campaign(): Promise<string>;
  /** What a person may decide or confirm. */
  items(name: string): Promise<readonly QueueItem[]>;
  count(name: string, state: QueueItem['state']): Promise<number>;
}

export const sizes = [
  [1400, 900],
  [1024, 768],
] as const;

export function createDesk(window: Window): Desk {
  const { page } = window;
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    window.call(method, input) as Promise<MethodOutput<M>>;
  const run = async (title: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor();
    await page.keyboard.type(title);
    await page.getByRole('option', { name: title, selected: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox', { name: 'Results' }).waitFor({ state: 'detached' });
  };
  const person = async (name: string) =>
    (await call('person.list', {})).find((candidate) => candidate.name === name)?.id ?? '';
  const campaign = async () =>
    (await call('campaign.list', {})).find((candidate) => candidate.state === 'open')?.id ?? '';
  const items = async (name: string) =>
    wholeQueue((input) => call('review.queue', input), await campaign(), await person(name));
  return {
    page,
    call,
    async openSample() {
      await page.getByRole('button', { name: /Open the sample/ }).waitFor();
      await page.keyboard.press('1');
      await page.getByRole('heading', { name: /access review/ }).waitFor({ timeout: 300_000 });
    },
    async go(screen) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${screen}`) })
        .first()
        .click();
      await page.waitForLoadState('networkidle');
    },
    run,
    async actAs(name) {
      await run('Choose who acts');
      const choice = page.getByRole('menuitem', { name: new RegExp(name) }).first();
      await choice.waitFor();
      for (let step = 0; step < 30; step += 1) {
        if (await choice.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: new RegExp(`${name}, .*Change who acts`) })
        .first()
        .waitFor();
    },
    async unlock(name, passphrase = samplePassphrase) {
      const question = page.getByRole('dialog', { name: new RegExp(`Is it you, ${name}`) });
      await question.waitFor();
      // Its field has the focus by itself, a moment after it is there.
      await page.waitForFunction(() => document.activeElement?.matches('input[type="password"]') === true);
      await page.keyboard.type(passphrase);
      await page.keyboard.press('Enter');
      await question.waitFor({ state: 'detached' });
    },
    async tabTo(name, { most = 60, back = false } = {}) {
      for (let step = 0; step < most; step += 1) {
        await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
        if (name.test(await focusedName(page))) return;
      }
      throw new Error(`Tab never came to ${name}; it ended on “${await focusedName(page)}”.`);
    },
    async keep(name) {
      for (const theme of ['light', 'dark'] as const) {
        await window.theme(theme);
        for (const [width, height] of sizes) {
          await window.resize(width, height);
          await page.waitForTimeout(250);
          await window.picture(`${name}-${theme}-${width}`);
        }
      }
      await window.theme('light');
      await window.resize(1400, 900);
    },
    person,
    campaign,
    items,
    count: async (name, state) => (await items(name)).filter((item) => item.state === state).length,
  };
}

/** What a screen reader would call the element that has the focus. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return '';
    const labelled = (focused.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const label =
      focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels?.[0] : null;
    return (
      [focused.getAttribute('aria-label'), labelled.trim(), label?.textContent, focused.textContent]
        .find((text) => (text ?? '').trim() !== '')
        ?.trim() ?? ''
    );
  });
}
