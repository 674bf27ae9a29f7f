// Files that a person asks for and that are no part of a workspace: a table or proof as text, and what a provider needs.
import { z } from 'zod';
import { path, read } from './method.ts';

export const fileMethods = {
  /** Writes what the window shows (a table, a proof, a checkpoint) where a person chose, whole or not at all. */
  'file.saveText': read(
    z.object({ file: path, text: z.string().max(64 * 1024 * 1024) }),
    z.object({ file: z.string(), bytes: z.number() }),
  ),
  /** Writes all that a provider needs to make bundles without this app into a folder that is new or empty. */
  'file.providerKit': read(z.object({ folder: path }), z.object({ folder: z.string(), files: z.array(z.string()) })),
};
