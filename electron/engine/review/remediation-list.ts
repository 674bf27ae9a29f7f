// The remediation as a list of any length: parts of it, counted, and page by page. It is put in its order once for each reading.
import type { Database } from 'better-sqlite3';
import type { Remediation, RemediationPage } from '../../../shared/contract/review.ts';
import type { MethodArguments } from '../../../shared/contract.ts';
import { type RemediationState, risks } from '../../../shared/words.ts';
import { hasWords, wordsOf } from './queue-search.ts';
import { type RemediationRow, remediationRows } from './remediation.ts';

/** In the order of what asks for attention. */
const stateOrder: readonly RemediationState[] = ['reappeared', 'failed', 'claimed', 'instructed', 'verified'];

/** A part of the list with what is counted of it. `today` is YYYY-MM-DD. */
export function listRemediation(
  db: Database,
  { campaign, state, search, item, offset, limit }: MethodArguments<'remediation.list'>,
  today: string,
): RemediationPage {
  const part = partOf(remediationRows(db, null, today), campaign, wordsOf(search));
  const { counts, open, overdue, byDue } = part;
  const rows = state === null ? part.rows : part.ofState[state];
  const position = item === null ? -1 : rows.findIndex((row) => row.item === item);
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map(asRecord),
    position: position < 0 ? null : position,
    counts,
    open,
    overdue,
    byDue,
  };
}

interface Part extends Pick<RemediationPage, 'counts' | 'open' | 'overdue' | 'byDue'> {
  readonly rows: readonly RemediationRow[];
  readonly ofState: Readonly<Record<RemediationState, readonly RemediationRow[]>>;
}

/** The newest are kept, so that the pages of one are not looked for one by one. */
const keptParts = 8;

function partOf(all: readonly RemediationRow[], campaign: string | null, words: readonly string[]): Part {
  const ofReading = known.get(all) ?? new Map<string, Part>();
  known.set(all, ofReading);
  const name = JSON.stringify([campaign, ...words]);
  const before = ofReading.get(name);
  if (before !== undefined) return before;
  const isWhole = campaign === null && words.length === 0;
  const sorted = isWhole ? [...all].sort(byAttention) : partOf(all, null, []).rows;
  const part = counted(isWhole ? sorted : sorted.filter((row) => isOf(row, campaign, words)));
  const [oldest] = ofReading.keys();
  if (ofReading.size >= keptParts && oldest !== undefined) ofReading.delete(oldest);
  ofReading.set(name, part);
  return part;
}

// Goes with the reading that it was made of.
const known = new WeakMap<readonly RemediationRow[], Map<string, Part>>();

function byAttention(one: RemediationRow, other: RemediationRow): number {
  return (
    stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state) ||
    risks.indexOf(other.risk) - risks.indexOf(one.risk) ||
    (one.instructedAt < other.instructedAt ? -1 : one.instructedAt > other.instructedAt ? 1 : 0)
  );
}

function isOf(row: RemediationRow, campaign: string | null, words: readonly string[]): boolean {
  if (campaign !== null && row.campaign !== campaign) return false;
  const { identity, privilege, resource, system, reference, item, ticket, instruction } = row;
  const said = [identity, privilege, resource, system, reference, item, ticket ?? '', instruction?.reference ?? ''];
  return words.length === 0 || hasWords(said.join(' '), words);
}

function counted(rows: readonly RemediationRow[]): Part {
  const ofState: Record<RemediationState, RemediationRow[]> = {
    reappeared: [],
    failed: [],
    claimed: [],
    instructed: [],
    verified: [],
  };
  const byDue = new Map<string | null, number>();
  let overdue = 0;
  for (const row of rows) {
    ofState[row.state].push(row);
    if (row.overdue) overdue += 1;
    if (row.state !== 'verified') byDue.set(row.due, (byDue.get(row.due) ?? 0) + 1);
  }
  return {
    rows,
    ofState,
    counts: {
      reappeared: ofState.reappeared.length,
      failed: ofState.failed.length,
      claimed: ofState.claimed.length,
      instructed: ofState.instructed.length,
      verified: ofState.verified.length,
    },
    open: rows.length - ofState.verified.length,
    overdue,
    byDue: [...byDue].map(([due, items]) => ({ due, items })),
  };
}

function asRecord({
  decision: _,
  entitlement: __,
  entitlementId: ___,
  claimedAt: ____,
  ...row
}: RemediationRow): Remediation {
  return row;
}
