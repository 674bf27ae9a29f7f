// One import in a process of its own: prints its seconds and the most memory that the process ever held, as JSON.
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';

const [file = '', bundle = ''] = process.argv.slice(2);
const workspace = await createWorkspace(file, { clock: () => new Date('2026-10-01T09:30:00Z') });
const start = performance.now();
await importEvidence(workspace, {
  path: bundle,
  kind: null,
  system: null,
  acceptUntrusted: true,
  as: { person: 'Dana Owner', party: 'customer' },
});
const seconds = (performance.now() - start) / 1000;
await workspace.close();
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
