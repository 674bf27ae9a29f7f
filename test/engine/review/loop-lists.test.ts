// The lists after a sign-off, page by page and part by part, against the whole of what they are lists of.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoDecision } from '../../../electron/engine/review/decide.ts';
import { listExceptions } from '../../../electron/engine/review/exception-list.ts';
import { exceptionRecords } from '../../../electron/engine/review/exception-register.ts';
import { remediationRows } from '../../../electron/engine/review/remediation.ts';
import { listRemediation } from '../../../electron/engine/review/remediation-list.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import type { MethodArguments } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import {
  decideAs,
  giveKey,
  grant,
  importTables,
  itemOf,
  northwind,
  open,
  passphrase,
  service,
  services,
} from './northwind.ts';

const names = Array.from({ length: 8 }, (_, at) => `svc-${at}`);
const today = '2026-10-20';

async function underReview() {
  const sample = await northwind();
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read, write', name === 'svc-3' ? 'payroll' : 'ledger')),
  });
  sample.at('2026-10-01T09:00:00.000Z');
  const { id: campaign } = await open(sample);
  await giveKey(sample, sample.cast.dana);
  return { ...sample, campaign, items: names.map((name) => itemOf(sample, campaign, name)) };
}

const remediationArguments: MethodArguments<'remediation.list'> = {
  campaign: null,
  state: null,
  search: '',
  item: null,
  offset: 0,
  limit: 200,
};

const exceptionArguments: MethodArguments<'exception.list'> = {
  part: 'all',
  state: null,
  campaign: null,
  cameBack: false,
  search: '',
  offset: 0,
  limit: 200,
};

test('the remediation comes in pages, what went wrong first, with its counts and the place of an item', async () => {
  const sample = await underReview();
  const { workspace, cast, campaign, items } = sample;
  for (const item of items) {
    await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Not needed', as: cast.dana });
  }
  sample.at('2026-10-02T09:00:00.000Z');
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  sample.at('2026-10-12T10:00:00.000Z');
  await importTables(sample, {
    extractedAt: '2026-10-12T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.slice(0, 5).map((name) => grant(name, 'read, write', name === 'svc-3' ? 'payroll' : 'ledger')),
  });
  const list = (part: Partial<MethodArguments<'remediation.list'>>) =>
    listRemediation(workspace.read, { ...remediationArguments, ...part }, today);
  const whole = list({});
  const pages = [0, 3, 6].flatMap((offset) => list({ offset, limit: 3 }).rows);
  const { counts, open: stillOpen, overdue, byDue } = whole;
  expect({
    states: whole.rows.map(({ state }) => state),
    all: new Set(whole.rows.map(({ item }) => item)).size,
    samePages: pages.map(({ item }) => item).join() === whole.rows.map(({ item }) => item).join(),
    counts: [counts, stillOpen, overdue, byDue],
    verified: list({ state: 'verified', offset: 1 }).rows.length,
    place: list({ state: 'verified', item: items[6] ?? '' }).position,
    placeElsewhere: list({ state: 'failed', item: items[6] ?? '' }).position,
    words: list({ search: 'PAYROLL write' }).rows.map(({ identity }) => identity),
    wordsCount: list({ search: 'payroll' }).counts.failed,
    otherCampaign: list({ campaign: 'none' }).total,
    asMany: remediationRows(workspace.read, null, today).length,
  }).toEqual({
    states: [...Array(5).fill('failed'), ...Array(3).fill('verified')],
    all: 8,
    samePages: true,
    counts: [{ reappeared: 0, failed: 5, claimed: 0, instructed: 0, verified: 3 }, 5, 0, [{ due: null, items: 5 }]],
    verified: 2,
    place: 1,
    placeElsewhere: null,
    words: ['svc-3'],
    wordsCount: 1,
    otherCampaign: 0,
    asMany: 8,
  });
  await workspace.close();
});

test('whatever is decided and taken back, the register is that of all decisions, in any part and any page', async () => {
  const step = fc.record({
    item: fc.nat(names.length - 1),
    deed: fc.constantFrom('accept', 'accept', 'acceptUntil', 'revoke', 'undo'),
    expires: fc.constantFrom('2026-10-21', '2026-11-30', '2026-12-24'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 16 }), async (steps) => {
      const sample = await underReview();
      const { workspace, cast, items } = sample;
      for (const { item: at, deed, expires } of steps) {
        const item = items[at] ?? '';
        const common = { item, justification: 'Looked at it', as: cast.dana };
        const exception = { approver: cast.sam, compensatingControl: 'Watched daily', expires };
        try {
          if (deed === 'accept') await decideAs(sample, { ...common, outcome: 'CERTIFY', exception });
          else if (deed === 'acceptUntil')
            await decideAs(sample, { ...common, outcome: 'CERTIFY_UNTIL', until: '2026-12-31', exception });
          else if (deed === 'revoke') await decideAs(sample, { ...common, outcome: 'REVOKE' });
          else await undoDecision(workspace, { item, as: cast.dana });
        } catch (error) {
          // what the rules refuse changes nothing
          if (!(error instanceof CountersignError)) throw error;
        }
        // read between, so that what is remembered has to follow
        const due = exceptionRecords(workspace.read, today);
        const list = (part: Partial<MethodArguments<'exception.list'>>) =>
          listExceptions(workspace.read, { ...exceptionArguments, ...part }, today);
        const [first, second] = [list({ limit: 3 }), list({ offset: 3 })];
        expect([[...first.rows, ...second.rows], first.total, first.counts.waiting]).toEqual([
          due,
          due.length,
          due.filter(({ state }) => state === 'waiting').length,
        ]);
        expect(list({ search: 'svc-3' }).rows).toEqual(due.filter(({ identity }) => identity === 'svc-3'));
      }
      await workspace.close();
    }),
    { numRuns: 4, seed: 20261020 },
  );
}, 60_000);
