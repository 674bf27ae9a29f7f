// Opens the window and keeps pictures of it, light and dark, at both sizes that the design is judged at.
//   xvfb-run -a npm exec -c 'node test/e2e/look.ts NAME [--host ENGINE.ts] [--steps STEPS.ts]'
// STEPS.ts exports `steps(window)` (see harness.ts) and is run before the pictures; ENGINE.ts takes the engine's place.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleEngine, bundleRenderer, bundleShell } from '../../build/bundle.ts';
import { outFolder, requireNode24 } from '../../build/project.ts';
import { openWindow, type Window } from './harness.ts';

requireNode24();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, steps: { type: 'string' } },
});
const name = positionals[0] ?? 'window';
const entry = values.host ?? 'electron/engine/host.ts';
// A folder of its own, so that several can look at once.
const out = join(outFolder, `look-${name}`);
const host = join(out, 'engine/host.cjs');
const manifest = { name: 'countersign', version: '0.1.0', main: 'shell/main.cjs' };
await Promise.all([bundleShell(out), bundleRenderer(out), bundleEngine(entry, host)]);
await writeFile(join(out, 'package.json'), JSON.stringify(manifest));

const window = await openWindow({ appFolder: out });
try {
  if (values.steps !== undefined) {
    const module: { steps(window: Window): Promise<void> } = await import(pathToFileURL(resolve(values.steps)).href);
    await module.steps(window);
  }
  for (const theme of ['light', 'dark'] as const) {
    await window.theme(theme);
    for (const [width, height] of [
      [1400, 900],
      [1024, 768],
    ] as const) {
      await window.resize(width, height);
      console.log(await window.picture(`${name}-${theme}-${width}x${height}`));
    }
  }
  console.log('axe:', await window.axe());
  console.log('complaints:', window.complaints);
} finally {
  await window.close();
}
