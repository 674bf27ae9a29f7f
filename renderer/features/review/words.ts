// The review's words put together: what a decision is called, how the work was done, when a campaign is due. Pure; the words
// themselves stand in the message tables.
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewQuality } from '../../../shared/contract/sign-off.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import type { ItemOutcome } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';

/** "Until 30 Nov" where a date says more than the outcome's name. */
export function decisionWord(
  outcome: ItemOutcome,
  decision: Pick<Decision, 'until'> | null,
  words: Messages,
  format: Format,
): string {
  if (outcome === 'CERTIFY_UNTIL' && decision?.until != null) return words.review.until(format.day(decision.until));
  return words.field.outcomes[outcome];
}

/** "38 seconds", "6 minutes". */
export function duration(seconds: number, { durations }: Messages['review']): string {
  if (seconds < 100) return durations.seconds(Math.round(seconds));
  if (seconds < 5400) return durations.minutes(Math.round(seconds / 60));
  return durations.hours(Math.round(seconds / 3600));
}

/** How the review was done, as facts: label and sentence. Shown to the lead and before signing, never as a score. */
export function qualityFacts(quality: ReviewQuality, words: Messages): readonly (readonly [string, string])[] {
  const { oneByOne, inBulk, batches, medianSeconds, longestSeconds, longestStreak } = quality;
  const said = words.review.quality;
  const longest = longestSeconds === null ? null : duration(longestSeconds, words.review);
  const times = medianSeconds === null ? '' : said.times(duration(medianSeconds, words.review), longest);
  return [
    [said.oneByOne, `${said.items(oneByOne)}${times}`],
    [said.together, inBulk === 0 ? said.none : said.inBulk(inBulk, batches)],
    [said.evidence, said.opened(quality.evidenceOpened, quality.decisions)],
    [
      said.streak,
      longestStreak === null
        ? said.none
        : said.inARow(longestStreak.length, words.field.outcomes[longestStreak.outcome]),
    ],
    [said.undone, said.decisions(quality.undone)],
  ];
}

export function campaignSummary(campaign: CampaignProgress, words: Messages['review'], format: Format): string {
  return campaign.state === 'closed'
    ? words.campaign.closed(format.day(campaign.closedAt ?? campaign.due))
    : words.campaign.due(format.due(campaign.due).text);
}
