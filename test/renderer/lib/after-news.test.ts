import { expect, test } from 'vitest';
import { afterNews } from '../../../renderer/lib/after-news.ts';

test('news that comes together is told once, and what comes afterwards anew', () => {
  const waiting: (() => void)[] = [];
  const told: (readonly string[])[] = [];
  const hear = afterNews(
    (work) => waiting.push(work),
    (topics) => told.push(topics),
  );
  hear(['review', 'ledger']);
  hear(['ledger', 'report']);
  const before = [...told];
  waiting.shift()?.();
  hear([]);
  hear(['review']);
  waiting.shift()?.();
  expect({ before, told, waiting }).toEqual({
    before: [],
    told: [['review', 'ledger', 'report'], ['review']],
    waiting: [],
  });
});
