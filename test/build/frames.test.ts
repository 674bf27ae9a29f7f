import { expect, test } from 'vitest';
import { framesOf } from '../e2e/frames.ts';

const of = (name: string, ts: number, dur: number, ph = 'X') => ({ name, ph, pid: 1, tid: 1, ts, dur, tdur: dur });

test('a frame counts what its thread did since the one before it, without the layout that script forced', () => {
  const events = [
    of('BeginMainThreadFrame', 1000, 0, 'I'),
    of('RunTask', 900, 200),
    of('RunTask', 2000, 5000),
    of('FunctionCall', 2000, 4000),
    of('FunctionCall', 2500, 1000),
    of('Layout', 3600, 1000),
    of('RunTask', 8000, 3000),
    of('BeginMainThreadFrame', 8100, 0, 'I'),
    of('EventDispatch', 8200, 1000),
    of('Paint', 9500, 1000),
    { ...of('RunTask', 9000, 9000), tid: 2 },
  ];
  expect(framesOf(events)).toEqual([{ script: 4, all: 8 }]);
});
