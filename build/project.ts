// Where things are, and the one check that every script makes first: the Node that runs it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

export const outFolder = join(projectFolder, 'build/out');

/** SQLite's binding is built for Node-API 10 and crashes an older Node without a word; so the word is said here. */
export function requireNode24(): void {
  if (Number(process.versions.napi) >= 10) return;
  console.error(
    `This needs Node 24, and ${process.version} is running. Start it through npm: npm start, npm test, npm run ...`,
  );
  process.exit(2);
}
