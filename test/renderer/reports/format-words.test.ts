import { expect, test } from 'vitest';
import { baseName, fileNameOf } from '../../../renderer/features/reports/format-words.ts';

test('each document gets its own ending, and a pack is called one', () => {
  const proposed = 'northwind-q3-edition-2-report';
  expect((['pdf', 'xlsx', 'pack'] as const).map((format) => fileNameOf(proposed, format))).toEqual([
    'northwind-q3-edition-2-report.pdf',
    'northwind-q3-edition-2-report.xlsx',
    'northwind-q3-edition-2-pack.zip',
  ]);
});

test('a file is named without its folders, on any system', () => {
  expect(['/home/dana/a.pdf', 'C:\\Users\\dana\\a.pdf', 'a.pdf'].map(baseName)).toEqual(['a.pdf', 'a.pdf', 'a.pdf']);
});
