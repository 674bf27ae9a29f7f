// A campaign's plan that is being typed and not opened yet. A working note of whoever has the workspace open, and no act:
// nothing of it is planned, and neither leaving the page nor a crash loses it.
import type { Database } from 'better-sqlite3';
import { type PlanDraft, planDraft } from '../../../shared/contract/campaign.ts';
import type { CampaignOrigin } from '../../../shared/contract/campaign-plan.ts';
import { requireActor } from '../engagement/persons.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Null when nothing is kept for this origin, or when what is kept can't be read any more. */
export function readPlanDraft(
  db: Database,
  origin: CampaignOrigin | null,
): { readonly draft: PlanDraft; readonly at: string } | null {
  const row = db
    .prepare<[{ origin: string }], { draft: string; at: string }>(
      'select draft, at from plan_draft where origin = $origin',
    )
    .get({ origin: keyOf(origin) });
  const parsed = row === undefined ? undefined : planDraft.safeParse(JSON.parse(row.draft));
  return row === undefined || parsed?.success !== true ? null : { draft: parsed.data, at: row.at };
}

/** Keeps the draft, or forgets it when it is null. Throws as opening a campaign for who acts. */
export async function savePlanDraft(
  workspace: Workspace,
  input: { readonly origin: CampaignOrigin | null; readonly draft: PlanDraft | null; readonly as: string | null },
): Promise<{ at: string | null }> {
  return workspace.write(({ db, clock }) => {
    requireActor(db, 'campaign.open', input.as);
    const origin = keyOf(input.origin);
    if (input.draft === null) {
      db.prepare('delete from plan_draft where origin = $origin').run({ origin });
      return { at: null };
    }
    const at = clock().toISOString();
    db.prepare(
      `insert into plan_draft (origin, draft, at)
       values ($origin, $draft, $at)
       on conflict (origin) do update
       set draft = excluded.draft,
         at = excluded.at`,
    ).run({ origin, draft: JSON.stringify(input.draft), at });
    return { at };
  });
}

function keyOf(origin: CampaignOrigin | null): string {
  return origin === null ? 'own' : canonicalJson(origin);
}
