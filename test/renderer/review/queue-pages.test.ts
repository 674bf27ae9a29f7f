import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueuePages, pageSize } from '../../../renderer/features/review/queue-pages.ts';
import type { QueueItem, QueuePage } from '../../../shared/contract/queue.ts';
import { sampleItem, sampleProgress } from './samples.ts';

const none: ReadonlySet<string> = new Set();

/** An engine whose items can change, and which answers only when it is told to. */
function engineOf(ids: readonly string[]) {
  let items = ids.map((id) => sampleItem({ id }));
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const ask = (from: number, limit: number, around: string | null): Promise<QueuePage> => {
    asked.push(around ?? `${from}`);
    const at = around === null ? -1 : items.findIndex(({ id }) => id === around);
    const start = around === null ? from : Math.floor(Math.max(0, at) / limit) * limit;
    // As it was when it was asked.
    const page: QueuePage = {
      campaign: { ...sampleProgress },
      total: items.length,
      more: false,
      from: start,
      items: items.slice(start, start + limit),
      groups: [],
      folded: [],
      place: at < 0 ? null : at,
      next: null,
    };
    return new Promise((resolve) => waiting.push(() => resolve(page)));
  };
  return {
    ask,
    asked,
    write: (change: (items: readonly QueueItem[]) => readonly QueueItem[]) => {
      items = [...change(items)];
    },
    /** Answers the oldest question. */
    async answer() {
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
    async answerAll() {
      while (waiting.length > 0) await this.answer();
    },
    items: () => items,
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `i${at}`);

test('whatever is written and wherever one looks meanwhile, in the end the items in sight and the place of the active one are those of the engine', async () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('look' as const), at: fc.nat(400) }),
      fc.record({ kind: fc.constant('take away' as const), at: fc.nat(400) }),
      fc.record({ kind: fc.constant('mark' as const), at: fc.nat(400) }),
      fc.record({ kind: fc.constant('follow' as const), at: fc.nat(400) }),
      fc.record({ kind: fc.constant('answer' as const), at: fc.constant(0) }),
    ),
    { maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const engine = engineOf(numbered(400));
      const pages = createQueuePages(engine.ask);
      pages.ask();
      let [from, followed] = [0, 'i0'];
      pages.follow(followed);
      for (const { kind, at } of all) {
        switch (kind) {
          case 'look':
            from = at;
            pages.see(at, at + 20);
            pages.ask();
            break;
          case 'take away':
            engine.write((items) => items.filter((_, index) => index !== at));
            pages.refetch();
            break;
          case 'mark':
            pages.mark(`i${at}`, { state: 'decided' });
            break;
          case 'follow':
            followed = `i${at}`;
            pages.follow(followed);
            break;
          case 'answer':
            await engine.answer();
        }
      }
      // What was only marked is what the engine says in the end, once news of a write came.
      pages.refetch();
      await engine.answerAll();
      const items = engine.items();
      const place = items.findIndex(({ id }) => id === followed);
      expect({
        shown: Array.from({ length: 21 }, (_, at) => pages.itemAt(from + at)),
        place: pages.positionOf(followed),
        total: pages.reading().total,
      }).toEqual({
        shown: Array.from({ length: 21 }, (_, at) => items[from + at]),
        place: place < 0 ? null : place,
        total: items.length,
      });
    }),
  );
});

test('a page that comes tells those who watch, and what holds for the whole list stays the same object', async () => {
  const engine = engineOf(numbered(600));
  const pages = createQueuePages(engine.ask);
  pages.ask();
  await engine.answerAll();
  const [reading, rows] = [pages.reading(), pages.rows(none)];
  const told: string[] = [];
  pages.watch(() => told.push(pages.itemAt(300)?.id ?? 'not here'));
  pages.see(300, 310);
  pages.ask();
  expect([pages.rows(none) === rows, told]).toEqual([true, []]);
  await engine.answer();
  expect([pages.reading() === reading, pages.rows(none) === rows, told]).toEqual([true, false, ['i300']]);
});

test('in a flight only the page where it ended is asked for once the one under way is there, and then those beside it', async () => {
  const engine = engineOf(numbered(6000));
  const pages = createQueuePages(engine.ask);
  pages.ask();
  await engine.answerAll();
  engine.asked.length = 0;
  for (const at of [1200, 2400, 3600, 4830]) {
    pages.see(at, at + 15);
    pages.ask();
  }
  await engine.answerAll();
  expect(engine.asked).toEqual(['1200', '4800', '4860']);
});

test('a row that was marked is not shown as it was before by a page that was asked earlier', async () => {
  const engine = engineOf(numbered(pageSize));
  const pages = createQueuePages(engine.ask);
  pages.ask();
  await engine.answerAll();
  pages.refetch();
  pages.mark('i3', { state: 'decided' });
  await engine.answer();
  expect(pages.itemAt(3)?.state).toBe('decided');
});

test('the place of the active item is known while somebody looks far away from it, and asked again after a write', async () => {
  const engine = engineOf(numbered(60 * 300));
  const pages = createQueuePages(engine.ask);
  pages.ask();
  await engine.answerAll();
  pages.follow('i7');
  for (let page = 1; page < 250; page += 1) {
    pages.see(page * 60, page * 60 + 20);
    pages.ask();
    await engine.answerAll();
  }
  expect([pages.itemAt(7), pages.positionOf('i7'), engine.asked.includes('i7')]).toEqual([undefined, 7, false]);
  engine.write((items) => items.slice(2));
  pages.refetch();
  await engine.answerAll();
  expect([pages.positionOf('i7'), engine.asked.includes('i7')]).toEqual([5, true]);
});
