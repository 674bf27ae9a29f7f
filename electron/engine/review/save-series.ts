// Keeping a plan as a series, and changing one. What would stand in the way of its rounds is settled first: a series that
// nobody could open would be proposed again and again.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { CampaignSeries, SeriesDefinition } from '../../../shared/contract/campaign.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { roundName } from '../../../shared/round-names.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider, requireNamed } from '../engagement/persons.ts';
import { perform } from '../ledger/perform.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { namedReviewers } from './assigning.ts';
import { seriesProblems } from './preview.ts';
import { daysLater } from './round-dates.ts';
import { requireRunning, requireSeries, seriesSaved } from './series.ts';

/**
 * A new series, or a new version of one. Whom it names has to be of the customer, what it leaves out needs a reason and an
 * approver, and its first round is not in the past unless it was there before. Throws PROVIDER_MAY_NOT_DECIDE,
 * PERSON_INACTIVE, AUDITOR_READS_ONLY, NOT_THE_REVIEWER, NOT_FOUND, INPUT_INVALID (also for one that has ended).
 */
export async function saveSeries(
  workspace: Workspace,
  input: { readonly series: string | null; readonly definition: SeriesDefinition; readonly as: string },
): Promise<CampaignSeries> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'campaign.saveSeries', input.as);
    const { definition } = input;
    for (const reviewer of namedReviewers(definition.assignment, definition.fallback)) {
      requireNamed(db, 'reviewer', reviewer);
    }
    if (definition.outOfScopeApprover !== null) {
      requireNamed(db, 'approver of what is left out', definition.outOfScopeApprover);
    }
    const before = input.series === null ? null : requireRunning(requireSeries(db, clock, input.series));
    if (before?.definition.firstOpens !== definition.firstOpens) requireToCome(definition.firstOpens, todayOf(clock));
    requireOpenable(db, clock, input.series, definition);
    const series = input.series ?? v7({ msecs: clock().getTime() });
    await perform(transaction, seriesSaved, actorFor(person), { series, definition });
    return requireSeries(db, clock, series);
  });
}

function requireToCome(firstOpens: string, today: string): void {
  if (firstOpens >= today) return;
  const message = `The first round would open on ${firstOpens}, which is past.`;
  throw new CountersignError('INPUT_INVALID', message, { firstOpens });
}

function requireOpenable(db: Database, clock: Clock, series: string | null, definition: SeriesDefinition): void {
  const { scope, assignment, fallback, outOfScopeReason, outOfScopeApprover } = definition;
  const [problem] = seriesProblems(
    db,
    {
      name: roundName(definition.name, definition.firstOpens),
      due: daysLater(definition.firstOpens, definition.dueDays),
      scope,
      assignment,
      fallback,
      outOfScopeReason,
      outOfScopeApprover,
      ...(series === null ? {} : { origin: { kind: 'series' as const, series } }),
      as: null,
    },
    clock,
  );
  if (problem !== undefined) throw problem;
}
