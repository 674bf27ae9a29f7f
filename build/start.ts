// `npm start`: bundles the app and opens it. Arguments after `--` go to the app.
import { spawn } from 'node:child_process';
import { bundleAll } from './bundle.ts';
import { projectFolder, requireNode24 } from './project.ts';
import { findRuntime, machineSwitches } from './runtime.ts';

requireNode24();
const [runtime] = await Promise.all([findRuntime(), bundleAll()]);
const child = spawn(runtime.executable, [...machineSwitches(), projectFolder, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 1));
