// The sample engagement: believable, the same every time, and something in it for every rule.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportTables } from '../../../electron/engine/report/tables.ts';
import { draftState } from '../../../electron/engine/review/sealing.ts';
import { writeSampleBundles } from '../../../electron/engine/sample/bundles.ts';
import { prepareSample, sampleFile, storyClock } from '../../../electron/engine/sample/run.ts';
import { reviewServices } from '../../../electron/engine/serve/judgement.ts';
import { createEngine, type Engine } from '../../../electron/engine/serve.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';

const today = new Date('2026-11-22T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'countersign-sample-'));
let engine: Engine;
const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
  engine.dispatch(method, input, { signal: new AbortController().signal, progress: () => undefined }) as Promise<
    MethodOutput<M>
  >;

beforeAll(async () => {
  const clock = storyClock(new Date(today.getTime() - 200 * 86_400_000));
  engine = createEngine({ clock: clock.now });
  mkdirSync(join(folder, 'story'));
  await prepareSample({
    call,
    clock,
    folder: join(folder, 'story'),
    today,
    tell: () => undefined,
    progress: () => undefined,
  });
}, 240_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample engagement', () => {
  it('is the same byte for byte when it is made for the same day', async () => {
    const digests: string[][] = [];
    for (const name of ['once', 'again']) {
      const bundles = await writeSampleBundles(join(folder, name), today);
      digests.push(bundles.map((bundle) => createHash('sha256').update(readFileSync(bundle.file)).digest('hex')));
    }
    expect(digests[0]).toEqual(digests[1]);
  });

  it('has two quarters of signed evidence with rows that can’t be read, a partial file and an attested empty source', async () => {
    const bundles = await call('evidence.bundles', {});
    expect(bundles.map((bundle) => [bundle.trust, bundle.lineage, bundle.partial])).toEqual(
      expect.arrayContaining([
        ['trusted', 'first', true],
        ['trusted', 'follows', true],
      ]),
    );
    const newest = await call('evidence.bundle', { id: bundles.find((bundle) => bundle.sequence === 2)?.id ?? '' });
    expect(newest.sources.filter((source) => source.rejected > 0).length).toBeGreaterThanOrEqual(3);
    expect(
      newest.sources.filter((source) => source.emptyAttested !== null && source.imported.identities === 0),
    ).toHaveLength(1);
  });

  it('has about 400 identities and 1,500 entitlements in seven systems', async () => {
    const { counts } = await call('overview.read', {});
    expect(counts.identities).toBeGreaterThan(380);
    expect(counts.entitlements).toBeGreaterThan(1350);
  });

  it('makes every rule fail somewhere, but for those that would keep its campaigns from opening', async () => {
    const rules = await call('controls.rules', {});
    const silent = rules.filter((rule) => rule.fail === 0).map((rule) => rule.rule);
    expect(silent).toEqual(['GOV-1', 'GOV-2', 'GOV-5']);
  });

  it('shows removals that were carried out, one that was not, and one that came back', async () => {
    const { counts } = await call('remediation.list', {});
    const states = Object.entries(counts).flatMap(([state, count]) => (count > 0 ? [state] : []));
    expect(states.sort()).toEqual(['failed', 'reappeared', 'verified']);
  });

  it('agrees on the loop in window, report and command line: the same rows behind each', async () => {
    const [pilot] = (await call('campaign.list', {})).filter(({ state }) => state === 'closed');
    const listed = (await call('remediation.list', { campaign: pilot?.id ?? '', limit: 1000 })).rows;
    const snapshot = await call('remediation.closingSnapshot', { campaign: pilot?.id ?? '' });
    const preview = await call('report.preview', { campaign: pilot?.id ?? '' });
    const [overview, actions, grid] = [
      await call('overview.read', {}),
      (await call('action.list', { limit: 1000 })).rows,
      await call('inventory.rows', { filter: { subject: 'actions' }, from: 0, limit: 1 }),
    ];
    const references = actions.length - overview.counts.actions;
    const reading = await openWorkspace(join(folder, 'story', sampleFile), { readOnly: true });
    const { state } = draftState(reading.read, () => today, reviewServices, pilot?.id ?? '');
    const tables = new Map(reportTables(state).map((table) => [table.file, table]));
    const column = (table: string, head: string) => {
      const found = tables.get(table);
      const at = found?.columns.findIndex((one) => one.head === head) ?? -1;
      return found === undefined ? [] : [...found.rows.column(at)];
    };
    const report = {
      states: column('remediation', 'State').sort(),
      verdicts: column('actions', 'Verdict').sort(),
      instructions: column('instructions', 'Instruction').length,
      exceptions: column('exceptions', 'Item').length,
      closing: column('closing-snapshot', 'What').length,
    };
    await reading.close();
    const lists = (await call('instructions.list', {})).filter(({ campaign }) => campaign === pilot?.id);
    const exceptions = (await call('exception.list', { campaign: pilot?.id ?? '', limit: 1000 })).rows;
    expect(report).toEqual({
      states: listed.map((row) => row.state).sort(),
      verdicts: actions.map((action) => action.authorised).sort(),
      instructions: lists.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0),
      exceptions: exceptions.length,
      closing: snapshot.rows.length,
    });
    expect({
      cuts: snapshot.counts.asDecided + snapshot.counts.notDone,
      verified: snapshot.counts.asDecided,
      total: overview.actionsTotal,
      unauthorised: overview.unauthorisedTotal,
      grid: grid.total,
      tickets: -references,
      campaign: preview.campaignName,
    }).toEqual({
      cuts: listed.length,
      verified: listed.filter(({ state }) => state === 'verified').length,
      total: actions.length,
      unauthorised: actions.filter(({ authorised }) => authorised === 'unauthorised').length,
      grid: overview.counts.actions,
      tickets: 2,
      campaign: pilot?.name,
    });
  });

  it('sends what was decided in signed lists, the second of which says only what changed', async () => {
    const lists = await call('instructions.list', {});
    const rotations = await call('rotation.list', {});
    expect({
      lists: lists.map(({ number, supersedes, counts }) => [number, supersedes, counts.ROTATE, counts.WITHDRAWN]),
      rotations: rotations.map(({ state, withdrawn, dependants }) => [state, withdrawn !== null, dependants !== null]),
    }).toEqual({
      lists: [
        [2, 1, 1, 1],
        [1, null, 2, 0],
      ],
      rotations: [
        ['verified', false, true],
        ['instructed', true, true],
        ['failed', false, true],
        ['instructed', false, false],
      ],
    });
  });

  it('shows the provider’s actions that nobody allowed, and leaves its campaign open for its owners', async () => {
    const overview = await call('overview.read', {});
    expect(overview.unauthorised.map(({ verb, standing, answer }) => [verb, standing, answer?.answer ?? null])).toEqual(
      [
        ['RotateKey', 'after_expiry', null],
        ['DisableKey', 'no_approval', null],
        ['AttachPolicy', 'no_approval', null],
        ['EnableAccount', 'no_approval', null],
        ['RemoveStatement', 'before_approval', 'ratified'],
        ['RotateKey', 'outside_scope', 'acknowledged'],
      ],
    );
    expect(overview.campaign).toMatchObject({ state: 'open', complete: false, unassigned: 0 });
  });
});
