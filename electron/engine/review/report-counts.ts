// How much of what a report holds; of a sealed state, or of what a draft would be made from. A seal writes it down beside the
// digest of what it sealed, so that nobody reads a state of a million items for its counts.
import { z } from 'zod';
import type { SealedState } from './sealed-state.ts';

const number = z.number();

export const reportCounts = z.strictObject({
  campaignName: z.string(),
  customer: z.string(),
  closed: z.boolean(),
  items: number,
  noDecision: number,
  cannotDecide: number,
  rules: number,
  thresholds: number,
  /** Of the operating model, those that apply. */
  activities: number,
  delegatedTasks: number,
  sources: number,
  rejected: number,
  outOfScope: number,
  signOffs: number,
  exceptions: number,
  delegations: number,
  cuts: number,
  verified: number,
  actions: number,
  unauthorised: number,
  coverage: number,
  decisions: number,
  inBulk: number,
  bundles: number,
  /** Of the ledger, under the checkpoint. */
  entries: number,
  notices: z.array(z.string()),
});
export type ReportCounts = Readonly<z.infer<typeof reportCounts>>;

export function countsOfState(state: SealedState): ReportCounts {
  const { items, remediation, actions } = state;
  return {
    campaignName: state.campaign.name,
    customer: state.workspace.customer,
    closed: state.campaign.closedAt !== null,
    items: items.length,
    noDecision: items.filter(({ outcome }) => outcome === 'NO_DECISION').length,
    cannotDecide: items.filter(({ outcome }) => outcome === 'CANNOT_DECIDE').length,
    rules: state.rules.length,
    thresholds: state.thresholds.length,
    activities: state.operatingModel.activities.filter(({ applies }) => applies).length,
    delegatedTasks: state.operatingModel.delegatedTasks.length,
    sources: state.sources.length,
    rejected: state.rejectedRows.length,
    outOfScope: state.outOfScope.reduce((sum, { entitlements }) => sum + entitlements, 0),
    signOffs: state.signOffs.length,
    exceptions: items.filter(({ decision }) => decision?.exception != null).length,
    delegations: state.delegations.length,
    cuts: remediation.length,
    verified: remediation.filter((entry) => entry.state === 'verified').length,
    actions: actions.length,
    unauthorised: actions.filter(({ authorised }) => authorised === 'unauthorised').length,
    coverage: state.coverage.length,
    decisions: state.quality.decisions,
    inBulk: state.quality.inBulk,
    bundles: state.bundles.length,
    entries: state.ledger.size,
    notices: [...state.notices],
  };
}
