// What a management summary carries for machines: its figures, and the ledger that they stand on.
import type { SealedState } from '../review/sealed-state.ts';
import { type Figures, figuresOf, frameworksIn, stateDigest } from './figures.ts';

export const summaryFormat = 'countersign-summary/1';

/** Counts only; no name of an identity, and of the parties only the organisations. */
export function summaryFigures(state: SealedState) {
  const figures: Figures = figuresOf(state);
  const { workspace, campaign, edition, sealedAt, ledger } = state;
  return {
    format: summaryFormat,
    /** Of the state that was sealed, also where a redacted copy was drawn. */
    stateDigest: state.redaction?.of ?? stateDigest(state),
    redacted: state.redaction !== undefined,
    customer: workspace.customer,
    provider: workspace.provider,
    campaign: { id: campaign.id, name: campaign.name, openedAt: campaign.openedAt, closedAt: campaign.closedAt },
    complete: campaign.complete && figures.byOutcome.NO_DECISION === 0,
    edition,
    sealedAt,
    figures: {
      entitlements: figures.items,
      imported: figures.imported,
      outOfScope: figures.outOfScope,
      identities: figures.identities,
      decided: figures.final,
      withoutDecision: figures.byOutcome.NO_DECISION,
      removals: figures.cuts,
      removalsVerified: figures.verified,
      unauthorisedActions: figures.unauthorised,
      exceptions: figures.exceptions.length,
      unreadableRows: figures.rejected,
      byOutcome: figures.byOutcome,
      byRisk: figures.byRisk,
    },
    coverage: frameworksIn(state).map((framework) => {
      const rows = state.coverage.filter((row) => row.framework === framework);
      const count = (status: (typeof rows)[number]['status']) => rows.filter((row) => row.status === status).length;
      return {
        framework,
        met: count('MET'),
        partlyMet: count('PARTLY_MET'),
        notMet: count('NOT_MET'),
        notEvaluable: count('NOT_EVALUABLE'),
      };
    }),
    ledger,
  };
}
