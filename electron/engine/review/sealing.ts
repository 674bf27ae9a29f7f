// Sealing: the whole state that reports are made from, taken once, kept as a file named by its hash, and numbered. A later
// edition replaces an earlier one and says why; none is ever changed.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { todayOf } from '../engagement/operating-model.ts';
import { actorFor, requirePerson } from '../engagement/persons.ts';
import { getBlob, putBlob } from '../inventory/blobs.ts';
import type { Act, Actor } from '../ledger/act.ts';
import { canonicalBytes, canonicalJson } from '../ledger/canonical.ts';
import { writeCheckpoint } from '../ledger/checkpoints.ts';
import { parseEntry } from '../ledger/entries.ts';
import { perform } from '../ledger/perform.ts';
import { type SmallTree, smallTree } from '../ledger/small-tree.ts';
import type { Clock, Transaction } from '../workspace/workspace.ts';
import { digestOfLarge } from './digest.ts';
import type { ItemRow } from './items.ts';
import { countsOfState, type ReportCounts, reportCounts } from './report-counts.ts';
import { reviewFacts } from './review-facts.ts';
import { sealState } from './seal.ts';
import type { SealedState } from './sealed-state.ts';
import type { ReviewServices } from './services.ts';

const sealedBody = z.strictObject({
  campaign: z.string(),
  edition: z.number().min(1),
  /** SHA-256 of the state's canonical JSON, which is kept as a file. */
  digest: z.string(),
  /** Root of the tree over the state's items, which shows one of them without the others; left out before there was one. */
  itemsRoot: z.string().optional(),
  /** How much of what the state holds; left out before it was written down. */
  counts: reportCounts.optional(),
  reason: z.string(),
  sealedAt: z.string(),
});

export const stateSealed: Act<z.infer<typeof sealedBody>> = {
  name: 'state.sealed',
  body: sealedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into sealed_state (campaign_id, edition, digest, reason, sealed_at, ledger_entry)
       values ($campaign, $edition, $digest, $reason, $sealedAt, $entry)`,
    ).run({ ...body, entry: head.index });
  },
};

export interface Sealed {
  readonly edition: number;
  /** SHA-256 of the canonical JSON, hex. */
  readonly digest: string;
  readonly state: SealedState;
}

/** SHA-256 of the state's canonical JSON. */
export function stateDigest(state: SealedState): string {
  return digestOfLarge(state);
}

/** The tree whose leaves are the state's items in their order, each as canonical JSON. */
export function itemsTree({ items }: Pick<SealedState, 'items'>): SmallTree {
  return smallTree(items.map((item) => Buffer.from(canonicalJson(item), 'utf8')));
}

/** The newest edition, or null while nothing is sealed. */
export function readSealedState(db: Database, campaign: string): Sealed | null {
  const row = latestEdition(db, campaign);
  if (row === undefined) return null;
  // Our own canonical JSON, whose hash was just checked.
  const state = JSON.parse(getBlob(db, row.digest).toString('utf8')) as SealedState;
  return { edition: row.edition, digest: row.digest, state };
}

/** How much of what the newest edition holds, as its seal says it; null while nothing is sealed, or where it does not say. */
export function sealedCounts(db: Database, campaign: string): ReportCounts | null {
  const entry = db
    .prepare<[{ campaign: string }], string>(
      `select entry
       from sealed_state
       join ledger_entry on ledger_entry.entry_index = sealed_state.ledger_entry
       where campaign_id = $campaign
       order by edition desc
       limit 1`,
    )
    .pluck()
    .get({ campaign });
  return entry === undefined ? null : (sealedBody.parse(parseEntry(entry).body).counts ?? null);
}

/** What a seal would hold now: for drafts, numbered as the next edition. Throws NOT_FOUND. */
export function draftState(db: Database, clock: Clock, services: ReviewServices, campaign: string): Sealed {
  const latest = latestEdition(db, campaign);
  const edition = (latest?.edition ?? 0) + 1;
  const replaces =
    latest === undefined
      ? null
      : { edition: latest.edition, stateDigest: latest.digest, reason: 'Draft of the state as it is now' };
  const state = takeState(db, clock, services, { campaign, edition, replaces });
  return { edition, digest: stateDigest(state), state };
}

/** Takes the state and seals it as the next edition; a checkpoint follows. */
export async function sealCampaign(
  transaction: Transaction,
  services: ReviewServices,
  campaign: string,
  actor: Actor,
  reason: string,
): Promise<void> {
  const { db, clock } = transaction;
  const latest = latestEdition(db, campaign);
  const edition = (latest?.edition ?? 0) + 1;
  const replaces = latest === undefined ? null : { edition: latest.edition, stateDigest: latest.digest, reason };
  const state = takeState(db, clock, services, { campaign, edition, replaces });
  const digest = await putBlob(db, canonicalBytes(state));
  const { root: itemsRoot } = itemsTree(state);
  await perform(transaction, stateSealed, actor, {
    campaign,
    edition,
    digest,
    itemsRoot,
    counts: { ...countsOfState(state) },
    reason,
    sealedAt: state.sealedAt,
  });
  writeCheckpoint(transaction);
}

/** The last sign-off of a campaign seals it: nothing is unassigned, and every assignment is signed. */
export async function sealWhenAllSigned(
  transaction: Transaction,
  services: ReviewServices,
  campaign: string,
  actor: Actor,
): Promise<void> {
  const unsigned = transaction.db
    .prepare<[{ campaign: string }], number>(
      `select count(*)
       from review_item
       left join assignment on assignment.id = review_item.assignment_id
       where review_item.campaign_id = $campaign
         and assignment.signed_off_at is null`,
    )
    .pluck()
    .get({ campaign });
  if (unsigned !== 0) return;
  await sealCampaign(transaction, services, campaign, actor, 'Every assignment is signed off');
}

/** A correction is followed by a checkpoint, and by a new edition where one was sealed before. */
export async function sealAfterCorrection(
  transaction: Transaction,
  services: ReviewServices,
  item: ItemRow,
  person: string,
  reason: string,
): Promise<void> {
  writeCheckpoint(transaction);
  if (latestEdition(transaction.db, item.campaign) === undefined) return;
  const why = `The decision on ${item.reference} was corrected: ${reason}`;
  await sealCampaign(transaction, services, item.campaign, actorFor(requirePerson(transaction.db, person)), why);
}

/** Of the newest edition; undefined while nothing is sealed. */
export function latestEdition(db: Database, campaign: string): { edition: number; digest: string } | undefined {
  return db
    .prepare<[{ campaign: string }], { edition: number; digest: string }>(
      'select edition, digest from sealed_state where campaign_id = $campaign order by edition desc limit 1',
    )
    .get({ campaign });
}

function takeState(
  db: Database,
  clock: Clock,
  services: ReviewServices,
  head: Pick<Parameters<typeof sealState>[1], 'campaign' | 'edition' | 'replaces'>,
): SealedState {
  const today = todayOf(clock);
  const facts = reviewFacts(db, clock);
  return sealState(db, {
    ...head,
    sealedAt: clock().toISOString(),
    facts,
    judgement: services.judgement(db, facts, today),
  });
}
