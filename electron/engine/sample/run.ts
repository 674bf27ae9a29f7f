// Plays the sample's story on the real engine: create, import, review, sign off. Nothing here writes state by itself; it
// only calls the same methods as the window and the command line do.
import { join } from 'node:path';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { CampaignDetail, ReviewCase } from '../../../shared/contract/review.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type SampleBundle, writeSampleBundles } from './bundles.ts';
import { type Answer, answerFor, failingRules, pilotAnswerFor } from './decisions.ts';
import {
  analyst,
  customer,
  dana,
  jo,
  kim,
  lead,
  lee,
  persons,
  provider,
  robin,
  sam,
  samplePassphrase,
} from './engagement.ts';
import { answerActions, followPilot } from './loop.ts';
import { type Cast, sampleModel } from './operating-model.ts';
import { wholeQueue } from './whole-queue.ts';

export type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;

/** The story's clock: it can be set to a moment, and moves on by itself a little with each act. */
export interface StoryClock {
  readonly now: () => Date;
  set(moment: Date): void;
}

export function storyClock(start: Date): StoryClock {
  let time = start.getTime();
  return {
    now: () => {
      time += 1_700;
      return new Date(time);
    },
    set: (moment) => {
      time = Math.max(time, moment.getTime());
    },
  };
}

export interface Story {
  readonly call: Call;
  readonly clock: StoryClock;
  readonly folder: string;
  readonly today: Date;
  /** Told as it goes: a line for each stage. */
  tell(line: string): void;
  progress(done: number, total: number, label: string): void;
}

export interface PreparedSample {
  readonly workspace: string;
  readonly bundles: readonly [SampleBundle, SampleBundle];
  readonly cast: Cast & { readonly jo: string };
  readonly passphrase: string;
}

const day = 86_400_000;
export const sampleFile = 'northwind-trading.countersign';

/** Until the second campaign is open: two quarters of evidence, one finished pilot campaign, one waiting for its owners. */
export async function prepareSample(story: Story): Promise<PreparedSample & { readonly campaign: CampaignDetail }> {
  const { call, clock, folder, tell } = story;
  const bundles = await writeSampleBundles(folder, story.today);
  const [first, second] = bundles;
  tell(`Harbour Security made and signed ${first.quarter.name} and ${second.quarter.name}.`);
  clock.set(new Date(first.quarter.extracted.getTime() + 6 * 3_600_000));
  const workspace = join(folder, sampleFile);
  await call('workspace.create', { file: workspace, customer, provider, model: 'managed' });
  const cast = await addPersons(call);
  const template = await call('engagement.template', { model: 'managed' });
  const from = businessDate(new Date(first.quarter.extracted.getTime() - 90 * day));
  const until = businessDate(new Date(second.quarter.extracted.getTime() + 200 * day));
  await call('engagement.change', {
    document: sampleModel(template, cast, from, until),
    reason: 'Agreed with Harbour Security, contract HS-2291',
    as: cast.sam,
  });
  await call('trust.add', {
    fingerprint: first.fingerprint,
    provider,
    note: 'Read out by phone by Morgan Lead',
    as: cast.sam,
  });
  for (const person of [cast.dana, cast.robin, cast.lee, cast.kim, cast.sam])
    await call('key.create', { person, passphrase: samplePassphrase });

  await call('person.deactivate', { person: cast.jo, reason: 'Left the company', as: cast.sam });

  const prepared = { workspace, bundles, cast, passphrase: samplePassphrase };
  await takeIn(story, first, cast.sam);
  await pilotCampaign(story, prepared);
  clock.set(new Date(second.quarter.extracted.getTime() + 7 * 3_600_000));
  await takeIn(story, second, cast.sam);
  await answerActions(story, prepared);
  const campaign = await openCampaign(story, prepared, second, `${quarterTitle(second)} access review`, null);
  // the others have begun; Dana has her first items behind her
  clock.set(new Date(second.quarter.extracted.getTime() + 3 * day));
  const begun = new Map([
    [cast.robin, 6],
    [cast.kim, 3],
    [cast.lee, 9],
    [cast.dana, 30],
  ]);
  await decideCampaign(
    story,
    prepared,
    campaign.id,
    answerFor,
    (item) => item.ordinal % (begun.get(item.assignee ?? '') ?? 2) === 0,
  );
  return { ...prepared, campaign };
}

