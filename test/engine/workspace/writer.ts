// A process that keeps writing three acts at a time until it is killed. After each write it says how many it has done.
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { dana, noteMigrations, noteWritten } from '../ledger/notes.ts';

const [, , file = '', run = ''] = process.argv;
const workspace = await openWorkspace(file, { migrations: noteMigrations });
for (let done = 1; ; done++) {
  await workspace.write(async (transaction) => {
    for (const part of ['a', 'b', 'c']) {
      await perform(transaction, noteWritten, dana, { id: `${run}-${done}-${part}`, text: 'x'.repeat(3000) });
    }
  });
  process.stdout.write(`${done}\n`);
}
