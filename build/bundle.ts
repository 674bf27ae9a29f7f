// Bundles the four parts of the app into build/out: shell, preload, engine, renderer.

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type BuildOptions, build as bundleScript } from 'esbuild';
import { build as bundlePage } from 'vite';
import { outFolder, projectFolder, requireNode24 } from './project.ts';

const script: BuildOptions = {
  absWorkingDir: projectFolder,
  bundle: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};

/** What runs in Node: CommonJS beside `"type": "module"`, packages stay in node_modules. */
const nodeScript: BuildOptions = {
  ...script,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  packages: 'external',
  define: {
    'import.meta.url': 'fileAddress',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  banner: { js: "const fileAddress = require('node:url').pathToFileURL(__filename).href;" },
};

/** `host` is the engine's entry: the product's own, or one that a test of the shell puts in its place. */
export async function bundleEngine(host: string, outfile: string): Promise<void> {
  await bundleScript({ ...nodeScript, entryPoints: [host], outfile });
}

/** `out` is where the parts go: build/out for the app, another folder for one that must not disturb it. */
export async function bundleShell(out = outFolder): Promise<void> {
  await bundleScript({
    ...nodeScript,
    entryPoints: ['electron/shell/main.ts'],
    outfile: join(out, 'shell/main.cjs'),
    packages: 'bundle',
    external: ['electron'],
  });
  await bundleScript({
    ...script,
    entryPoints: ['electron/shell/preload.ts'],
    outfile: join(out, 'shell/preload.js'),
    format: 'iife',
    platform: 'node',
    target: 'chrome114',
    external: ['electron'],
    sourcemap: false,
  });
}

export async function bundleRenderer(out = outFolder): Promise<void> {
  await bundlePage({
    configFile: false,
    root: join(projectFolder, 'renderer'),
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      cssTarget: 'chrome114',
      // The content security policy allows no inline script, and no font from a data address.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      sourcemap: true,
    },
  });
}

export async function bundleAll(): Promise<void> {
  await Promise.all([
    bundleShell(),
    bundleEngine('electron/engine/host.ts', join(outFolder, 'engine/host.cjs')),
    bundleRenderer(),
  ]);
}

if (import.meta.main) {
  requireNode24();
  await bundleAll();
}
