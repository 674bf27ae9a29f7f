// What a person notes on the way to a decision: a draft, and which evidence he has looked at. No acts: nothing is decided.
import type { Database } from 'better-sqlite3';
import { type Draft, draft as draftSchema } from '../../../shared/contract/decision.ts';
import { requireDecider } from '../engagement/persons.ts';
import { statement } from '../workspace/statement.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireItem } from './items.ts';

/** Keeps the draft, or forgets it when it is null. Throws NOT_FOUND, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, ITEM_NOT_IN_CAMPAIGN. */
export async function saveDraft(
  workspace: Workspace,
  input: { readonly item: string; readonly draft: Draft | null; readonly as: string },
): Promise<{ at: string | null }> {
  return workspace.write(({ db, clock }) => {
    const person = requireDecider(db, 'review.saveDraft', input.as);
    const item = requireItem(db, input.item);
    if (input.draft === null) {
      forgetDraft(db, item.id, person.id);
      return { at: null };
    }
    const at = clock().toISOString();
    db.prepare(
      `insert into draft (item_id, person_id, draft, at)
       values ($item, $person, $draft, $at)
       on conflict (item_id, person_id) do update
       set draft = excluded.draft,
         at = excluded.at`,
    ).run({ item: item.id, person: person.id, draft: JSON.stringify(input.draft), at });
    return { at };
  });
}

export function forgetDraft(db: Database, item: string, person: string): void {
  draftDeletion(db).run({ item, person });
}

const draftDeletion = statement<{ item: string; person: string }>(
  'delete from draft where item_id = $item and person_id = $person',
);

export function readDraft(
  db: Database,
  item: string,
  person: string,
): { readonly draft: Draft; readonly at: string } | null {
  const row = db
    .prepare<[{ item: string; person: string }], { draft: string; at: string }>(
      'select draft, at from draft where item_id = $item and person_id = $person',
    )
    .get({ item, person });
  return row === undefined ? null : { draft: draftSchema.parse(JSON.parse(row.draft)), at: row.at };
}

/** The person has looked at a cited line of the item's case. Throws as saveDraft. */
export async function evidenceOpened(
  workspace: Workspace,
  input: { readonly item: string; readonly citation: string; readonly as: string },
): Promise<null> {
  return workspace.write(({ db, clock }) => {
    const person = requireDecider(db, 'review.opened', input.as);
    const item = requireItem(db, input.item);
    db.prepare(
      `insert into evidence_opened (item_id, person_id, citation, at)
       values ($item, $person, $citation, $at)
       on conflict do nothing`,
    ).run({ item: item.id, person: person.id, citation: input.citation, at: clock().toISOString() });
    return null;
  });
}
