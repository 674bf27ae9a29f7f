// What came to its end is put before somebody again: in its own campaign while that is open, else in a small follow-up
// review of exactly these entitlements. Until then it stands on the overview as due.
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { requireDecider } from '../engagement/persons.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { assignItems } from './assign.ts';
import { requireItem } from './items.ts';
import { openCampaign } from './open-campaign.ts';
import { type EndedDecision, endedDecisions } from './review-facts.ts';

/**
 * By a person of the customer. Throws INPUT_INVALID when nothing has come back, and as assigning and opening a campaign do.
 */
export async function followUp(
  workspace: Workspace,
  input: { readonly due: string; readonly as: string },
): Promise<{ reassigned: number; campaign: CampaignDetail | null }> {
  const { read, clock } = workspace;
  requireDecider(read, 'campaign.close', input.as);
  const today = todayOf(clock);
  const ended = endedDecisions(read, today);
  if (ended.length === 0) {
    throw new CountersignError('INPUT_INVALID', 'Nothing has come to its end: there is nothing to review again.');
  }
  const inOpen = ended.filter(({ item }) => requireItem(read, item).campaignState === 'open');
  const reassigned = await giveAgain(workspace, inOpen, input.as);
  const rest = ended.filter((one) => !inOpen.includes(one));
  if (rest.length === 0) return { reassigned, campaign: null };
  const campaign = await openCampaign(workspace, {
    name: `Follow-up review of ${today}`,
    due: input.due,
    scope: {
      systems: null,
      privilegeKinds: null,
      minimumRisk: null,
      vendorManaged: true,
      entitlements: rest.map(({ entitlement }) => entitlement),
    },
    assignment: [{ by: 'owner' }],
    fallback: input.as,
    outOfScopeReason: null,
    outOfScopeApprover: null,
    as: input.as,
  });
  return { reassigned, campaign };
}

/** Back to whoever reviewed it; to who asks, where nobody is on record. */
async function giveAgain(workspace: Workspace, ended: readonly EndedDecision[], as: string): Promise<number> {
  const byReviewer = new Map<string, string[]>();
  for (const { item, assignee } of ended) {
    const to = assignee ?? as;
    byReviewer.set(to, [...(byReviewer.get(to) ?? []), item]);
  }
  let reassigned = 0;
  for (const [to, items] of byReviewer) {
    const reason = 'What was decided has come to its end';
    reassigned += (await assignItems(workspace, { items, to, reason, as })).assigned;
  }
  return reassigned;
}
