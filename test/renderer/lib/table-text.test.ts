import { expect, test } from 'vitest';
import { tableText } from '../../../renderer/lib/table-text.ts';

test('rows become lines and cells become columns', () => {
  expect(
    tableText([
      ['Name', 'Age'],
      ['svc', 412],
      ['bot', null],
    ]),
  ).toBe('Name\tAge\nsvc\t412\nbot\t');
});

test('what a spreadsheet would run stays text', () => {
  const hostile = ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', ' =1'];
  expect(hostile.map((cell) => tableText([[cell]]))).toEqual(hostile.map((cell) => `'${cell}`));
});

test('a cell cannot break out of its row', () => {
  expect(tableText([['one\ntwo\tthree\r\nfour']])).toBe('one two three four');
});
