// Whatever people do in a campaign, what its lists count is what a count from its items gives, a replay counts the same, and
// a sign-off page says what the items say.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engagementActs } from '../../../electron/engine/engagement/acts.ts';
import { blobTables, inventoryActs } from '../../../electron/engine/inventory/acts.ts';
import type { Act } from '../../../electron/engine/ledger/act.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { reviewActs, tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { decideInBulk } from '../../../electron/engine/review/bulk.ts';
import { confirmDecision, undoDecision } from '../../../electron/engine/review/decide.ts';
import { decisionsMade } from '../../../electron/engine/review/decisions-made.ts';
import { answerHandover, notMine } from '../../../electron/engine/review/handover.ts';
import { type ItemRow, itemsOf } from '../../../electron/engine/review/items.ts';
import { reviewQualityOf } from '../../../electron/engine/review/quality.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { supersede } from '../../../electron/engine/review/supersede.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { outcomes } from '../../../shared/words.ts';
import {
  decideAs,
  emptyFolder,
  giveKey,
  grant,
  importTables,
  type Northwind,
  northwind,
  open,
  passphrase,
  service,
  services,
  setRisks,
} from './northwind.ts';
import { wrongCounts } from './queue-counts.ts';
import { pageChecker } from './sign-off-plain.ts';

const names = Array.from({ length: 12 }, (_, at) => `svc-${at}`);

/** Twelve services, most of them unchanged since an earlier round and of low risk. */
async function underReview(): Promise<Northwind & { readonly campaign: string }> {
  const sample = await northwind();
  const evidence = {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read', 'ledger')),
  };
  await importTables(sample, evidence);
  await importTables(sample, { ...evidence, extractedAt: '2026-09-29T06:00:00Z' });
  await setRisks(
    sample,
    Object.fromEntries(names.map((name, at) => [name, at < 8 ? 'low' : at < 10 ? 'high' : 'critical'])),
  );
  for (const person of [sample.cast.dana, sample.cast.robin]) await giveKey(sample, person);
  sample.at('2026-10-01T09:00:00.000Z');
  const { id: campaign } = await open(sample);
  return { ...sample, campaign };
}

type Deed = (sample: Northwind & { readonly campaign: string }, chosen: Chosen) => Promise<unknown>;

interface Chosen {
  readonly items: readonly string[];
  readonly as: string;
  readonly to: string;
  readonly outcome: (typeof outcomes)[number];
}

const answer = ({ items, as, outcome }: Chosen) => ({
  item: items[0] ?? '',
  outcome,
  justification: 'Needed every month',
  until: outcome === 'CERTIFY_UNTIL' ? '2026-12-31' : null,
  to: outcome === 'REDUCE' ? 'none' : null,
  question: outcome === 'CANNOT_DECIDE' ? 'Who runs it?' : null,
  as,
});

const deeds = {
  decide: (sample, chosen) => decideAs(sample, answer(chosen)),
  undo: ({ workspace }, { items, as }) => undoDecision(workspace, { item: items[0] ?? '', as }),
  confirm: ({ workspace }, { items, as }) =>
    confirmDecision(workspace, services, { item: items[0] ?? '', agrees: true, note: null, as }),
  disagree: ({ workspace }, { items, as }) =>
    confirmDecision(workspace, services, { item: items[0] ?? '', agrees: false, note: 'No', as }),
  bulk: ({ workspace, campaign }, { items, as }) =>
    decideInBulk(workspace, { campaign, items, justification: 'Unchanged since', as }),
  assign: ({ workspace, cast }, { items, to }) =>
    assignItems(workspace, { items: items.slice(0, 3), to, reason: 'Knows it', as: cast.sam }),
  handOver: ({ workspace }, { items, as, to }) =>
    notMine(workspace, { item: items[0] ?? '', to, reason: 'Not mine', as }),
  takeOver: ({ workspace }, { items, as }) =>
    answerHandover(workspace, { item: items[0] ?? '', accepts: true, reason: null, as }),
  sendBack: ({ workspace }, { items, as }) =>
    answerHandover(workspace, { item: items[0] ?? '', accepts: false, reason: 'Nor mine', as }),
  signOff: ({ workspace, campaign }, { as }) => signOff(workspace, services, { campaign, passphrase, read: null, as }),
  supersede: ({ workspace }, chosen) =>
    supersede(workspace, services, {
      ...decisionInput.parse(answer(chosen)),
      reason: 'Looked again',
      passphrase,
    }),
} satisfies Record<string, Deed>;

