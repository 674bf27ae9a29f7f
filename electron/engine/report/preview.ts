// What a report would hold, section by section, before it is made.
import type { Database } from 'better-sqlite3';
import type { ReportPreview } from '../../../shared/contract/report.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { draftState, readSealedState } from '../review/sealing.ts';
import type { ReviewServices } from '../review/services.ts';
import type { Clock } from '../workspace/workspace.ts';
import { type Figures, figuresOf, stateDigest } from './figures.ts';
import { packName } from './pack/render.ts';
import { counted } from './wording.ts';

/** Throws NOT_FOUND for the campaign. */
export function previewReport(db: Database, clock: Clock, services: ReviewServices, campaign: string): ReportPreview {
  const sealed = readSealedState(db, campaign);
  const { state, edition } = sealed ?? draftState(db, clock, services, campaign);
  const draft = sealed === null;
  const figures = figuresOf(state);
  return {
    campaign,
    campaignName: state.campaign.name,
    state: state.campaign.closedAt === null ? 'open' : 'closed',
    draft,
    edition,
    stateDigest: stateDigest(state),
    sections: sectionsOf(state, figures),
    notices: [...(draft ? ['Nothing is sealed yet, so only an unsigned draft can be made.'] : []), ...state.notices],
    fileName: packName(state, draft).replace('audit-pack', 'report'),
  };
}

function sectionsOf(state: SealedState, figures: Figures): ReportPreview['sections'] {
  const none = figures.byOutcome.NO_DECISION;
  return [
    ['Management summary', `${figures.final} of ${counted(figures.items, 'entitlement')} decided for good`],
    ['1 Scope and method', `${counted(state.rules.length, 'rule')}, ${counted(state.thresholds.length, 'threshold')}`],
    [
      '2 Operating model',
      `${counted(state.operatingModel.activities.filter(({ applies }) => applies).length, 'activity', 'activities')}, ${counted(state.operatingModel.delegatedTasks.length, 'delegated task')}`,
    ],
    [
      '3 Population and control totals',
      `${counted(state.sources.length, 'source')}, ${counted(figures.rejected, 'unreadable row')}, ${figures.outOfScope} entitlements out of scope`,
    ],
    ['4 Decisions', `${counted(figures.items, 'line item')}, ${counted(state.signOffs.length, 'sign-off')}`],
    [
      '5 Exceptions and delegations',
      `${counted(figures.exceptions.length, 'exception')}, ${counted(state.delegations.length, 'delegation')}`,
    ],
    ['6 No decision', `${none} without a decision, ${figures.byOutcome.CANNOT_DECIDE} that could not be decided`],
    ['7 Remediation', `${figures.verified} of ${counted(figures.cuts, 'removal')} verified`],
    [
      '8 Provider’s actions against approvals',
      `${counted(state.actions.length, 'action')}, ${figures.unauthorised} unauthorised`,
    ],
    ['9 Coverage', counted(state.coverage.length, 'requirement')],
    ['10 Review quality', `${counted(state.quality.decisions, 'decision')}, ${state.quality.inBulk} of them in bulk`],
    ['11 Evidence register', counted(state.bundles.length, 'bundle')],
    ['12 Ledger head and how to verify', `checkpoint over ${counted(state.ledger.size, 'entry', 'entries')}`],
  ].map(([section = '', summary = '']) => ({ section, summary }));
}