async function addPersons(call: Call): Promise<PreparedSample['cast']> {
  const ids = new Map<string, string>();
  for (const { name, party, email, title } of persons) {
    ids.set(name, (await call('person.add', { name, party, email, title })).id);
  }
  const id = (person: { name: string }) => ids.get(person.name) ?? '';
  return {
    dana: id(dana),
    robin: id(robin),
    lee: id(lee),
    kim: id(kim),
    sam: id(sam),
    jo: id(jo),
    analyst: id(analyst),
    lead: id(lead),
  };
}

async function takeIn({ call, tell }: Story, bundle: SampleBundle, as: string): Promise<void> {
  const report = await call('evidence.import', { path: bundle.file, as });
  const assessed = await call('controls.assess', {});
  const imported = report.sources.reduce((sum, source) => sum + source.imported.identities, 0);
  tell(
    `Imported ${report.name}: ${report.trust}, ${report.sources.length} sources, ${imported} identity records, ${report.rejected.length} rows not read.`,
  );
  tell(
    `  ${assessed.entitlements} entitlements; risk ${assessed.byRisk.critical ?? 0} critical, ${assessed.byRisk.high ?? 0} high, ${assessed.byRisk.medium ?? 0} medium, ${assessed.byRisk.low ?? 0} low.`,
  );
}

async function openCampaign(
  story: Story,
  sample: PreparedSample,
  bundle: SampleBundle,
  name: string,
  systems: string[] | null,
): Promise<CampaignDetail> {
  const { cast } = sample;
  const opened = await story.call('campaign.open', {
    name,
    due: businessDate(new Date(bundle.quarter.extracted.getTime() + 24 * day)),
    scope: { systems },
    assignment: [
      { by: 'owner' },
      { by: 'system', system: 'kubernetes:nw-prod', person: cast.lee },
      { by: 'system', system: 'kubernetes:nw-staging', person: cast.lee },
      { by: 'system', system: 'github:northwind', person: cast.robin },
    ],
    fallback: cast.lee,
    outOfScopeReason:
      systems === null
        ? 'Belongs to the platform’s vendor and can’t be changed by Northwind.'
        : 'The pilot reviews AWS production only.',
    outOfScopeApprover: cast.sam,
    as: cast.sam,
  });
  story.tell(
    `Opened “${opened.name}”: ${opened.items} items, ${opened.assignments.map((row) => `${row.name} ${row.items}`).join(', ')}.`,
  );
  for (const notice of opened.notices) story.tell(`  ${notice}`);
  return opened;
}

/** Last quarter's pilot over AWS production: decided, signed and closed. */
async function pilotCampaign(story: Story, sample: PreparedSample): Promise<void> {
  const campaign = await openCampaign(
    story,
    sample,
    sample.bundles[0],
    `${quarterTitle(sample.bundles[0])} pilot, AWS production`,
    ['aws:104729384756'],
  );
  await decideCampaign(story, sample, campaign.id, pilotAnswerFor);
  await signOffAll(story, sample, campaign.id);
  await closeCampaign(story, sample, campaign.id);
  await followPilot(story, sample, campaign.id);
}

/** Every owner answers his items one by one, a second person confirms what is high or critical; a few stay open. */
export async function decideCampaign(
  story: Story,
  sample: PreparedSample,
  campaign: string,
  answer: Answer,
  chosen: (item: QueueItem) => boolean = () => true,
): Promise<void> {
  const { call, cast } = { call: story.call, cast: sample.cast };
  await unlockOwners(story, sample);
  const items = await wholeQueue((input) => call('review.queue', input), campaign);
  const started = story.clock.now().getTime();
  const inDays = (days: number) => businessDate(new Date(started + days * day));
  let done = 0;
  let moved = 0;
  for (const item of items) {
    done += 1;
    if (done % 20 === 0) story.progress(done, items.length, 'The owners decide');
    // a few questions nobody gets round to: silence is not consent
    if (item.assignee === null || item.state !== 'open' || done % 61 === 0 || !chosen(item)) continue;
    const shown = await call('review.case', { item: item.id, as: item.assignee });
    if (!shown.blockers.some((blocker) => blocker.code === 'SELF_REVIEW')) {
      await decide(story, sample, shown, item.assignee, answer, inDays);
      continue;
    }
    moved += 1;
    const other = item.assignee === cast.sam ? cast.dana : cast.sam;
    await call('review.assign', {
      items: [item.id],
      to: other,
      reason: 'Its reviewer uses it: somebody else has to decide',
      as: item.assignee,
    });
    await decide(
      story,
      sample,
      await call('review.case', { item: item.id, as: other }),
      other,
      answer,
      inDays,
      item.assignee,
    );
  }
  if (moved > 0) story.tell(`  ${moved} items went to another reviewer, because theirs is a party to the access.`);
}

