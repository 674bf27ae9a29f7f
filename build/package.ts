// `npm run package`: the app as people install it, in dist/. Where only the stand-in runtime is at hand, an unpacked folder
// around that one, which shows that packaging works and is for nobody to install. `-- --smoke` starts what was made.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { bundleAll } from './bundle.ts';
import { projectFolder, requireNode24 } from './project.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import { smoke } from './smoke.ts';

requireNode24();
const [runtime] = await Promise.all([findRuntime(), bundleAll()]);
const written: Configuration = parse(await readFile(join(projectFolder, 'build/electron-builder.yml'), 'utf8'));
const made = await build({
  projectDir: projectFolder,
  publish: 'never',
  config: { ...written, ...(runtime.standIn ? aroundStandIn(runtime) : {}) },
  ...(runtime.standIn ? { targets: Platform.LINUX.createTarget('dir') } : {}),
});
console.log(made.length > 0 ? made.join('\n') : join(projectFolder, 'dist/linux-unpacked'));
if (process.argv.includes('--smoke')) await smoke(join(projectFolder, 'dist/linux-unpacked/countersign'));
if (runtime.standIn)
  console.error('This package holds an old runtime and cannot run the engine: it proves the packaging only.');

function aroundStandIn({ version, folder }: Runtime): Configuration {
  // Electron 25 does not know this fuse yet.
  const { grantFileProtocolExtraPrivileges: _, ...electronFuses } = written.electronFuses ?? {};
  return {
    electronFuses,
    electronVersion: version,
    electronDist: folder,
    // The stand-in's loader of source folders has no place in a package.
    afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources/app'), { recursive: true, force: true }),
  };
}
