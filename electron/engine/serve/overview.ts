// overview.read: what is open, due and odd in one workspace, and what needs the person who looks.
import type { Database } from 'better-sqlite3';
import type { Overview, WorkspaceSummary } from '../../../shared/contract/workspace.ts';
import { type CoverageStatus, coverageStatuses, frameworks } from '../../../shared/words.ts';
import { coverage } from '../controls/coverage.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { liveRows } from '../inventory/grid.ts';
import { populationTotals } from '../inventory/population.ts';
import { type ReconciledAction, reconcileActions } from '../review/actions.ts';
import { listCampaigns } from '../review/campaign.ts';
import { type RemediationRow, remediationRows } from '../review/remediation.ts';
import { currentReviewFacts } from '../review/review-facts.ts';
import type { Desk } from './desk.ts';
import { campaignItems, campaignNeeds, openBySystem, reviewersOf } from './overview-campaign.ts';
import {
  campaignWanted,
  endingNeeds,
  engagementNeeds,
  evidenceNeeds,
  furtherKeyNeeds,
  loopNeeds,
  type Need,
  roundNeeds,
} from './overview-needs.ts';

export function readOverview(desk: Desk, workspace: WorkspaceSummary, person: string | null): Overview {
  const db = desk.read();
  const today = desk.today();
  const locale = desk.acting.locale();
  const facts = currentReviewFacts(db, desk.clock);
  const actions = reconcileActions(db);
  const newest = listCampaigns(db, today)[0] ?? null;
  const items = newest === null ? null : campaignItems(db, newest, person);
  const counts = evidenceReading(db, 'inventory counts', () => countsOf(db));
  const population = evidenceReading(db, 'population totals', () => populationTotals(db));
  const reviewers = newest === null || items === null ? [] : reviewersOf(db, newest.id, items, today);
  return {
    workspace,
    campaign: newest,
    needs: soonestFirst([
      ...engagementNeeds(desk, db, counts),
      ...furtherKeyNeeds(db, today, locale),
      ...evidenceNeeds(db, counts, population, locale),
      ...(newest === null || items === null
        ? campaignWanted(counts, locale)
        : campaignNeeds(newest, items, person, today, locale)),
      ...roundNeeds(desk, db, today),
      ...endingNeeds(db, facts, today, locale),
      ...loopNeeds(desk, actions, today),
    ]),
    ...actionsOf(actions),
    remediation: remediationOf(remediationRows(db, null, today)),
    reviewers,
    coverage: coverageByFramework(db, facts, today),
    openBySystem: items === null ? [] : openBySystem(items),
    population,
    counts,
  };
}

function countsOf(db: Database): Overview['counts'] {
  const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  return {
    bundles: count('select count(*) as n from bundle'),
    identities: count('select count(*) as n from identity where removed_bundle is null'),
    credentials: count('select count(*) as n from credential where removed_bundle is null'),
    entitlements: liveRows(db, 'entitlements'),
    findings: count('select count(*) as n from finding where removed_bundle is null'),
    actions: count('select count(*) as n from action'),
    rejected: count('select count(*) as n from rejected_row'),
  };
}

function soonestFirst(needs: Need[]): Need[] {
  return needs.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** The rest of them is on the screen where they are answered. */
const actionsShown = 20;

function actionsOf(
  actions: readonly ReconciledAction[],
): Pick<Overview, 'unauthorised' | 'actionsTotal' | 'unauthorisedTotal' | 'answeredTotal'> {
  const unauthorised = actions.filter((action) => action.authorised === 'unauthorised' && action.citation !== null);
  const answered = unauthorised.filter(({ answer }) => answer !== null);
  const open = unauthorised.filter(({ answer }) => answer === null);
  return {
    unauthorised: shownActions([...open, ...answered].slice(0, actionsShown)),
    actionsTotal: actions.length,
    unauthorisedTotal: unauthorised.length,
    answeredTotal: answered.length,
  };
}

function remediationOf(rows: readonly RemediationRow[]): Overview['remediation'] {
  const open = rows.filter(({ state }) => state !== 'verified');
  const byDue = new Map<string | null, number>();
  for (const { due } of open) byDue.set(due, (byDue.get(due) ?? 0) + 1);
  return {
    open: open.length,
    overdue: open.filter(({ overdue }) => overdue).length,
    wrong: open.filter(({ state }) => state === 'failed' || state === 'reappeared').length,
    byDue: [...byDue].map(([due, items]) => ({ due, items })),
  };
}

function shownActions(actions: readonly ReconciledAction[]): Overview['unauthorised'] {
  return actions.flatMap(({ uid, performedBy, verb, target, at, standing, explanation, answer, citation }) =>
    citation === null ? [] : [{ uid, performedBy, verb, target, at, standing, explanation, answer, citation }],
  );
}

function coverageByFramework(db: Database, facts: ReviewFacts, today: string): Overview['coverage'] {
  const rows = coverage(db, facts, today);
  return frameworks.map((framework) => {
    const counts: Record<CoverageStatus, number> = { MET: 0, PARTLY_MET: 0, NOT_MET: 0, NOT_EVALUABLE: 0 };
    for (const status of coverageStatuses)
      counts[status] = rows.filter((row) => row.framework === framework && row.status === status).length;
    return { framework, counts };
  });
}
