// Every act that a ledger may hold, from all capabilities: what a replay needs.
import { coverageOverridden } from '../controls/overrides.ts';
import { thresholdChanged } from '../controls/thresholds.ts';
import { engagementActs } from '../engagement/acts.ts';
import { inventoryActs } from '../inventory/acts.ts';
import type { Act } from '../ledger/act.ts';
import { reportActs } from '../report/issued.ts';
import { reviewActs } from '../review/acts.ts';
import { workspaceNamed } from '../workspace/naming.ts';

export const allActs: readonly Act<unknown>[] = [
  workspaceNamed,
  ...inventoryActs,
  thresholdChanged,
  coverageOverridden,
  ...engagementActs,
  ...reviewActs,
  ...reportActs,
];
