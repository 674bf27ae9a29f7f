// campaign.*, review.*

import type { campaignMethods } from '../../../shared/contract/campaign.ts';
import type { Handlers } from '../../../shared/contract.ts';
import { assess } from '../controls/assess.ts';
import { assignItems } from '../review/assign.ts';
import { assignmentSteps } from '../review/assignment-steps.ts';
import { decideInBulk } from '../review/bulk.ts';
import { campaignDetail, listCampaigns } from '../review/campaign.ts';
import { reviewCase } from '../review/case.ts';
import { closeCampaign } from '../review/close.ts';
import { confirmDecision, decide, undoDecision } from '../review/decide.ts';
import { approversOf } from '../review/deciding.ts';
import { evidenceOpened, saveDraft } from '../review/drafts.ts';
import { answerHandover, notMine } from '../review/handover.ts';
import { openCampaign } from '../review/open-campaign.ts';
import { previewCampaign } from '../review/preview.ts';
import { findItems, queueCounts, queueRange, queueStep, reviewQueue } from '../review/queue.ts';
import { reviewFacts } from '../review/review-facts.ts';
import { signOff } from '../review/sign-off.ts';
import { signOffItems, signOffPreview } from '../review/sign-off-page.ts';
import { listSignOffs } from '../review/sign-off-record.ts';
import { supersede } from '../review/supersede.ts';
import { undoBatch } from '../review/undo-batch.ts';
import type { Desk } from './desk.ts';
import { reviewServices } from './judgement.ts';

type ReviewHandlers = Pick<
  Handlers,
  Exclude<Extract<keyof Handlers, `campaign.${string}` | `review.${string}`>, keyof typeof campaignMethods>
>;

export function reviewHandlers(desk: Desk): ReviewHandlers {
  return {
    'campaign.preview': (plan) => previewCampaign(desk.read(), plan, desk.clock, desk.acting.locale()),
    'campaign.open': async (plan) => {
      const workspace = desk.workspace();
      // the baseline freezes each item's risk, so it is judged as the evidence and the persons stand now
      await workspace.write((transaction) => assess(transaction, reviewFacts(transaction.db, desk.clock)));
      return openCampaign(workspace, plan);
    },
    'campaign.list': () => listCampaigns(desk.read(), desk.today()),
    'campaign.read': ({ campaign }) => campaignDetail(desk.read(), campaign, desk.today()),
    'campaign.close': (input) => closeCampaign(desk.workspace(), reviewServices, input),
    'review.queue': (input) => reviewQueue(desk.read(), desk.clock, input),
    'review.step': (input) => queueStep(desk.read(), desk.clock, input),
    'review.range': (input) => queueRange(desk.read(), desk.clock, input),
    'review.find': (input) => findItems(desk.read(), desk.clock, input),
    'review.counts': (input) => queueCounts(desk.read(), desk.clock, input),
    'review.case': (input) => reviewCase(desk.read(), desk.clock, reviewServices, input, desk.acting.locale()),
    'review.approvers': (input) => approversOf(desk.read(), input),
    'review.opened': (input) => evidenceOpened(desk.workspace(), input),
    'review.saveDraft': (input) => saveDraft(desk.workspace(), input),
    'review.decide': (input) => decide(desk.workspace(), reviewServices, input),
    'review.undo': (input) => undoDecision(desk.workspace(), input),
    'review.undoBatch': (input) => undoBatch(desk.workspace(), input),
    'review.confirm': (input) => confirmDecision(desk.workspace(), reviewServices, input),
    'review.bulk': (input) => decideInBulk(desk.workspace(), input, desk.acting.locale()),
    'review.assign': (input) => assignItems(desk.workspace(), input),
    'review.notMine': (input) => notMine(desk.workspace(), input),
    'review.answerHandover': (input) => answerHandover(desk.workspace(), input),
    'review.assignments': ({ item }) => assignmentSteps(desk.read(), item),
    'review.signOffPreview': (input) => signOffPreview(desk.read(), desk.clock, input),
    'review.signOffItems': (input) => signOffItems(desk.read(), desk.clock, input),
    'review.signOffs': (input) => listSignOffs(desk.read(), input),
    'review.signOff': (input) => signOff(desk.workspace(), reviewServices, input),
    'review.supersede': (input) => supersede(desk.workspace(), reviewServices, input),
  };
}
