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
import { migration as mapping } from './009-mapping.ts';
import { migration as links } from './010-links.ts';
import { migration as loop } from './011-loop.ts';
import { migration as engagementAgain } from './012-engagement.ts';
import { migration as reportFormats } from './013-report-formats.ts';
import { migration as reportRevisions } from './014-report-revisions.ts';
import { migration as bundleManifests } from './015-bundle-manifests.ts';
import { migration as campaignRounds } from './016-campaign-rounds.ts';
import { migration as separation } from './017-separation-of-duties.ts';
import { migration as reviewQueue } from './018-review-queue.ts';
import { migration as reviewQueueFilled } from './019-review-queue-filled.ts';
import { migration as rowIndex } from './020-row-index.ts';
import { migration as population } from './021-population.ts';
import { migration as toDo } from './022-to-do.ts';
import { migration as reviewHand } from './023-review-hand.ts';
import { migration as blobOutline } from './025-blob-outline.ts';
import { migration as rejectedReasons } from './026-rejected-reasons.ts';
import { migration as ledgerSearch } from './028-ledger-search.ts';
import { migration as overview } from './029-overview.ts';
import { migration as planDraft } from './031-plan-draft.ts';

export const migrations: readonly Migration[] = [
  workspace,
  ledger,
  evidence,
  inventory,
  controls,
  engagement,
  review,
  report,
  mapping,
  links,
  loop,
  engagementAgain,
  reportFormats,
  reportRevisions,
  bundleManifests,
  campaignRounds,
  separation,
  reviewQueue,
  reviewQueueFilled,
  rowIndex,
  population,
  toDo,
  reviewHand,
  blobOutline,
  rejectedReasons,
  ledgerSearch,
  overview,
  planDraft,
];
