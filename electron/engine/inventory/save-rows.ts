// A filtered and sorted list as a file for people with a spreadsheet: as long as it is, with the columns they chose.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Database } from 'better-sqlite3';
import type { CallContext, MethodArguments } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { writeBeside } from '../workspace/output-file.ts';
import { csvLine } from './csv-text.ts';
import { allRows, type GridFilter, inventoryRows } from './grid.ts';

type Request = Omit<MethodArguments<'inventory.saveRows'>, 'filter'> & { readonly filter: GridFilter };

/** Throws as inventoryRows, CANCELLED, FILE_UNWRITABLE, DISK_FULL; then the path is as it was before. */
export async function saveRows(
  db: Database,
  { filter, sort, columns, file }: Request,
  { signal, progress }: Pick<CallContext, 'signal' | 'progress'>,
): Promise<{ file: string; rows: number }> {
  const { total } = inventoryRows(db, { filter, sort, from: 0, limit: 1 });
  let written = 0;
  const output = await writeBeside(file, async (temporary) => {
    const stream = createWriteStream(temporary, { flags: 'wx' });
    const ended = finished(stream);
    // Heard at the end, also where a write fails while nobody waits for it.
    ended.catch(() => undefined);
    stream.write(csvLine(columns.map(({ title }) => title)));
    for (const rows of allRows(db, { filter, sort })) {
      if (signal.aborted) {
        stream.destroy();
        throw new CountersignError('CANCELLED', 'Saving the list was cancelled.');
      }
      const text = rows.map(({ cells }) => csvLine(columns.map(({ column }) => cells[column] ?? null))).join('');
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
      written += rows.length;
      progress(written, total, 'rows');
      // Lets a cancelling word and other questions in.
      await new Promise((resolve) => setImmediate(resolve));
    }
    stream.end();
    await ended;
  });
  try {
    await output.keep();
  } finally {
    await output.discard();
  }
  return { file, rows: written };
}
