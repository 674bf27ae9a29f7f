// The workspace that the review benchmark looks at: two quarters of evidence, a pilot campaign that was decided, signed and
// closed, and a large one under way, all made by the same calls as the window makes. It is kept in the system's folder
// for temporary files under a name that its options and the schema's version give, so that a second run starts at once.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customer, persons, provider, samplePassphrase } from '../../../electron/engine/sample/engagement.ts';
import { sampleModel } from '../../../electron/engine/sample/operating-model.ts';
import { type Call, type StoryClock, storyClock } from '../../../electron/engine/sample/run.ts';
import { wholeQueue } from '../../../electron/engine/sample/whole-queue.ts';
import { createEngine, type Engine } from '../../../electron/engine/serve.ts';
import type { Migration } from '../../../electron/engine/workspace/migrate.ts';
import { migrations } from '../../../electron/engine/workspace/migrations/list.ts';
import type { DecisionInput } from '../../../shared/contract/decision.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Estate, pilotSystem, reviewedSystem, writeQuarter } from './evidence.ts';

export interface Story extends Estate {
  /** How many of the large campaign's items are decided. */
  readonly decisions: number;
}

export const lateClock = new Date('2026-10-12T08:00:00Z');

/** The cached file, made first where it is not there. One that an earlier schema made is taken too: opening it brings it forward. */
export async function preparedWorkspace(story: Story, tell: (line: string) => void): Promise<string> {
  const folder = join(tmpdir(), 'countersign-bench-review');
  const fileOf = (schema: readonly Migration[]): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([story, schema, persons]))
      .digest('hex')
      .slice(0, 12);
    return join(folder, `${story.entitlements}-${schema.at(-1)?.number ?? 0}-${key}.countersign`);
  };
  for (let known = migrations.length; known > 0; known -= 1) {
    const earlier = fileOf(migrations.slice(0, known));
    if (existsSync(earlier)) return earlier;
  }
  const file = fileOf(migrations);
  const making = join(folder, `making-${process.pid}`);
  mkdirSync(making, { recursive: true });
  try {
    const made = join(making, 'review.countersign');
    const clock = storyClock(new Date('2026-07-01T12:00:00Z'));
    const engine = createEngine({ clock: clock.now });
    await play(callerOf(engine), clock, story, { file: made, folder: making }, tell);
    await engine.close();
    renameSync(made, file);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return file;
}

export function callerOf(engine: Engine): Call {
  const context = { signal: new AbortController().signal, progress: () => {} };
  // the engine answers a method with that method's output
  return async (method, input) => (await engine.dispatch(method, input, context)) as never;
}

type Cast = Parameters<typeof sampleModel>[1];

async function play(
  call: Call,
  clock: StoryClock,
  story: Story,
  { file, folder }: { readonly file: string; readonly folder: string },
  tell: (line: string) => void,
): Promise<void> {
  const timed = async <T>(line: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    tell(`${line}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return done;
  };
  const first = await timed('first quarter written', () => writeQuarter(folder, story, 1, null));
  const second = await timed('second quarter written', () => writeQuarter(folder, story, 2, first.tagmanifest));
  await call('workspace.create', { file, customer, provider, model: 'managed' });
  const cast = await addPersons(call);
  const template = await call('engagement.template', { model: 'managed' });
  await call('engagement.change', {
    document: sampleModel(template, cast, '2026-04-01', '2027-06-30'),
    reason: 'Agreed with Harbour Security, contract HS-2291',
    as: cast.sam,
  });
  const owners = [cast.dana, cast.robin, cast.lee, cast.kim];
  for (const person of [...owners, cast.sam]) await call('key.create', { person, passphrase: samplePassphrase });
  const takeIn = async (path: string) => call('evidence.import', { path, acceptUntrusted: true, as: cast.sam });
  await timed('first quarter imported', () => takeIn(first.file));
  const open = (name: string, system: string, due: string) =>
    call('campaign.open', {
      name,
      due,
      scope: { systems: [system] },
      fallback: cast.lee,
      outOfScopeReason: 'Reviewed in a round of its own',
      outOfScopeApprover: cast.sam,
      as: cast.sam,
    });
  const pilot = await timed('pilot opened', () => open('Q2 2026 pilot', pilotSystem, '2026-07-31'));
  await timed('pilot decided', () => decideSome(call, pilot.id, owners, everything));
  for (const as of owners) {
    await call('review.signOff', { campaign: pilot.id, passphrase: samplePassphrase, as }).catch(unlessRefused);
  }
  await timed('pilot closed', () =>
    call('campaign.close', { campaign: pilot.id, reason: 'End of the pilot', as: cast.sam }),
  );
  clock.set(new Date('2026-10-01T12:00:00Z'));
  await timed('second quarter imported', () => takeIn(second.file));
  const large = await timed('large campaign opened', () => open('Q3 2026 access review', reviewedSystem, '2026-10-31'));
  tell(`${large.items} items`);
  await timed('large campaign decided in part', () => decideSome(call, large.id, owners, story.decisions));
}

function unlessRefused(error: unknown): false {
  if (error instanceof CountersignError) return false;
  throw error;
}

async function addPersons(call: Call): Promise<Cast> {
  const ids = new Map<string, string>();
  for (const person of persons) ids.set(person.name, (await call('person.add', { ...person })).id);
  const id = (name: string) => ids.get(name) ?? '';
  return {
    dana: id('Dana Owner'),
    robin: id('Robin Retail'),
    lee: id('Lee Platform'),
    kim: id('Kim Logistics'),
    sam: id('Sam Compliance'),
    analyst: id('Avery Analyst'),
    lead: id('Morgan Lead'),
  };
}

const everything = Number.POSITIVE_INFINITY;

/** Each reviewer decides some of his own, with every outcome among them; what the rules refuse stays open. */
async function decideSome(call: Call, campaign: string, others: readonly string[], most: number): Promise<void> {
  const items = await wholeQueue((input) => call('review.queue', input), campaign);
  const stride = Math.max(1, Math.floor(items.length / most));
  for (const [position, item] of items.entries()) {
    if (position % stride !== 0 || item.assignee === null || position % 97 === 0) continue;
    try {
      const decided = await call('review.decide', {
        item: item.id,
        ...answerFor(position),
        secondsSpent: 20 + (position % 90),
        as: item.assignee,
      });
      if ((most === everything || position % 23 !== 0) && decided.outcome !== 'CANNOT_DECIDE')
        await confirmed(call, item, others);
    } catch (error) {
      unlessRefused(error);
    }
  }
}

/** By the first of the others whom no rule bars, where the item needs a second person. */
async function confirmed(call: Call, item: QueueItem, others: readonly string[]): Promise<void> {
  if (item.risk !== 'high' && item.risk !== 'critical') return;
  for (const as of others.filter((person) => person !== item.assignee)) {
    const done = await call('review.confirm', { item: item.id, agrees: true, as }).then(
      () => true,
      (error: unknown) => unlessRefused(error),
    );
    if (done) return;
  }
}

function answerFor(position: number): Omit<DecisionInput, 'item' | 'as'> {
  const justification = 'The monthly run needs it; checked with the team';
  if (position % 11 === 0) return { outcome: 'REVOKE', justification: 'Nobody uses it any more' };
  if (position % 13 === 0) return { outcome: 'REDUCE', to: 'reader', justification };
  if (position % 17 === 0) return { outcome: 'CERTIFY_UNTIL', until: '2026-12-31', justification };
  if (position % 19 === 0) return { outcome: 'CANNOT_DECIDE', question: 'Which team runs this?' };
  return { outcome: 'CERTIFY', justification };
}
