// Who may change thresholds and verdicts, and that each change is an act from which the state can be made again.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coverage } from '../../../electron/engine/controls/coverage.ts';
import { coverageOverridden } from '../../../electron/engine/controls/overrides.ts';
import { noReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { listThresholds, overrideCoverage, setThreshold } from '../../../electron/engine/controls/services.ts';
import { readThresholds, thresholdChanged } from '../../../electron/engine/controls/thresholds.ts';
import { addPerson, personAdded } from '../../../electron/engine/engagement/persons.ts';
import type { Actor } from '../../../electron/engine/ledger/act.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { ledgerEntries } from '../../../electron/engine/ledger/entries.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { emptyFolder, tickingClock } from '../ledger/notes.ts';

let folder: string;
let workspace: Workspace;
let dana: string;
beforeEach(async () => {
  folder = emptyFolder();
  workspace = await createWorkspace(join(folder, 'northwind.countersign'), { clock: tickingClock() });
  dana = (
    await addPerson(workspace, {
      name: 'Dana Owner',
      party: 'customer',
      email: 'dana@northwind.example',
      title: null,
      as: null,
    })
  ).id;
});
afterEach(() => workspace.close());

const rotation = { threshold: 'rotation_days', value: 60, reason: 'Agreed with the audit committee' };
const physical = { framework: 'csf-1.1', control: 'PR.AC-2', status: 'MET', reason: 'Visited on site' } as const;
const set = (actor: Actor, change = rotation) =>
  workspace.write((transaction) => setThreshold(transaction, actor, change));
const override = (
  party: 'customer' | 'provider' | 'adviser',
  change: Parameters<typeof overrideCoverage>[2] = physical,
) =>
  workspace.write((transaction) => overrideCoverage(transaction, { person: dana, party, name: 'Dana Owner' }, change));
const entries = () => ledgerEntries(workspace.read, { limit: 100 }).map((entry) => [entry.act, entry.body]);
const row = () =>
  coverage(workspace.read, noReviewFacts, '2026-10-01').find((candidate) => candidate.control === 'PR.AC-2');

describe('a threshold', () => {
  test('that somebody sets is shown with who, when and why, beside the standard one, and is in the ledger', async () => {
    const setting = await set({ person: dana, party: 'customer' });
    const expected = {
      threshold: 'rotation_days',
      title: 'A credential must be rotated within',
      value: 60,
      unit: 'days',
      standard: 90,
      changedBy: 'Dana Owner',
      changedAt: '2026-10-01T09:30:03.000Z',
      reason: 'Agreed with the audit committee',
    };
    expect([
      setting,
      listThresholds(workspace.read)[1],
      readThresholds(workspace.read).rotation_days,
      entries().at(-1),
    ]).toEqual([expected, expected, 60, ['threshold.changed', rotation]]);
  });

  test('that nobody has set has its standard value', () => {
    expect(
      listThresholds(workspace.read).map((setting) => [setting.threshold, setting.value, setting.changedBy]),
    ).toEqual([
      ['unused_days', 90, null],
      ['rotation_days', 90, null],
      ['lifetime_days', 365, null],
      ['expiry_warning_days', 30, null],
      ['overlap_days', 30, null],
      ['stale_days', 30, null],
    ]);
  });

  test.each(['provider', 'adviser'] as const)('is not set by a %s, by the service or past it', async (party) => {
    const before = entries();
    await expect(set({ person: dana, party })).rejects.toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
    const past = workspace.write((transaction) =>
      perform(transaction, thresholdChanged, { person: dana, party }, rotation),
    );
    await expect(past).rejects.toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
    expect([entries(), readThresholds(workspace.read).rotation_days]).toEqual([before, 90]);
  });

  test.each([
    ['that does not exist', { ...rotation, threshold: 'mood' }, 'NOT_FOUND'],
    ['below its minimum', { ...rotation, value: 0 }, 'INPUT_INVALID'],
    ['above its maximum', { ...rotation, value: 4000 }, 'INPUT_INVALID'],
    ['that is no whole number', { ...rotation, value: 30.5 }, 'INPUT_INVALID'],
    ['that is no number', { ...rotation, value: Number.NaN }, 'INPUT_INVALID'],
    ['without a reason', { ...rotation, reason: '  ' }, 'INPUT_INVALID'],
  ])('%s is refused', async (_, change, code) => {
    await expect(set({ person: dana, party: 'customer' }, change)).rejects.toMatchObject({ code });
  });
});

describe('an override', () => {
  test('shows both verdicts, with reason and name, and can be taken back', async () => {
    const computed = row();
    const shown = await override('customer');
    const overridden = row();
    const taken = await override('customer', { ...physical, status: null, reason: 'The visit was another site' });
    expect([shown, overridden, taken, row(), entries().slice(1)]).toEqual([
      { reason: 'Visited on site', by: 'Dana Owner', at: '2026-10-01T09:30:03.000Z' },
      { ...computed, status: 'MET', computed: 'NOT_EVALUABLE', override: shown },
      null,
      computed,
      [
        ['coverage.overridden', { ...physical, by: 'Dana Owner' }],
        ['coverage.overridden', { ...physical, status: null, reason: 'The visit was another site', by: 'Dana Owner' }],
      ],
    ]);
  });

  test.each(['provider', 'adviser'] as const)('is not made by a %s, by the service or past it', async (party) => {
    const before = [entries(), row()];
    await expect(override(party)).rejects.toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
    const body = { ...physical, by: 'Pat Analyst' };
    const past = workspace.write((transaction) =>
      perform(transaction, coverageOverridden, { person: dana, party }, body),
    );
    await expect(past).rejects.toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
    expect([entries(), row()]).toEqual(before);
  });

  test('is not made without a name', async () => {
    const nameless = workspace.write((transaction) =>
      perform(transaction, coverageOverridden, { person: null, party: 'operator' }, { ...physical, by: 'Nobody' }),
    );
    await expect(nameless).rejects.toMatchObject({ code: 'NOT_A_CUSTOMER_PERSON' });
  });

  test.each([
    ['of a control that is not in the catalogue', { ...physical, control: 'PR.AC-9' }, 'NOT_FOUND'],
    ['of a control of another framework', { ...physical, framework: 'csf-2.0' as const }, 'NOT_FOUND'],
    ['that takes nothing back', { ...physical, status: null }, 'NOT_FOUND'],
    ['without a reason', { ...physical, reason: ' ' }, 'INPUT_INVALID'],
  ])('%s is refused', async (_, change, code) => {
    await expect(override('customer', change)).rejects.toMatchObject({ code });
  });
});

test('thresholds and overrides can be made again from the ledger', async () => {
  await set({ person: dana, party: 'customer' });
  await set({ person: null, party: 'operator' }, { ...rotation, value: 45 });
  await override('customer');
  await override('customer', {
    framework: 'pci-dss',
    control: '7.2.5.1-a',
    status: 'PARTLY_MET',
    reason: 'Half of it',
  });
  await override('customer', { ...physical, status: null });
  const again = await createWorkspace(join(folder, 'again.countersign'), { clock: tickingClock(), id: workspace.id });
  await rebuildState(workspace, [personAdded, thresholdChanged, coverageOverridden], again, []);
  expect(compareState(workspace.read, again.read)).toEqual([]);
  await again.close();
});
