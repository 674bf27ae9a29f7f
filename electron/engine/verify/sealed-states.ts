// Checks the sealed states that a workspace keeps: each is the document its digest names, of its own campaign and edition,
// and stands on a checkpoint of this ledger.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { getBlob } from '../inventory/blobs.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { smallTree } from '../ledger/small-tree.ts';
import { countsOfState } from '../review/report-counts.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { failed, held } from './lines.ts';

interface SealedRow {
  readonly campaign: string;
  readonly name: string;
  readonly edition: number;
  readonly digest: string;
  /** The sealing entry, as it stands in the ledger. */
  readonly entry: string;
}

const stateHead = z.looseObject({
  format: z.literal('countersign-sealed-state/1'),
  campaign: z.looseObject({ id: z.string() }),
  edition: z.number(),
  items: z.array(z.unknown()),
  ledger: z.looseObject({ size: z.number(), root: z.string(), checkpoint: z.string() }),
});

const sealingEntry = z.looseObject({
  body: z.looseObject({ itemsRoot: z.string().optional(), counts: z.looseObject({}).optional() }),
});

export function sealedStateLines(db: Database): CheckLine[] {
  return db
    .prepare<[], SealedRow>(
      `select campaign.id as campaign, campaign.name, edition, digest, entry
       from sealed_state
       join campaign on campaign.id = sealed_state.campaign_id
       join ledger_entry on ledger_entry.entry_index = sealed_state.ledger_entry
       order by campaign.opened_at, campaign.id, edition`,
    )
    .all()
    .map((row) => {
      const subject = `${row.name}, edition ${row.edition}`;
      const problem = problemOf(db, row);
      return problem === null
        ? held(
            'sealed-state',
            subject,
            `The sealed state is the document that its digest names: SHA-256 ${row.digest}.`,
          )
        : failed('sealed-state', subject, problem);
    });
}

function problemOf(db: Database, { campaign, edition, digest, entry }: SealedRow): string | null {
  const text = textOf(db, digest);
  const head = text === null ? null : stateHead.safeParse(parsedJson(text));
  if (text === null || head === null) return `The document with the SHA-256 ${digest} is missing or was changed.`;
  if (!head.success || canonicalJson(parsedJson(text)) !== text)
    return 'The document is no sealed state in its one canonical form.';
  if (head.data.campaign.id !== campaign || head.data.edition !== edition)
    return 'The document is of another campaign or edition.';
  const sealed = sealingEntry.safeParse(parsedJson(entry));
  const itemsRoot = sealed.success ? sealed.data.body.itemsRoot : undefined;
  if (itemsRoot !== undefined && itemsRoot !== rootOfItems(head.data.items)) {
    return 'The ledger names other items than the document has.';
  }
  const counts = sealed.success ? sealed.data.body.counts : undefined;
  // its digest says that it is a state of ours
  if (counts !== undefined && canonicalJson(counts) !== canonicalJson(countsOfState(parsedJson(text) as SealedState))) {
    return 'The ledger says that the document holds more or less than it does.';
  }
  const { size, root, checkpoint } = head.data.ledger;
  const stored = db
    .prepare<[{ size: number }], { root: Buffer; note: string }>(
      'select root, note from ledger_checkpoint where size = $size',
    )
    .get({ size });
  return stored?.note === checkpoint && stored.root.toString('base64') === root
    ? null
    : `The checkpoint over ${size} entries that it names is not among the ledger's.`;
}

function rootOfItems(items: readonly unknown[]): string {
  return smallTree(items.map((item) => Buffer.from(canonicalJson(item), 'utf8'))).root;
}

function textOf(db: Database, digest: string): string | null {
  try {
    return getBlob(db, digest).toString('utf8');
  } catch (cause) {
    if (cause instanceof CountersignError) return null;
    throw cause;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told apart from a sealed state by its schema.
    return undefined;
  }
}
