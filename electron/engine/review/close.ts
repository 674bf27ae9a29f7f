// Closing a campaign. What has no signed answer by then is NO_DECISION, by name, and the campaign reads as incomplete.
import { z } from 'zod';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import { holdsRight, isAccountableForReview } from '../engagement/rights.ts';
import type { PartialSource } from '../inventory/partial-sources.ts';
import type { Act } from '../ledger/act.ts';
import { writeCheckpoint } from '../ledger/checkpoints.ts';
import { perform } from '../ledger/perform.ts';
import type { Transaction, Workspace } from '../workspace/workspace.ts';
import {
  type CampaignRow,
  campaignDetail,
  campaignProgress,
  partialIn,
  requireCampaign,
  requireOpen,
} from './campaign.ts';
import { isFinal, itemsOf } from './items.ts';
import { sealCampaign } from './sealing.ts';
import type { ReviewServices } from './services.ts';

const closedBody = z.strictObject({
  campaign: z.string(),
  reason: z.string().nullable(),
  complete: z.boolean(),
  /** References of the items without a final decision. */
  open: z.array(z.string()),
});

export const campaignClosed: Act<z.infer<typeof closedBody>> = {
  name: 'campaign.closed',
  body: closedBody,
  apply({ db }, body, head) {
    db.prepare(
      `update campaign
       set state = 'closed', closed_at = $at, closed_by = $by, close_reason = $reason, complete = $complete
       where id = $campaign`,
    ).run({
      campaign: body.campaign,
      at: head.at,
      by: head.actor.person,
      reason: body.reason,
      complete: body.complete ? 1 : 0,
    });
  },
};

/**
 * By who holds the right to close, answers for access reviews, or reviews in it. Throws NOT_THE_REVIEWER,
 * CAMPAIGN_CLOSED, CAMPAIGN_INCOMPLETE when something is open and no reason is given, PROVIDER_MAY_NOT_DECIDE,
 * PERSON_INACTIVE, NOT_FOUND.
 */
export async function closeCampaign(
  workspace: Workspace,
  services: ReviewServices,
  input: { readonly campaign: string; readonly reason: string | null; readonly as: string },
): Promise<CampaignDetail> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const today = todayOf(clock);
    const person = requireDecider(db, 'campaign.close', input.as);
    const campaign = requireCampaign(db, input.campaign);
    requireOpen(campaign);
    requireRightToClose(transaction, campaign, person);
    const { complete } = campaignProgress(db, campaign.id, today);
    const open = itemsOf(db, campaign.id)
      .filter((item) => !isFinal(item, today))
      .map((item) => item.reference);
    const reason = (input.reason ?? '').trim() || null;
    if (!complete && reason === null) throw incomplete(campaign.id, open, partialIn(db, campaign));
    await perform(transaction, campaignClosed, actorFor(person), { campaign: campaign.id, reason, complete, open });
    writeCheckpoint(transaction);
    const why = reason === null ? 'The campaign was closed complete' : `The campaign was closed: ${reason}`;
    await sealCampaign(transaction, services, campaign.id, actorFor(person), why);
    return campaignDetail(db, campaign.id, today);
  });
}

function incomplete(campaign: string, open: readonly string[], partial: readonly PartialSource[]): CountersignError {
  const items = `${open.length} ${open.length === 1 ? 'item has' : 'items have'} no final decision.`;
  const sources = partial.map(({ kind, system }) => (system === null ? kind : `${kind} of ${system}`));
  const evidence = `Its evidence is partial (${sources.join(', ')}), so it can't be called complete.`;
  const why = [...(open.length > 0 || partial.length === 0 ? [items] : []), ...(partial.length > 0 ? [evidence] : [])];
  return new CountersignError('CAMPAIGN_INCOMPLETE', `${why.join(' ')} Closing now needs a reason.`, {
    campaign,
    open,
    partial: sources,
  });
}

function requireRightToClose({ db }: Transaction, campaign: CampaignRow, person: Person): void {
  const { document } = currentModel(db);
  const isReviewer =
    db
      .prepare('select 1 from assignment where campaign_id = $campaign and person_id = $person')
      .get({ campaign: campaign.id, person: person.id }) !== undefined;
  if (
    isReviewer ||
    isAccountableForReview(document, person) ||
    holdsRight(document, decisionRightIds.closeCampaign, person)
  ) {
    return;
  }
  throw new CountersignError('NOT_THE_REVIEWER', `${person.name} does not hold the right to close a campaign.`, {
    person: person.id,
  });
}
