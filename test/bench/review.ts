// Every reading and the hottest writes behind the window's screens, in a workspace of a million entitlements: p50, p99 and the
// slowest of many calls with drawn inputs, and the first call after somebody decided, when nothing is fresh any more. Options:
// --entitlements 1000000, --items 100000 (in the large campaign), --decisions 1000 (already made in it), --rounds 200,
// --only inventory,ledger (parts of a screen's or method's name), --seed 1, --clock cpu (what the thread was busy for, where others use the machine too), --window true (instead, a real window over the same
// workspace; under xvfb-run where there is no display).
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storyClock } from '../../electron/engine/sample/run.ts';
import { createEngine } from '../../electron/engine/serve.ts';
import { median, type Options, seeded, whole } from './measure.ts';
import { callerOf, lateClock, preparedWorkspace } from './review/prepare.ts';
import { type Reading, readings } from './review/reads.ts';
import { hand } from './review/writes.ts';

const goal = { p50: 5, p99: 16 };

interface Measured {
  readonly reading: Reading;
  readonly first: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The first call after a decision or its undoing, in the middle of some. */
  readonly fresh: number;
}

export async function run(options: Options): Promise<void> {
  const entitlements = whole(options, 'entitlements', 1_000_000);
  const seed = whole(options, 'seed', 1);
  const rounds = whole(options, 'rounds', 200);
  const story = {
    entitlements,
    items: whole(options, 'items', Math.ceil(entitlements / 10)),
    decisions: whole(options, 'decisions', 1000),
    seed,
  };
  const elapsed = stopwatch(options.clock);
  const kept = await preparedWorkspace(story, (line) => console.error(line));
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const file = join(folder, 'review.countersign');
  copyFileSync(kept, file);
  if (options.window === 'true') {
    const speed = join(import.meta.dirname, '../e2e/scroll-speed.ts');
    spawnSync(process.execPath, [speed, file], { stdio: 'inherit' });
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  const engine = createEngine({ clock: storyClock(lateClock).now });
  try {
    const call = callerOf(engine);
    const opened = await elapsed(() => call('workspace.open', { file }));
    console.log(`${entitlements} entitlements; the workspace opened in ${opened.toFixed(0)} ms`);
    const all = await readings(call, seeded(seed));
    const only = options.only?.split(',') ?? [''];
    const chosen = all.filter(({ screen, method }) => only.some((part) => `${screen} ${method}`.includes(part)));
    const decider = await hand(call);
    console.log(line(['screen', 'method', 'first', 'p50', 'p99', 'max', 'fresh', '']));
    const measured: Measured[] = [];
    for (const reading of chosen) {
      const one = await measure(
        reading,
        rounds,
        elapsed,
        (input) => call(reading.method, input as never),
        decider.toggle,
      );
      measured.push(one);
      console.log(line(cellsOf(one)));
    }
    for (const told of await decider.measure(folder)) console.log(told);
    const missed = measured.filter((one) => !holds(one));
    console.log(
      missed.length === 0
        ? `all ${measured.length} hold: p50 < ${goal.p50} ms, p99 < ${goal.p99} ms, fresh < ${goal.p99} ms`
        : `${missed.length} of ${measured.length} miss: ${missed.map(({ reading }) => nameOf(reading)).join('; ')}`,
    );
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from which on a few calls tell enough. */
const slow = 5000;

/** Enough calls to tell, and no more than some seconds of each. */
async function measure(
  reading: Reading,
  rounds: number,
  elapsed: ReturnType<typeof stopwatch>,
  call: (input: unknown) => Promise<unknown>,
  write: () => Promise<void>,
): Promise<Measured> {
  const first = await elapsed(() => call(reading.draw()));
  const times: number[] = [];
  const until = performance.now() + 2000;
  while (times.length < rounds && (times.length < (first > slow ? 2 : 10) || performance.now() < until)) {
    const input = reading.draw();
    times.push(await elapsed(() => call(input)));
  }
  const fresh: number[] = [];
  for (let round = 0; round < (first > slow ? 1 : 5); round += 1) {
    await write();
    const input = reading.draw();
    fresh.push(await elapsed(() => call(input)));
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { reading, first, p50: at(0.5), p99: at(0.99), max: at(1), fresh: median(fresh) };
}

/** Of the clock, or, on a machine that others use too, what the engine's own thread was busy for. */
function stopwatch(clock: string | undefined): (work: () => Promise<unknown>) => Promise<number> {
  const now =
    clock === 'cpu'
      ? () => {
          const { user, system } = process.threadCpuUsage();
          return (user + system) / 1000;
        }
      : () => performance.now();
  return async (work) => {
    const start = now();
    await work();
    return now() - start;
  };
}

function holds({ p50, p99, fresh }: Measured): boolean {
  return p50 < goal.p50 && p99 < goal.p99 && fresh < goal.p99;
}

function nameOf({ method, about }: Reading): string {
  return about === '' ? method : `${method} (${about})`;
}

function cellsOf(one: Measured): string[] {
  const figures = [one.first, one.p50, one.p99, one.max, one.fresh].map((value) => value.toFixed(value < 10 ? 2 : 0));
  return [one.reading.screen, nameOf(one.reading), ...figures, holds(one) ? '' : 'misses'];
}

const widths = [12, 58, 8, 8, 8, 8, 8, 7];

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' ');
}
