import { expect, test } from 'vitest';
import { parsePlacement, placeOn } from '../../electron/shell/placement.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };

test('the first window has the usual size, in the middle, and never larger than the screen', () => {
  expect([placeOn([beside], null), placeOn([laptop], null), placeOn([], null)]).toEqual([
    { x: 2020, y: 270, width: 1400, height: 900, maximized: false },
    { x: 20, y: 25, width: 1400, height: 875, maximized: false },
    { x: 0, y: 0, width: 1400, height: 900, maximized: false },
  ]);
});

test('a remembered window comes back where it was', () => {
  const remembered = { x: 1600, y: 100, width: 1200, height: 800, maximized: true };
  expect(placeOn([laptop, beside], remembered)).toEqual(remembered);
});

test('a window whose screen is gone, or whose title bar cannot be grasped, comes back to the first screen', () => {
  const usual = placeOn([laptop], null);
  const lost = [
    { x: 1600, y: 100, width: 1200, height: 800, maximized: false },
    { x: 100, y: -500, width: 1200, height: 800, maximized: false },
    { x: -1150, y: 100, width: 1200, height: 800, maximized: false },
  ];
  expect(lost.map((remembered) => placeOn([laptop], remembered))).toEqual([usual, usual, usual]);
});

test('a remembered size fits the screen and what the window needs', () => {
  const huge = { x: 10, y: 30, width: 9000, height: 9000, maximized: false };
  const tiny = { x: 10, y: 30, width: 500, height: 300, maximized: false };
  expect([placeOn([laptop], huge), placeOn([laptop], tiny)]).toEqual([
    { ...huge, width: 1440, height: 875 },
    { ...tiny, width: 1000, height: 640 },
  ]);
});

test('what is no placement reads as none', () => {
  const held: unknown[] = [
    null,
    1,
    'x',
    {},
    { x: 1, y: 1, width: '1', height: 1 },
    { x: 1, y: 1, width: Number.NaN, height: 1 },
  ];
  expect(held.map(parsePlacement)).toEqual(held.map(() => null));
});