/** As at a window: the owners show with their passphrases that it is really they who decide, for a working day. */
async function unlockOwners({ call }: Story, { cast, passphrase }: PreparedSample): Promise<void> {
  await call('session.setIdle', { minutes: 480 });
  for (const person of [cast.dana, cast.robin, cast.lee, cast.kim, cast.sam]) {
    await call('session.unlock', { person, passphrase });
  }
}

async function decide(
  story: Story,
  sample: PreparedSample,
  shown: ReviewCase,
  as: string,
  answer: Answer,
  inDays: (days: number) => string,
  /** Somebody who is a party to this access and can't be its second person either. */
  barred: string | null = null,
): Promise<void> {
  const { call } = story;
  const { item } = shown;
  const { exceptionControl, ...given } = answer(item, failingRules(shown), inDays);
  // what changed in a high-risk item is looked at in the evidence first, as the engine demands
  for (const line of shown.mustOpen) await call('review.opened', { item: item.id, citation: line, as });
  const { dana, robin, lee, kim, sam } = sample.cast;
  const decided = await call('review.decide', {
    item: item.id,
    ...given,
    exception:
      exceptionControl === undefined
        ? null
        : {
            approver: dana === as || dana === barred ? robin : dana,
            compensatingControl: exceptionControl,
            expires: inDays(item.ordinal % 5 === 0 ? 60 : 110),
          },
    shownDigest: shown.shownDigest,
    secondsSpent: 20 + (item.ordinal % 90),
    as,
  });
  if (!shown.secondPersonNeeded || decided.outcome === 'CANNOT_DECIDE') return;
  for (const second of [lee, dana, robin, kim, sam].filter((person) => person !== as && person !== barred)) {
    if (await confirms(call, item.id, second)) return;
  }
}

/** False where the engine bars this person, because they granted or use the access themselves. */
async function confirms(call: Call, item: string, as: string): Promise<boolean> {
  try {
    await call('review.confirm', { item, agrees: true, as });
    return true;
  } catch (error) {
    if (error instanceof CountersignError && error.code === 'SELF_REVIEW') return false;
    throw error;
  }
}

export async function signOffAll(story: Story, sample: PreparedSample, campaign: string): Promise<void> {
  const { assignments } = await story.call('campaign.read', { campaign });
  for (const assignment of assignments) {
    if (assignment.person === null || assignment.items === 0) continue;
    const signed = await story.call('review.signOff', {
      campaign,
      passphrase: sample.passphrase,
      as: assignment.person,
    });
    story.tell(`  ${signed.name} signed ${signed.items} items; checkpoint at ledger size ${signed.checkpointSize}.`);
  }
}

export async function closeCampaign(story: Story, sample: PreparedSample, campaign: string): Promise<CampaignDetail> {
  await unlockOwners(story, sample);
  const closed = await story.call('campaign.close', {
    campaign,
    reason: 'End of the review period; what nobody decided is listed by name.',
    as: sample.cast.sam,
  });
  story.tell(
    `Closed “${closed.name}”: ${Object.entries(closed.byOutcome)
      .filter(([, n]) => n > 0)
      .map(([outcome, n]) => `${outcome} ${n}`)
      .join(', ')}; ${closed.complete ? 'complete' : 'not complete'}.`,
  );
  return closed;
}

function quarterTitle({ quarter }: SampleBundle): string {
  const [year, number] = quarter.name.split('-q');
  return `Q${number} ${year}`;
}

function businessDate(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
