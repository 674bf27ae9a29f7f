import { expect, test } from 'vitest';
import { wrapped } from '../../electron/cli/output.ts';

test('a long sentence is broken at its spaces and stands under its own beginning', () => {
  const text = `  held    ${'word '.repeat(40).trim()}`;
  const lines = wrapped(text).split('\n');
  expect({
    longest: Math.max(...lines.map((line) => line.length)) <= 110,
    indents: lines.map((line) => /^ */.exec(line)?.[0].length),
    words: lines.join(' ').split(/ +/).filter(Boolean).length,
  }).toEqual({ longest: true, indents: [2, 6], words: 41 });
});

test('what has no space stays whole, so that a hash or path can be copied', () => {
  const path = '/'.repeat(200);
  expect(wrapped(`  ${path}`)).toBe(`  ${path}`);
});
