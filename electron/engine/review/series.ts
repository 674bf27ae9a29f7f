// Series of campaigns: what is reviewed, by whom and how often. A series never opens anything by itself; it proposes the
// next round, with all that earlier campaigns left open, and somebody opens that.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type CampaignSeries, seriesDefinition } from '../../../shared/contract/campaign.ts';
import type { CampaignPlan } from '../../../shared/contract/campaign-plan.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { roundName, seriesName } from '../../../shared/round-names.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { freeCampaignName } from './campaign-name.ts';
import { openEnds } from './carry-over.ts';
import { daysLater, nextRound } from './round-dates.ts';

const savedBody = z.strictObject({ series: z.string(), definition: seriesDefinition });

export const seriesSaved: Act<z.infer<typeof savedBody>> = {
  name: 'series.saved',
  body: savedBody,
  apply({ db }, { series, definition }, head) {
    insertVersion(db).run({
      series,
      entry: head.index,
      event: 'saved',
      definition: JSON.stringify(definition),
      reason: null,
      person: head.actor.person,
      at: head.at,
    });
  },
};

const endedBody = z.strictObject({ series: z.string(), reason: z.string().min(1) });

export const seriesEnded: Act<z.infer<typeof endedBody>> = {
  name: 'series.ended',
  body: endedBody,
  apply({ db }, { series, reason }, head) {
    insertVersion(db).run({
      series,
      entry: head.index,
      event: 'ended',
      definition: null,
      reason,
      person: head.actor.person,
      at: head.at,
    });
  },
};

function insertVersion(db: Database) {
  return db.prepare<object>(
    `insert into campaign_series (series_id, ledger_entry, event, definition, reason, person_id, at)
     values ($series, $entry, $event, $definition, $reason, $person, $at)`,
  );
}

/** Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, AUDITOR_READS_ONLY, NOT_FOUND, INPUT_INVALID for one that has ended. */
export async function endSeries(
  workspace: Workspace,
  input: { readonly series: string; readonly reason: string; readonly as: string },
): Promise<CampaignSeries> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'campaign.endSeries', input.as);
    requireRunning(requireSeries(db, clock, input.series));
    await perform(transaction, seriesEnded, actorFor(person), { series: input.series, reason: input.reason });
    return requireSeries(db, clock, input.series);
  });
}

/** Those that run first, then those that have ended; each in the order in which it was first saved. */
export function listSeries(db: Database, clock: Clock): CampaignSeries[] {
  const today = todayOf(clock);
  const versions = db
    .prepare<[], VersionRow>(
      `select series_id as series, event, definition, reason, person.name as by, at
       from campaign_series
       join person on person.id = campaign_series.person_id
       order by ledger_entry`,
    )
    .all();
  if (versions.length === 0) return [];
  const left = openEnds(db, today);
  const carried = left.filter((end) => end.live).length;
  const takesOver = { carried, gone: left.length - carried };
  const all = [...new Set(versions.map((version) => version.series))].map((id) =>
    seriesOf(
      db,
      versions.filter((version) => version.series === id),
      takesOver,
      today,
    ),
  );
  return [...all.filter((one) => one.ended === null), ...all.filter((one) => one.ended !== null)];
}

/** Throws NOT_FOUND. */
export function requireSeries(db: Database, clock: Clock, id: string): CampaignSeries {
  const series = listSeries(db, clock).find((candidate) => candidate.id === id);
  if (series !== undefined) return series;
  throw new CountersignError('NOT_FOUND', 'There is no such series.', { series: id });
}

/** What opening the next round would ask for; opening it is somebody's own act. Throws NOT_FOUND, INPUT_INVALID. */
export function nextOfSeries(db: Database, clock: Clock, id: string): CampaignPlan {
  const { definition, next } = requireRunning(requireSeries(db, clock, id));
  const { scope, assignment, fallback, outOfScopeReason, outOfScopeApprover, dueDays } = definition;
  return {
    name: next.name,
    due: daysLater(todayOf(clock), dueDays),
    scope,
    assignment,
    fallback,
    outOfScopeReason,
    outOfScopeApprover,
    origin: { kind: 'series', series: id },
    as: null,
  };
}

/** Throws INPUT_INVALID. */
export function requireRunning(
  series: CampaignSeries,
): CampaignSeries & { readonly next: NonNullable<CampaignSeries['next']> } {
  const { next } = series;
  if (next !== null) return { ...series, next };
  const { name, firstOpens, everyMonths } = series.definition;
  const message = `The series ${seriesName(name, firstOpens, everyMonths)} has ended.`;
  throw new CountersignError('INPUT_INVALID', message, { series: series.id });
}

interface VersionRow {
  readonly series: string;
  readonly event: 'saved' | 'ended';
  readonly definition: string | null;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

function seriesOf(
  db: Database,
  versions: readonly VersionRow[],
  takesOver: { readonly carried: number; readonly gone: number },
  today: string,
): CampaignSeries {
  const saved = versions.findLast((version) => version.event === 'saved');
  const ended = versions.findLast((version) => version.event === 'ended');
  if (saved?.definition == null) throw new Error('a series that was never saved');
  const definition = seriesDefinition.parse(JSON.parse(saved.definition));
  const campaigns = campaignsOf(db, saved.series);
  const opened = campaigns.map((campaign) => campaign.opensOn);
  const round = nextRound(definition.firstOpens, definition.everyMonths, opened, today);
  return {
    id: saved.series,
    definition,
    savedAt: saved.at,
    savedBy: saved.by,
    ended: ended === undefined ? null : { at: ended.at, by: ended.by, reason: ended.reason ?? '' },
    next:
      ended === undefined
        ? { ...round, name: freeCampaignName(db, roundName(definition.name, round.opensOn)), ...takesOver }
        : null,
    campaigns,
  };
}

function campaignsOf(db: Database, series: string): CampaignSeries['campaigns'] {
  return db
    .prepare<[{ series: string }], CampaignSeries['campaigns'][number]>(
      `select campaign.id, campaign.name, campaign_origin.opens_on as opensOn
       from campaign_origin
       join campaign on campaign.id = campaign_origin.campaign_id
       where campaign_origin.series_id = $series
       order by campaign_origin.opens_on`,
    )
    .all({ series });
}
