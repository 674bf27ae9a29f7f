// Writes the provider kit into a folder that is new or empty, whole or not at all.
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { CountersignError } from '../../../../shared/errors.ts';
import { providerKit } from './kit.ts';

/** Throws FILE_UNWRITABLE when the folder holds anything, is no folder, or can't be written to; then nothing is changed. */
export async function writeProviderKit(path: string): Promise<{ folder: string; files: string[] }> {
  const folder = resolve(path);
  await refuseUsed(folder);
  const work = join(dirname(folder), `.${basename(folder)}-${v7()}`);
  const kit = providerKit();
  try {
    for (const { path: name, text, executable } of kit) {
      const file = join(work, ...name.split('/'));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flag: 'wx' });
      if (executable) await chmod(file, 0o755);
    }
    // An empty folder gives way to the whole kit; one that has come to hold something in the meantime does not.
    await rename(work, folder);
  } catch (cause) {
    throw unwritable(folder, `The kit can’t be written to ${folder}.`, cause);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return { folder, files: kit.map(({ path: name }) => name) };
}

async function refuseUsed(folder: string): Promise<void> {
  const present = await stat(folder).catch(() => null);
  if (present === null) return;
  if (!present.isDirectory()) throw unwritable(folder, `${folder} is a file, not a folder. Choose another name.`);
  const entries = await readdir(folder).catch((cause: unknown) => {
    throw unwritable(folder, `The folder ${folder} can’t be read.`, cause);
  });
  if (entries.length === 0) return;
  throw unwritable(
    folder,
    `${folder} is not empty, and nothing in it was touched. Name a new or an empty folder for the kit.`,
  );
}

function unwritable(folder: string, says: string, cause?: unknown): CountersignError {
  return new CountersignError('FILE_UNWRITABLE', says, { file: folder }, cause);
}
