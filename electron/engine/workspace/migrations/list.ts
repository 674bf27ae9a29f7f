// Every migration in the order in which they run. A new one is appended, an old one never changes.
import type { Migration } from '../migrate.ts';
import { migration as workspace } from './001-workspace.ts';
import { migration as ledger } from './002-ledger.ts';
import { migration as evidence } from './003-evidence.ts';
import { migration as inventory } from './004-inventory.ts';
import { migration as controls } from './005-controls.ts';
import { migration as engagement } from './006-engagement.ts';
import { migration as review } from './007-review.ts';
import { migration as report } from './008-report.ts';

export const migrations: readonly Migration[] = [
  workspace,
  ledger,
  evidence,
  inventory,
  controls,
  engagement,
  review,
  report,
];