/** What it can be done to; to anything, where nothing is said. */
const fits: { readonly [D in keyof typeof deeds]?: (row: ItemRow) => boolean } = {
  undo: (row) => row.decision !== null && row.signedOffAt === null,
  confirm: (row) => row.waiting === 1 || row.pending !== null,
  disagree: (row) => row.waiting === 1 || row.pending !== null,
  takeOver: (row) => row.handoverTo !== null,
  sendBack: (row) => row.handoverTo !== null,
  supersede: (row) => row.signedOffAt !== null && row.decision !== null,
};

const deedNames = [
  'decide',
  'decide',
  'decide',
  'decide',
  'decide',
  'bulk',
  ...Object.keys(deeds),
] as (keyof typeof deeds)[];

const step = fc.record({
  deed: fc.constantFrom(...deedNames),
  first: fc.nat(11),
  count: fc.integer({ min: 1, max: 12 }),
  as: fc.constantFrom('reviewer', 'reviewer', 'other'),
  outcome: fc.constantFrom(...outcomes),
});

test('after any acts the counts are those of the items, and a replay gives the same', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
      const sample = await underReview();
      const { workspace, cast, campaign } = sample;
      const pages = pageChecker(sample);
      for (const { deed, first, count, as, outcome } of steps) {
        const rows = itemsOf(workspace.read, campaign);
        const fitting = rows.filter(fits[deed] ?? (() => true));
        const aimed = fitting[first % Math.max(1, fitting.length)] ?? rows[0];
        const others = rows.slice(first % rows.length).map(({ id }) => id);
        const other = aimed?.assignee === cast.dana ? cast.robin : cast.dana;
        const chosen = { items: [aimed?.id ?? '', ...others].slice(0, count), outcome, to: other };
        const persons = { as: as === 'other' ? other : (aimed?.assignee ?? cast.dana) };
        try {
          await deeds[deed](sample, { ...chosen, ...persons });
          done.add(deed);
        } catch (error) {
          // what the rules refuse changes nothing
          if (!(error instanceof CountersignError)) throw error;
        }
        // read between, so that what is remembered has to follow
        reviewQualityOf(workspace.read, campaign);
        decisionsMade(workspace.read, campaign);
        pages.check();
      }
      const acts: readonly Act<unknown>[] = [workspaceNamed, ...engagementActs, ...inventoryActs, ...reviewActs];
      const again = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
      await rebuildState(workspace, acts, again, [...blobTables, ...tablesWithoutActs]);
      const remembered = reviewQualityOf(workspace.read, campaign);
      const { decisions, inBulk } = remembered;
      expect({
        wrong: wrongCounts(workspace.read),
        wrongAgain: wrongCounts(again.read),
        differs: compareState(workspace.read, again.read, ['entitlement_assessment']),
        quality: reviewQualityOf(again.read, campaign),
        made: decisionsMade(workspace.read, campaign),
        pages: pages.found,
      }).toEqual({
        wrong: [],
        wrongAgain: [],
        differs: [],
        quality: remembered,
        made: { decisions, inBulk },
        pages: { wrong: [], missed: 0 },
      });
      await Promise.all([workspace.close(), again.close()]);
    }),
    { numRuns: 6, seed: 20261001 },
  );
  // the rules let something of every kind happen
  expect(Object.keys(deeds).filter((deed) => !done.has(deed))).toEqual([]);
}, 120_000);
