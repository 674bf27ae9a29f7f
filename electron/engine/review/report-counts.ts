// How much of what a report holds; of a sealed state, or of what a draft would be made from.

export interface ReportCounts {
  readonly campaignName: string;
  readonly customer: string;
  readonly closed: boolean;
  readonly items: number;
  readonly noDecision: number;
  readonly cannotDecide: number;
  readonly rules: number;
  readonly thresholds: number;
  /** Of the operating model, those that apply. */
  readonly activities: number;
  readonly delegatedTasks: number;
  readonly sources: number;
  readonly rejected: number;
  readonly outOfScope: number;
  readonly signOffs: number;
  readonly exceptions: number;
  readonly delegations: number;
  readonly cuts: number;
  readonly verified: number;
  readonly actions: number;
  readonly unauthorised: number;
  readonly coverage: number;
  readonly decisions: number;
  readonly inBulk: number;
  readonly bundles: number;
  /** Of the ledger, under the checkpoint. */
  readonly entries: number;
  readonly notices: readonly string[];
}
