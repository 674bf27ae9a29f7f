// What each frame of the window cost, out of Chromium's own trace: script (JavaScript and the collecting of its garbage, layout
// that it forces left out), and all that the page's thread did. Time of the thread, not of the clock, so that what else the
// machine does is not counted.
import type { CDPSession } from 'playwright-core';

export interface Frame {
  /** Milliseconds. */
  readonly script: number;
  readonly all: number;
}

/** Of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread. */
  readonly tdur?: number;
}

const scripts: ReadonlySet<string> = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
]);
const drawing: ReadonlySet<string> = new Set(['HitTest', 'Layout', 'Paint', 'PrePaint', 'UpdateLayoutTree']);
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'v8',
];

/** The frames that were drawn during `work` and for which script ran. */
export async function framesDuring(session: CDPSession, work: () => Promise<void>): Promise<Frame[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => {
    // the protocol leaves open what an event holds
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  try {
    await work();
  } finally {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', take);
  }
  return framesOf(events);
}

/** A frame is what its thread did since the frame before it. */
export function framesOf(events: readonly TraceEvent[]): Frame[] {
  const begins = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const [first] = begins;
  if (first === undefined) return [];
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const frames: Frame[] = [];
  let [script, all] = [0, 0];
  const starts = begins.map(({ ts }) => ts).sort((one, other) => one - other);
  let taskEnd = 0;
  let scriptEnd = 0;
  let drawingEnd = 0;
  let draws = false;
  const close = () => {
    if (draws && script > 0) frames.push({ script: script / 1000, all: all / 1000 });
    if (draws) [script, all] = [0, 0];
    draws = false;
  };
  for (const event of own) {
    const end = event.ts + (event.dur ?? 0);
    const spent = event.tdur ?? event.dur ?? 0;
    if (event.ts >= taskEnd && event.name === 'RunTask') {
      close();
      taskEnd = end;
      all += spent;
      while (starts[0] !== undefined && starts[0] <= end) {
        draws = starts.shift() !== undefined;
      }
    }
    if (scripts.has(event.name) && event.ts >= scriptEnd && event.ts >= drawingEnd) {
      scriptEnd = end;
      script += spent;
    } else if (drawing.has(event.name) && event.ts >= drawingEnd) {
      drawingEnd = end;
      if (event.ts < scriptEnd) script -= spent;
    }
  }
  close();
  return frames;
}
