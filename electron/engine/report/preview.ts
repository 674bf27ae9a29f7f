// What a report would hold, section by section, before it is made. Only counts are asked for: a state of a million items is
// neither taken nor read again for them.
import type { Database } from 'better-sqlite3';
import type { ReportPreview } from '../../../shared/contract/report.ts';
import { draftCounts } from '../review/draft-counts.ts';
import { countsOfState, type ReportCounts } from '../review/report-counts.ts';
import { latestEdition, readSealedState, sealedCounts } from '../review/sealing.ts';
import type { ReviewServices } from '../review/services.ts';
import type { Clock } from '../workspace/workspace.ts';
import { packNameOf } from './pack/render.ts';
import { counted } from './wording.ts';

/** Throws NOT_FOUND for the campaign. */
export function previewReport(db: Database, clock: Clock, services: ReviewServices, campaign: string): ReportPreview {
  const sealed = latestEdition(db, campaign);
  const draft = sealed === undefined;
  const edition = sealed?.edition ?? 1;
  const counts = draft ? draftCounts(db, clock, services, campaign) : countsSealed(db, campaign, sealed.digest);
  const { customer, campaignName } = counts;
  return {
    campaign,
    campaignName,
    state: counts.closed ? 'closed' : 'open',
    draft,
    edition,
    stateDigest: sealed?.digest ?? null,
    sections: sectionsOf(counts),
    notices: [...(draft ? ['Nothing is sealed yet, so only an unsigned draft can be made.'] : []), ...counts.notices],
    fileName: packNameOf({ customer, campaignName, edition }, draft).replace('audit-pack', 'report'),
  };
}

/** As the seal says them; one from before it did is read for them, once: a sealed state never changes. */
function countsSealed(db: Database, campaign: string, digest: string): ReportCounts {
  const said = sealedCounts(db, campaign);
  if (said !== null) return said;
  const ofDatabase = known.get(db) ?? new Map<string, ReportCounts>();
  known.set(db, ofDatabase);
  const before = ofDatabase.get(digest);
  if (before !== undefined) return before;
  const sealed = readSealedState(db, campaign);
  if (sealed === null) throw new Error('an edition has no state');
  const counts = countsOfState(sealed.state);
  ofDatabase.set(digest, counts);
  return counts;
}

// Goes with its connection.
const known = new WeakMap<Database, Map<string, ReportCounts>>();

function sectionsOf(counts: ReportCounts): ReportPreview['sections'] {
  const final = counts.items - counts.noDecision - counts.cannotDecide;
  return [
    ['Management summary', `${final} of ${counted(counts.items, 'entitlement')} decided for good`],
    ['1 Scope and method', `${counted(counts.rules, 'rule')}, ${counted(counts.thresholds, 'threshold')}`],
    [
      '2 Operating model',
      `${counted(counts.activities, 'activity', 'activities')}, ${counted(counts.delegatedTasks, 'delegated task')}`,
    ],
    [
      '3 Population and control totals',
      `${counted(counts.sources, 'source')}, ${counted(counts.rejected, 'unreadable row')}, ${counts.outOfScope} entitlements out of scope`,
    ],
    ['4 Decisions', `${counted(counts.items, 'line item')}, ${counted(counts.signOffs, 'sign-off')}`],
    [
      '5 Exceptions and delegations',
      `${counted(counts.exceptions, 'exception')}, ${counted(counts.delegations, 'delegation')}`,
    ],
    ['6 No decision', `${counts.noDecision} without a decision, ${counts.cannotDecide} that could not be decided`],
    ['7 Remediation', `${counts.verified} of ${counted(counts.cuts, 'removal')} verified`],
    [
      '8 Provider’s actions against approvals',
      `${counted(counts.actions, 'action')}, ${counts.unauthorised} unauthorised`,
    ],
    ['9 Coverage', counted(counts.coverage, 'requirement')],
    ['10 Review quality', `${counted(counts.decisions, 'decision')}, ${counts.inBulk} of them in bulk`],
    ['11 Evidence register', counted(counts.bundles, 'bundle')],
    ['12 Ledger head and how to verify', `checkpoint over ${counted(counts.entries, 'entry', 'entries')}`],
  ].map(([section = '', summary = '']) => ({ section, summary }));
}
