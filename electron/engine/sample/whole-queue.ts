// The items of a campaign from first to last, page by page, as the contract gives them.
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { MethodInput, MethodOutput } from '../../../shared/contract.ts';

type AskForPage = (input: MethodInput<'review.queue'>) => Promise<MethodOutput<'review.queue'>>;

/** In the campaign's order: all of them, or what one person may decide or confirm. */
export async function wholeQueue(
  ask: AskForPage,
  campaign: string,
  person: string | null = null,
): Promise<QueueItem[]> {
  const items: QueueItem[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: MethodOutput<'review.queue'> = await ask({ campaign, person, after });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
