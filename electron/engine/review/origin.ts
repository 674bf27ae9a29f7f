// Where a planned campaign comes from: the round of a series, what an earlier campaign left open, or an event. From this
// follows what it takes over, what it is limited to, and the reason that is recorded with it.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type CampaignPlan, carryReasons, type OpenEnd } from '../../../shared/contract/campaign-plan.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { seriesName } from '../../../shared/round-names.ts';
import { todayOf } from '../engagement/operating-model.ts';
import type { Clock } from '../workspace/workspace.ts';
import { openEnds, requireOpenEnds } from './carry-over.ts';
import { requireRunning, requireSeries } from './series.ts';
import { requireTrigger } from './triggers.ts';

/** As the act of opening carries it. */
export const originRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('series'), because: z.string(), series: z.string(), opensOn: businessDate }),
  z.strictObject({ kind: z.literal('follow_up'), because: z.string() }),
  z.strictObject({ kind: z.literal('trigger'), because: z.string(), trigger: z.string() }),
]);
export type OriginRecord = z.infer<typeof originRecord>;

export const carriedRecord = z.strictObject({
  from: z.string(),
  why: z.enum(carryReasons),
  endsOn: z.string().nullable(),
  /** The new item; null: gone from the evidence. */
  item: z.string().nullable(),
});

export interface ResolvedOrigin {
  readonly record: OriginRecord | null;
  /** Only these entitlements (uid); null: all that the scope covers. */
  readonly limit: readonly string[] | null;
  readonly carried: readonly OpenEnd[];
  readonly problems: readonly CountersignError[];
}

const ofItsOwn: ResolvedOrigin = { record: null, limit: null, carried: [], problems: [] };

/** What can't be resolved becomes a problem of the plan, so that a preview can tell it. */
export function resolveOrigin(db: Database, plan: CampaignPlan, clock: Clock): ResolvedOrigin {
  const { origin } = plan;
  if (origin === undefined) return ofItsOwn;
  try {
    switch (origin.kind) {
      case 'series':
        return ofSeries(db, clock, origin.series);
      case 'follow_up':
        return ofItems(db, todayOf(clock), origin.items);
      case 'trigger':
        return ofTrigger(db, origin.trigger);
    }
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { record: null, limit: [], carried: [], problems: [error] };
  }
}

/** Everything that any closed campaign left open comes with the round, whatever its scope. */
function ofSeries(db: Database, clock: Clock, id: string): ResolvedOrigin {
  const series = requireRunning(requireSeries(db, clock, id));
  const { name, everyMonths } = series.definition;
  const stillOpen = series.campaigns.filter(
    (campaign) => db.prepare(`select 1 from campaign where id = ? and state = 'open'`).get(campaign.id) !== undefined,
  );
  return {
    record: {
      kind: 'series',
      because: `Round of ${series.next.opensOn} of the series “${seriesName(name, series.next.opensOn, everyMonths)}”.`,
      series: id,
      opensOn: series.next.opensOn,
    },
    limit: null,
    carried: openEnds(db, todayOf(clock)),
    problems: stillOpen.map(
      ({ name: round, id: campaign }) =>
        new CountersignError(
          'INPUT_INVALID',
          `${round} is still open: close it first, so that what is open in it comes with the next round.`,
          { campaign },
        ),
    ),
  };
}

function ofItems(db: Database, today: string, items: readonly string[]): ResolvedOrigin {
  const carried = requireOpenEnds(db, today, items);
  const names = [...new Set(carried.map((end) => end.campaignName))];
  return {
    record: { kind: 'follow_up', because: `Follow-up over what was left open in ${names.join(', ')}.` },
    limit: carried.map((end) => end.entitlement),
    carried,
    problems: [],
  };
}

function ofTrigger(db: Database, key: string): ResolvedOrigin {
  const { text, pending } = requireTrigger(db, key);
  return {
    record: { kind: 'trigger', because: text, trigger: key },
    limit: pending.map((happening) => happening.uid),
    carried: [],
    problems: [],
  };
}
