// Replays the ledger in a fresh workspace: the state is what the acts made of it, or something was changed beside them.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Act } from './act.ts';
import { ledgerEntries, parseEntry } from './entries.ts';
import { appendEntry } from './store.ts';

/** Tables of the ledger itself, which are taken over after the replay: they sign what was, not what is replayed. */
const ledgerOwn = ['checkpoint_key', 'ledger_checkpoint'];

/**
 * Fills `target`, a fresh workspace with the id of `source`, by applying every entry of the source's ledger. `copyFirst`
 * names tables whose rows no act carries (evidence as it was received). Acts get the time of their entry as the clock.
 * All or nothing. Throws LEDGER_DAMAGED for an entry whose act is unknown or whose body its act no longer reads.
 */
export async function rebuildState(
  source: Workspace,
  acts: readonly Act<unknown>[],
  target: Workspace,
  copyFirst: readonly string[],
): Promise<void> {
  if (source.id !== target.id) throw new Error('a ledger is only replayed in a workspace of the same id');
  const byName = new Map(acts.map((act) => [act.name, act]));
  await target.write(async ({ db }) => {
    // Copied rows may refer to rows that an act makes later.
    db.pragma('defer_foreign_keys = on');
    copyCreation(source.read, db);
    for (const table of copyFirst) copyTable(source.read, db, table);
    for (let after = -1; ; ) {
      const page = ledgerEntries(source.read, { after, limit: 500 });
      for (const { entry, index } of page) {
        const { act: name, actor, at, body } = parseEntry(entry);
        const act = byName.get(name);
        const parsed = act?.body.safeParse(body);
        if (act === undefined || parsed === undefined || !parsed.success) {
          throw new CountersignError('LEDGER_DAMAGED', `Entry ${index} of the ledger (${name}) can't be replayed.`, {
            index,
            act: name,
          });
        }
        appendEntry(db, index, entry);
        await act.apply({ db, clock: () => new Date(at) }, parsed.data, { index, at, actor, act: name });
        after = index;
      }
      if (page.length === 0) break;
    }
    for (const table of ledgerOwn) copyTable(source.read, db, table);
  });
}

/** When a workspace was created is no act of anybody in it. */
function copyCreation(source: Database, target: Database): void {
  const created = source.prepare<[], string>('select created_at from workspace where only = 1').pluck().get();
  target
    .prepare<{ created: string | undefined }>('update workspace set created_at = $created where only = 1')
    .run({ created });
}

function copyTable(source: Database, target: Database, table: string): void {
  const columns = storedColumns(source, table);
  const names = columns.map(quoted).join(', ');
  const insert = target.prepare<unknown[]>(
    `insert into ${quoted(table)} (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  const rows = source
    .prepare<[], unknown[]>(`select ${names} from ${quoted(table)}`)
    .raw()
    .safeIntegers();
  for (const row of rows.iterate()) insert.run(...row);
}

/** Columns that hold something themselves; generated ones can't be written. */
export function storedColumns(database: Database, table: string): string[] {
  return database
    .prepare<{ table: string }, string>('select name from pragma_table_xinfo($table) where hidden = 0 order by cid')
    .pluck()
    .all({ table });
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
