// What is changed in the operating model and not saved yet. A working note of whoever has the workspace open, and no act:
// nothing of it is in force, and a crash does not lose it.
import type { Database } from 'better-sqlite3';
import { type EngagementDraft, engagementDraft } from '../../../shared/contract/engagement.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireActor } from './persons.ts';

/** Null when nothing is kept, or when what is kept can't be read any more. */
export function readEngagementDraft(db: Database): (EngagementDraft & { readonly at: string }) | null {
  const row = db
    .prepare<[], { draft: string; at: string }>('select draft, at from engagement_draft where only = 1')
    .get();
  const parsed = row === undefined ? undefined : engagementDraft.safeParse(JSON.parse(row.draft));
  return row === undefined || parsed?.success !== true ? null : { ...parsed.data, at: row.at };
}

/** Keeps the draft, or forgets it when it is null. Throws as any change for who acts. */
export async function saveEngagementDraft(
  workspace: Workspace,
  input: { readonly draft: EngagementDraft | null; readonly as: string | null },
): Promise<{ at: string | null }> {
  return workspace.write(({ db, clock }) => {
    requireActor(db, 'engagement.change', input.as);
    if (input.draft === null) {
      forgetEngagementDraft(db);
      return { at: null };
    }
    const at = clock().toISOString();
    db.prepare(
      `insert into engagement_draft (only, draft, at)
       values (1, $draft, $at)
       on conflict (only) do update
       set draft = excluded.draft,
         at = excluded.at`,
    ).run({ draft: JSON.stringify(input.draft), at });
    return { at };
  });
}

export function forgetEngagementDraft(db: Database): void {
  db.prepare('delete from engagement_draft').run();
}
