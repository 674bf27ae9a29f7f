// The hot writes of the review: one decision and its undoing, each durable, against as many syncs of a file; and a batch of
// 1,000 certifications in one transaction. The same decision also makes what was read before it out of date.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../../../electron/engine/sample/run.ts';
import { wholeQueue } from '../../../electron/engine/sample/whole-queue.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { median, milliseconds, timed } from '../measure.ts';

export interface Hand {
  /** Decides an item, or undoes that again. */
  readonly toggle: () => Promise<void>;
  /** Lines that say how long the writes take. */
  measure(folder: string): Promise<string[]>;
}

const batchSize = 1000;

export async function hand(call: Call): Promise<Hand> {
  const [campaign] = await call('campaign.list', {});
  if (campaign === undefined) throw new Error('the workspace has no campaign');
  const items = await wholeQueue((input) => call('review.queue', input), campaign.id);
  const open = items.filter((item) => item.state === 'open' && item.assignee !== null && item.risk === 'low');
  const decide = (item: QueueItem) =>
    call('review.decide', {
      item: item.id,
      outcome: 'CERTIFY',
      justification: 'Needed every month',
      secondsSpent: 30,
      as: item.assignee ?? '',
    });
  const undo = (item: QueueItem) => call('review.undo', { item: item.id, as: item.assignee ?? '' });
  const item = await firstDecidable(open, decide);
  let decided = true;
  const toggle = async () => {
    await (decided ? undo(item) : decide(item));
    decided = !decided;
  };
  return {
    toggle,
    async measure(folder) {
      if (decided) await toggle();
      const decisions: number[] = [];
      const undone: number[] = [];
      for (let round = 0; round < 50; round += 1) {
        decisions.push(await elapsed(toggle));
        undone.push(await elapsed(toggle));
      }
      const sync = syncTimes(join(folder, 'sync'), 100);
      const batch = await batchOf(call, campaign.id, open);
      return [
        `review.decide, durable ${milliseconds(median(decisions))}, undone ${milliseconds(median(undone))}; an fdatasync ${milliseconds(sync)}: ${(median(decisions) / sync).toFixed(1)}x`,
        batch,
      ];
    },
  };
}

/** Whom no rule bars: a reviewer can be a party to the access. It is left decided. */
async function firstDecidable(
  open: readonly QueueItem[],
  decide: (item: QueueItem) => Promise<unknown>,
): Promise<QueueItem> {
  for (const item of open.slice(0, 50)) {
    try {
      await decide(item);
      return item;
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
    }
  }
  throw new Error('none of the open items can be decided');
}

async function batchOf(call: Call, campaign: string, open: readonly QueueItem[]): Promise<string> {
  const [first] = open.filter((item) => item.bulkAllowed);
  const as = first?.assignee ?? '';
  const items = open.filter((item) => item.bulkAllowed && item.assignee === as).slice(0, batchSize);
  if (items.length === 0) return 'no items that may be certified together';
  let done = '';
  const took = await elapsed(async () => {
    const { decided } = await call('review.bulk', {
      campaign,
      items: items.map(({ id }) => id),
      justification: 'Unchanged and of low risk; looked through as a list',
      as,
    });
    done = `${decided} of ${items.length}`;
  });
  return `review.bulk of ${done} in one transaction ${milliseconds(took)} (goal 100 ms for 1,000)`;
}

/** The reference: what the disk takes to keep a page, in the middle of some. */
function syncTimes(file: string, rounds: number): number {
  const descriptor = openSync(file, 'w');
  const page = Buffer.alloc(8192);
  try {
    return median(
      Array.from({ length: rounds }, () =>
        timed(() => {
          writeSync(descriptor, page);
          fdatasyncSync(descriptor);
        }),
      ),
    );
  } finally {
    closeSync(descriptor);
  }
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
