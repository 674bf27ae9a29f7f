// Passphrases come from a file or a prompt that shows nothing; never from an argument, where other users could see them.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CountersignError } from '../../shared/errors.ts';

export async function readPassphrase(file: string | undefined, prompt: string): Promise<string> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new CountersignError('FILE_UNREADABLE', `The passphrase file can’t be read: ${file}`, { file }, cause);
    });
    return text.replace(/\r?\n$/, '');
  }
  if (process.stdin.isTTY !== true) {
    throw new CountersignError(
      'INPUT_INVALID',
      'A passphrase is needed, and there is no terminal to ask on: use --passphrase-file FILE.',
    );
  }
  return ask(prompt);
}

/** Asks twice and compares, for a passphrase that is being chosen. */
export async function choosePassphrase(file: string | undefined, prompt: string): Promise<string> {
  const first = await readPassphrase(file, prompt);
  if (file !== undefined) return first;
  if ((await ask('The same once more: ')) !== first) {
    throw new CountersignError('INPUT_INVALID', 'The two passphrases differ. Nothing was changed.');
  }
  return first;
}

function ask(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => {
      lines.close();
      reject(new CountersignError('CANCELLED', 'Cancelled; nothing was changed.'));
    });
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
