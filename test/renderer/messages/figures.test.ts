import { expect, test } from 'vitest';
import { figuresOf } from '../../../renderer/messages/figures.ts';

test('one is counted in the singular', () => {
  const { counted } = figuresOf('en');
  expect([counted(1, 'row', 'rows'), counted(0, 'row', 'rows'), counted(2, 'entry', 'entries')]).toEqual([
    '1 row',
    '0 rows',
    '2 entries',
  ]);
});

test('thousands are parted as the language parts them', () => {
  expect([figuresOf('en').figure(1_429), figuresOf('de').figure(1_429)]).toEqual(['1,429', '1.429']);
});
