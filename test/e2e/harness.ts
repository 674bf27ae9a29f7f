// Opens the real window for a test: a fresh user folder each time, pictures, both themes, and axe.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { projectFolder } from '../../build/project.ts';
import { findRuntime, machineSwitches } from '../../build/runtime.ts';

const pictures = join(projectFolder, 'test/e2e/screenshots');

export interface LaunchOptions {
  /** An engine's entry other than the product's own, bundled. */
  readonly host?: string;
  /** Which process carries the engine; the runtime's own choice where it is not named. */
  readonly carrier?: 'utility' | 'child';
  /** An app other than the project's build/out. */
  readonly appFolder?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** The person's home: the app's own folder (the sample) is in its documents. A fresh one where it is not named. */
  readonly home?: string;
  /** Kept between two launches where a test is about what the app remembers. */
  readonly userFolder?: string;
  readonly arguments?: readonly string[];
}

export interface Window {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** An empty folder that goes with the window, for files of the test. */
  readonly folder: string;
  /** What the page wrote to its console as an error, and exceptions nobody caught. */
  readonly complaints: readonly string[];
  /** Resizes the window's content. */
  resize(width: number, height: number): Promise<void>;
  theme(theme: 'light' | 'dark'): Promise<void>;
  /** Saves test/e2e/screenshots/NAME.png and returns its path. */
  picture(name: string): Promise<string>;
  /** The same of what is on the screen, pixel for pixel: of a page that is zoomed. */
  capture(name: string): Promise<string>;
  /** The folder of the pictures. */
  readonly pictures: string;
  /** axe's findings, as "rule: selector", for the page or the part that `within` selects. */
  axe(within?: string): Promise<string[]>;
  /** Answers the next file dialogs with these paths; an empty list cancels. */
  answerDialogs(paths: readonly string[]): Promise<void>;
  /** Calls the engine as the page would; rejects with `CODE: sentence`. */
  call(method: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function openWindow(options: LaunchOptions = {}): Promise<Window> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  const runtime = await findRuntime(() => undefined);
  const userFolder = options.userFolder ?? join(folder, 'user');
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [
      // Holds the app until Playwright is attached: a window that opens earlier can make it wait for ever.
      '-r',
      join(
        dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
        'lib/server/electron/loader.js',
      ),
      ...machineSwitches(),
      '--disable-gpu',
      `--user-data-dir=${userFolder}`,
      options.appFolder ?? projectFolder,
      ...(options.arguments ?? []),
    ],
    env: environment(options, options.home ?? folder),
    // The theme is the app's business, not an emulation.
    colorScheme: null,
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForLoadState('load');

  const window: Window = {
    app,
    page,
    folder,
    complaints,
    async resize(width, height) {
      await app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      );
      await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height });
    },
    async theme(theme) {
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
      await page.waitForFunction(
        (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
        theme === 'dark',
      );
    },
    async picture(name) {
      await mkdir(pictures, { recursive: true });
      const path = join(pictures, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      return path;
    },
    async capture(name) {
      await mkdir(pictures, { recursive: true });
      const image = await app.evaluate(async ({ BrowserWindow }) => {
        const seen = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
        return seen?.toPNG().toString('base64') ?? '';
      });
      const path = join(pictures, `${name}.png`);
      await writeFile(path, Buffer.from(image, 'base64'));
      return path;
    },
    pictures,
    async axe(within) {
      // Legacy mode keeps axe in this page: the other mode opens a page of its own, which this window refuses.
      const builder = new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);
      if (within !== undefined) builder.include(within);
      const look = async () => {
        const { violations } = await builder.analyze();
        return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
      };
      // A pointer that rests on something since long ago shows its tooltip for ever, and nobody looks there.
      await page.mouse.move(0, 0);
      // What is on its way out (a tooltip, a closing menu) is no fault of the page: only what stays is.
      const found = await look();
      if (found.length === 0) return [];
      await page.waitForTimeout(1000);
      return (await look()).filter((fault) => found.includes(fault));
    },
    async answerDialogs(paths) {
      await app.evaluate(({ dialog }, answer) => {
        const [first] = answer;
        dialog.showOpenDialog = () => Promise.resolve({ canceled: first === undefined, filePaths: [...answer] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: first === undefined, filePath: first ?? '' });
      }, paths);
    },
    call: (method, input) => callInPage(page, method, input),
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await window.resize(options.size?.width ?? 1400, options.size?.height ?? 900);
  await window.theme(options.theme ?? 'light');
  return window;
}

function environment({ host, carrier }: LaunchOptions, home: string): Record<string, string> {
  const all = { ...process.env, HOME: home, COUNTERSIGN_ENGINE_HOST: host, COUNTERSIGN_CARRIER: carrier };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function callInPage(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ({ method, input }) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        const stop = window.countersign.onMessage((message) => {
          if (message.kind === 'changed' || message.id !== id || message.kind === 'progress') return;
          stop();
          if (message.kind === 'result') resolve(message.value);
          else reject(new Error(`${message.error.code}: ${message.error.message}`));
        });
        window.countersign.call(method, input, id);
      }),
    { method, input },
  );
}
