// Every act of this capability, for replaying a ledger. What they need beside the ledger: the stored files.
import type { Act } from '../ledger/act.ts';
import { evidenceImported } from './evidence-act.ts';
import { linkConfirmed, linkUndone } from './links/rulings.ts';
import { mappingRetired, mappingSaved } from './mapping/profiles.ts';
import { trustAdded, trustRemoved } from './trust.ts';

export const inventoryActs: readonly Act<unknown>[] = [
  evidenceImported,
  trustAdded,
  trustRemoved,
  linkConfirmed,
  linkUndone,
  mappingSaved,
  mappingRetired,
];

/** Tables whose rows no act carries: they are copied before a replay. An outline follows from the bytes of its file. */
export const blobTables = ['blob', 'blob_chunk', 'blob_outline'] as const;
