// Follows the page of instructions in a pack or decision to the letter: unpacked in an empty folder with the root beside it,
// every indented line run by sh, in order, until one ends with an error.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, written } from './signers.ts';
import { run } from './tools.ts';

/** An empty folder with the unpacked zip and `root.pem` in it. */
export function unpacked(zip: Buffer, rootPem: string): string {
  const folder = temporaryFolder();
  run('unzip', ['-q', written(temporaryFolder(), 'file.zip', zip), '-d', folder]);
  writeFileSync(join(folder, 'root.pem'), rootPem);
  return folder;
}

/** The commands of the page, and what they printed. Throws when one of them ends with an error. */
export function follow(bag: string): { readonly commands: readonly string[]; readonly said: string } {
  const readme = readFileSync(join(bag, 'README.txt'), 'utf8');
  const commands = readme
    .split('\n')
    .filter((line) => /^ {5}\S|^ {7}\S/.test(line))
    .map((line) => line.slice(5));
  const said = execFileSync('sh', ['-ec', `${commands.join('\n')}\n`], {
    cwd: bag,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { commands, said };
}

/** Whether following the page to its end is possible. */
export function holdsByReadme(bag: string): boolean {
  try {
    follow(bag);
    return true;
  } catch {
    return false;
  }
}
