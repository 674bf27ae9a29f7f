// Giving items to another reviewer: what nobody has, what somebody who left had, and what its reviewer can't decide.
import { v7 } from 'uuid';
import { z } from 'zod';
import { CountersignError } from '../../../shared/errors.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { requireActor, requireNamed } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { insertStep } from './assignment-steps.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { withdraw } from './decide.ts';
import { insertEvent } from './decision-record.ts';
import { hasEnded } from './exception-terms.ts';
import { type ItemRow, requireItem } from './items.ts';
import { insertAssignments } from './open-campaign.ts';

const assignedBody = z.strictObject({
  campaign: z.string(),
  to: z.string(),
  assignment: z.string(),
  /** The assignment did not exist before. */
  isNew: z.boolean(),
  reason: z.string().min(1),
  items: z
    .array(
      z.strictObject({
        item: z.string(),
        withdrawn: z.string().nullable(),
        /** Who had it; left out in entries from before this was written down. */
        from: z.string().nullable().optional(),
      }),
    )
    .min(1),
});

export const itemAssigned: Act<z.infer<typeof assignedBody>> = {
  name: 'item.assigned',
  body: assignedBody,
  apply({ db }, body, head) {
    if (body.isNew) insertAssignments(db, body.campaign, [{ id: body.assignment, person: body.to }], head.at);
    const move = db.prepare('update review_item set assignment_id = $assignment where id = $item');
    for (const { item, withdrawn, from } of body.items) {
      if (withdrawn !== null) {
        insertEvent(db, withdrawn, 'reassigned', head, body.reason);
        withdraw({ db }, withdrawn);
      }
      move.run({ assignment: body.assignment, item });
      insertStep(db, { item, step: 'assigned', from: from ?? null, to: body.to, reason: body.reason }, head);
    }
  },
};

/**
 * A decision that was not signed off is withdrawn with it: the new reviewer decides himself. Throws
 * ASSIGNMENT_SIGNED_OFF for an item with a signed answer, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND,
 * CAMPAIGN_CLOSED, ITEM_NOT_IN_CAMPAIGN, INPUT_INVALID.
 */
export async function assignItems(
  workspace: Workspace,
  input: {
    readonly items: readonly string[];
    readonly to: string;
    readonly reason: string;
    readonly as: string | null;
  },
): Promise<{ assigned: number }> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const actor = requireActor(db, 'review.assign', input.as);
    const to = requireNamed(db, 'reviewer', input.to);
    const items = [...new Set(input.items)]
      .map((id) => requireItem(db, id))
      .filter((item) => item.assignee !== to.id || item.signedOffAt !== null || item.handoverTo !== null);
    const campaigns = new Set(items.map((item) => item.campaign));
    for (const campaign of campaigns) requireOpen(requireCampaign(db, campaign));
    for (const item of items) refuseAnswered(item, todayOf(clock));
    for (const campaign of campaigns) {
      const existing = openAssignment(db, campaign, to.id);
      await perform(transaction, itemAssigned, actor, {
        campaign,
        to: to.id,
        assignment: existing ?? v7({ msecs: clock().getTime() }),
        isNew: existing === null,
        reason: input.reason,
        items: items
          .filter((item) => item.campaign === campaign)
          .map((item) => ({ item: item.id, withdrawn: item.decision, from: item.assignee })),
      });
    }
    return { assigned: items.length };
  });
}

/**
 * A signed "no answer" can go to somebody else, and so can an answer that has come to its end; any other signed answer
 * changes only by a correction. `today` is YYYY-MM-DD.
 */
export function refuseAnswered(item: ItemRow, today: string): void {
  const isOpen = item.outcome === null || item.outcome === 'CANNOT_DECIDE' || hasEnded(item.endsOn, today);
  if (item.pending === null && (item.signedOffAt === null || isOpen)) return;
  throw new CountersignError('ASSIGNMENT_SIGNED_OFF', `${item.reference} was signed off with an answer.`, {
    item: item.id,
  });
}

/** The person's assignment in the campaign that is not signed off, or null. */
export function openAssignment(db: Parameters<typeof requireItem>[0], campaign: string, person: string): string | null {
  return (
    db
      .prepare<[{ campaign: string; person: string }], string>(
        'select id from assignment where campaign_id = $campaign and person_id = $person and signed_off_at is null',
      )
      .pluck()
      .get({ campaign, person }) ?? null
  );
}
