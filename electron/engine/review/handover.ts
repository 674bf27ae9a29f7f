// "Not mine": the reviewer of record says whose an item is, and that person accepts or declines. Until it is accepted the
// item stays with the first, who is still accountable: nobody gets rid of an item by naming somebody.

import { v7 } from 'uuid';
import { z } from 'zod';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { identifiedAmong, identifiedPersons } from '../engagement/identified.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider, requireNamed } from '../engagement/persons.ts';
import { isSamePerson } from '../engagement/same-person.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openAssignment, refuseAnswered } from './assign.ts';
import { insertStep } from './assignment-steps.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { refuseSignedOff, withdraw } from './decide.ts';
import { refusal } from './deciding.ts';
import { insertEvent } from './decision-record.ts';
import { requireItem } from './items.ts';
import { insertAssignments } from './open-campaign.ts';
import { queueItem } from './queue.ts';

const handedOverBody = z.strictObject({
  item: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string().min(1),
});

export const itemHandedOver: Act<z.infer<typeof handedOverBody>> = {
  name: 'item.handed_over',
  body: handedOverBody,
  apply({ db }, body, head) {
    insertStep(db, { ...body, step: 'handed_over' }, head);
  },
};

const answeredBody = z.strictObject({
  item: z.string(),
  campaign: z.string(),
  from: z.string(),
  to: z.string(),
  accepts: z.boolean(),
  reason: z.string().min(1),
  /** Where the item goes when it is accepted; null: it stays. */
  assignment: z.strictObject({ id: z.string(), isNew: z.boolean() }).nullable(),
  /** The first reviewer's decision, which was not signed. */
  withdrawn: z.string().nullable(),
});

export const handoverAnswered: Act<z.infer<typeof answeredBody>> = {
  name: 'handover.answered',
  body: answeredBody,
  apply({ db }, { item, campaign, from, to, accepts, reason, assignment, withdrawn }, head) {
    insertStep(db, { item, step: accepts ? 'accepted' : 'declined', from, to, reason }, head);
    if (assignment === null) return;
    if (assignment.isNew) insertAssignments(db, campaign, [{ id: assignment.id, person: to }], head.at);
    if (withdrawn !== null) {
      insertEvent(db, withdrawn, 'reassigned', head, reason);
      withdraw({ db }, withdrawn);
    }
    db.prepare('update review_item set assignment_id = $assignment where id = $item').run({
      assignment: assignment.id,
      item,
    });
  },
};

/**
 * Only the reviewer of record, before sign-off, to another active person of the customer. Naming somebody else again
 * takes the place of a handover that nobody answered. Throws NOT_THE_REVIEWER, ASSIGNMENT_SIGNED_OFF, CAMPAIGN_CLOSED,
 * PROVIDER_MAY_NOT_DECIDE, AUDITOR_READS_ONLY, PERSON_INACTIVE, NOT_FOUND, ITEM_NOT_IN_CAMPAIGN, INPUT_INVALID.
 */
export async function notMine(
  workspace: Workspace,
  input: { readonly item: string; readonly to: string; readonly reason: string; readonly as: string },
): Promise<QueueItem> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'review.notMine', input.as);
    const item = requireItem(db, input.item);
    requireOpen(requireCampaign(db, item.campaign));
    if (item.assignee !== person.id) {
      throw refusal('NOT_THE_REVIEWER', `${item.reference} is not assigned to ${person.name}.`, item);
    }
    refuseSignedOff(item);
    const to = requireNamed(db, 'reviewer', input.to);
    const persons = identifiedPersons(db);
    if (isSamePerson(identifiedAmong(persons, person.id), identifiedAmong(persons, to.id))) {
      throw refusal('INPUT_INVALID', 'Name somebody else: nobody hands an item over to himself.', item);
    }
    const { reason } = input;
    await perform(transaction, itemHandedOver, actorFor(person), { item: item.id, from: person.id, to: to.id, reason });
    return queueItem(db, clock, item.id, person.id);
  });
}

/**
 * By the person who was named, and nobody in his place. Throws HANDOVER_NOT_OPEN, NOT_THE_REVIEWER for anybody else,
 * INPUT_INVALID for a refusal without a reason, ASSIGNMENT_SIGNED_OFF, CAMPAIGN_CLOSED, and as any deciding act.
 */
export async function answerHandover(
  workspace: Workspace,
  input: { readonly item: string; readonly accepts: boolean; readonly reason: string | null; readonly as: string },
): Promise<QueueItem> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'review.answerHandover', input.as);
    const item = requireItem(db, input.item);
    requireOpen(requireCampaign(db, item.campaign));
    refuseSignedOff(item);
    if (item.handoverTo === null || item.assignee === null) {
      throw refusal('HANDOVER_NOT_OPEN', `${item.reference} waits for nobody’s acceptance.`, item);
    }
    if (item.handoverTo !== person.id) {
      const message = `${item.reference} was handed to ${item.handoverName}, not to ${person.name}.`;
      throw refusal('NOT_THE_REVIEWER', message, item);
    }
    const reason = input.reason?.trim() ?? '';
    const { accepts } = input;
    if (!accepts && reason === '') throw refusal('INPUT_INVALID', 'Say why it is not yours either.', item);
    if (accepts) refuseAnswered(item, todayOf(clock));
    const existing = openAssignment(db, item.campaign, person.id);
    await perform(transaction, handoverAnswered, actorFor(person), {
      item: item.id,
      campaign: item.campaign,
      from: item.assignee,
      to: person.id,
      accepts,
      reason: reason === '' ? 'Accepted' : reason,
      assignment: accepts ? { id: existing ?? v7({ msecs: clock().getTime() }), isNew: existing === null } : null,
      withdrawn: accepts ? item.decision : null,
    });
    return queueItem(db, clock, item.id, person.id);
  });
}
