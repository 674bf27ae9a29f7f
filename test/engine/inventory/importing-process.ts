// A process that imports a bundle and stands still at a given step, so that a test can kill it right there.
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';

const [file = '', path = '', stopAt = ''] = process.argv.slice(2);
let step = 0;
const workspace = await openWorkspace(file);
await importEvidence(
  workspace,
  { path, kind: null, system: null, acceptUntrusted: true, as: { person: 'Dana Owner', party: 'customer' } },
  {
    progress: (_done, _total, label) => {
      step += 1;
      if (String(step) !== stopAt) return;
      process.stdout.write(`${label}\n`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  },
);
await workspace.close();
process.stdout.write('done\n');
